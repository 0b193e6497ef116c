import { describe, expect, test } from 'vitest';
import { never } from '../device-contract-suite.ts';
import { describeCardReader } from './contract-suite.ts';
import type { AccessKey, CardData } from './contract.ts';
import { cardReadSteps, SimulatedCardReader } from './simulator.ts';

const card: CardData = {
  mrz: ['I<UKR0000000000<<<<<<<<<<<<<<<', '0001010F3001010UKR<<<<<<<<<<<0', 'TESTOVA<<OLENA<<<<<<<<<<<<<<<<'],
  nationalName: { surname: 'Тестова', given: 'Олена', patronymic: 'Іванівна' },
  authenticity: 'verified',
};
const key: AccessKey = { kind: 'can', can: '123456' };

describeCardReader('simulator', async () => {
  const device = new SimulatedCardReader();
  const rig = {
    expected: card,
    key,
    wrongKey: { kind: 'can', can: '654321' } satisfies AccessKey,
    insert: (kind: 'open' | 'locked' | 'unreadable' | 'notADocument') => {
      if (kind === 'locked') device.insertCard({ ...card, needsKey: key });
      else device.insertCard({ ...card, quality: kind === 'open' ? 'good' : kind });
    },
    remove: () => device.removeCard(),
    removeDuringRead: () => device.removeCardAt('mrz'),
    unplugDuringRead: () => device.unplugAt('mrz'),
    plug: () => device.plug(),
    unplug: () => device.unplug(),
    goMute: () => device.goMute(),
  };
  return { device, rig };
});

describe('simulated card reader', () => {
  test.each(cardReadSteps)('the card may leave at «%s»', async (step) => {
    const reader = new SimulatedCardReader({ initial: { card } });
    reader.removeCardAt(step);
    expect(await reader.read(undefined, never)).toEqual({ ok: false, fault: 'removed' });
  });

  test.each([
    ['another card', { ...card, mrz: ['another card'] }],
    ['the same card, laid anew', card],
  ])('a card swapped during a reading for %s ends it', async (_name, other) => {
    const hand = (): void => reader.insertCard(other);
    const reader = new SimulatedCardReader({ initial: { card }, pause: async () => hand() });
    expect(await reader.read(undefined, never)).toEqual({ ok: false, fault: 'removed' });
  });

  test('each part of the MRZ key counts', async () => {
    const right = { kind: 'mrz', documentNumber: '000000000', birthDate: '000101', expiryDate: '300101' } as const;
    const reader = new SimulatedCardReader({ initial: { card: { ...card, needsKey: right } } });
    for (const part of ['documentNumber', 'birthDate', 'expiryDate']) {
      expect(await reader.read({ ...right, [part]: '999999' }, never)).toEqual({ ok: false, fault: 'keyRejected' });
    }
    expect(await reader.read(key, never)).toEqual({ ok: false, fault: 'keyRejected' });
    expect(await reader.read(right, never)).toMatchObject({ ok: true });
  });

  test('the card stays where it lies when the terminal starts anew', () => {
    const before = new SimulatedCardReader();
    before.insertCard(card);
    expect(new SimulatedCardReader({ initial: before.snapshot() }).status).toEqual({ state: 'card' });
  });
});

import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { appealJourney, type JourneyActor } from './journey.ts';
import { helpful } from './test-resident.ts';
import { settled, today, Walk } from './test-walk.ts';
import { World } from './test-world.ts';

/** A resident on the way, in a world where nothing fails unless the test says so. */
async function onTheWay(to: string, { labels = true } = {}): Promise<{ walk: Walk; world: World; on: (path: string) => Promise<void> }> {
  const world = new World(() => 0, true);
  world.mended = true;
  const walk = new Walk(appealJourney(world, { now: () => 0, today: () => today }), world, labels);
  const on = async (path: string): Promise<void> => {
    for (let steps = 0; walk.path !== path; steps += 1) {
      if (walk.over || steps > 100) throw new Error(`${path} is not on the way`);
      const move = helpful(walk.path, walk.screen, walk.context, world, today, 'none');
      if (move === 'wait') world.step();
      else walk.send(move);
      await settled();
      walk.check();
    }
  };
  await on(to);
  return { walk, world, on };
}

test('from the start screen to «done», with a label', async () => {
  const { walk, world } = await onTheWay('done');
  expect(walk.screen).toMatchObject({ name: 'done', number: 'N1', paper: 'inBox', receiptPrinted: true, secret: null });
  expect(world).toMatchObject({ labels: ['N1'], receipts: ['N1'] });
});

test('a terminal without labels asks for none', async () => {
  const { walk, world } = await onTheWay('done', { labels: false });
  expect(world.labels).toEqual([]);
  expect(walk.context.numberOnPaper).toBe('stampOnly');
});

test('a form with its own number needs no label, and keeps its number', async () => {
  const { walk, world, on } = await onTheWay('address');
  expect(walk.send({ type: 'FORM_NUMBER', appealId: 'form', number: world.reserve('form'), secret: 's' })).toBe(true);
  world.marked.add('N1');
  await on('done');
  expect(walk.context).toMatchObject({ appealId: 'form', number: 'N1', numberOnPaper: 'form' });
  expect(world.labels).toEqual([]);
});

test('a second form, or one held before a closing screen, is left alone', async () => {
  const form = { type: 'FORM_NUMBER', appealId: 'x', number: 'N9', secret: '' } as const;
  expect((await onTheWay('review')).walk.state.can(form)).toBe(false);
  const { walk } = await onTheWay('address');
  walk.send({ type: 'CANCEL' });
  expect([walk.path, walk.state.can(form)]).toEqual(['ended', false]);
});

test('cancelling makes the number void; once sealed, nothing can be cancelled', async () => {
  const early = await onTheWay('confirm');
  early.walk.send({ type: 'CANCEL' });
  expect(early.walk.screen).toMatchObject({ name: 'ended', why: 'cancelled', number: 'N1' });
  expect(early.world.appeals.get('a1')?.state).toBe('void');
  const { walk } = await onTheWay('receipt.printing');
  expect([walk.send({ type: 'CANCEL' }), walk.send({ type: 'EXPIRE' }), walk.send({ type: 'REMEDY', remedy: 'cancel' })]).toEqual([
    false,
    false,
    false,
  ]);
});

test('a late tap on «cancel» does not end what is being sealed', async () => {
  const { walk } = await onTheWay('save.sealing');
  expect(walk.send({ type: 'REMEDY', remedy: 'cancel' })).toBe(false);
});

test('time that runs out beside a fault of the box ends on «done», with the paper where it is', async () => {
  const { walk, world } = await onTheWay('deposit.taking');
  walk.send({ type: 'DEPOSIT_FAILED', code: 'DEP-06', paper: 'withResident' });
  expect(walk.screen).toMatchObject({ name: 'trouble', trouble: { remedies: ['retry', 'keepPaper'], safe: { saved: true } } });
  walk.send({ type: 'EXPIRE' });
  expect(walk.screen).toMatchObject({ name: 'done', paper: 'withResident', secret: walk.context.secret });
  expect(world.appeals.get('a1')).toMatchObject({ settled: 'withResident', settledTimes: 1 });
});

test('an answer by e-mail asks for the address, and for nothing again', async () => {
  const { walk, on } = await onTheWay('reply');
  walk.send({ type: 'CHOOSE', option: 'email' });
  expect(walk.path).toBe('replyEmail');
  walk.send({ type: 'NEXT' });
  expect(walk.screen).toMatchObject({ name: 'form', fields: [{ id: 'email', fault: 'required' }] });
  await on('done');
});

test('pages that were stored unheard of are in the pile all the same', async () => {
  const { walk } = await onTheWay('scan.scanning');
  const page = { id: 'unheard', revision: 0, rotation: 0, mode: 'bw', width: 1, height: 1, blank: false } as const;
  walk.send({ type: 'SCAN_ENDED', code: null, pages: [page] });
  expect([walk.path, walk.context.pages]).toEqual(['review', [page]]);
});

test('a snapshot of another version does not start, and says so', () => {
  const journey = appealJourney(new World(() => 0, true), { now: () => 0, today: () => today });
  const input = { appealId: 'a', language: 'uk', labels: true, draft: {} } as const;
  const kept: JourneyActor = createActor(journey, { input });
  const snapshot = { ...kept.getPersistedSnapshot(), value: 'elsewhere' };
  expect(createActor(journey, { input, snapshot }).getSnapshot().status).toBe('error');
});

import { describe, expect, test } from 'vitest';
import { type Bench, never, type PlugRig, reaches, testDeviceBasics } from '../device-contract-suite.ts';
import type { AccessKey, CardData, CardReader } from './contract.ts';

/** The hands of a resident at the reader, for a simulator or for a real reader's peer. */
export interface CardReaderRig extends PlugRig {
  /** Lays down a card that tells `expected` to who has `key`. */
  readonly insert: (kind: 'open' | 'locked' | 'unreadable' | 'notADocument') => void;
  readonly remove: () => void;
  /** The next reading loses the card, or the cable, halfway. */
  readonly removeDuringRead: () => void;
  readonly unplugDuringRead: () => void;
  /** What the open and the locked card tell. */
  readonly expected: CardData;
  readonly key: AccessKey;
  readonly wrongKey: AccessKey;
}

/** What a card reader keeps. `make` gives a plugged reader with no card on it. */
export function describeCardReader(name: string, make: () => Promise<Bench<CardReader, CardReaderRig>>): void {
  describe(`card reader: ${name}`, () => {
    testDeviceBasics(make);

    test('tells what the card says', async () => {
      const { device, rig } = await make();
      rig.insert('open');
      await reaches(device, 'card');
      expect(await device.read(undefined, never)).toEqual({ ok: true, card: rig.expected });
      rig.remove();
      await reaches(device, 'empty');
      expect(await device.read(undefined, never)).toEqual({ ok: false, fault: 'noCard' });
      await device.close();
    });

    test('a locked card opens to its key alone', async () => {
      const { device, rig } = await make();
      rig.insert('locked');
      await reaches(device, 'card');
      expect(await device.read(undefined, never)).toEqual({ ok: false, fault: 'keyNeeded' });
      expect(await device.read(rig.wrongKey, never)).toEqual({ ok: false, fault: 'keyRejected' });
      expect(await device.read(rig.key, never)).toEqual({ ok: true, card: rig.expected });
      await device.close();
    });

    test.each(['unreadable', 'notADocument'] as const)('a card that is %s', async (kind) => {
      const { device, rig } = await make();
      rig.insert(kind);
      await reaches(device, 'card');
      expect(await device.read(undefined, never)).toEqual({ ok: false, fault: kind });
      await device.close();
    });

    test('a card pulled while it is read, then laid back', async () => {
      const { device, rig } = await make();
      rig.insert('open');
      await reaches(device, 'card');
      rig.removeDuringRead();
      expect(await device.read(undefined, never)).toEqual({ ok: false, fault: 'removed' });
      await reaches(device, 'empty');
      rig.insert('open');
      await reaches(device, 'card');
      expect(await device.read(undefined, never)).toMatchObject({ ok: true });
      await device.close();
    });

    test('a reader unplugged while it reads, then plugged', async () => {
      const { device, rig } = await make();
      rig.insert('open');
      await reaches(device, 'card');
      rig.unplugDuringRead();
      expect(await device.read(undefined, never)).toEqual({ ok: false, fault: 'disconnected' });
      expect(await device.read(undefined, never)).toEqual({ ok: false, fault: 'disconnected' });
      rig.plug();
      await reaches(device, 'card');
      expect(await device.read(undefined, never)).toMatchObject({ ok: true });
      await device.close();
    });

    test('aborting ends a reading, or one that waits for its turn', async () => {
      const { device, rig } = await make();
      rig.insert('open');
      await reaches(device, 'card');
      const leaving = new AbortController();
      const first = device.read(undefined, never);
      const second = device.read(undefined, leaving.signal);
      const third = device.read(undefined, never);
      leaving.abort();
      expect(await second).toEqual({ ok: false, fault: 'cancelled' });
      expect(await first).toMatchObject({ ok: true });
      expect(await third).toMatchObject({ ok: true });
      const under = new AbortController();
      const aborted = device.read(undefined, under.signal);
      under.abort();
      expect(await aborted).toEqual({ ok: false, fault: 'cancelled' });
      await device.close();
    });

    test('after closing every reading says disconnected', async () => {
      const { device, rig } = await make();
      rig.insert('open');
      await device.close();
      expect(await device.read(undefined, never)).toEqual({ ok: false, fault: 'disconnected' });
    });
  });
}

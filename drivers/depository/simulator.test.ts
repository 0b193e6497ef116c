import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drain, never } from '../device-contract-suite.ts';
import { describeDepository } from './contract-suite.ts';
import { type DepositoryTrouble, depositoryTroubles, type StrikePoint } from './controls.ts';
import { Mechanism, type MechanismState, newMechanism } from './mechanism.ts';
import { SimulatedDepository } from './simulator.ts';

describeDepository('simulator', async () => {
  const device = new SimulatedDepository();
  return { device, rig: device };
});

describe('mechanism', () => {
  test('the stapler does not move while the shutter is open', () => {
    const mechanism = new Mechanism();
    mechanism.moveShutter('open');
    mechanism.putIn(2);
    expect(() => mechanism.staple()).toThrow('interlock');
    expect(() => mechanism.drop()).toThrow('interlock');
  });

  test('nothing falls past an open door or into no box', () => {
    for (const part of [{ door: 'open' }, { box: null }] as const) {
      const mechanism = new Mechanism({ ...newMechanism, slot: { sheets: 1, stapled: false }, ...part });
      expect(() => mechanism.drop()).toThrow('interlock');
    }
  });
});

describe('simulated depository', () => {
  const request = { sheets: 3, insertWithinMs: 1000 };

  test('a resident at hand puts the paper in by themselves', async () => {
    const depository = new SimulatedDepository({ autoInsert: true });
    expect((await drain(depository.deposit(request, never))).end).toEqual({ end: 'deposited', stapled: true, drops: 1 });
    expect(depository.snapshot()).toMatchObject({ box: { documents: 1, sheets: 3 }, staples: 4999 });
  });

  test('paper in the slot stays there when the terminal starts anew, and is not stapled twice', async () => {
    const before = new SimulatedDepository({ autoInsert: true });
    before.strikeAt('dropping', 'unplug');
    await drain(before.deposit(request, never));
    const after = new SimulatedDepository({ initial: before.snapshot() });
    expect(after.status).toMatchObject({ state: 'ready', shutter: 'closed', paper: 'inSlot', drops: 0 });
    expect(await drain(after.deposit(request, never))).toEqual({ items: ['dropping'], end: { end: 'deposited', stapled: true, drops: 1 } });
    expect(after.snapshot().staples).toBe(4999);
  });

  test('the count of drops goes on when the box is emptied', async () => {
    const depository = new SimulatedDepository({ autoInsert: true, boxSheets: 3 });
    await drain(depository.deposit(request, never));
    expect(depository.status).toMatchObject({ state: 'boxFull', box: { level: 1 } });
    depository.removeBox();
    depository.putBox('emptied');
    expect((await drain(depository.deposit(request, never))).end).toMatchObject({ drops: 2 });
    expect(depository.snapshot()).toMatchObject({ carriedAway: 1, box: { documents: 1 } });
  });

  test('an aborted step does not move: no staple is driven, no shutter opened', async () => {
    const depository = new SimulatedDepository({ autoInsert: true });
    let openings = 0;
    depository.watch((status) => (openings += 'shutter' in status && status.shutter === 'open' && status.paper === 'none' ? 1 : 0));
    for (const step of ['insert', 'stapling']) {
      const leaving = new AbortController();
      await drain(depository.deposit(request, leaving.signal), (begun) => begun === step && leaving.abort());
      if (step === 'insert') expect(openings).toBe(0);
    }
    expect(depository.snapshot()).toMatchObject({ staples: 5000, slot: null, taken: 1, givenBack: 1 });
  });

  /** Pauses that last no time, each followed by `act` so many turns of the microtask queue later. */
  const followedBy = (act: () => void, turns: number) => async (): Promise<void> => {
    void (async () => {
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      act();
    })();
  };

  test.each(depositoryTroubles)('%s in the very moment a step ends breaks no interlock', async (trouble) => {
    for (let turns = 0; turns < 12; turns++) {
      const depository: SimulatedDepository = new SimulatedDepository({
        autoInsert: true,
        pause: followedBy(() => depository[trouble](), turns),
      });
      const { end } = await drain(depository.deposit(request, never));
      expectPaperInOnePlace(depository.snapshot());
      if (end.end === 'deposited') expect(depository.snapshot().drops).toBe(1);
    }
  });

  test('paper put in at the very moment the time runs out is taken', async () => {
    let taken = 0;
    for (let turns = 0; turns < 12; turns++) {
      const depository: SimulatedDepository = new SimulatedDepository({ pause: followedBy(() => depository.insertPaper(), turns) });
      const { end } = await drain(depository.deposit(request, never));
      const inside = depository.snapshot().taken;
      expect(end).toMatchObject(inside > 0 ? { end: 'deposited' } : { fault: 'noPaper', paper: 'resident' });
      taken += inside;
    }
    expect(taken).toBeGreaterThan(0);
  });

  type Act =
    | { readonly do: 'strike'; readonly point: StrikePoint; readonly trouble: DepositoryTrouble }
    | { readonly do: 'now'; readonly trouble: DepositoryTrouble }
    | { readonly do: 'deposit'; readonly sheets: number; readonly abortAt: number; readonly hand: boolean }
    | { readonly do: 'mend' | 'restart' | 'insert' | 'takenFromSlot' | 'emptied' };
  const trouble = fc.constantFrom(...depositoryTroubles);
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.record({
      do: fc.constant('strike' as const),
      point: fc.constantFrom('insert', 'closing', 'stapling', 'dropping', 'dropped'),
      trouble,
    }),
    fc.record({ do: fc.constant('now' as const), trouble }),
    fc.record({ do: fc.constant('deposit' as const), sheets: fc.integer({ min: 1, max: 3 }), abortAt: fc.nat(6), hand: fc.boolean() }),
    fc.record({
      do: fc.constantFrom(
        'mend' as const,
        'mend' as const,
        'restart' as const,
        'insert' as const,
        'takenFromSlot' as const,
        'emptied' as const,
      ),
    }),
  );

  function mend(depository: SimulatedDepository): void {
    depository.plug();
    depository.mendStapler();
    depository.clearSlot('stays');
    depository.freeShutter();
    depository.closeDoor();
    if (depository.snapshot().box) depository.fillBox(0);
    depository.putBox('asItWas');
    depository.fillBox(0);
  }

  /** Every document ever taken in is in exactly one place, and the counter counts those that fell. */
  function expectPaperInOnePlace({ taken, givenBack, slot, drops, box, boxAside, carriedAway }: MechanismState): void {
    expect(taken).toBe(givenBack + (slot ? 1 : 0) + drops);
    expect(drops).toBe((box?.documents ?? 0) + (boxAside?.documents ?? 0) + carriedAway);
  }

  test('whatever strikes, no interlock is broken, the paper is in one place, and the end tells the truth', async () => {
    let deposited = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        const options = { pause: async () => undefined };
        let depository = new SimulatedDepository(options);
        for (const one of acts) {
          const before = depository.snapshot();
          if (one.do === 'strike') depository.strikeAt(one.point, one.trouble);
          if (one.do === 'now') depository[one.trouble]();
          if (one.do === 'mend') mend(depository);
          if (one.do === 'insert') depository.insertPaper(2);
          if (one.do === 'takenFromSlot') depository.clearSlot('taken');
          if (one.do === 'emptied') depository.putBox('emptied');
          if (one.do === 'restart') depository = new SimulatedDepository({ ...options, initial: depository.snapshot() });
          if (one.do === 'deposit') {
            const leaving = new AbortController();
            if (one.abortAt === 0) leaving.abort();
            const stop = depository.watch(
              (status) => one.hand && 'shutter' in status && status.shutter === 'open' && depository.insertPaper(),
            );
            const deposit = depository.deposit({ sheets: one.sheets, insertWithinMs: 1 }, leaving.signal);
            const { end } = await drain(deposit, (_, index) => index + 1 === one.abortAt && leaving.abort());
            stop();
            const { slot, drops } = depository.snapshot();
            const fell = drops - before.drops;
            if (end.end === 'deposited') expect(fell).toBe(1);
            else if (end.paper !== 'unknown') expect({ fell, inSlot: slot !== null }).toEqual({ fell: 0, inSlot: end.paper === 'inSlot' });
            if (end.end === 'deposited') deposited++;
          }
          expectPaperInOnePlace(depository.snapshot());
          expect(depository.snapshot().drops).toBeGreaterThanOrEqual(before.drops);
        }
      }),
      { numRuns: 1000 },
    );
    // The walk must really get paper into the box, or it proves nothing.
    expect(deposited).toBeGreaterThan(100);
  });
});

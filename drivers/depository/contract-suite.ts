import { describe, expect, test } from 'vitest';
import { type Bench, drain, never, reaches, testDeviceBasics } from '../device-contract-suite.ts';
import type { Depository } from './contract.ts';
import { type DepositoryRig, document, faults, mendings, opened, sensors, standBy } from './test-bench.ts';

type Make = () => Promise<Bench<Depository, DepositoryRig>>;

/** What a depository keeps. `make` gives a plugged one, closed, with staples and an empty box, and nobody near. */
export function describeDepository(name: string, make: Make): void {
  describe(`depository: ${name}`, () => {
    testDeviceBasics(make);
    testDeposits(make);
    testEndings(make);
    testRefusals(make);
    testStrikes(make);
  });
}

function testDeposits(make: Make): void {
  test.each([
    { sheets: 3, steps: ['insert', 'closing', 'stapling', 'dropping'], stapled: true },
    { sheets: 1, steps: ['insert', 'closing', 'dropping'], stapled: false },
  ])('takes $sheets sheets, and counts the document', async ({ sheets, steps, stapled }) => {
    const { device, rig } = await make();
    const before = sensors(device);
    standBy(device, rig);
    const { items, end } = await drain(device.deposit(document(sheets), never));
    expect(items).toEqual(steps);
    expect(end).toEqual({ end: 'deposited', stapled, drops: before.drops + 1 });
    await reaches(device, 'ready');
    expect(sensors(device)).toMatchObject({ shutter: 'closed', paper: 'none', drops: before.drops + 1 });
    expect(sensors(device).box.level).toBeGreaterThanOrEqual(before.box.level);
    await device.close();
  });

  test('deposits asked for at once are served one after the other', async () => {
    const { device, rig } = await make();
    const { drops } = sensors(device);
    standBy(device, rig);
    const [first, second] = await Promise.all([drain(device.deposit(document(2), never)), drain(device.deposit(document(2), never))]);
    expect(first.end).toMatchObject({ end: 'deposited', drops: drops + 1 });
    expect(second.end).toMatchObject({ end: 'deposited', drops: drops + 2 });
    await device.close();
  });

  test('the shutter bars the way when nothing is asked for', async () => {
    const { device, rig } = await make();
    expect(rig.insertPaper(1)).toBe(false);
    expect(sensors(device).paper).toBe('none');
    await device.close();
  });
}

function testEndings(make: Make): void {
  test('when nobody puts paper in, the shutter closes again', async () => {
    const { device } = await make();
    const { items, end } = await drain(device.deposit({ sheets: 2, insertWithinMs: 0 }, never));
    expect(items).toEqual(['insert']);
    expect(end).toEqual({ end: 'fault', fault: 'noPaper', paper: 'resident' });
    expect(sensors(device)).toMatchObject({ state: 'ready', shutter: 'closed' });
    await device.close();
  });

  test('aborting while it waits for paper closes the shutter', async () => {
    const { device } = await make();
    const leaving = new AbortController();
    const deposit = drain(device.deposit(document(2), leaving.signal));
    await opened(device);
    leaving.abort();
    expect((await deposit).end).toEqual({ end: 'fault', fault: 'cancelled', paper: 'resident' });
    expect(sensors(device)).toMatchObject({ state: 'ready', shutter: 'closed', paper: 'none' });
    await device.close();
  });

  test.each(['closing', 'stapling'] as const)('aborting at «%s» gives the paper back', async (step) => {
    const { device, rig } = await make();
    const { drops } = sensors(device);
    standBy(device, rig);
    const leaving = new AbortController();
    const { end } = await drain(device.deposit(document(2), leaving.signal), (begun) => begun === step && leaving.abort());
    expect(end).toEqual({ end: 'fault', fault: 'cancelled', paper: 'resident' });
    expect(sensors(device)).toMatchObject({ state: 'ready', shutter: 'closed', paper: 'none', drops });
    await device.close();
  });

  test('once the paper falls, aborting comes too late', async () => {
    const { device, rig } = await make();
    standBy(device, rig);
    const leaving = new AbortController();
    const { end } = await drain(device.deposit(document(2), leaving.signal), (step) => step === 'dropping' && leaving.abort());
    expect(end).toMatchObject({ end: 'deposited' });
    await device.close();
  });

  test('a deposit aborted before its turn leaves the other alone', async () => {
    const { device, rig } = await make();
    const leaving = new AbortController();
    const first = drain(device.deposit(document(2), never));
    const second = drain(device.deposit(document(2), leaving.signal));
    await opened(device);
    leaving.abort();
    expect((await second).end).toEqual({ end: 'fault', fault: 'cancelled', paper: 'resident' });
    rig.insertPaper();
    expect((await first).end).toMatchObject({ end: 'deposited' });
    await device.close();
  });
}

function testRefusals(make: Make): void {
  test.each(faults)('%s: no paper is let in; mended, it is ready again', async (fault) => {
    const { device, rig } = await make();
    const { trouble, mend } = mendings[fault];
    const begin = trouble === 'unplug' ? () => rig.unplug() : trouble === 'goMute' ? () => rig.goMute?.() : () => void rig[trouble]();
    begin();
    await reaches(device, fault);
    expect(await drain(device.deposit(document(2), never))).toEqual({ items: [], end: { end: 'fault', fault, paper: 'resident' } });
    mend(rig);
    await reaches(device, 'ready');
    standBy(device, rig);
    expect((await drain(device.deposit(document(2), never))).end).toMatchObject({ end: 'deposited' });
    await device.close();
    expect((await drain(device.deposit(document(2), never))).end).toMatchObject({ fault: 'disconnected' });
  });

  test.each(['staplerEmpty', 'staplerJam'] as const)('%s does not matter to a single sheet', async (fault) => {
    const { device, rig } = await make();
    rig[fault === 'staplerJam' ? 'jamStapler' : 'emptyStapler']();
    device.watch((status) => 'shutter' in status && status.shutter === 'open' && status.paper === 'none' && rig.insertPaper());
    expect((await drain(device.deposit(document(1), never))).end).toMatchObject({ end: 'deposited', stapled: false });
    await device.close();
  });
}

/** Which faults can strike in which step, and where the paper is then. */
const strikes = [
  { point: 'insert', faults: ['slotJam', 'shutterStuck', 'boxMissing', 'doorOpen', 'boxFull'], paper: 'resident' },
  { point: 'insert', faults: ['disconnected'], paper: 'resident' },
  { point: 'closing', faults: ['slotJam', 'shutterStuck'], paper: 'inSlot' },
  { point: 'closing', faults: ['disconnected'], paper: 'unknown' },
  {
    point: 'stapling',
    faults: ['staplerJam', 'staplerEmpty', 'slotJam', 'boxMissing', 'doorOpen', 'boxFull', 'disconnected'],
    paper: 'inSlot',
  },
  { point: 'dropping', faults: ['slotJam', 'boxMissing', 'doorOpen', 'boxFull'], paper: 'inSlot' },
  { point: 'dropping', faults: ['disconnected'], paper: 'unknown' },
  { point: 'dropped', faults: ['disconnected'], paper: 'unknown' },
] as const;

function testStrikes(make: Make): void {
  for (const { point, faults: possible, paper } of strikes) {
    test.for(possible)(
      `%s at «${point}»: the end says where the paper is; mended, it goes on from there and counts once`,
      async (fault, context) => {
        const { device, rig } = await make();
        if (!rig.strikeAt) {
          context.skip('this bench cannot time a fault');
          return;
        }
        const { drops } = sensors(device);
        standBy(device, rig);
        const { trouble, mend } = mendings[fault];
        rig.strikeAt(point, trouble);
        expect((await drain(device.deposit(document(2), never))).end).toEqual({ end: 'fault', fault, paper });
        await reaches(device, fault);
        mend(rig);
        await reaches(device, 'ready');
        // After silence the sensors know more than the end could: a count that rose, or paper still in the slot.
        if (sensors(device).drops === drops) {
          const { items, end } = await drain(device.deposit(document(2), never));
          expect(items.includes('insert')).toBe(paper === 'resident');
          expect(end).toEqual({ end: 'deposited', stapled: true, drops: drops + 1 });
        }
        expect(sensors(device)).toMatchObject({ shutter: 'closed', paper: 'none', drops: drops + 1 });
        await device.close();
      },
    );
  }

  test('paper pulled out before the shutter closed is the resident’s again', async (context) => {
    const { device, rig } = await make();
    if (!rig.strikeAt) {
      context.skip('this bench cannot time a hand');
      return;
    }
    const stop = standBy(device, rig);
    rig.strikeAt('closing', 'takePaperBack');
    const deposit = drain(device.deposit(document(2), never), (step) => step === 'closing' && stop());
    expect((await deposit).end).toEqual({ end: 'fault', fault: 'noPaper', paper: 'resident' });
    expect(sensors(device)).toMatchObject({ state: 'ready', shutter: 'closed', paper: 'none' });
    await device.close();
  });
}

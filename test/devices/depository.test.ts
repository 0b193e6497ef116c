import { afterEach, describe, expect, test } from 'vitest';
import { describeDepository } from '../../drivers/depository/contract-suite.ts';
import { ModbusDepository, type ModbusDepositoryOptions } from '../../drivers/depository/modbus-depository.ts';
import { readRegisterMap, type RegisterMapSettings } from '../../drivers/depository/register-map.ts';
import { document, sensors, standBy } from '../../drivers/depository/test-bench.ts';
import { drain, never, reaches } from '../../drivers/device-contract-suite.ts';
import { serialPort } from '../../drivers/ports/serial-port.ts';
import { SlotMachine } from './peers/slot-machine.ts';
import { ReplugCable } from './replug-cable.ts';

const benches: { cable: ReplugCable; rig: SlotMachine; device: ModbusDepository }[] = [];
afterEach(async () => {
  const ended = benches.splice(0);
  for (const { cable, rig, device } of ended) {
    await device.close();
    rig.stop();
    await cable.close();
  }
  // Whatever a test was about: no command ever asked the metal for what an interlock forbids.
  for (const { rig } of ended) if (rig.broken) throw rig.broken;
});

const limits = { shutterMs: 5000, stapleMs: 5000, dropMs: 5000, giveBackMs: 5000 };

async function bench(part: Partial<ModbusDepositoryOptions> = {}, settings: RegisterMapSettings = {}) {
  const cable = await ReplugCable.lay();
  const rig = new SlotMachine(cable);
  await rig.start();
  const read = readRegisterMap(settings);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const device = new ModbusDepository({
    open: serialPort({ path: cable.near, baud: 115_200 }),
    unit: 1,
    map: read.map,
    boxLevelFull: 1000,
    pollMs: 5,
    timeoutMs: 250,
    retryMs: 20,
    limits,
    ...part,
  });
  benches.push({ cable, rig, device });
  await reaches(device, 'ready');
  return { device, rig };
}

describeDepository('Modbus RTU, libmodbus behind the line', () => bench());

/** One document of two sheets, put in by someone who stands there. */
async function handIn({ device, rig }: Awaited<ReturnType<typeof bench>>) {
  const leave = standBy(device, rig);
  const drained = await drain(device.deposit(document(2), never));
  leave();
  return drained;
}

describe('a bad line', () => {
  test.each(['crc', 'half', 'unanswered', 'late', 'exception 6'] as const)(
    'every few answers «%s»: each document is stapled once, falls once and is counted once',
    async (fault) => {
      const { device, rig } = await bench({ timeoutMs: 150 });
      for (const fine of [3, 5, 8]) {
        const { staples, drops } = rig.metal;
        rig.slave.spoil(Array.from({ length: 60 }, (_, at) => (at % (fine + 1) === fine ? fault : 'fine')));
        const { end } = await handIn({ device, rig });
        expect(end).toEqual({ end: 'deposited', stapled: true, drops: drops + 1 });
        expect(rig.metal).toMatchObject({ staples: staples - 1, drops: drops + 1, slot: null, shutter: 'closed' });
      }
    },
  );

  test('questions that are lost may keep a document from going on, never from being where it is said to be', async () => {
    const limits = { shutterMs: 400, stapleMs: 400, dropMs: 400, giveBackMs: 400 };
    const { device, rig } = await bench({ limits, timeoutMs: 150 });
    for (const fine of [3, 4, 7]) {
      const { drops } = rig.metal;
      rig.slave.spoil(Array.from({ length: 60 }, (_, at) => (at % (fine + 1) === fine ? 'lost' : 'fine')));
      const { end } = await handIn({ device, rig });
      const paper = end.end === 'deposited' ? 'inBox' : end.paper;
      expect(paper).toBe(rig.metal.slot ? 'inSlot' : rig.metal.drops > drops ? 'inBox' : 'resident');
    }
  });

  test('a controller that refuses what it is asked is mute, and comes back', async () => {
    const { device, rig } = await bench();
    rig.slave.spoil(Array.from({ length: 8 }, () => 'exception 2'));
    await reaches(device, 'mute');
    await reaches(device, 'ready');
    expect((await handIn({ device, rig })).end).toMatchObject({ end: 'deposited' });
  });

  test.each(['insert', 'closing', 'stapling', 'dropping', 'dropped'] as const)(
    'mute at «%s»: the end says what can be known',
    async (point) => {
      const { device, rig } = await bench();
      rig.doAt(point, rig.goMute);
      const { end } = await handIn({ device, rig });
      const paper = point === 'insert' ? 'resident' : point === 'stapling' ? 'inSlot' : 'unknown';
      expect(end).toEqual({ end: 'fault', fault: 'disconnected', paper });
      expect(device.status.state).toBe('mute');
      rig.plug();
      await reaches(device, 'ready');
    },
  );
});

describe('a controller that begins anew', () => {
  const limits = { shutterMs: 3000, stapleMs: 700, dropMs: 700, giveBackMs: 3000 };

  test.each(['insert', 'closing', 'stapling', 'dropping', 'dropped'] as const)(
    'at «%s»: nothing is counted that was not seen',
    async (point) => {
      const made = await bench({ limits, timeoutMs: 400 });
      const { device, rig } = made;
      expect((await handIn(made)).end).toMatchObject({ end: 'deposited', drops: 1 });
      let restarted: Promise<void> = Promise.resolve();
      rig.doAt(point, () => {
        restarted = rig.start('lost');
      });
      const { end } = await handIn(made);
      await restarted;
      expect(end.end).toBe('fault');
      if (end.end === 'fault' && end.paper !== 'unknown') expect(end.paper).toBe(rig.metal.slot ? 'inSlot' : 'resident');
      await reaches(device, 'ready');
      // The controller forgot the first document; the driver does not, and never guesses at the second.
      expect(sensors(device).drops).toBe(1);
      if (rig.metal.slot) expect((await handIn(made)).end).toMatchObject({ end: 'deposited', stapled: true, drops: 2 });
      expect(rig.metal.drops).toBe(point === 'insert' ? 1 : 2);
    },
  );
});

describe('machines that do not obey', () => {
  const limits = { shutterMs: 300, stapleMs: 300, dropMs: 300, giveBackMs: 300 };

  test('a stapler that does not move is a jam; nothing falls', async () => {
    const made = await bench({ limits });
    made.rig.hang('staple');
    expect((await handIn(made)).end).toEqual({ end: 'fault', fault: 'staplerJam', paper: 'inSlot' });
    expect(made.rig.commands).not.toContain('drop on');
    expect(made.rig.commands.at(-1)).toBe('staple off');
  });

  test('a trapdoor that does not open keeps the paper in the slot', async () => {
    const made = await bench({ limits });
    made.rig.hang('drop');
    expect((await handIn(made)).end).toEqual({ end: 'fault', fault: 'slotJam', paper: 'inSlot' });
    expect(made.rig.commands.at(-1)).toBe('drop off');
  });

  test('no staple while the shutter has not shut', async () => {
    const made = await bench({ limits });
    made.rig.doAt('closing', () => made.rig.hang('shutter'));
    expect((await handIn(made)).end).toEqual({ end: 'fault', fault: 'shutterStuck', paper: 'inSlot' });
    expect(made.rig.commands).not.toContain('staple on');
  });

  test.each([
    { step: 'stapling', command: 'staple on' },
    { step: 'dropping', command: 'drop on' },
  ])('a shutter forced open before «$step»: the command is not given', async ({ step, command }) => {
    const { device, rig } = await bench({ limits });
    const leave = standBy(device, rig);
    const { end } = await drain(device.deposit(document(2), never), (begun) => {
      if (begun === 'closing') leave();
      if (begun === step) rig.forceShutter();
    });
    expect(end).toEqual({ end: 'fault', fault: 'shutterStuck', paper: 'inSlot' });
    expect(rig.commands).not.toContain(command);
  });

  test('paper that falls unseen is not counted', async () => {
    const made = await bench({ limits });
    made.rig.blindBoxSensor = true;
    expect((await handIn(made)).end).toEqual({ end: 'fault', fault: 'slotJam', paper: 'unknown' });
    expect(sensors(made.device).drops).toBe(0);
  });
});

describe('other controllers', () => {
  test('without a sensor for the staple, its counter tells, and no paper is stapled twice', async () => {
    const made = await bench({}, { paperStapled: null });
    made.rig.strikeAt('dropping', 'jamSlot');
    expect((await handIn(made)).end).toMatchObject({ fault: 'slotJam', paper: 'inSlot' });
    made.rig.clearSlot('stays');
    await reaches(made.device, 'ready');
    const { items, end } = await handIn(made);
    expect(items).toEqual(['dropping']);
    expect(end).toEqual({ end: 'deposited', stapled: true, drops: 1 });
    expect(made.rig.metal.staples).toBe(4999);
  });

  test('without rollers, the shutter opens and the resident takes the paper', async () => {
    const { device, rig } = await bench({}, { giveBack: null });
    const leave = standBy(device, rig);
    const leaving = new AbortController();
    const { end } = await drain(device.deposit(document(2), leaving.signal), (step) => {
      if (step !== 'stapling') return;
      leave();
      leaving.abort();
      device.watch((status) => 'shutter' in status && status.shutter === 'open' && rig.takePaperBack());
    });
    expect(end).toEqual({ end: 'fault', fault: 'cancelled', paper: 'resident' });
    expect(sensors(device)).toMatchObject({ shutter: 'closed', paper: 'none' });
  });
});

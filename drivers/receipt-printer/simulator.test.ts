import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { never } from '../device-contract-suite.ts';
import { describeReceiptPrinter } from './contract-suite.ts';
import { SimulatedReceiptPrinter } from './simulator.ts';

describeReceiptPrinter('simulator', async () => {
  const device = new SimulatedReceiptPrinter();
  const rig = {
    slips: async () => device.printed.map(({ bytes }) => bytes),
    lowerPaper: () => device.lowerPaper(),
    takePaper: () => device.takePaper(),
    replacePaper: () => device.replacePaper(),
    openCover: () => device.openCover(),
    closeCover: () => device.closeCover(),
    jamCutter: () => device.jamCutter(),
    freeCutter: () => device.freeCutter(),
    runOutAfter: (bytes: number) => device.runOutAfter(bytes),
    openCoverAfter: (bytes: number) => device.openCoverAfter(bytes),
    unplugAfter: (bytes: number) => device.unplugAfter(bytes),
    muteAfter: (bytes: number) => device.muteAfter(bytes),
    plug: () => device.plug(),
    unplug: () => device.unplug(),
    goMute: () => device.goMute(),
  };
  return { device, rig };
});

describe('simulated receipt printer', () => {
  const job = new Uint8Array(4000).map((_, index) => index % 251);

  test('a slip goes exactly as far as the paper went', async () => {
    const printer = new SimulatedReceiptPrinter({ now: () => 7 });
    printer.runOutAfter(1234);
    expect(await printer.print(job, never)).toEqual({ fate: 'notPrinted', status: { state: 'paperOut' } });
    expect(printer.printed).toEqual([{ id: 1, bytes: job.slice(0, 1234), at: 7, complete: false }]);
  });

  test('a fault that waits for more bytes than a job has waits for a longer job', async () => {
    const printer = new SimulatedReceiptPrinter();
    printer.runOutAfter(3000);
    expect(await printer.print(job.slice(0, 2999), never)).toEqual({ fate: 'printed' });
    expect(await printer.print(job, never)).toMatchObject({ fate: 'notPrinted' });
  });

  test('a slip that hangs uncut may be whole, so its fate is unknown', async () => {
    const printer = new SimulatedReceiptPrinter();
    printer.jamCutterAtEnd();
    expect(await printer.print(job, never)).toEqual({ fate: 'unknown', status: { state: 'cutterError' } });
    expect(printer.printed).toMatchObject([{ complete: true }]);
  });

  test('keeps the last hundred slips, and counts them on after a restart of the terminal', async () => {
    const printer = new SimulatedReceiptPrinter();
    for (let count = 0; count < 101; count++) await printer.print(job.slice(0, 1), never);
    printer.takePaper();
    const after = new SimulatedReceiptPrinter({ initial: printer.snapshot() });
    expect(after.status).toEqual({ state: 'paperOut' });
    after.replacePaper();
    await after.print(job.slice(0, 1), never);
    expect(after.printed.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, index) => index + 3));
  });

  test('«printed» is said of whole slips alone, «not printed» never of a whole one', async () => {
    const fault = fc.constantFrom('runOutAfter', 'openCoverAfter', 'unplugAfter', 'muteAfter');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fault, fc.nat(2000)), { maxLength: 3 }), fc.nat(2000), async (faults, length) => {
        const printer = new SimulatedReceiptPrinter({ pause: async () => undefined });
        for (const [kind, after] of faults) printer[kind](after);
        const { fate } = await printer.print(job.slice(0, length), never);
        const whole = length === 0 || printer.printed.some(({ complete }) => complete);
        if (fate === 'printed') expect(whole).toBe(true);
        if (fate === 'notPrinted') expect(whole).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

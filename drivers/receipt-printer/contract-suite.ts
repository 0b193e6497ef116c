import { describe, expect, test } from 'vitest';
import { type Bench, never, type PlugRig, reaches, testDeviceBasics } from '../device-contract-suite.ts';
import type { ReceiptPrinter, ReceiptPrinterStatus } from './contract.ts';

/** The hands of an administrator at the printer, and a look at its paper; for a simulator or for a real printer's peer. */
export interface ReceiptPrinterRig extends PlugRig {
  /** The bytes of each slip that came out, as far as they came out, oldest first. */
  readonly slips: () => Promise<readonly Uint8Array[]>;
  readonly lowerPaper: () => void;
  readonly takePaper: () => void;
  readonly replacePaper: () => void;
  readonly openCover: () => void;
  readonly closeCover: () => void;
  readonly jamCutter?: () => void;
  readonly freeCutter?: () => void;
  /** These strike when about `bytes` of the next job are on paper. */
  readonly runOutAfter: (bytes: number) => void;
  readonly openCoverAfter: (bytes: number) => void;
  readonly unplugAfter: (bytes: number) => void;
  readonly muteAfter?: (bytes: number) => void;
}

type Make = () => Promise<Bench<ReceiptPrinter, ReceiptPrinterRig>>;

/** What a receipt printer keeps. `make` gives a plugged printer with paper. */
export function describeReceiptPrinter(name: string, make: Make): void {
  describe(`receipt printer: ${name}`, () => {
    testDeviceBasics(make);
    testPrinting(make);
    testFaultsBefore(make);
    testFaultsDuring(make);
  });
}

/** A job of `length` bytes, told from others by `fill`; plain text, so that any printer takes it. */
const job = (length: number, fill: string): Uint8Array => new Uint8Array(length).fill(fill.charCodeAt(0));

function testPrinting(make: Make): void {
  test('prints a job byte for byte and is ready again', async () => {
    const { device, rig } = await make();
    const states: string[] = [];
    device.watch(({ state }) => states.push(state));
    expect(await device.print(job(3000, 'a'), never)).toEqual({ fate: 'printed' });
    await reaches(device, 'ready');
    expect(states).toEqual(['printing', 'ready']);
    expect(await rig.slips()).toEqual([job(3000, 'a')]);
    await device.close();
  });

  test('prints jobs in the order of the calls', async () => {
    const { device, rig } = await make();
    const fates = await Promise.all(['a', 'b', 'c'].map((fill) => device.print(job(1000, fill), never)));
    expect(fates).toEqual([{ fate: 'printed' }, { fate: 'printed' }, { fate: 'printed' }]);
    expect((await rig.slips()).map(([first]) => String.fromCharCode(first ?? 0))).toEqual(['a', 'b', 'c']);
    await device.close();
  });

  test('a job aborted before its turn never comes out', async () => {
    const { device, rig } = await make();
    const leaving = new AbortController();
    const first = device.print(job(1000, 'a'), never);
    const second = device.print(job(1000, 'b'), leaving.signal);
    leaving.abort();
    expect(await second).toMatchObject({ fate: 'notPrinted' });
    expect(await first).toEqual({ fate: 'printed' });
    expect(await device.print(job(1000, 'c'), AbortSignal.abort())).toMatchObject({ fate: 'notPrinted' });
    expect(await rig.slips()).toEqual([job(1000, 'a')]);
    await device.close();
  });

  test('a job aborted under way does not pass for printed or for surely not printed', async () => {
    const { device } = await make();
    const leaving = new AbortController();
    const printing = device.print(job(100_000, 'a'), leaving.signal);
    await reaches(device, 'printing');
    leaving.abort();
    expect(await printing).toMatchObject({ fate: 'unknown' });
    await reaches(device, 'ready');
    expect(await device.print(job(10, 'b'), never)).toEqual({ fate: 'printed' });
    await device.close();
  });

  test('says that the paper is near its end, and prints on', async () => {
    const { device, rig } = await make();
    const heard = new Promise<ReceiptPrinterStatus>((resolve) => device.watch(resolve));
    rig.lowerPaper();
    expect(await heard).toEqual({ state: 'ready', paper: 'nearEnd' });
    expect(await device.print(job(10, 'a'), never)).toEqual({ fate: 'printed' });
    await device.close();
  });
}

function testFaultsBefore(make: Make): void {
  const faults = [
    { state: 'paperOut', begin: (rig: ReceiptPrinterRig) => rig.takePaper, mend: (rig: ReceiptPrinterRig) => rig.replacePaper },
    { state: 'coverOpen', begin: (rig: ReceiptPrinterRig) => rig.openCover, mend: (rig: ReceiptPrinterRig) => rig.closeCover },
    { state: 'cutterError', begin: (rig: ReceiptPrinterRig) => rig.jamCutter, mend: (rig: ReceiptPrinterRig) => rig.freeCutter },
    { state: 'disconnected', begin: (rig: ReceiptPrinterRig) => rig.unplug, mend: (rig: ReceiptPrinterRig) => rig.plug },
    { state: 'mute', begin: (rig: ReceiptPrinterRig) => rig.goMute, mend: (rig: ReceiptPrinterRig) => rig.plug },
  ] as const;

  for (const { state, begin, mend } of faults) {
    test(`${state} before a job: surely not printed; mended, it prints`, async (context) => {
      const { device, rig } = await make();
      const start = begin(rig);
      if (!start) {
        context.skip(`this peer has no ${state}`);
        return;
      }
      start();
      await reaches(device, state);
      expect(await device.print(job(1000, 'a'), never)).toEqual({ fate: 'notPrinted', status: { state } });
      expect(await rig.slips()).toEqual([]);
      mend(rig)?.();
      await reaches(device, 'ready');
      expect(await device.print(job(1000, 'a'), never)).toEqual({ fate: 'printed' });
      await device.close();
      expect(await device.print(job(1000, 'a'), never)).toEqual({ fate: 'notPrinted', status: { state: 'disconnected' } });
    });
  }
}

function testFaultsDuring(make: Make): void {
  const faults = [
    {
      state: 'paperOut',
      begin: (rig: ReceiptPrinterRig) => rig.runOutAfter,
      mend: (rig: ReceiptPrinterRig) => rig.replacePaper,
      fates: ['notPrinted', 'unknown'],
    },
    {
      state: 'coverOpen',
      begin: (rig: ReceiptPrinterRig) => rig.openCoverAfter,
      mend: (rig: ReceiptPrinterRig) => rig.closeCover,
      fates: ['notPrinted', 'unknown'],
    },
    {
      state: 'disconnected',
      begin: (rig: ReceiptPrinterRig) => rig.unplugAfter,
      mend: (rig: ReceiptPrinterRig) => rig.plug,
      fates: ['unknown'],
    },
    { state: 'mute', begin: (rig: ReceiptPrinterRig) => rig.muteAfter, mend: (rig: ReceiptPrinterRig) => rig.plug, fates: ['unknown'] },
  ] as const;

  for (const { state, begin, mend, fates } of faults) {
    test(`${state} in the middle of a job: no whole slip is called not printed; mended, the next comes out whole`, async (context) => {
      const { device, rig } = await make();
      const strikeAfter = begin(rig);
      if (!strikeAfter) {
        context.skip(`this peer has no ${state}`);
        return;
      }
      strikeAfter(1500);
      const fate = await device.print(job(4000, 'a'), never);
      expect(fates).toContain(fate.fate);
      expect(fate).toMatchObject({ status: { state } });
      const [slip] = await rig.slips();
      expect(slip?.length).toBeGreaterThan(0);
      if (fate.fate === 'notPrinted') expect(slip?.length).toBeLessThan(4000);
      mend(rig)?.();
      await reaches(device, 'ready');
      expect(await device.print(job(4000, 'b'), never)).toEqual({ fate: 'printed' });
      expect((await rig.slips()).at(-1)).toEqual(job(4000, 'b'));
      await device.close();
    });
  }
}

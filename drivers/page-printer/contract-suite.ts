import { describe, expect, test } from 'vitest';
import { type Bench, drain, never, type PlugRig, reaches, testDeviceBasics } from '../device-contract-suite.ts';
import type { PagePrinter } from './contract.ts';

/** The hands of an administrator at the printer, for a simulator or for a real printer's peer. */
export interface PagePrinterRig extends PlugRig {
  /** A PDF of so many A4 pages. */
  readonly pdf: (pages: number) => Uint8Array;
  /** Sides that came out since the rig was made. */
  readonly sidesOut: () => Promise<number>;
  readonly setPaper: (sheets: number) => void;
  readonly openCover?: () => void;
  readonly closeCover?: () => void;
  readonly setToner?: (toner: 'ok' | 'low' | 'out') => void;
  readonly jamOn: (side: number) => void;
  readonly clearJam: () => void;
  readonly unplugOn?: (side: number) => void;
}

type Make = () => Promise<Bench<PagePrinter, PagePrinterRig>>;

const simple = { copies: 1, duplex: false } as const;

/** What a page printer keeps. `make` gives a plugged printer with paper and toner. */
export function describePagePrinter(name: string, make: Make): void {
  describe(`page printer: ${name}`, () => {
    testDeviceBasics(make);
    testPrinting(make);
    testHolding(make);
    testLosing(make);
  });
}

function testPrinting(make: Make): void {
  test.each([
    { pages: 3, options: simple, sides: 3 },
    { pages: 3, options: { copies: 1, duplex: true }, sides: 3 },
    { pages: 3, options: { copies: 2, duplex: true }, sides: 6 },
  ])('prints $pages pages as $options', async ({ pages, options, sides }) => {
    const { device, rig } = await make();
    const { items, end } = await drain(device.print(rig.pdf(pages), options, never));
    expect(end).toEqual({ fate: 'printed', pages: sides });
    expect(items.at(-1)).toBe(sides);
    expect(items).toEqual(items.toSorted((a, b) => a - b));
    expect(await rig.sidesOut()).toBe(sides);
    await reaches(device, 'ready');
    await device.close();
  });

  test('prints jobs in the order of the calls', async () => {
    const { device, rig } = await make();
    const ends: string[] = [];
    const job = async (name: string): Promise<void> => {
      await drain(device.print(rig.pdf(2), simple, never));
      ends.push(name);
    };
    await Promise.all([job('first'), job('second')]);
    expect(ends).toEqual(['first', 'second']);
    await device.close();
  });

  test('refuses what is no PDF', async () => {
    const { device, rig } = await make();
    const { items, end } = await drain(device.print(Uint8Array.of(1, 2, 3), simple, never));
    expect(items).toEqual([]);
    expect(end).toMatchObject({ fate: 'notPrinted', pages: 0 });
    expect(await rig.sidesOut()).toBe(0);
    await device.close();
  });

  test('aborting cancels the rest', async () => {
    const { device, rig } = await make();
    const leaving = new AbortController();
    const { end } = await drain(device.print(rig.pdf(9), simple, leaving.signal), () => leaving.abort());
    expect(end.fate).toBe('cancelled');
    expect(end.pages).toBeLessThan(9);
    await reaches(device, 'ready');
    expect((await drain(device.print(rig.pdf(1), simple, AbortSignal.abort()))).end).toMatchObject({ fate: 'cancelled', pages: 0 });
    expect((await drain(device.print(rig.pdf(1), simple, never))).end).toEqual({ fate: 'printed', pages: 1 });
    await device.close();
  });
}

function testHolding(make: Make): void {
  const faults = [
    { state: 'paperOut', begin: (rig: PagePrinterRig) => () => rig.setPaper(0), mend: (rig: PagePrinterRig) => rig.setPaper(100) },
    { state: 'paperOut', begin: (rig: PagePrinterRig) => () => rig.setPaper(1), mend: (rig: PagePrinterRig) => rig.setPaper(100) },
    { state: 'jam', begin: (rig: PagePrinterRig) => () => rig.jamOn(2), mend: (rig: PagePrinterRig) => rig.clearJam() },
    { state: 'coverOpen', begin: (rig: PagePrinterRig) => rig.openCover, mend: (rig: PagePrinterRig) => rig.closeCover?.() },
    {
      state: 'tonerOut',
      begin: (rig: PagePrinterRig) => rig.setToner && (() => rig.setToner?.('out')),
      mend: (rig: PagePrinterRig) => rig.setToner?.('ok'),
    },
  ] as const;

  for (const [index, { state, begin, mend }] of faults.entries()) {
    test(`${state} holds the job until it is mended (${index + 1})`, async (context) => {
      const { device, rig } = await make();
      const start = begin(rig);
      if (!start) {
        context.skip(`this peer has no ${state}`);
        return;
      }
      start();
      const printing = drain(device.print(rig.pdf(3), simple, never));
      await reaches(device, state);
      mend(rig);
      expect((await printing).end).toEqual({ fate: 'printed', pages: 3 });
      expect(await rig.sidesOut()).toBe(3);
      await reaches(device, 'ready');
      await device.close();
    });

    test(`a job held by ${state} can be cancelled (${index + 1})`, async (context) => {
      const { device, rig } = await make();
      const start = begin(rig);
      if (!start) {
        context.skip(`this peer has no ${state}`);
        return;
      }
      start();
      const leaving = new AbortController();
      const printing = drain(device.print(rig.pdf(3), simple, leaving.signal));
      await reaches(device, state);
      leaving.abort();
      expect((await printing).end).toMatchObject({ fate: 'cancelled', status: { state } });
      mend(rig);
      await reaches(device, 'ready');
      await device.close();
    });
  }
}

function testLosing(make: Make): void {
  test.for(['disconnected', 'mute'] as const)('%s before a job: surely not printed', async (state, context) => {
    const { device, rig } = await make();
    const trouble = state === 'mute' ? rig.goMute : rig.unplug;
    if (!trouble) {
      context.skip('this peer cannot go mute');
      return;
    }
    trouble();
    await reaches(device, state);
    expect((await drain(device.print(rig.pdf(1), simple, never))).end).toEqual({ fate: 'notPrinted', pages: 0, status: { state } });
    rig.plug();
    await reaches(device, 'ready');
    expect((await drain(device.print(rig.pdf(1), simple, never))).end).toEqual({ fate: 'printed', pages: 1 });
    await device.close();
    expect((await drain(device.print(rig.pdf(1), simple, never))).end).toMatchObject({
      fate: 'notPrinted',
      status: { state: 'disconnected' },
    });
  });

  test('unplugged in the middle: the fate is unknown, the sides that surely came out are told', async (context) => {
    const { device, rig } = await make();
    if (!rig.unplugOn) {
      context.skip('this peer cannot be unplugged');
      return;
    }
    rig.unplugOn(3);
    const { end } = await drain(device.print(rig.pdf(5), simple, never));
    expect(end).toEqual({ fate: 'unknown', pages: 2, status: { state: 'disconnected' } });
    rig.plug();
    await reaches(device, 'ready');
    await device.close();
  });
}

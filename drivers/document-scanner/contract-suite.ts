import { describe, expect, test } from 'vitest';
import { type Bench, drain, never, type PlugRig, reaches, testDeviceBasics } from '../device-contract-suite.ts';
import type { DocumentScanner, ScannedImage, ScanRequest } from './contract.ts';

/** The hands of a resident at the scanner, for a simulator or for a real scanner's peer. */
export interface DocumentScannerRig extends PlugRig {
  /** Lays a pile of `sheets` one-sided sheets into the feeder, in the place of any other. */
  readonly loadFeeder: (sheets: number) => void;
  readonly loadFlatbed?: () => void;
  /** Which of the sheets last laid down this is a picture of, from 0. */
  readonly whichSheet: (image: ScannedImage) => number;
  /** The next scan jams, opens its cover, and so on, while sheet `index` (from 0) moves. */
  readonly jamOn: (index: number) => void;
  readonly openCoverOn?: (index: number) => void;
  readonly doubleFeedOn?: (index: number) => void;
  readonly unplugOn?: (index: number) => void;
  /** Clears a jam or a double feed; the sheets go back on top of the pile. */
  readonly clearJam: () => void;
  readonly openCover?: () => void;
  readonly closeCover?: () => void;
}

/** What a document scanner keeps. `make` gives a plugged scanner with its cover closed and no paper. */
export function describeDocumentScanner(name: string, make: () => Promise<Bench<DocumentScanner, DocumentScannerRig>>): void {
  describe(`document scanner: ${name}`, () => {
    testDeviceBasics(make);
    testScans(make);
    testFaults(make);
  });
}

function requestFor({ capabilities }: DocumentScanner): ScanRequest {
  const [dpi] = capabilities.resolutions;
  const [colour] = capabilities.colours;
  if (dpi === undefined || colour === undefined) throw new Error('a scanner without a resolution or a colour');
  return { source: 'feeder', duplex: false, colour, dpi };
}

function testScans(make: () => Promise<Bench<DocumentScanner, DocumentScannerRig>>): void {
  test('gives every sheet of the pile once, in order, and is ready again', async () => {
    const { device, rig } = await make();
    const request = requestFor(device);
    for (const sheets of [3, 1]) {
      rig.loadFeeder(sheets);
      const seen: string[] = [];
      const { items, end } = await drain(device.scan(request, never), () => seen.push(device.status.state));
      expect(end).toEqual({ end: 'finished' });
      expect(items.map(rig.whichSheet)).toEqual(Array.from({ length: sheets }, (_, index) => index));
      expect(seen).toContain('scanning');
      await reaches(device, 'ready');
    }
    expect(await drain(device.scan(request, never))).toEqual({ items: [], end: { end: 'fault', fault: 'noPaper' } });
    await device.close();
  });

  test('gives one image from the flatbed', async (context) => {
    const { device, rig } = await make();
    if (!rig.loadFlatbed) {
      context.skip('this peer has no flatbed');
      return;
    }
    rig.loadFlatbed();
    const { items, end } = await drain(device.scan({ ...requestFor(device), source: 'flatbed' }, never));
    expect(end).toEqual({ end: 'finished' });
    expect(items.map(rig.whichSheet)).toEqual([0]);
    await device.close();
  });

  test('aborting ends the scan after the sheet in motion, and the rest of the pile stays', async () => {
    const { device, rig } = await make();
    rig.loadFeeder(5);
    const leaving = new AbortController();
    const { items, end } = await drain(device.scan(requestFor(device), leaving.signal), () => leaving.abort());
    expect(end).toEqual({ end: 'cancelled' });
    expect(items.length).toBeLessThanOrEqual(2);
    const rest = await drain(device.scan(requestFor(device), never));
    expect([...items, ...rest.items].map(rig.whichSheet)).toEqual([0, 1, 2, 3, 4]);
    expect(await drain(device.scan(requestFor(device), AbortSignal.abort()))).toEqual({ items: [], end: { end: 'cancelled' } });
    await device.close();
  });

  test('a caller who stops listening leaves the scanner ready', async () => {
    const { device, rig } = await make();
    rig.loadFeeder(3);
    for await (const image of device.scan(requestFor(device), never)) {
      expect(rig.whichSheet(image)).toBe(0);
      break;
    }
    await reaches(device, 'ready');
    rig.loadFeeder(1);
    expect(await drain(device.scan(requestFor(device), never))).toMatchObject({ end: { end: 'finished' } });
    await device.close();
  });

  test('two scans at once are served one after the other', async () => {
    const { device, rig } = await make();
    rig.loadFeeder(2);
    const [first, second] = await Promise.all([
      drain(device.scan(requestFor(device), never)),
      drain(device.scan(requestFor(device), never)),
    ]);
    expect(first.items.map(rig.whichSheet)).toEqual([0, 1]);
    expect(second).toEqual({ items: [], end: { end: 'fault', fault: 'noPaper' } });
    await device.close();
  });

  test('after closing every scan says disconnected', async () => {
    const { device, rig } = await make();
    rig.loadFeeder(1);
    await device.close();
    expect(await drain(device.scan(requestFor(device), never))).toEqual({ items: [], end: { end: 'fault', fault: 'disconnected' } });
  });
}

function testFaults(make: () => Promise<Bench<DocumentScanner, DocumentScannerRig>>): void {
  const faults = [
    { fault: 'jam', state: 'jam', strike: (rig: DocumentScannerRig) => rig.jamOn, mend: (rig: DocumentScannerRig) => rig.clearJam },
    {
      fault: 'doubleFeed',
      state: 'jam',
      strike: (rig: DocumentScannerRig) => rig.doubleFeedOn,
      mend: (rig: DocumentScannerRig) => rig.clearJam,
    },
    {
      fault: 'coverOpen',
      state: 'coverOpen',
      strike: (rig: DocumentScannerRig) => rig.openCoverOn,
      mend: (rig: DocumentScannerRig) => rig.closeCover,
    },
    {
      fault: 'disconnected',
      state: 'disconnected',
      strike: (rig: DocumentScannerRig) => rig.unplugOn,
      mend: (rig: DocumentScannerRig) => rig.plug,
    },
  ] as const;

  for (const { fault, state, strike, mend } of faults) {
    test.for([0, 1])(`${fault} on sheet %i keeps the pages before it; mended, the scan goes on with the rest`, async (index, context) => {
      const { device, rig } = await make();
      const strikeOn = strike(rig);
      if (!strikeOn) {
        context.skip(`this peer has no ${fault}`);
        return;
      }
      rig.loadFeeder(3);
      strikeOn(index);
      const before = await drain(device.scan(requestFor(device), never));
      expect(before.end).toEqual({ end: 'fault', fault });
      expect(before.items).toHaveLength(index);
      await reaches(device, state);
      expect(await drain(device.scan(requestFor(device), never))).toEqual({ items: [], end: { end: 'fault', fault: state } });
      mend(rig)?.();
      await reaches(device, 'ready');
      const after = await drain(device.scan(requestFor(device), never));
      expect(after.end).toEqual({ end: 'finished' });
      expect([...before.items, ...after.items].map(rig.whichSheet)).toEqual([0, 1, 2]);
      await device.close();
    });
  }
}

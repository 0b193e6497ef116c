import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drain, never } from '../device-contract-suite.ts';
import { describeDocumentScanner } from './contract-suite.ts';
import type { ScannedImage, ScanRequest } from './contract.ts';
import { SimulatedDocumentScanner } from './simulator.ts';

const request: ScanRequest = { source: 'feeder', duplex: false, colour: 'bw', dpi: 300 };
const page = (number: number): Uint8Array => Uint8Array.of(number);
const pages = (count: number, from = 0): Uint8Array[] => Array.from({ length: count }, (_, index) => page(from + index));
const number = (image: ScannedImage): number => image.bytes[0] ?? -1;

describeDocumentScanner('simulator', async () => {
  const device = new SimulatedDocumentScanner();
  const rig = {
    loadFeeder: (sheets: number) => device.load(pages(sheets), { where: 'feeder', append: false }),
    loadFlatbed: () => device.load(pages(1), { where: 'flatbed', append: false }),
    whichSheet: number,
    jamOn: (index: number) => device.jamOn(index),
    openCoverOn: (index: number) => device.openCoverOn(index),
    doubleFeedOn: (index: number) => device.doubleFeedOn(index),
    unplugOn: (index: number) => device.unplugOn(index),
    clearJam: () => device.clearJam(),
    openCover: () => device.openCover(),
    closeCover: () => device.closeCover(),
    plug: () => device.plug(),
    unplug: () => device.unplug(),
    goMute: () => device.goMute(),
  };
  return { device, rig };
});

describe('simulated document scanner', () => {
  test('two-sided sheets give both sides to a duplex scan, the fronts to a simple one', async () => {
    const scanner = new SimulatedDocumentScanner();
    scanner.load(pages(3), { where: 'feeder', append: false, sides: 2, dpi: 200 });
    const both = await drain(scanner.scan({ ...request, duplex: true }, never));
    expect(both.items).toEqual([0, 1, 2].map((side) => ({ bytes: page(side), dpi: 200 })));
    scanner.load(pages(3), { where: 'feeder', append: false, sides: 2 });
    const fronts = await drain(scanner.scan(request, never));
    expect(fronts.items.map(number)).toEqual([0, 2]);
  });

  test('sheets come one after another onto the flatbed, and the last stays', async () => {
    const scanner = new SimulatedDocumentScanner();
    scanner.load(pages(2), { where: 'flatbed', append: false });
    const seen: number[] = [];
    for (let scan = 0; scan < 3; scan++) {
      const { items } = await drain(scanner.scan({ ...request, source: 'flatbed' }, never));
      seen.push(...items.map(number));
    }
    expect(seen).toEqual([0, 1, 1]);
  });

  test('only the first sheet laid is decorated as the first, also when it is fed again', async () => {
    const places: number[] = [];
    const decorate = async (image: Uint8Array, place: number): Promise<Uint8Array> => {
      places.push(place);
      return place === 0 ? Uint8Array.of(99) : image;
    };
    const scanner = new SimulatedDocumentScanner({ decorate });
    scanner.load(pages(2), { where: 'feeder', append: false });
    scanner.jamOn(0);
    await drain(scanner.scan(request, never));
    scanner.clearJam();
    scanner.jamOn(1);
    const first = await drain(scanner.scan(request, never));
    scanner.clearJam();
    const second = await drain(scanner.scan(request, never));
    scanner.load(pages(1, 2), { where: 'feeder', append: true });
    const third = await drain(scanner.scan(request, never));
    expect([first, second, third].flatMap(({ items }) => items.map(number))).toEqual([99, 1, 2]);
    expect(places).toEqual([0, 1, 2]);
  });

  test('a new pile begins anew, and a sheet taken away while it is decorated gives no page', async () => {
    const places: number[] = [];
    let clear = (): void => undefined;
    const decorate = async (image: Uint8Array, place: number): Promise<Uint8Array> => {
      places.push(place);
      clear();
      return image;
    };
    const scanner = new SimulatedDocumentScanner({ decorate });
    for (let pile = 0; pile < 2; pile++) {
      scanner.load(pages(2), { where: 'feeder', append: false });
      await drain(scanner.scan(request, never));
    }
    expect(places).toEqual([0, 1, 0, 1]);
    scanner.load(pages(2), { where: 'feeder', append: false });
    clear = () => scanner.clearFeeder();
    expect(await drain(scanner.scan(request, never))).toEqual({ items: [], end: { end: 'fault', fault: 'failed' } });
    expect(scanner.snapshot().paper.out).toBe(0);
  });

  test('a decoration that fails ends the scan and keeps the sheet', async () => {
    const scanner = new SimulatedDocumentScanner({ decorate: () => Promise.reject(new Error('no label')) });
    scanner.load(pages(1), { where: 'feeder', append: false });
    expect(await drain(scanner.scan(request, never))).toEqual({ items: [], end: { end: 'fault', fault: 'failed' } });
    expect(scanner.status).toEqual({ state: 'ready', feeder: 'loaded' });
  });

  test('refuses what it cannot do', async () => {
    const scanner = new SimulatedDocumentScanner({
      capabilities: { sources: ['feeder'], duplex: false, colours: ['bw'], resolutions: [300] },
    });
    scanner.load(pages(1), { where: 'feeder', append: false });
    for (const wrong of [{ source: 'flatbed' }, { duplex: true }, { colour: 'colour' }, { dpi: 301 }] as const) {
      expect((await drain(scanner.scan({ ...request, ...wrong }, never))).end).toEqual({ end: 'fault', fault: 'failed' });
    }
  });

  type Act =
    | { do: 'load' | 'scan'; sheets: number }
    | { do: 'jam' | 'double' | 'cover' | 'unplug'; index: number }
    | { do: 'mend' | 'restart' }
    | { do: 'abort'; after: number };
  const small = fc.nat(3);
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.record({ do: fc.constantFrom('load' as const, 'scan' as const), sheets: small }),
    fc.record({ do: fc.constantFrom('jam' as const, 'double' as const, 'cover' as const, 'unplug' as const), index: small }),
    fc.record({ do: fc.constantFrom('mend' as const, 'restart' as const) }),
    fc.record({ do: fc.constant('abort' as const), after: small }),
  );

  test('whatever strikes, each page comes once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
        const pause = async (): Promise<void> => undefined;
        let scanner = new SimulatedDocumentScanner({ pause });
        const mend = (): void => {
          scanner.plug();
          scanner.closeCover();
          scanner.clearJam();
        };
        const got: number[] = [];
        let laid = 0;
        const scan = async (after = Infinity): Promise<void> => {
          const leaving = new AbortController();
          if (after === 0) leaving.abort();
          await drain(scanner.scan(request, leaving.signal), (image, index) => {
            got.push(number(image));
            if (index + 1 >= after) leaving.abort();
          });
        };
        for (const one of acts) {
          if (one.do === 'load') scanner.load(pages(one.sheets, laid), { where: 'feeder', append: true });
          if (one.do === 'load') laid += one.sheets;
          if (one.do === 'scan') await scan();
          if (one.do === 'abort') await scan(one.after);
          if (one.do === 'jam') scanner.jamOn(one.index);
          if (one.do === 'double') scanner.doubleFeedOn(one.index);
          if (one.do === 'cover') scanner.openCoverOn(one.index);
          if (one.do === 'unplug') scanner.unplugOn(one.index);
          if (one.do === 'mend') mend();
          if (one.do === 'restart') scanner = new SimulatedDocumentScanner({ pause, initial: scanner.snapshot() });
          const { pile, stuck, out } = scanner.snapshot().paper;
          expect(pile.length + stuck.length + out).toBe(laid);
        }
        // Up to four faults may still be armed, one for each of the first sheets of a scan; each strikes once.
        for (let round = 0; round < 6; round++) {
          mend();
          await scan();
        }
        expect(got).toEqual(Array.from({ length: laid }, (_, index) => index));
      }),
      { numRuns: 500 },
    );
  });
});

import { describe, expect, test } from 'vitest';
import { type Bench, type PlugRig, reaches, testDeviceBasics } from '../device-contract-suite.ts';
import type { BarcodeRead, BarcodeReader } from './contract.ts';

export interface BarcodeReaderRig extends PlugRig {
  /** Holds a Code 128 with `text` before the reader, and resolves when the peer has sent it. */
  readonly scan: (text: string) => Promise<void>;
}

/** The next code that `reader` tells of. */
function nextRead(reader: BarcodeReader): Promise<BarcodeRead> {
  return new Promise((resolve) => {
    const stop = reader.listen((read) => {
      stop();
      resolve(read);
    });
  });
}

/** What a barcode reader keeps. `make` gives a plugged reader. */
export function describeBarcodeReader(name: string, make: () => Promise<Bench<BarcodeReader, BarcodeReaderRig>>): void {
  describe(`barcode reader: ${name}`, () => {
    testDeviceBasics(make);

    test('tells each code once to everyone who listens', async () => {
      const { device, rig } = await make();
      const heard: string[] = [];
      const stop = device.listen(({ text }) => heard.push(text));
      for (const text of ['4820000000017', 'VK-1']) {
        const read = nextRead(device);
        await rig.scan(text);
        expect((await read).text).toBe(text);
      }
      stop();
      const last = nextRead(device);
      await rig.scan('VK-2');
      await last;
      expect(heard).toEqual(['4820000000017', 'VK-1']);
      await device.close();
    });

    test('a code that nobody waited for is not kept for the next one', async () => {
      const { device, rig } = await make();
      await rig.scan('of the last resident');
      const read = nextRead(device);
      await rig.scan('of this resident');
      expect((await read).text).toBe('of this resident');
      await device.close();
    });

    test('listeners hear again after the cable was out', async () => {
      const { device, rig } = await make();
      const read = nextRead(device);
      rig.unplug();
      await reaches(device, 'disconnected');
      rig.plug();
      await reaches(device, 'ready');
      await rig.scan('VK-1');
      expect((await read).text).toBe('VK-1');
      await device.close();
    });
  });
}

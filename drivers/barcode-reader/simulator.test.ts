import { describe, expect, test } from 'vitest';
import { describeBarcodeReader } from './contract-suite.ts';
import { SimulatedBarcodeReader } from './simulator.ts';

describeBarcodeReader('simulator', async () => {
  const device = new SimulatedBarcodeReader();
  const rig = {
    scan: async (text: string) => device.scan(text, 'code128'),
    plug: () => device.plug(),
    unplug: () => device.unplug(),
    goMute: () => device.goMute(),
  };
  return { device, rig };
});

describe('simulated barcode reader', () => {
  test('reads nothing while unplugged, mute or closed', async () => {
    const reader = new SimulatedBarcodeReader();
    const heard: string[] = [];
    reader.listen(({ text }) => heard.push(text));
    for (const trouble of [() => reader.unplug(), () => reader.goMute()]) {
      trouble();
      reader.scan('unseen', 'qr');
      reader.plug();
    }
    await reader.close();
    reader.scan('unseen', 'qr');
    expect(heard).toEqual([]);
  });
});

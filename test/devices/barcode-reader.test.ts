import { afterEach, describe, expect, test } from 'vitest';
import { describeBarcodeReader } from '../../drivers/barcode-reader/contract-suite.ts';
import { defaultFraming, type LineFraming } from '../../drivers/barcode-reader/line-codec.ts';
import { SerialBarcodeReader } from '../../drivers/barcode-reader/serial-barcode-reader.ts';
import { reaches } from '../../drivers/device-contract-suite.ts';
import type { BytePort, OpenPort } from '../../drivers/ports/byte-port.ts';
import { serialPort } from '../../drivers/ports/serial-port.ts';
import { ReplugCable } from './replug-cable.ts';

const cables: ReplugCable[] = [];
afterEach(async () => {
  for (const cable of cables.splice(0)) await cable.close();
});

/** Lets one wait until so many bytes came through a line, and everyone who listened has heard them. */
function counting(open: OpenPort): { readonly open: OpenPort; readonly heard: (bytes: number) => Promise<void> } {
  const waiting: { left: number; resolve: () => void }[] = [];
  return {
    open: async (signal) => {
      const opening = await open(signal);
      if (!opening.ok) return opening;
      const { port } = opening;
      const onBytes: BytePort['onBytes'] = (listener) =>
        port.onBytes((bytes) => {
          listener(bytes);
          for (const one of waiting) {
            one.left -= bytes.length;
            if (one.left <= 0) one.resolve();
          }
        });
      return { ok: true, port: { ...port, isOpen: true, onBytes } };
    },
    heard: (left) => new Promise<void>((resolve) => waiting.push({ left, resolve })),
  };
}

async function bench(framing: LineFraming = defaultFraming) {
  const cable = await ReplugCable.lay();
  cables.push(cable);
  const line = counting(serialPort({ path: cable.near, baud: 115_200 }));
  const device = new SerialBarcodeReader({ open: line.open, framing, retryMs: 20 });
  await reaches(device, 'ready');
  const send = async (bytes: Uint8Array): Promise<void> => {
    const peer = await cable.peer();
    const heard = line.heard(bytes.length);
    await peer.write(bytes);
    await heard;
  };
  const rig = { plug: () => cable.plug(), unplug: () => cable.unplug(), scan: (text: string) => send(Buffer.from(`]C0${text}\r\n`)) };
  return { device, rig, send };
}

describeBarcodeReader('serial line', bench);

describe('serial barcode reader', () => {
  test('tells symbology, Ukrainian text and a machine-readable zone from what is on the line', async () => {
    const { device, send } = await bench();
    const reads: unknown[] = [];
    device.listen((read) => reads.push(read));
    const zone = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'];
    for (const part of [']Q1Дні', 'про, їжа\r', `${zone.join('\r')}\r`]) await send(Buffer.from(part));
    expect(reads).toEqual([
      { text: 'Дніпро, їжа', symbology: 'qr' },
      { text: zone.join('\n'), symbology: 'unknown' },
    ]);
    await device.close();
  });

  test('without a terminator, a pause ends the read', async () => {
    const { device, send } = await bench({ ...defaultFraming, terminator: 'none', gapMs: 50 });
    const read = new Promise((resolve) => device.listen(resolve));
    await send(Buffer.from(']d1VK-1'));
    expect(await read).toEqual({ text: 'VK-1', symbology: 'dataMatrix' });
    await device.close();
  });

  test('half a code before the cable was pulled does not lengthen the first one after', async () => {
    const { device, rig, send } = await bench({ ...defaultFraming, gapMs: 60_000 });
    const read = new Promise((resolve) => device.listen(resolve));
    await send(Buffer.from('48200'));
    rig.unplug();
    await reaches(device, 'disconnected');
    rig.plug();
    await reaches(device, 'ready');
    await rig.scan('VK-1');
    expect(await read).toEqual({ text: 'VK-1', symbology: 'code128' });
    await device.close();
  });

  test('a reader that is not there yet is found when it comes', async () => {
    const cable = await ReplugCable.lay();
    cables.push(cable);
    cable.unplug();
    const device = new SerialBarcodeReader({ open: serialPort({ path: cable.near }), retryMs: 20 });
    expect(device.status).toEqual({ state: 'disconnected' });
    cable.plug();
    await reaches(device, 'ready');
    await device.close();
  });
});

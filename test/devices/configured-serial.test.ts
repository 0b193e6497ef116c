import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { reaches } from '../../drivers/device-contract-suite.ts';
import { handIn } from '../../terminal/cli/hand-in.ts';
import { openForCommand } from '../../terminal/cli/open.ts';
import { SlotMachine } from './peers/slot-machine.ts';
import { ReplugCable } from './replug-cable.ts';

const example = (name: string): string => fileURLToPath(new URL(`../../docs/example/${name}`, import.meta.url));

/** A data directory whose configuration names real devices. */
function dataWith(devices: object): string {
  const data = mkdtempSync(path.join(tmpdir(), 'vikno-serial-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  writeFileSync(path.join(data, 'vikno.json5'), JSON.stringify({ devices }));
  return data;
}

async function layCable(): Promise<ReplugCable> {
  const cable = await ReplugCable.lay();
  onTestFinished(() => cable.close());
  return cable;
}

test('a whole hand-in goes through the depository that the configuration names: stapled, dropped, and in the record', async () => {
  const cable = await layCable();
  const rig = new SlotMachine(cable, 7);
  await rig.start();
  onTestFinished(() => rig.stop());
  rig.onOpen = () => rig.insertPaper();
  const data = dataWith({ depository: { driver: 'modbus', unit: 7, pollMs: 20, port: { serial: realpathSync(cable.near) } } });
  const { sidecar } = await handIn({
    data,
    applicant: example('applicant.json'),
    pages: [example('letter-1.png'), example('letter-2.png')],
    label: true,
    kind: 'application',
    behalf: 'self',
    category: 'none',
    reply: 'post',
    deliverWithin: 60,
  });
  expect(rig.broken).toBeUndefined();
  expect(rig.metal).toMatchObject({ drops: 1, staples: 4999, slot: null, shutter: 'closed' });
  expect(JSON.parse(readFileSync(sidecar ?? '', 'utf8'))).toMatchObject({ paper: { state: 'inBox', stapled: true } });
});

test('a terminal hears the barcode reader that its configuration names, and lets go of it', async () => {
  const cable = await layCable();
  const terminal = await openForCommand(
    dataWith({ barcodeReader: { driver: 'serial', port: { serial: realpathSync(cable.near) } } }),
    undefined,
  );
  const { barcodeReader } = terminal.devices;
  if (!barcodeReader) throw new Error('no barcode reader');
  await reaches(barcodeReader, 'ready');
  const read = new Promise((resolve) => barcodeReader.listen(resolve));
  await (await cable.peer()).write(Buffer.from(']C0DP01-26-000001-1\r'));
  expect(await read).toEqual({ text: 'DP01-26-000001-1', symbology: 'code128' });
  await terminal.close();
  expect(barcodeReader.status).toEqual({ state: 'disconnected' });
});

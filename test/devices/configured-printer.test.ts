import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { never, reaches } from '../../drivers/device-contract-suite.ts';
import { serveEmulator } from '../../drivers/receipt-printer/emulator-server.ts';
import { SimulatedReceiptPrinter } from '../../drivers/receipt-printer/simulator.ts';
import { checkConfiguration } from '../../terminal/read-configuration.ts';
import { openTerminal } from '../../terminal/terminal.ts';

test('a terminal works the printer that its configuration names, shows its condition, and lets go of it', async () => {
  const data = await mkdtemp(path.join(tmpdir(), 'vikno-printer-'));
  const peer = new SimulatedReceiptPrinter();
  const server = await serveEmulator(peer, { port: 0 });
  const checked = checkConfiguration({ devices: { receiptPrinter: { driver: 'escpos', port: { tcp: `127.0.0.1:${server.port}` } } } });
  if (!checked.ok) throw new Error(checked.problems.join('\n'));
  const { configuration } = checked;
  const simulation = { paceMs: 0, autoInsert: true };
  const opened = await openTerminal({ data, configuration, simulation, resume: false, log: () => undefined });
  if (!opened.ok) throw new Error(opened.problem);
  const { terminal } = opened;
  const printer = terminal.house.devices.receiptPrinter;
  if (!printer) throw new Error('no printer');

  expect(terminal.simulation.receiptPrinter).toBeNull();
  await reaches(printer, 'ready');
  expect(await printer.print(Uint8Array.from(Buffer.from('slip')), never)).toEqual({ fate: 'printed' });
  expect(peer.printed).toHaveLength(1);
  peer.takePaper();
  await reaches(printer, 'paperOut');
  await terminal.close();
  expect(printer.status).toEqual({ state: 'disconnected' });
  await server.close();
  await rm(data, { recursive: true, force: true });
});

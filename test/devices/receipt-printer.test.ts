import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { print as printByReceiptio } from 'receiptio';
import { afterEach, describe, expect, test } from 'vitest';
import { never, reaches } from '../../drivers/device-contract-suite.ts';
import type { OpenPort } from '../../drivers/ports/byte-port.ts';
import { filePort } from '../../drivers/ports/file-port.ts';
import { serialPort } from '../../drivers/ports/serial-port.ts';
import { tcpPort } from '../../drivers/ports/tcp-port.ts';
import { describeReceiptPrinter, type ReceiptPrinterRig } from '../../drivers/receipt-printer/contract-suite.ts';
import { type EmulatedModel, epsonLike, EscposPeer, plainModel } from '../../drivers/receipt-printer/emulator.ts';
import { serveEmulator } from '../../drivers/receipt-printer/emulator-server.ts';
import { EscposPrinter, type EscposTiming } from '../../drivers/receipt-printer/escpos-printer.ts';
import { SimulatedReceiptPrinter } from '../../drivers/receipt-printer/simulator.ts';
import { encodeSlip } from '../../printing/escpos-encode.ts';
import { printerProfile } from '../../printing/profiles.ts';
import { sampleSlips } from '../fixtures/sample-slips.ts';
import { ReplugCable } from './replug-cable.ts';

/** Short, so that the tests are; still far above what a loopback takes on a busy machine. */
const timing: Partial<EscposTiming> = { heartbeatMs: 20, answerMs: 500, retryMs: [20, 100], settleMs: 500 };

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** The hands at the simulated printer behind a line; `plug` differs by line. */
function hands(peer: SimulatedReceiptPrinter, plug = (): void => peer.plug()): ReceiptPrinterRig {
  return {
    slips: async () => peer.printed.map(({ bytes }) => bytes),
    lowerPaper: () => peer.lowerPaper(),
    takePaper: () => peer.takePaper(),
    replacePaper: () => peer.replacePaper(),
    openCover: () => peer.openCover(),
    closeCover: () => peer.closeCover(),
    jamCutter: () => peer.jamCutter(),
    freeCutter: () => peer.freeCutter(),
    runOutAfter: (bytes) => peer.runOutAfter(bytes),
    openCoverAfter: (bytes) => peer.openCoverAfter(bytes),
    unplugAfter: (bytes) => peer.unplugAfter(bytes),
    muteAfter: (bytes) => peer.muteAfter(bytes),
    plug,
    unplug: () => peer.unplug(),
    goMute: () => peer.goMute(),
  };
}

function driver(open: OpenPort): EscposPrinter {
  const device = new EscposPrinter({ open, timing });
  ends.push(() => device.close());
  return device;
}

async function overTcp(model: EmulatedModel) {
  const peer = new SimulatedReceiptPrinter();
  const server = await serveEmulator(peer, { port: 0, model });
  ends.push(() => server.close());
  const device = driver(tcpPort({ host: '127.0.0.1', port: server.port }));
  await reaches(device, 'ready');
  return { device, rig: hands(peer), peer };
}

/** The printer at the far end of a null-modem cable, which is pulled when the printer is unplugged. */
async function overCable(port: (path: string) => OpenPort, model = epsonLike) {
  const cable = await ReplugCable.lay();
  const peer = new SimulatedReceiptPrinter();
  const attach = async (): Promise<void> => void new EscposPeer(peer, await cable.peer(), model);
  await attach();
  peer.watch(({ state }) => {
    if (state === 'disconnected') cable.unplug();
  });
  const plug = (): void => {
    if (peer.status.state !== 'disconnected') return peer.plug();
    cable.plug();
    void cable
      .laid()
      .then(() => peer.plug())
      .then(attach);
  };
  ends.push(() => cable.close());
  const device = driver(port(cable.near));
  await reaches(device, 'ready');
  return { device, rig: hands(peer, plug), peer };
}

const overSerial = (model?: EmulatedModel) => overCable((path) => serialPort({ path, baud: 115_200 }), model);

describeReceiptPrinter('ESC/POS over TCP, a printer that tells all', () => overTcp(epsonLike));
describeReceiptPrinter('ESC/POS over TCP, a printer that tells little', () => overTcp(plainModel));
describeReceiptPrinter('ESC/POS over a serial line', () => overSerial());

describe('what a slip is made of', () => {
  const profiles = ['generic-80', 'epson-tm-t88'] as const;
  const lines = [
    ['TCP', () => overTcp(epsonLike)],
    ['a serial line', () => overSerial()],
    ["a printer's device node", () => overCable(filePort)],
  ] as const;

  test.each(lines)('arrives at the printer byte for byte over %s', async (_name, lay) => {
    const { device, peer } = await lay();
    const jobs = await Promise.all(
      profiles.flatMap((id) => {
        const profile = printerProfile(id);
        if (!profile) throw new Error(`no profile ${id}`);
        return Object.values(sampleSlips(profile)).map((slip) => encodeSlip(slip, profile));
      }),
    );
    for (const job of jobs) expect(await device.print(job, never)).toEqual({ fate: 'printed' });
    expect(peer.printed.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(
      jobs.map((job) => Buffer.from(job).toString('hex')),
    );
  });

  test('every byte there is may stand in a picture, also what reads like a question to the printer', async () => {
    const { device, peer } = await overTcp(epsonLike);
    const questions = [0x10, 4, 1, 0x10, 4, 2, 0x1d, 0x61, 0, 0x1d, 0x72, 1, 0x1d, 0x28, 0x48, 6, 0, 48, 48, 65, 66, 67, 68, 0, 0, 0];
    const dots = Uint8Array.from({ length: 72 * 100 }, (_, index) => questions[index % questions.length] ?? 0);
    const job = Uint8Array.of(0x1b, 0x40, 0x1d, 0x76, 0x30, 0, 72, 0, 100, 0, ...dots, 0x1d, 0x56, 1);
    expect(await device.print(job, never)).toEqual({ fate: 'printed' });
    expect(peer.printed.map(({ bytes }) => bytes)).toEqual([job]);
    expect(device.status).toEqual({ state: 'ready', paper: 'ok' });
  });
});

describe('a printer that tells who it is', () => {
  test('is known by maker, model, firmware and serial number', async () => {
    const { device } = await overTcp(epsonLike);
    while (device.identity.serial === undefined) await device.print(Uint8Array.of(10), never);
    expect(device.identity).toEqual(epsonLike.identity);
  });
});

describe('a job that is stopped before all of it has left', () => {
  /** A picture of 10 × `rows` bytes, to be cut in the middle. */
  const picture = (rows: number): Uint8Array =>
    Buffer.concat([Uint8Array.of(0x1d, 0x76, 0x30, 0, 10, 0, rows % 256, Math.floor(rows / 256)), new Uint8Array(10 * rows).fill(0x55)]);

  test('by a printer that tells its troubles surely is no whole slip', async () => {
    const { device, rig } = await overSerial();
    const printing = device.print(picture(60_000), never);
    await reaches(device, 'printing');
    rig.takePaper();
    expect(await printing).toEqual({ fate: 'notPrinted', status: { state: 'paperOut' } });
  });

  test.each([
    ['throws its rest away', epsonLike],
    ['must be given its rest', plainModel],
  ])('does not swallow the next one, on a printer that %s', async (_what, model) => {
    const { device, peer } = await overSerial(model);
    const leaving = new AbortController();
    const printing = device.print(picture(3000), leaving.signal);
    await reaches(device, 'printing');
    leaving.abort();
    expect(await printing).toMatchObject({ fate: 'unknown' });
    expect(await device.print(Uint8Array.from(Buffer.from('next')), never)).toEqual({ fate: 'printed' });
    expect(Buffer.from(peer.printed.at(-1)?.bytes ?? []).toString()).toBe('next');
  });
});

describe('a printer whose power fails', () => {
  const peers: ChildProcess[] = [];
  afterEach(() => {
    for (const peer of peers.splice(0)) peer.kill('SIGKILL');
  });

  async function powerUp(port: number) {
    const child = spawn(process.execPath, [fileURLToPath(new URL('printer-peer.ts', import.meta.url)), String(port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    peers.push(child);
    const lines = createInterface(child.stdout);
    const first = await new Promise<string>((resolve) => lines.once('line', resolve));
    return { port: Number(first), printing: once(lines, 'line'), fail: () => child.kill('SIGKILL') };
  }

  test('in the middle of a job leaves its fate unknown; powered up again, it prints', async () => {
    const before = await powerUp(0);
    const device = driver(tcpPort({ host: '127.0.0.1', port: before.port }));
    await reaches(device, 'ready');
    const printing = device.print(new Uint8Array(20_000).fill(0x61), never);
    await before.printing;
    before.fail();
    expect(await printing).toEqual({ fate: 'unknown', status: { state: 'disconnected' } });
    await powerUp(before.port);
    await reaches(device, 'ready');
    expect(await device.print(new Uint8Array(1000).fill(0x61), never)).toEqual({ fate: 'printed' });
  });
});

/** receiptio is a host that nobody here wrote. It speaks to port 9100 alone, so the emulator gets a loopback address of its own. */
describe('the emulator, judged by receiptio', () => {
  const address = '127.0.91.1';
  const text = 'Paper\n---\nItem | 12\n{code:4820000000017; option:code128,2,72,hri}';

  async function emulator() {
    const peer = new SimulatedReceiptPrinter();
    const server = await serveEmulator(peer, { host: address });
    ends.push(() => server.close());
    return peer;
  }

  test('takes a receipt, byte for byte', async () => {
    const peer = await emulator();
    expect(await printByReceiptio(text, `-d ${address} -p escpos -c 42 -t 10`)).toBe('success');
    const meant = Buffer.from(await printByReceiptio(text, '-p escpos -c 42'), 'latin1').toString('hex');
    // receiptio leaves out its ESC @ GS a 0 on a line where it has said ESC @ GS a 255; the GS r 1 at the end is a question.
    const data = meant.replace(/^1b401d6100/, '').replace(/1d7231$/, '');
    expect(peer.printed.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual([`1b40${data}`]);
  });

  test('is recognised by its name', async () => {
    await emulator();
    expect(await printByReceiptio(text, `-d ${address} -q printer`)).toBe('online');
    expect(await printByReceiptio(text, `-d ${address} -t 10`)).toBe('success');
  });

  test.each([
    ['paperempty', (peer: SimulatedReceiptPrinter) => peer.takePaper()],
    ['paperempty', (peer: SimulatedReceiptPrinter) => peer.runOutAfter(100)],
    ['coveropen', (peer: SimulatedReceiptPrinter) => peer.openCover()],
    ['coveropen', (peer: SimulatedReceiptPrinter) => peer.openCoverAfter(100)],
    ['disconnect', (peer: SimulatedReceiptPrinter) => peer.unplug()],
  ] as const)('reports %s', async (result, befall) => {
    const peer = await emulator();
    befall(peer);
    expect(await printByReceiptio(text, `-d ${address} -p escpos -c 42 -t 10`)).toBe(result);
  });
});

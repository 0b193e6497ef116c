import { afterEach } from 'vitest';
import { reaches } from '../../drivers/device-contract-suite.ts';
import { tcpPort } from '../../drivers/ports/tcp-port.ts';
import { describeReceiptPrinter, type ReceiptPrinterRig } from '../../drivers/receipt-printer/contract-suite.ts';
import { type EmulatedModel, epsonLike, plainModel } from '../../drivers/receipt-printer/emulator.ts';
import { serveEmulator } from '../../drivers/receipt-printer/emulator-server.ts';
import { EscposPrinter, type EscposTiming } from '../../drivers/receipt-printer/escpos-printer.ts';
import { SimulatedReceiptPrinter } from '../../drivers/receipt-printer/simulator.ts';

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

async function overTcp(model: EmulatedModel) {
  const peer = new SimulatedReceiptPrinter();
  const server = await serveEmulator(peer, { port: 0, model });
  const device = new EscposPrinter({ open: tcpPort({ host: '127.0.0.1', port: server.port }), timing });
  ends.push(
    () => server.close(),
    () => device.close(),
  );
  await reaches(device, 'ready');
  return { device, rig: hands(peer) };
}

describeReceiptPrinter('ESC/POS over TCP, a printer that tells all', () => overTcp(epsonLike));
describeReceiptPrinter('ESC/POS over TCP, a printer that tells little', () => overTcp(plainModel));

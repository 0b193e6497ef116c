// node test/devices/printer-peer.ts PORT: an emulated receipt printer as a process of its own, to be killed. Prints the port it listens on;
// prints slowly, and says «printing» when a job has begun.
import { serveEmulator } from '../../drivers/receipt-printer/emulator-server.ts';
import { SimulatedReceiptPrinter } from '../../drivers/receipt-printer/simulator.ts';

const peer = new SimulatedReceiptPrinter({ paceMs: 20 });
peer.watch(({ state }) => {
  if (state === 'printing') process.stdout.write('printing\n');
});
const { port } = await serveEmulator(peer, { port: Number(process.argv[2] ?? 0) });
process.stdout.write(`${port}\n`);

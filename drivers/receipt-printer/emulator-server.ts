import { createServer, type Server } from 'node:net';
import { portOverStream } from '../ports/stream-port.ts';
import { type EmulatedModel, epsonLike, EscposPeer } from './emulator.ts';
import type { SimulatedReceiptPrinter } from './simulator.ts';

export interface EmulatorServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Puts the simulated printer on the network, as a printer with a network card: raw bytes both ways, port 9100 by custom. `port` 0
 * takes a free one. While the printer is unplugged, connections are refused. Rejects if the port cannot be listened on.
 */
export async function serveEmulator(
  printer: SimulatedReceiptPrinter,
  { host = '127.0.0.1', port = 9100, model = epsonLike }: { host?: string; port?: number; model?: EmulatedModel } = {},
): Promise<EmulatorServer> {
  const server = createServer((socket) => void new EscposPeer(printer, portOverStream(socket), model));
  const listening = await listen(server, host, port);
  const unwatch = printer.watch(({ state }) => {
    if (state === 'disconnected') server.close();
    else if (!server.listening) server.listen(listening, host);
  });
  return {
    port: listening,
    close: async () => {
      unwatch();
      await printer.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

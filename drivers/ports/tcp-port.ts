import { connect } from 'node:net';
import type { OpenPort, PortOpening } from './byte-port.ts';
import { portOverStream, reason } from './stream-port.ts';

export interface TcpAddress {
  readonly host: string;
  readonly port: number;
}

/** Keep-alive starts after this quiet time, so that a cable pulled out is noticed even while nothing is sent. */
const keepAliveMs = 5000;

/** Opens a TCP connection to a device, such as port 9100 of a printer. The name of the host is resolved anew at each opening. */
export function tcpPort({ host, port }: TcpAddress): OpenPort {
  return (signal) =>
    new Promise<PortOpening>((resolve) => {
      const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveMs, signal });
      const failed = (error: Error): void => resolve({ ok: false, why: reason(error) });
      socket.once('error', failed);
      socket.once('connect', () => {
        socket.off('error', failed);
        resolve({ ok: true, port: portOverStream(socket) });
      });
    });
}

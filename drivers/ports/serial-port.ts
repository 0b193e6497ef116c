import { isatty } from 'node:tty';
import { SerialPort } from 'serialport';
import type { OpenPort } from './byte-port.ts';
import { portOverStream, reason } from './stream-port.ts';

/** A serial line and its framing; what is not given is 9600 baud, 8 data bits, no parity, 1 stop bit, no flow control. */
export interface SerialLine {
  /** The device node, such as `/dev/ttyUSB0`; better a name under `/dev/serial/by-id/` that outlives replugging. */
  readonly path: string;
  readonly baud?: number | undefined;
  readonly dataBits?: 7 | 8 | undefined;
  readonly parity?: 'none' | 'even' | 'odd' | undefined;
  readonly stopBits?: 1 | 2 | undefined;
  /** `hardware` is RTS/CTS, `software` XON/XOFF: not for binary data that may hold 11h and 13h. */
  readonly flow?: 'none' | 'hardware' | 'software' | undefined;
}

/** How often the line is looked at for a device that was pulled out, milliseconds. */
const hangUpLookMs = 200;

/**
 * Closes `line` when the kernel has hung it up. The library notices that only while it waits for bytes; a device pulled out in between
 * leaves it reading «nothing» for ever. A line that was hung up is no terminal any more (TCGETS: EIO).
 */
function closeWhenHungUp(line: SerialPort): void {
  const timer = setInterval(() => {
    const { port } = line;
    if (!line.isOpen || line.closing || !port || !('fd' in port) || typeof port.fd !== 'number' || isatty(port.fd)) return;
    line.close(() => undefined, new Error('hung up'));
  }, hangUpLookMs);
  timer.unref();
  line.once('close', () => clearInterval(timer));
}

/** Opens a serial line and locks it, so that no second program reads half of the answers. */
export function serialPort({ path, baud = 9600, dataBits = 8, parity = 'none', stopBits = 1, flow = 'none' }: SerialLine): OpenPort {
  return async (signal) => {
    const line = new SerialPort({
      path,
      baudRate: baud,
      dataBits,
      parity,
      stopBits,
      rtscts: flow === 'hardware',
      xon: flow === 'software',
      xoff: flow === 'software',
      autoOpen: false,
    });
    const error = await new Promise<Error | null>((resolve) => line.open(resolve));
    if (error) return { ok: false, why: reason(error) };
    closeWhenHungUp(line);
    const port = portOverStream(line, () => {
      // Closing twice is an error of the library's, told to the callback; it has no other to tell.
      if (line.isOpen && !line.closing) line.close(() => undefined);
    });
    if (!signal.aborted) return { ok: true, port };
    await port.close();
    return { ok: false, why: 'aborted' };
  };
}

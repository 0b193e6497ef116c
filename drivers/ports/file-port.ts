import { constants, type FileHandle, open } from 'node:fs/promises';
import type { BytePort, OpenPort, PortOutcome } from './byte-port.ts';
import { realPause } from '../pause.ts';
import { reason } from './stream-port.ts';

/** How often the node is asked for bytes, and whether it takes more, milliseconds. The kernel offers nothing to wait on that Node could use. */
const pollMs = 20;
const readSize = 4096;

/**
 * Opens a character device that takes and gives bytes, such as `/dev/usb/lp0` of a USB printer. Opened without blocking: a printer
 * that is out of paper takes no bytes, and a thread caught in its write would never come back.
 */
export function filePort(path: string): OpenPort {
  return async (signal) => {
    try {
      const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
      if (!signal.aborted) return { ok: true, port: portOverFile(file) };
      await file.close();
      return { ok: false, why: 'aborted' };
    } catch (error) {
      return { ok: false, why: reason(error) };
    }
  };
}

/** Whether the node only said «not now», as it does when there is nothing to read or no room to write. */
const notNow = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EAGAIN' || error.code === 'EBUSY');

function portOverFile(file: FileHandle): BytePort {
  const listeners = new Set<(bytes: Uint8Array) => void>();
  const ending = new AbortController();
  const closed = Promise.withResolvers<string>();
  let lastWrite: Promise<unknown> = Promise.resolve();
  let why = 'closed';

  const fail = (error: unknown): void => {
    if (!ending.signal.aborted) why = reason(error);
    ending.abort();
  };
  const reading = async (): Promise<void> => {
    const buffer = new Uint8Array(readSize);
    while (!ending.signal.aborted) {
      try {
        const { bytesRead } = await file.read(buffer, 0, readSize);
        if (bytesRead > 0) for (const listener of Array.from(listeners)) listener(buffer.slice(0, bytesRead));
        else await realPause(pollMs, ending.signal);
      } catch (error) {
        if (notNow(error)) await realPause(pollMs, ending.signal);
        else fail(error);
      }
    }
  };
  const writing = async (bytes: Uint8Array): Promise<PortOutcome> => {
    for (let sent = 0; sent < bytes.length;) {
      if (ending.signal.aborted) return { ok: false, why };
      try {
        sent += (await file.write(bytes, sent)).bytesWritten;
      } catch (error) {
        if (notNow(error)) await realPause(pollMs, ending.signal);
        else fail(error);
      }
    }
    return { ok: true };
  };
  // The node is let go of when nothing uses it any more.
  void reading()
    .then(() => lastWrite)
    .then(() => file.close())
    .catch(() => undefined)
    .then(() => closed.resolve(why));

  return {
    get isOpen() {
      return !ending.signal.aborted;
    },
    write: (bytes) => {
      const written = lastWrite.then(() => writing(bytes));
      lastWrite = written;
      return written;
    },
    onBytes: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onClosed: (listener) => {
      let waiting = true;
      void closed.promise.then((reason) => {
        if (waiting) listener(reason);
      });
      return () => {
        waiting = false;
      };
    },
    close: async () => {
      ending.abort();
      await closed.promise;
    },
  };
}

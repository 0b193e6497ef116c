import type { Duplex } from 'node:stream';
import type { BytePort, PortFault, PortOutcome } from './byte-port.ts';

/**
 * A port over an open Node stream. `letGo` ends the stream where destroying it is not enough; the stream must emit `close` when
 * the system has let go.
 */
export function portOverStream(stream: Duplex, letGo: () => void = () => stream.destroy()): BytePort {
  const listeners = new Set<(bytes: Uint8Array) => void>();
  const closed = Promise.withResolvers<string>();
  let why: string | undefined;
  let open = true;
  stream.on('data', (bytes: Uint8Array) => {
    for (const listener of Array.from(listeners)) listener(bytes);
  });
  stream.on('error', (error) => {
    why ??= reason(error);
    letGo();
  });
  stream.on('end', letGo);
  stream.on('close', (error?: unknown) => {
    open = false;
    closed.resolve(why ?? (error instanceof Error ? reason(error) : 'closed'));
  });
  return {
    get isOpen() {
      return open;
    },
    write: async (bytes) => {
      if (!open) return { ok: false, why: await closed.promise };
      const written = new Promise<PortOutcome>((resolve) => {
        stream.write(bytes, (error) => resolve(error ? { ok: false, why: reason(error) } : { ok: true }));
      });
      // A stream that is closed in the middle of a write does not always say so to the writer.
      return Promise.race([written, closed.promise.then((why): PortFault => ({ ok: false, why }))]);
    },
    onBytes: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onClosed: (listener) => {
      let waiting = true;
      void closed.promise.then((why) => {
        if (waiting) listener(why);
      });
      return () => {
        waiting = false;
      };
    },
    close: async () => {
      open = false;
      letGo();
      await closed.promise;
    },
  };
}

/** The system's short name of an error where it has one, else its sentence. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

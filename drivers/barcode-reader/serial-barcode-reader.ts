import { StatusCell } from '../device.ts';
import { type Pause, realPause } from '../pause.ts';
import type { BytePort, OpenPort } from '../ports/byte-port.ts';
import { KeptPort } from '../ports/kept-port.ts';
import type { BarcodeRead, BarcodeReader, BarcodeReaderStatus } from './contract.ts';
import { defaultFraming, LineCodec, type LineFraming } from './line-codec.ts';

export interface SerialBarcodeReaderOptions {
  readonly open: OpenPort;
  readonly framing?: LineFraming | undefined;
  /** Milliseconds between two attempts to open the line. */
  readonly retryMs?: number | undefined;
  readonly pause?: Pause | undefined;
}

/**
 * A barcode or MRZ reader that writes what it reads on a serial line: RS-232, or USB in its serial (CDC) mode. Such a reader says nothing of
 * itself while nobody holds a code before it: `ready` means that the line is open, and it is never `mute`.
 */
export class SerialBarcodeReader implements BarcodeReader {
  readonly #status = new StatusCell<BarcodeReaderStatus>({ state: 'disconnected' });
  readonly #listeners = new Set<(read: BarcodeRead) => void>();
  readonly #codec: LineCodec;
  readonly #gapMs: number;
  readonly #pause: Pause;
  readonly #line: KeptPort;
  #waiting = new AbortController();
  #closed = false;

  constructor({ open, framing = defaultFraming, retryMs, pause = realPause }: SerialBarcodeReaderOptions) {
    this.#codec = new LineCodec(framing);
    this.#gapMs = framing.gapMs;
    this.#pause = pause;
    this.#line = new KeptPort({ open, retryMs, pause, onOpen: (port) => this.#opened(port), onLost: () => this.#lost() });
  }

  get status(): BarcodeReaderStatus {
    return this.#status.current;
  }

  watch(listener: (status: BarcodeReaderStatus) => void): () => void {
    return this.#status.watch(listener);
  }

  listen(listener: (read: BarcodeRead) => void): () => void {
    // Wrapped, so that the same function listening twice is two listeners, each with an end of its own.
    const ear = (read: BarcodeRead): void => listener(read);
    this.#listeners.add(ear);
    return () => void this.#listeners.delete(ear);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#lost();
    await this.#line.close();
  }

  #opened(port: BytePort): void {
    if (this.#closed) return;
    port.onBytes((bytes) => this.#hear(bytes));
    this.#status.set({ state: 'ready' });
  }

  #lost(): void {
    this.#waiting.abort();
    this.#codec.reset();
    this.#status.set({ state: 'disconnected' });
  }

  #hear(bytes: Uint8Array): void {
    if (this.#closed) return;
    this.#waiting.abort();
    this.#tell(this.#codec.push(bytes));
    if (!this.#codec.pending) return;
    const { signal } = (this.#waiting = new AbortController());
    void this.#pause(this.#gapMs, signal).then(() => signal.aborted || this.#tell(this.#codec.silence()));
  }

  #tell(reads: readonly BarcodeRead[]): void {
    for (const read of reads) for (const listener of Array.from(this.#listeners)) listener(read);
  }
}

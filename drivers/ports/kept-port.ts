import { type Pause, realPause } from '../pause.ts';
import type { BytePort, OpenPort } from './byte-port.ts';

export interface KeptPortOptions {
  readonly open: OpenPort;
  /** Called with each newly opened line. */
  readonly onOpen: (port: BytePort) => void;
  /** Called when the line was lost, or could not be opened, with the system's reason; not after {@link KeptPort.close}. */
  readonly onLost: (why: string) => void;
  /** Milliseconds between two attempts to open. */
  readonly retryMs?: number | undefined;
  readonly pause?: Pause | undefined;
}

/** A line that is opened again whenever it was lost, until it is closed for good. */
export class KeptPort {
  readonly #ending = new AbortController();
  readonly #run: Promise<void>;
  #port: BytePort | undefined;

  constructor(options: KeptPortOptions) {
    this.#run = this.#keep(options);
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#port?.close();
    await this.#run;
  }

  async #keep({ open, onOpen, onLost, retryMs = 500, pause = realPause }: KeptPortOptions): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      const opening = await open(signal);
      if (opening.ok) {
        const lost = new Promise<string>((resolve) => opening.port.onClosed(resolve));
        this.#port = opening.port;
        // Closed in the very moment of opening: nobody would let this line go.
        if (signal.aborted) return opening.port.close();
        onOpen(opening.port);
        const why = await lost;
        this.#port = undefined;
        if (!signal.aborted) onLost(why);
      } else if (!signal.aborted) onLost(opening.why);
      await pause(retryMs, signal);
    }
  }
}

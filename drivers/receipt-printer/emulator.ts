import type { BytePort } from '../ports/byte-port.ts';
import { commandLength } from './command-length.ts';
import { identityQueries, type RealtimeQuery, throwAway } from './escpos-commands.ts';
import type { PrinterIdentity } from './escpos-link.ts';
import type { ReceiptPrinterStatus } from './contract.ts';
import type { SimulatedReceiptPrinter } from './simulator.ts';
import { type Sensors, soundSensors, writeAutomaticStatus, writeRealtimeStatus, writeStatusInTurn } from './status-codec.ts';

/** Which of the things that not every printer has this one has. */
export interface EmulatedModel {
  readonly identity: PrinterIdentity;
  /** GS ( H 48. */
  readonly tellsWhenPrinted: boolean;
  /** DLE DC4 8. */
  readonly throwsAway: boolean;
  /** GS a. */
  readonly tellsChanges: boolean;
}

export const epsonLike: EmulatedModel = {
  identity: { maker: 'EPSON', model: 'TM-T88VI', firmware: '30.21 ESC/POS', serial: 'VIKNO0001' },
  tellsWhenPrinted: true,
  throwsAway: true,
  tellsChanges: true,
};

/** A cheap printer: no name, no changes told, nothing but DLE EOT and GS r. */
export const plainModel: EmulatedModel = { identity: {}, tellsWhenPrinted: false, throwsAway: false, tellsChanges: false };

/**
 * A printer's end of one line: turns the simulated printer into a peer that speaks ESC/POS. Data up to a question in turn is one job for
 * the simulator, so that a slip is what lies between two questions. Real-time questions are answered as they come in, even
 * inside other data, as a real printer does. A mute printer answers nothing and loses what it is sent; an unplugged one closes the line.
 */
export class EscposPeer {
  readonly #printer: SimulatedReceiptPrinter;
  readonly #port: BytePort;
  readonly #model: EmulatedModel;
  readonly #unwatch: () => void;
  #unread: Uint8Array = new Uint8Array();
  #recent: number[] = [];
  #job: Uint8Array[] = [];
  #discarding = new AbortController();
  #work: Promise<void> = Promise.resolve();
  #tellsChanges = false;

  constructor(printer: SimulatedReceiptPrinter, port: BytePort, model: EmulatedModel = epsonLike) {
    this.#printer = printer;
    this.#port = port;
    this.#model = model;
    const stopListening = port.onBytes((bytes) => this.#take(bytes));
    const stopWatching = printer.watch((status) => this.#changed(status));
    this.#unwatch = () => {
      stopListening();
      stopWatching();
    };
    port.onClosed(() => this.#end());
  }

  get #mute(): boolean {
    return this.#printer.status.state === 'mute';
  }

  #end(): void {
    this.#unwatch();
    // A host that asks nothing at the end, and hangs up, has sent its job.
    if (this.#printer.status.state !== 'disconnected') this.#flush();
  }

  #changed(status: ReceiptPrinterStatus): void {
    if (status.state === 'disconnected') {
      this.#throwAway();
      void this.#port.close();
    } else if (this.#tellsChanges && status.state !== 'mute') this.#say(writeAutomaticStatus(this.#sensors));
  }

  #say(bytes: Uint8Array): void {
    if (!this.#mute) void this.#port.write(bytes);
  }

  #take(bytes: Uint8Array): void {
    if (this.#mute) return;
    for (const byte of bytes) this.#hearRealtime(byte);
    this.#unread = Buffer.concat([this.#unread, bytes]);
    let at = 0;
    for (;;) {
      const rest = this.#unread.subarray(at);
      const length = rest.length === 0 ? undefined : commandLength(rest);
      if (length === undefined || length > rest.length) break;
      this.#obey(rest.slice(0, length));
      at += length;
    }
    this.#unread = this.#unread.slice(at);
  }

  /** What is obeyed on reception, whatever it stands in. */
  #hearRealtime(byte: number): void {
    this.#recent = [...this.#recent, byte].slice(-throwAway.length);
    const [before = 0, middle = 0, last = 0] = this.#recent.slice(-3);
    if (before === 0x10 && middle === 4 && last >= 1 && last <= 4) {
      // Checked just above: 1 to 4.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      this.#say(Uint8Array.of(writeRealtimeStatus(last as RealtimeQuery, this.#sensors)));
    }
    if (this.#model.throwsAway && throwAway.every((expected, index) => this.#recent[index] === expected)) {
      this.#throwAway();
      this.#say(Uint8Array.of(0x37, 0x25, 0));
    }
  }

  #obey(command: Uint8Array): void {
    const [first, second, third = 0] = command;
    if (first === 0x10 || (first === 0 && command.length === 1)) return;
    if (first === 0x1d && second === 0x61) this.#inTurn(() => this.#tellChanges(third));
    else if (first === 0x1d && second === 0x49) this.#inTurn(() => this.#identify(third));
    else if (first === 0x1d && second === 0x72) {
      this.#flush();
      this.#inTurn(() => this.#say(Uint8Array.of(writeStatusInTurn(this.#sensors))));
    } else if (first === 0x1d && second === 0x28 && third === 0x48) {
      this.#flush();
      if (this.#model.tellsWhenPrinted) this.#inTurn(() => this.#say(Uint8Array.of(0x37, 0x22, ...command.slice(7, 11), 0)));
    } else this.#job.push(command);
  }

  #tellChanges(which: number): void {
    this.#tellsChanges = which !== 0 && this.#model.tellsChanges;
    if (this.#tellsChanges) this.#say(writeAutomaticStatus(this.#sensors));
  }

  #identify(query: number): void {
    const { firmware, maker, model, serial } = this.#model.identity;
    const text = new Map<number, string | undefined>([
      [identityQueries.firmware, firmware],
      [identityQueries.maker, maker],
      [identityQueries.model, model],
      [identityQueries.serial, serial],
    ]).get(query);
    if (text !== undefined) this.#say(Uint8Array.of(0x5f, ...Buffer.from(text, 'latin1'), 0));
  }

  /** What came so far is a job. */
  #flush(): void {
    if (this.#job.length === 0) return;
    const job = Uint8Array.from(Buffer.concat(this.#job));
    this.#job = [];
    const { signal } = this.#discarding;
    this.#inTurn(async () => {
      await this.#printer.print(job, signal);
    });
  }

  /**
   * Work that waits until all before it is done and the printer has paper and a closed cover, and is not done at all if it is thrown
   * away first.
   */
  #inTurn(step: () => void | Promise<void>): void {
    const { signal } = this.#discarding;
    this.#work = this.#work.then(async () => {
      await this.#online(signal);
      if (!signal.aborted) await step();
    });
  }

  async #online(thrownAway: AbortSignal): Promise<void> {
    const able = (): boolean => this.#sensors.online || thrownAway.aborted;
    if (able()) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const leave = this.#printer.watch(() => {
      if (able()) resolve();
    });
    thrownAway.addEventListener('abort', () => resolve(), { once: true });
    await promise;
    leave();
  }

  get #sensors(): Sensors {
    const { paper, cover, cutter } = this.#printer.snapshot();
    const coverOpen = cover === 'open';
    const cutterError = cutter === 'jammed';
    return { ...soundSensors, paper, coverOpen, cutterError, online: !coverOpen && !cutterError && paper !== 'out' };
  }

  #throwAway(): void {
    this.#discarding.abort();
    this.#discarding = new AbortController();
    this.#job = [];
    this.#unread = new Uint8Array();
  }
}

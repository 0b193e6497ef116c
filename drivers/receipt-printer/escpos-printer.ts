import { StatusCell } from '../device.ts';
import { realPause, type Pause } from '../pause.ts';
import type { OpenPort } from '../ports/byte-port.ts';
import { Turns } from '../turns.ts';
import { Confirmations, type ConfirmBy } from './confirmations.ts';
import type { PrintFate, ReceiptPrinter, ReceiptPrinterStatus } from './contract.ts';
import { throwAway } from './escpos-commands.ts';
import { EscposLink, type LinkEvent, type LinkTiming, type PrinterIdentity } from './escpos-link.ts';
import { conditionOf } from './status-codec.ts';

/** Milliseconds. */
export interface EscposTiming extends LinkTiming {
  /** How long the line may take no byte of a job before the printer counts as mute. */
  readonly stallMs: number;
  /** How long the printer may take, once it has the whole job, to say that it is done. */
  readonly jobMs: number;
  /** How long after a broken job the printer may take to be clear of it. */
  readonly settleMs: number;
}

export interface EscposPrinterOptions {
  readonly open: OpenPort;
  readonly timing?: Partial<EscposTiming>;
  readonly pause?: Pause;
  /** Which question tells that a job is done; found out from the maker's name unless given. */
  readonly confirmBy?: ConfirmBy;
}

const usualTiming: EscposTiming = {
  heartbeatMs: 2000,
  answerMs: 1000,
  retryMs: [500, 10_000],
  stallMs: 15_000,
  jobMs: 60_000,
  settleMs: 10_000,
};

/** Bytes given to the line at a time; a job can be ended between them. */
const chunkBytes = 1024;
/** No command of ours is longer than this: a picture of 255 rows of 72 bytes, and room for wider paper. */
const longestCommand = 32_768;

type Stop = { readonly why: 'printed' | 'aborted' | 'late' } | { readonly why: 'fault'; readonly status: ReceiptPrinterStatus };

/**
 * A receipt printer that speaks ESC/POS. A job is printed when the printer says so. A job that was stopped before its last byte
 * left surely is no whole slip (`notPrinted`); one that was stopped later may yet come out whole, so its fate is `unknown`, and so is
 * that of a job whose line was cut or whose caller left.
 */
export class EscposPrinter implements ReceiptPrinter {
  readonly #cell = new StatusCell<ReceiptPrinterStatus>({ state: 'disconnected' });
  readonly #turns = new Turns();
  readonly #confirmations = new Confirmations();
  readonly #timing: EscposTiming;
  readonly #pause: Pause;
  readonly #confirmBy: ConfirmBy | undefined;
  readonly #link: EscposLink;
  #condition: Exclude<ReceiptPrinterStatus, { state: 'printing' }> = { state: 'disconnected' };
  #busy = false;
  #closed = false;
  /** Called with the first thing that stops the job under way. */
  #stop: ((stop: Stop) => void) | undefined;
  #polled: (() => void) | undefined;
  /** How many bytes the printer may still be waiting for, of a command that was cut in the middle. */
  #debt: number | undefined;
  /** How the latest job is confirmed. */
  #confirmedBy: ConfirmBy = 'inTurn';
  /** Counts the attempts to settle: only the latest may say that it is done. */
  #settling = 0;

  constructor({ open, timing, pause = realPause, confirmBy }: EscposPrinterOptions) {
    this.#timing = { ...usualTiming, ...timing };
    this.#pause = pause;
    this.#confirmBy = confirmBy;
    this.#link = new EscposLink({ open, timing: this.#timing, pause, told: (event) => this.#hear(event) });
  }

  get status(): ReceiptPrinterStatus {
    return this.#cell.current;
  }

  /** Maker, model, firmware and serial number, as far as the printer tells them. */
  get identity(): PrinterIdentity {
    return this.#link.identity;
  }

  watch(listener: (status: ReceiptPrinterStatus) => void): () => void {
    return this.#cell.watch(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#become({ state: 'disconnected' });
    await this.#link.close();
  }

  async print(job: Uint8Array, signal: AbortSignal): Promise<PrintFate> {
    const endTurn = await this.#turns.take(signal);
    if (!endTurn) return { fate: 'notPrinted', status: this.status };
    try {
      await this.#clearOfLastJob(signal);
      if (signal.aborted || this.status.state !== 'ready') return { fate: 'notPrinted', status: this.status };
      return await this.#carryOut(job, signal);
    } finally {
      endTurn();
    }
  }

  async #carryOut(job: Uint8Array, signal: AbortSignal): Promise<PrintFate> {
    const stopped = Promise.withResolvers<Stop>();
    const over = new AbortController();
    this.#stop = stopped.resolve;
    signal.addEventListener('abort', () => stopped.resolve({ why: 'aborted' }), { signal: over.signal });
    this.#setBusy(true);
    const { sent, stop } = await this.#send(job, stopped.promise);
    const end = stop ?? (await this.#awaitWord(stopped, over.signal));
    over.abort();
    this.#stop = undefined;
    if (end.why === 'printed') {
      this.#setBusy(false);
      return { fate: 'printed' };
    }
    const lineLost = this.#condition.state === 'disconnected' || this.#condition.state === 'mute';
    this.#debt = Math.min(lineLost ? job.length : job.length - sent, longestCommand);
    void this.#settle();
    const status = end.why === 'fault' ? end.status : this.status;
    return { fate: sent < job.length && end.why === 'fault' && !lineLost ? 'notPrinted' : 'unknown', status };
  }

  /** Sends until all is sent or something stops it. Holds the heartbeat: inside a picture it would be taken for dots. */
  async #send(bytes: Uint8Array, stopped: Promise<Stop>): Promise<{ readonly sent: number; readonly stop?: Stop }> {
    this.#link.hold();
    let sent = 0;
    try {
      while (sent < bytes.length) {
        const chunk = bytes.subarray(sent, sent + chunkBytes);
        const moved = new AbortController();
        const stall = this.#pause(this.#timing.stallMs, moved.signal);
        const end = await Promise.race([this.#link.write(chunk), stopped, stall]);
        moved.abort();
        if (end === undefined) {
          this.#become({ state: 'mute' });
          void this.#link.reopen();
          return { sent, stop: { why: 'fault', status: { state: 'mute' } } };
        }
        if ('why' in end && !('ok' in end)) return { sent, stop: end };
        // A line that is closed is told of by the link as well.
        if (!end.ok) return { sent, stop: { why: 'fault', status: { state: 'disconnected' } } };
        sent += chunk.length;
      }
      return { sent };
    } finally {
      this.#link.release();
    }
  }

  /** All is sent: waits for the printer's word that it is printed, and where that word is of data only, for the sensors after it. */
  async #awaitWord({ promise: stopped, resolve }: PromiseWithResolvers<Stop>, over: AbortSignal): Promise<Stop> {
    const by = this.#confirmBy ?? (/epson/i.test(this.identity.maker ?? '') ? 'whenPrinted' : 'inTurn');
    this.#confirmedBy = by;
    const { ask, confirmed } = this.#confirmations.expect(by);
    void confirmed.then(() => {
      if (by === 'whenPrinted') return resolve({ why: 'printed' });
      this.#polled = () => resolve({ why: 'printed' });
      this.#link.askNow();
    });
    void this.#link.write(ask);
    void this.#pause(this.#timing.jobMs, over).then(() => resolve({ why: 'late' }));
    const stop = await stopped;
    this.#polled = undefined;
    return stop;
  }

  /**
   * Brings the printer past a broken job: what it holds is thrown away, and a command that was cut in the middle gets the rest of its
   * data as zeros, which print nothing. A printer in trouble, or on a line that was lost, gets them when it is well again.
   */
  async #settle(): Promise<void> {
    const debt = this.#debt;
    if (debt === undefined) return;
    const settling = ++this.#settling;
    this.#confirmations.abandon();
    void this.#link.write(throwAway);
    if (this.#condition.state !== 'ready') return;
    const { sent } = await this.#send(new Uint8Array(debt), new Promise<Stop>(() => undefined));
    if (sent < debt || settling !== this.#settling) return;
    const { ask, confirmed } = this.#confirmations.expect(this.#confirmedBy);
    void this.#link.write(ask);
    const over = new AbortController();
    await Promise.race([confirmed, this.#pause(this.#timing.settleMs, over.signal)]);
    over.abort();
    if (settling !== this.#settling) return;
    this.#confirmations.forget();
    this.#debt = undefined;
    this.#setBusy(false);
  }

  async #clearOfLastJob(signal: AbortSignal): Promise<void> {
    if (this.status.state !== 'printing' || signal.aborted) return;
    const over = new AbortController();
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { signal: over.signal });
      const leave = this.watch(({ state }) => {
        if (state === 'printing') return;
        leave();
        resolve();
      });
    });
    over.abort();
  }

  #hear(event: LinkEvent): void {
    if (this.#closed) return;
    switch (event.kind) {
      case 'lost':
        return this.#become({ state: 'disconnected' });
      case 'mute':
        return this.#become({ state: 'mute' });
      case 'sensors':
        return this.#become(conditionOf(event.sensors));
      case 'polled':
        return this.#polled?.();
      case 'answer':
        return this.#confirmations.hear(event.answer);
    }
  }

  #become(condition: Exclude<ReceiptPrinterStatus, { state: 'printing' }>): void {
    const recovered = condition.state === 'ready' && this.#condition.state !== 'ready';
    this.#condition = condition;
    if (condition.state !== 'ready') this.#stop?.({ why: 'fault', status: condition });
    this.#tell();
    if (recovered) void this.#settle();
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.#tell();
  }

  #tell(): void {
    this.#cell.set(this.#busy && this.#condition.state === 'ready' ? { state: 'printing' } : this.#condition);
  }
}

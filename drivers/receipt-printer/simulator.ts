import { type PlugControls, type Reached, SimulatedDevice, type SimulationOptions } from '../simulated-device.ts';
import type { PrintFate, ReceiptPrinter, ReceiptPrinterStatus } from './contract.ts';

/** What came out of the printer for one job. */
export interface PrintedSlip {
  /** Counts the slips of this printer from 1, also over restarts. */
  readonly id: number;
  /** The job's bytes as far as the paper went. */
  readonly bytes: Uint8Array;
  /** When it came out, Unix milliseconds. */
  readonly at: number;
  /** Whether the whole job came out. */
  readonly complete: boolean;
}

export interface ReceiptPrinterControls extends PlugControls {
  readonly printed: readonly PrintedSlip[];
  /** The roll comes to its last metres. */
  lowerPaper(): void;
  takePaper(): void;
  /** Puts in a new roll. */
  replacePaper(): void;
  openCover(): void;
  closeCover(): void;
  jamCutter(): void;
  freeCutter(): void;
  /** These strike once, when `bytes` of the job under way, or of the next one as long as that, are on paper. */
  runOutAfter(bytes: number): void;
  openCoverAfter(bytes: number): void;
  unplugAfter(bytes: number): void;
  muteAfter(bytes: number): void;
  /** The cutter jams when the next job has come out whole. */
  jamCutterAtEnd(): void;
}

export interface ReceiptPrinterSnapshot {
  readonly printed: readonly PrintedSlip[];
  readonly nextId: number;
  readonly paper: 'ok' | 'nearEnd' | 'out';
  readonly cover: 'closed' | 'open';
  readonly cutter: 'ok' | 'jammed';
}

export interface ReceiptPrinterOptions extends SimulationOptions {
  readonly initial?: ReceiptPrinterSnapshot;
  /** Unix milliseconds. */
  readonly now?: () => number;
}

/** How many slips are kept to look at. */
const keptSlips = 100;
/** Bytes that one step brings onto paper: a few lines of text, or one band of a raster. */
const bytesPerStep = 512;

/**
 * A receipt printer whose paper one can look at. Like a printer with automatic status back it says at once that it stopped,
 * so a job cut short by paper or cover surely is no whole slip (`notPrinted`). A job cut off by the cable, by its caller, or
 * after its last byte may hang there whole: `unknown`.
 */
export class SimulatedReceiptPrinter
  extends SimulatedDevice<Reached<ReceiptPrinterStatus>>
  implements ReceiptPrinter, ReceiptPrinterControls
{
  readonly #now: () => number;
  readonly #printed: PrintedSlip[];
  #armed: { readonly afterBytes: number; readonly strike: () => void }[] = [];
  #nextId: number;
  #paper: ReceiptPrinterSnapshot['paper'];
  #cover: ReceiptPrinterSnapshot['cover'];
  #cutter: ReceiptPrinterSnapshot['cutter'];
  #printing = false;

  constructor(options: ReceiptPrinterOptions = {}) {
    super(options);
    this.#now = options.now ?? Date.now;
    this.#printed = [...(options.initial?.printed ?? [])];
    this.#nextId = options.initial?.nextId ?? 1;
    this.#paper = options.initial?.paper ?? 'ok';
    this.#cover = options.initial?.cover ?? 'closed';
    this.#cutter = options.initial?.cutter ?? 'ok';
  }

  snapshot(): ReceiptPrinterSnapshot {
    return { printed: [...this.#printed], nextId: this.#nextId, paper: this.#paper, cover: this.#cover, cutter: this.#cutter };
  }

  get printed(): readonly PrintedSlip[] {
    return this.#printed;
  }

  lowerPaper(): void {
    this.#setPaper('nearEnd');
  }

  takePaper(): void {
    this.#setPaper('out');
  }

  replacePaper(): void {
    this.#setPaper('ok');
  }

  openCover(): void {
    this.#setCover('open');
  }

  closeCover(): void {
    this.#setCover('closed');
  }

  jamCutter(): void {
    this.#setCutter('jammed');
  }

  freeCutter(): void {
    this.#setCutter('ok');
  }

  runOutAfter(bytes: number): void {
    this.#armed.push({ afterBytes: bytes, strike: () => this.takePaper() });
  }

  openCoverAfter(bytes: number): void {
    this.#armed.push({ afterBytes: bytes, strike: () => this.openCover() });
  }

  unplugAfter(bytes: number): void {
    this.#armed.push({ afterBytes: bytes, strike: () => this.unplug() });
  }

  muteAfter(bytes: number): void {
    this.#armed.push({ afterBytes: bytes, strike: () => this.goMute() });
  }

  jamCutterAtEnd(): void {
    this.#armed.push({ afterBytes: Infinity, strike: () => this.jamCutter() });
  }

  async print(job: Uint8Array, signal: AbortSignal): Promise<PrintFate> {
    const endTurn = await this.turn(signal);
    if (!endTurn) return { fate: 'notPrinted', status: this.status };
    try {
      if (signal.aborted || !this.#able) return { fate: 'notPrinted', status: this.status };
      const { out, stop } = await this.#bringOut(job, signal);
      if (out === job.length && !stop) return { fate: 'printed' };
      const seenIncomplete = out < job.length && stop !== undefined && stop.state !== 'disconnected' && stop.state !== 'mute';
      return { fate: seenIncomplete ? 'notPrinted' : 'unknown', status: stop ?? this.status };
    } finally {
      endTurn();
    }
  }

  /** As in automatic status back, an open cover outranks missing paper: with the platen open the paper sensor means nothing. */
  protected override look(): Reached<ReceiptPrinterStatus> {
    if (this.#cover === 'open') return { state: 'coverOpen' };
    if (this.#cutter === 'jammed') return { state: 'cutterError' };
    if (this.#paper === 'out') return { state: 'paperOut' };
    return this.#printing ? { state: 'printing' } : { state: 'ready', paper: this.#paper };
  }

  get #able(): boolean {
    return this.reachable && this.#cover === 'closed' && this.#cutter === 'ok' && this.#paper !== 'out';
  }

  /** Prints step by step, keeps the slip, and tells how many bytes are on paper at the end, and what stopped it. */
  async #bringOut(
    job: Uint8Array,
    signal: AbortSignal,
  ): Promise<{ readonly out: number; readonly stop: ReceiptPrinterStatus | undefined }> {
    this.#setPrinting(true);
    const trouble = (): ReceiptPrinterStatus | undefined => (this.#able ? undefined : this.condition);
    let stop: ReceiptPrinterStatus | undefined;
    let out = 0;
    while (out < job.length) {
      this.#strike((afterBytes) => afterBytes <= out);
      const next = Math.min(out + bytesPerStep, job.length, ...this.#armed.map(({ afterBytes }) => afterBytes));
      stop = await this.step(trouble, signal);
      if (stop || signal.aborted) break;
      out = next;
    }
    if (out === job.length) this.#strike((afterBytes) => afterBytes === out || afterBytes === Infinity);
    if (out > 0) this.#keep(job, out);
    this.#setPrinting(false);
    return { out, stop: stop ?? trouble() };
  }

  #strike(due: (afterBytes: number) => boolean): void {
    const struck = this.#armed.filter(({ afterBytes }) => due(afterBytes));
    this.#armed = this.#armed.filter(({ afterBytes }) => !due(afterBytes));
    for (const { strike } of struck) strike();
  }

  #keep(job: Uint8Array, out: number): void {
    this.#printed.push({ id: this.#nextId++, bytes: job.slice(0, out), at: this.#now(), complete: out === job.length });
    if (this.#printed.length > keptSlips) this.#printed.shift();
  }

  #setPaper(paper: ReceiptPrinterSnapshot['paper']): void {
    this.#paper = paper;
    this.changed();
  }

  #setCover(cover: ReceiptPrinterSnapshot['cover']): void {
    this.#cover = cover;
    this.changed();
  }

  #setCutter(cutter: ReceiptPrinterSnapshot['cutter']): void {
    this.#cutter = cutter;
    this.changed();
  }

  #setPrinting(printing: boolean): void {
    this.#printing = printing;
    this.changed();
  }
}

import { type PlugControls, type Reached, SimulatedDevice, type SimulationOptions } from '../simulated-device.ts';
import type { PagePrinter, PagePrinterStatus, PagePrintFate, PagePrintOptions } from './contract.ts';
import { countPages } from './count-pages.ts';

/** One job as far as it came out. */
export interface PrintedDocument {
  /** Counts the documents of this printer from 1, also over restarts. */
  readonly id: number;
  readonly pdf: Uint8Array;
  readonly options: PagePrintOptions;
  /** Sides that came out, all copies together. */
  readonly pages: number;
  /** When the last of them came out, Unix milliseconds. */
  readonly at: number;
  readonly complete: boolean;
}

export interface PagePrinterControls extends PlugControls {
  readonly printed: readonly PrintedDocument[];
  /** Fills or empties the tray. */
  setPaper(sheets: number): void;
  setToner(toner: 'ok' | 'low' | 'out'): void;
  /** The sheet that carries side `side` (from 1) of the job under way, or of the next one, jams. Strikes once. */
  jamOn(side: number): void;
  /** The cable comes out while the sheet with side `side` moves. Strikes once. */
  unplugOn(side: number): void;
  /** Pulls the jammed sheet out; the printer prints it anew. */
  clearJam(): void;
  openCover(): void;
  closeCover(): void;
}

export interface PagePrinterSnapshot {
  readonly printed: readonly PrintedDocument[];
  readonly nextId: number;
  readonly paper: number;
  readonly toner: 'ok' | 'low' | 'out';
  readonly jammed: boolean;
  readonly cover: 'closed' | 'open';
}

export interface PagePrinterOptions extends SimulationOptions {
  readonly initial?: PagePrinterSnapshot;
  /** Unix milliseconds. */
  readonly now?: () => number;
  /** Pages of a PDF, 0 if it is none. */
  readonly count?: (pdf: Uint8Array) => number;
}

/** How many documents are kept to look at. */
const keptDocuments = 20;
const fullTray: PagePrinterSnapshot = { printed: [], nextId: 1, paper: 250, toner: 'ok', jammed: false, cover: 'closed' };

/** An A4 printer whose tray one can look at. Jobs are printed in the order of the calls. */
export class SimulatedPagePrinter extends SimulatedDevice<Reached<PagePrinterStatus>> implements PagePrinter, PagePrinterControls {
  readonly #now: () => number;
  readonly #count: (pdf: Uint8Array) => number;
  readonly #armed = new Map<number, () => void>();
  #machine: PagePrinterSnapshot;
  #printing = false;

  constructor(options: PagePrinterOptions = {}) {
    super(options);
    this.#now = options.now ?? Date.now;
    this.#count = options.count ?? countPages;
    this.#machine = options.initial ?? fullTray;
  }

  snapshot(): PagePrinterSnapshot {
    return this.#machine;
  }

  get printed(): readonly PrintedDocument[] {
    return this.#machine.printed;
  }

  setPaper(sheets: number): void {
    this.#change({ paper: sheets });
  }

  setToner(toner: 'ok' | 'low' | 'out'): void {
    this.#change({ toner });
  }

  jamOn(side: number): void {
    this.#armed.set(side, () => this.#change({ jammed: true }));
  }

  unplugOn(side: number): void {
    this.#armed.set(side, () => this.unplug());
  }

  clearJam(): void {
    this.#change({ jammed: false });
  }

  openCover(): void {
    this.#change({ cover: 'open' });
  }

  closeCover(): void {
    this.#change({ cover: 'closed' });
  }

  async *print(pdf: Uint8Array, options: PagePrintOptions, signal: AbortSignal): AsyncGenerator<number, PagePrintFate, void> {
    const endTurn = await this.turn(signal);
    if (!endTurn) return { fate: 'cancelled', pages: 0, status: this.status };
    let pages = 0;
    const sheets = sidesOfSheets(this.#count(pdf), options);
    const total = sheets.reduce((sum, sides) => sum + sides, 0);
    try {
      if (!this.reachable || total === 0) return { fate: 'notPrinted', pages, status: this.status };
      this.#setPrinting(true);
      for (const sides of sheets) {
        const lost = await this.#bringOut(pages, sides, signal);
        if (lost) return this.#cutShort(lost, pages);
        pages += sides;
        yield pages;
      }
      return { fate: 'printed', pages };
    } finally {
      if (pages > 0) this.#keep({ pdf, options, pages, complete: pages === total });
      this.#setPrinting(false);
      endTurn();
    }
  }

  protected override look(): Reached<PagePrinterStatus> {
    const { cover, jammed, toner, paper } = this.#machine;
    if (cover === 'open') return { state: 'coverOpen' };
    if (jammed) return { state: 'jam' };
    if (toner === 'out') return { state: 'tonerOut' };
    if (paper === 0) return { state: 'paperOut' };
    return this.#printing ? { state: 'printing' } : { state: 'ready', toner };
  }

  /** Prints one sheet, holding as long as something is to be mended, and anew when it was lost on its way. Says why it never came out. */
  async #bringOut(done: number, sides: number, signal: AbortSignal): Promise<'cancelled' | 'unknown' | undefined> {
    for (;;) {
      const go = await this.until(() => (this.reachable ? this.look().state === 'printing' || undefined : 'lost'), signal);
      if (go === 'lost') return 'unknown';
      if (!go || signal.aborted) return 'cancelled';
      for (let side = done + 1; side <= done + sides; side++) this.#strike(side);
      this.#change({ paper: this.#machine.paper - 1 });
      // The tray may show empty while its last sheet is under way, so paper does not break the step.
      const broken = await this.step(
        () => (this.reachable && ['printing', 'paperOut'].includes(this.look().state) ? undefined : 'broken'),
        signal,
      );
      if (!broken) return undefined;
    }
  }

  #strike(side: number): void {
    this.#armed.get(side)?.();
    this.#armed.delete(side);
  }

  #cutShort(fate: 'cancelled' | 'unknown', pages: number): PagePrintFate {
    this.#setPrinting(false);
    return { fate, pages, status: this.status };
  }

  #keep(document: Omit<PrintedDocument, 'id' | 'at'>): void {
    const { printed, nextId } = this.#machine;
    this.#change({ printed: [...printed, { ...document, id: nextId, at: this.#now() }].slice(-keptDocuments), nextId: nextId + 1 });
  }

  #setPrinting(printing: boolean): void {
    this.#printing = printing;
    this.changed();
  }

  #change(part: Partial<PagePrinterSnapshot>): void {
    this.#machine = { ...this.#machine, ...part };
    this.changed();
  }
}

/** How many sides each sheet of a job carries, in order. */
function sidesOfSheets(pages: number, { copies, duplex }: PagePrintOptions): number[] {
  const perSheet = duplex ? 2 : 1;
  const copy = Array.from({ length: Math.ceil(pages / perSheet) }, (_, sheet) => Math.min(perSheet, pages - sheet * perSheet));
  return Array.from({ length: copies }, () => copy).flat();
}

import { type PlugControls, type Reached, SimulatedDevice, type SimulationOptions } from '../simulated-device.ts';
import type { DocumentScanner, DocumentScannerStatus, ScanEnd, ScannedImage, ScannerCapabilities, ScanRequest } from './contract.ts';
import { PaperPath, type PaperPathSnapshot, type Sheet } from './paper-path.ts';

export interface LoadOptions {
  readonly where: 'feeder' | 'flatbed';
  /** Adds to what lies there; otherwise what lies there is taken away first. */
  readonly append: boolean;
  /** 2: every two images are the front and the back of one sheet. 1 if not given. */
  readonly sides?: 1 | 2;
  /** Dots per inch of images that do not say it themselves. */
  readonly dpi?: number;
}

export interface DocumentScannerControls extends PlugControls {
  /** Lays down sheets, face by face. Several on the flatbed are laid there one after another, a scan each. */
  load(images: readonly Uint8Array[], options: LoadOptions): void;
  clearFeeder(): void;
  clearFlatbed(): void;
  /** The sheet that a scan under way, or the next, pulls in as number `index` (from 0) jams. Strikes once. */
  jamOn(index: number): void;
  /** The sheet number `index` of a scan sticks to the one below it, if there is one. Strikes once. */
  doubleFeedOn(index: number): void;
  /** Someone opens the cover while sheet number `index` is moving. Strikes once. */
  openCoverOn(index: number): void;
  unplugOn(index: number): void;
  /** Opening lets go of a sheet in motion: it is back on top of the pile. */
  openCover(): void;
  closeCover(): void;
  /** Pulls out what is stuck and lays it back on the pile, or takes it away. */
  clearJam(sheets?: 'ontoPile' | 'taken'): void;
}

export interface DocumentScannerSnapshot {
  readonly paper: PaperPathSnapshot;
  readonly cover: 'closed' | 'open';
}

export interface DocumentScannerOptions extends SimulationOptions {
  readonly initial?: DocumentScannerSnapshot;
  readonly capabilities?: ScannerCapabilities;
  /** Changes the picture of a sheet's front on its way; `place` is the sheet's place in the pile as laid, so it is 0 for the first sheet only. */
  readonly decorate?: (image: Uint8Array, place: number) => Promise<Uint8Array>;
}

type Fault = Extract<ScanEnd, { readonly end: 'fault' }>['fault'];

/** A document scanner fed with images. Scans are served in the order of the calls. */
export class SimulatedDocumentScanner
  extends SimulatedDevice<Reached<DocumentScannerStatus>>
  implements DocumentScanner, DocumentScannerControls
{
  readonly capabilities: ScannerCapabilities;
  readonly #paper: PaperPath;
  readonly #decorate: (image: Uint8Array, place: number) => Promise<Uint8Array>;
  readonly #armed = new Map<number, () => void>();
  #cover: 'closed' | 'open';
  #scanning = false;
  #struck: Fault | undefined;

  constructor(options: DocumentScannerOptions = {}) {
    super(options);
    this.capabilities = options.capabilities ?? {
      sources: ['feeder', 'flatbed'],
      duplex: true,
      colours: ['bw', 'grey', 'colour'],
      resolutions: [150, 200, 300, 600],
    };
    this.#paper = new PaperPath(options.initial?.paper);
    this.#cover = options.initial?.cover ?? 'closed';
    this.#decorate = options.decorate ?? (async (image) => image);
  }

  snapshot(): DocumentScannerSnapshot {
    return { paper: this.#paper.snapshot(), cover: this.#cover };
  }

  load(images: readonly Uint8Array[], { where, append, sides = 1, dpi }: LoadOptions): void {
    const sheets = asSheets(images, sides, dpi);
    if (where === 'flatbed') this.#paper.layOnGlass(sheets, append);
    else if (append) this.#paper.addToPile(sheets);
    else this.#paper.layPile(sheets);
    this.changed();
  }

  clearFeeder(): void {
    this.#paper.clearPile();
    this.changed();
  }

  clearFlatbed(): void {
    this.#paper.clearGlass();
    this.changed();
  }

  jamOn(index: number): void {
    this.#armed.set(index, () => this.#stick('jam', 1));
  }

  doubleFeedOn(index: number): void {
    this.#armed.set(index, () => {
      if (this.#paper.sheets > 1) this.#stick('doubleFeed', 2);
    });
  }

  openCoverOn(index: number): void {
    this.#armed.set(index, () => this.openCover());
  }

  unplugOn(index: number): void {
    this.#armed.set(index, () => this.unplug());
  }

  openCover(): void {
    this.#cover = 'open';
    this.changed();
  }

  closeCover(): void {
    this.#cover = 'closed';
    this.changed();
  }

  clearJam(sheets: 'ontoPile' | 'taken' = 'ontoPile'): void {
    this.#paper.unstick(sheets);
    this.changed();
  }

  async *scan(request: ScanRequest, signal: AbortSignal): AsyncGenerator<ScannedImage, ScanEnd, void> {
    const endTurn = await this.turn(signal);
    if (!endTurn) return { end: 'cancelled' };
    try {
      const refused = this.#refusal(request);
      if (refused) return { end: 'fault', fault: refused };
      this.#setScanning(true);
      return yield* request.source === 'feeder' ? this.#scanPile(request, signal) : this.#scanGlass(signal);
    } finally {
      this.#setScanning(false);
      endTurn();
    }
  }

  protected override look(): Reached<DocumentScannerStatus> {
    if (this.#cover === 'open') return { state: 'coverOpen' };
    if (this.#paper.jammed) return { state: 'jam' };
    if (this.#scanning) return { state: 'scanning' };
    return { state: 'ready', feeder: this.#paper.sheets > 0 ? 'loaded' : 'empty' };
  }

  async *#scanPile({ duplex }: ScanRequest, signal: AbortSignal): AsyncGenerator<ScannedImage, ScanEnd, void> {
    for (let index = 0; ; index++) {
      if (signal.aborted) return { end: 'cancelled' };
      const sheet = this.#paper.top;
      if (!sheet) return { end: 'finished' };
      const ended = await this.#move(index, () => this.#paper.top !== sheet, signal);
      if (ended) return ended;
      const front = await this.#picture(sheet);
      if (!front || this.#paper.top !== sheet) return { end: 'fault', fault: 'failed' };
      // From here the sheet is in the tray: its sides are given even when the scan was aborted meanwhile, or the pages would not match the paper.
      this.#paper.feed();
      this.changed();
      yield front;
      if (duplex && sheet.back) yield asImage(sheet.back, sheet);
    }
  }

  async *#scanGlass(signal: AbortSignal): AsyncGenerator<ScannedImage, ScanEnd, void> {
    const sheet = this.#paper.onGlass;
    if (!sheet) return { end: 'finished' };
    const ended = await this.#move(0, () => this.#paper.onGlass !== sheet, signal);
    if (ended) return ended;
    if (signal.aborted) return { end: 'cancelled' };
    const image = await this.#picture(sheet);
    if (!image) return { end: 'fault', fault: 'failed' };
    this.#paper.turnGlass();
    this.changed();
    yield image;
    return { end: 'finished' };
  }

  /** Moves one sheet (or the lamp), and says why the scan ended if it did. */
  async #move(index: number, gone: () => boolean, signal: AbortSignal): Promise<ScanEnd | undefined> {
    this.#struck = undefined;
    this.#armed.get(index)?.();
    this.#armed.delete(index);
    const fault = await this.step(() => this.#fault() ?? (gone() ? 'failed' : undefined), signal);
    return fault && { end: 'fault', fault };
  }

  #fault(): Fault | undefined {
    if (!this.reachable) return 'disconnected';
    if (this.#cover === 'open') return 'coverOpen';
    return this.#struck ?? (this.#paper.jammed ? 'jam' : undefined);
  }

  /** Why a scan cannot begin. The glass of this scanner knows whether something lies on it. */
  #refusal({ source, duplex, colour, dpi }: ScanRequest): Fault | undefined {
    this.#struck = undefined;
    const fault = this.#fault();
    if (fault) return fault;
    const { sources, colours, resolutions } = this.capabilities;
    const able = sources.includes(source) && colours.includes(colour) && resolutions.includes(dpi) && (!duplex || this.capabilities.duplex);
    if (!able) return 'failed';
    return (source === 'feeder' ? this.#paper.top : this.#paper.onGlass) ? undefined : 'noPaper';
  }

  #stick(fault: 'jam' | 'doubleFeed', sheets: number): void {
    this.#struck = fault;
    this.#paper.stick(sheets);
    this.changed();
  }

  #setScanning(scanning: boolean): void {
    if (this.#scanning === scanning) return;
    this.#scanning = scanning;
    this.changed();
  }

  async #picture(sheet: Sheet): Promise<ScannedImage | undefined> {
    try {
      return asImage(await this.#decorate(sheet.front, sheet.place), sheet);
    } catch {
      // The decoration is no part of a scanner; to the caller it looks like one that cannot make its image.
      return undefined;
    }
  }
}

function asImage(bytes: Uint8Array, { dpi }: Sheet): ScannedImage {
  return dpi === undefined ? { bytes } : { bytes, dpi };
}

function asSheets(images: readonly Uint8Array[], sides: 1 | 2, dpi: number | undefined): Omit<Sheet, 'place'>[] {
  const sheets: Omit<Sheet, 'place'>[] = [];
  for (let at = 0; at < images.length; at += sides) {
    const [front, back] = images.slice(at, at + sides);
    if (front) sheets.push({ front, ...(back && { back }), ...(dpi !== undefined && { dpi }) });
  }
  return sheets;
}

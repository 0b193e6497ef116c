import { StatusCell } from '../../device.ts';
import { type Pause, realPause } from '../../pause.ts';
import { Turns } from '../../turns.ts';
import type { DocumentScanner, DocumentScannerStatus, ScanEnd, ScannedImage, ScannerCapabilities, ScanRequest } from '../contract.ts';
import type { DeviceOption } from './device-options.ts';
import { type Look, lookAtScanner } from './look-at-scanner.ts';
import { type BatchEnd, scanBatch } from './scan-batch.ts';
import { sweepScanFolders } from './scan-folder.ts';
import { argumentsFor, capabilitiesOf, sensorsOf, sourceName } from './scan-settings.ts';

export interface SaneScannerOptions {
  /** As `scanimage -L` names it: `fujitsu:fi-7160:123456`, `airscan:e0:…`, `net:host:…`. */
  readonly device: string;
  /** `scanimage` on the PATH if not given. */
  readonly command?: string;
  /** `process.env` if not given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** `tiff`, which costs the scanner no time, if not given. */
  readonly format?: 'tiff' | 'png' | 'jpeg';
  readonly timing?: Partial<SaneTiming>;
  readonly pause?: Pause;
}

/** Milliseconds, but for `ahead`. */
export interface SaneTiming {
  /** Between two looks at a scanner that is well and has no sensors, or that was jammed. */
  readonly calmMs: number;
  /** Between two looks at a scanner with sensors, or one that is away. */
  readonly keenMs: number;
  /** How long a look may take. */
  readonly lookMs: number;
  /** How long a scan may stand still. */
  readonly stallMs: number;
  /** How long `scanimage` may take to go at its end. */
  readonly lingerMs: number;
  /** How many pages may wait to be taken before the feeder is held. */
  readonly ahead: number;
}

const usualTiming: SaneTiming = { calmMs: 15_000, keenMs: 5000, lookMs: 20_000, stallMs: 60_000, lingerMs: 5000, ahead: 8 };
const unknown: ScannerCapabilities = { sources: [], duplex: false, colours: [], resolutions: [] };
const ready: DocumentScannerStatus = { state: 'ready', feeder: 'unknown' };

type Fault = Extract<ScanEnd, { readonly end: 'fault' }>['fault'];

/**
 * A document scanner behind SANE, local or on a network, worked through the program `scanimage`. It starts «disconnected» and looks for
 * the scanner by itself. The scanner is opened now and then to see whether it is there, never while it scans. A jam or an
 * open cover that no sensor tells of is believed until the next look; whether it is mended only the next scan can tell.
 */
export class SaneScanner implements DocumentScanner {
  readonly #options: SaneScannerOptions;
  readonly #timing: SaneTiming;
  readonly #command: { readonly command: string; readonly environment: Readonly<Record<string, string | undefined>> };
  readonly #status = new StatusCell<DocumentScannerStatus>({ state: 'disconnected' });
  readonly #turns = new Turns();
  readonly #closing = new AbortController();
  readonly #watching: Promise<void>;
  #found: readonly DeviceOption[] | undefined;
  #capabilities: ScannerCapabilities = unknown;
  /** Options with a source chosen: some wake, some change their range. Forgotten when the scanner goes away. */
  readonly #chosen = new Map<string, readonly DeviceOption[]>();
  #scans = 0;

  constructor(options: SaneScannerOptions) {
    this.#options = options;
    this.#timing = { ...usualTiming, ...options.timing };
    this.#command = { command: options.command ?? 'scanimage', environment: options.environment ?? process.env };
    this.#watching = this.#keepLooking(options.pause ?? realPause);
  }

  get status(): DocumentScannerStatus {
    return this.#status.current;
  }

  /** Empty until the scanner was found for the first time. */
  get capabilities(): ScannerCapabilities {
    return this.#capabilities;
  }

  watch(listener: (status: DocumentScannerStatus) => void): () => void {
    return this.#status.watch(listener);
  }

  /** Stops a scan under way at once. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#watching;
    const endTurn = await this.#turns.take(new AbortController().signal);
    endTurn?.();
    this.#status.set({ state: 'disconnected' });
  }

  async *scan(request: ScanRequest, signal: AbortSignal): AsyncGenerator<ScannedImage, ScanEnd, void> {
    const endTurn = await this.#turns.take(signal);
    if (!endTurn) return { end: 'cancelled' };
    try {
      const options = await this.#optionsFor(request);
      if (!options) return { end: 'fault', fault: 'disconnected' };
      const settings = argumentsFor(options, request);
      if (!settings) return { end: 'fault', fault: 'failed' };
      return yield* this.#scanWith(settings, request, signal);
    } finally {
      this.#scans++;
      if (this.status.state === 'scanning') this.#status.set(this.#closing.signal.aborted ? { state: 'disconnected' } : ready);
      endTurn();
    }
  }

  async *#scanWith(settings: readonly string[], { source }: ScanRequest, signal: AbortSignal): AsyncGenerator<ScannedImage, ScanEnd, void> {
    this.#status.set({ state: 'scanning' });
    const batch = scanBatch(
      {
        ...this.#command,
        ...this.#timing,
        settings: [`--device-name=${this.#options.device}`, ...settings],
        format: this.#options.format ?? 'tiff',
        pages: source === 'flatbed' ? 'one' : 'all',
      },
      signal,
      this.#closing.signal,
    );
    let pages = 0;
    try {
      for (;;) {
        const step = await batch.next();
        if (step.done) return await this.#judge(step.value, { source, pages, aborted: signal.aborted });
        pages++;
        yield { bytes: step.value };
      }
    } finally {
      // Also when the caller stopped listening: the scanner is not ready before its program has gone.
      await batch.return({ said: 'nothing', broke: false });
    }
  }

  /**
   * Says why a scan ended. That all sheets are through must have been said by the feeder itself: a run that ends without a word has
   * lost its way, and pages kept as if they were all would be an appeal cut short.
   */
  async #judge(
    { said, broke }: BatchEnd,
    { source, pages, aborted }: { source: ScanRequest['source']; pages: number; aborted: boolean },
  ): Promise<ScanEnd> {
    if (this.#closing.signal.aborted) return { end: 'fault', fault: 'disconnected' };
    if (said === 'jam' || said === 'coverOpen') {
      this.#status.set({ state: said });
      return { end: 'fault', fault: said === 'jam' && (await this.#fedTwo()) ? 'doubleFeed' : said };
    }
    if (said === 'noDocuments') {
      this.#status.set({ state: 'ready', feeder: this.#sensesPaper ? 'empty' : 'unknown' });
      return pages > 0 ? { end: 'finished' } : { end: 'fault', fault: 'noPaper' };
    }
    if (said === 'nothing' && !broke) {
      if (source === 'flatbed' && pages === 1) return { end: 'finished' };
      if (aborted) return { end: 'cancelled' };
    }
    const fault: Fault = (await this.#look()) ? 'failed' : 'disconnected';
    return { end: 'fault', fault };
  }

  get #sensesPaper(): boolean {
    return this.#found !== undefined && sensorsOf(this.#found).paper !== undefined;
  }

  /** Whether two sheets went in at once, as far as the scanner has a sensor for it: SANE itself calls that a jam. */
  async #fedTwo(): Promise<boolean> {
    if (!this.#found || sensorsOf(this.#found).doubleFeed === undefined) return false;
    const look = await this.#open();
    return look.found === 'options' && sensorsOf(look.options).doubleFeed === true;
  }

  async #optionsFor(request: ScanRequest): Promise<readonly DeviceOption[] | undefined> {
    if (this.#closing.signal.aborted) return undefined;
    const away = this.status.state === 'disconnected' || this.status.state === 'mute';
    if ((away || !this.#found) && !(await this.#look())) return undefined;
    const options = this.#found ?? [];
    const source = sourceName(options, request);
    if (source === undefined) return options;
    const chosen = this.#chosen.get(source);
    if (chosen) return chosen;
    const look = await this.#open([source]);
    if (look.found === 'options') this.#chosen.set(source, look.options);
    return look.found === 'options' ? look.options : options;
  }

  /** Looks whether the scanner is there, and sets the status; says whether it is. Only to be called by who has the turn. */
  async #look(): Promise<boolean> {
    const look = await this.#open();
    if (this.#closing.signal.aborted) return false;
    if (look.found !== 'options') {
      this.#found = undefined;
      this.#chosen.clear();
      this.#status.set({ state: look.found === 'mute' ? 'mute' : 'disconnected' });
      return false;
    }
    if (!this.#found) this.#capabilities = capabilitiesOf(look.options);
    this.#found = look.options;
    const { paper, coverOpen } = sensorsOf(look.options);
    this.#status.set(coverOpen === true ? { state: 'coverOpen' } : { state: 'ready', feeder: paper ?? 'unknown' });
    return true;
  }

  #open(settings: readonly string[] = []): Promise<Look> {
    return lookAtScanner({
      ...this.#command,
      device: this.#options.device,
      settings,
      withinMs: this.#timing.lookMs,
      signal: this.#closing.signal,
    });
  }

  async #keepLooking(pause: Pause): Promise<void> {
    const { signal } = this.#closing;
    await sweepScanFolders();
    let scans = this.#scans;
    for (;;) {
      const endTurn = await this.#turns.take(signal);
      if (!endTurn) return;
      // A scan that ended while we waited has told more than a look can.
      if (scans === this.#scans) await this.#look();
      endTurn();
      do {
        scans = this.#scans;
        await pause(this.#patience(), signal);
      } while (scans !== this.#scans && !signal.aborted);
    }
  }

  #patience(): number {
    const { calmMs, keenMs } = this.#timing;
    const away = this.status.state === 'disconnected' || this.status.state === 'mute';
    const sensing = this.#found !== undefined && Object.keys(sensorsOf(this.#found)).length > 0;
    return away || sensing ? keenMs : calmMs;
  }
}

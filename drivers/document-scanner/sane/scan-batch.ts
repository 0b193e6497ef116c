import { Child, type ScanimageCommand } from './child.ts';
import { ScanFolder } from './scan-folder.ts';
import { type Said, whatItSaid } from './scan-verdict.ts';
import { isWholeImage } from './whole-image.ts';

export interface BatchOptions extends ScanimageCommand {
  /** The scanner and how to scan: `--device-name=…`, `--source=…`. */
  readonly settings: readonly string[];
  readonly format: 'tiff' | 'png' | 'jpeg';
  /** One image, or until the feeder is empty. */
  readonly pages: 'one' | 'all';
  /** How many pages may wait to be taken before the feeder is held. */
  readonly ahead: number;
  /** How long nothing may move before the process is killed, milliseconds. */
  readonly stallMs: number;
  /** How long it may take to go once it has told of its end, milliseconds. */
  readonly lingerMs: number;
}

export interface BatchEnd {
  readonly said: Said;
  /** A page came that was not whole, or nothing moved any more. */
  readonly broke: boolean;
}

/**
 * Runs one batch of `scanimage`, yielding each page as soon as its file is finished while the next sheet moves. The program asks before
 * every sheet (`--batch-prompt`), so the feeder is held, or ended after the sheet in motion, without tearing a sheet. Aborting
 * `enough` ends it that way; aborting `quit` stops it at once.
 */
export async function* scanBatch(
  options: BatchOptions,
  enough: AbortSignal,
  quit: AbortSignal,
): AsyncGenerator<Uint8Array, BatchEnd, void> {
  const folder = await ScanFolder.make();
  const run = new BatchRun(options, folder, enough, quit);
  try {
    return yield* run.pages();
  } finally {
    await run.finish();
    await folder.remove();
  }
}

class BatchRun {
  readonly #options: BatchOptions;
  readonly #folder: ScanFolder;
  readonly #enough: AbortSignal;
  readonly #child: Child;
  readonly #listening = new AbortController();
  readonly #watchdog: NodeJS.Timeout;
  #announced = 0;
  #taken = 0;
  /** The program asks for the next sheet and we have not answered. */
  #held = false;
  #over = false;
  #stalled = false;
  #stopping = false;
  #wake = Promise.withResolvers<void>();

  constructor(options: BatchOptions, folder: ScanFolder, enough: AbortSignal, quit: AbortSignal) {
    this.#options = options;
    this.#folder = folder;
    this.#enough = enough;
    const batch = [`--format=${options.format}`, `--batch=${this.#file('%d')}`, '--batch-print', '--batch-prompt'];
    const args = [...options.settings, ...batch, ...(options.pages === 'one' ? ['--batch-count=1'] : [])];
    this.#child = new Child(options, args, (line) => this.#hear(line), folder.path);
    void this.#child.ended.then(() => {
      this.#over = true;
      this.#wake.resolve();
    });
    const { signal } = this.#listening;
    onAbort(enough, () => this.#child.hangUp(), signal);
    onAbort(quit, () => this.#stop(), signal);
    this.#watchdog = this.#watch();
    this.#answer();
  }

  async *pages(): AsyncGenerator<Uint8Array, BatchEnd, void> {
    for (;;) {
      while (this.#taken === this.#announced && !this.#over) await this.#news();
      const announced = this.#taken < this.#announced;
      // When the process is gone, a finished file it had no time to announce counts too.
      const page = await this.#folder.take(this.#file(this.#taken + 1));
      if (!page && !announced) return { said: whatItSaid(this.#child.words), broke: this.#stalled };
      if (!page || !isWholeImage(page)) {
        this.#stop();
        return { said: 'error', broke: true };
      }
      yield page;
      this.#taken++;
      if (this.#held) this.#answer();
    }
  }

  async finish(): Promise<void> {
    this.#held = false;
    this.#child.hangUp();
    await this.#child.ended;
    clearInterval(this.#watchdog);
    this.#listening.abort();
  }

  #file(page: number | '%d'): string {
    return `page-${page}.${this.#options.format}`;
  }

  #hear(line: string): void {
    if (line !== this.#file(this.#announced + 1)) return;
    this.#announced++;
    this.#held = true;
    if (this.#announced - this.#taken <= this.#options.ahead) this.#answer();
    this.#wake.resolve();
  }

  /** Lets the next sheet in. */
  #answer(): void {
    this.#held = false;
    if (this.#enough.aborted) this.#child.hangUp();
    else this.#child.say('\n');
  }

  async #news(): Promise<void> {
    await this.#wake.promise;
    this.#wake = Promise.withResolvers<void>();
  }

  /** Ends it at once: politely, and after a while by force, which is the watchdog's work. */
  #stop(): void {
    this.#stopping = true;
    this.#child.hangUp();
    this.#child.stop();
  }

  /** Kills the process when neither a word nor a byte of a page has come for too long. Waiting for our answer is no stall. */
  #watch(): NodeJS.Timeout {
    const { stallMs, lingerMs } = this.#options;
    const beat = Math.max(10, Math.min(stallMs, lingerMs) / 4);
    let before = '';
    let still = 0;
    const look = async (): Promise<void> => {
      const now = `${this.#child.heard} ${await this.#folder.size()} ${this.#taken}`;
      still = now === before && !this.#held ? still + beat : 0;
      before = now;
      const ending = this.#stopping || whatItSaid(this.#child.words) !== 'nothing';
      if (still < (ending ? lingerMs : stallMs)) return;
      this.#stalled = !ending;
      this.#child.kill();
    };
    return setInterval(() => void look(), beat);
  }
}

function onAbort(signal: AbortSignal, act: () => void, until: AbortSignal): void {
  if (signal.aborted) act();
  else signal.addEventListener('abort', act, { once: true, signal: until });
}

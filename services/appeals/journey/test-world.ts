import type { PaperPlace } from '../../../contract/words.ts';
import type {
  AppealWork,
  CardOutcome,
  DepositProgress,
  JourneyPage,
  ScanProgress,
  SealOutcome,
  SlipOutcome,
  TakenNumber,
} from './appeal-work.ts';
import { document, type Dice, type Job, type WorldAppeal, type WorldEffort } from './test-world-things.ts';

/**
 * The house as a world of paper, numbers, slips and a disk that a crash does not undo, with faults as the dice fall. It keeps the
 * promises of {@link AppealWork} and writes down in `violations` where the journey asks for what must not be.
 */
export class World implements AppealWork {
  readonly appeals = new Map<string, WorldAppeal>();
  readonly violations: string[] = [];
  /** What came out whole, by number. */
  readonly labels: string[] = [];
  readonly receipts: string[] = [];
  /** Numbers stuck on or written by hand on the resident's first sheet. */
  readonly marked = new Set<string>();
  readonly pagesWithMark = new Map<string, ReadonlySet<string>>();
  /** When mended, devices do as they should. */
  mended = false;
  feeder = 0;
  slot = false;
  drops = 0;
  #run = 1;
  #lastNumber = 0;
  #lastPage = 0;
  #jobs: Job[] = [];
  readonly #dice: Dice;
  readonly #hasSlot: boolean;

  constructor(dice: Dice, hasSlot: boolean) {
    this.#dice = dice;
    this.#hasSlot = hasSlot;
  }

  get busy(): boolean {
    return this.#jobs.length > 0;
  }

  /** Lets one piece of work go one step on. */
  step(): void {
    const job = this.#jobs[0];
    if (job && !job()) this.#jobs = this.#jobs.filter((one) => one !== job);
  }

  /** The process dies: nobody hears of what was under way. */
  crash(): void {
    this.#jobs = [];
    this.#run += 1;
  }

  readCard(_key: unknown, signal: AbortSignal): Promise<CardOutcome> {
    return this.#job(signal, [], (): CardOutcome => {
      const luck = this.#luck(10);
      if (luck < 5) return { is: 'read', document };
      if (luck < 7) return { is: 'keyNeeded' };
      return { is: 'failed', code: (['CRD-01', 'CRD-02', 'CRD-05'] as const)[luck - 7] ?? 'CRD-03' };
    });
  }

  takeNumber(appealId: string): TakenNumber {
    if (this.#luck(12) === 11) throw new Error('disk full');
    const known = this.appeals.get(appealId);
    if (known?.state === 'void') this.violations.push('a void number came back');
    if (known) return { number: known.number, secret: `s${this.#run}` };
    return { number: this.reserve(appealId), secret: `s${this.#run}` };
  }

  /** A number given out, also to a form. */
  reserve(appealId: string): string {
    this.#lastNumber += 1;
    const number = `N${this.#lastNumber}`;
    this.appeals.set(appealId, { number, state: 'numbered', settled: null, settledTimes: 0, stored: [], sealedPages: [], efforts: [] });
    return number;
  }

  printLabel(appealId: string, signal: AbortSignal): Promise<SlipOutcome> {
    return this.#print(appealId, 'label', this.labels, signal);
  }

  printReceipt(appealId: string, _receipt: unknown, signal: AbortSignal): Promise<SlipOutcome> {
    if (this.#appeal(appealId).state !== 'sealed') this.violations.push('a receipt before the seal');
    return this.#print(appealId, 'receipt', this.receipts, signal);
  }

  slipFate(appealId: string, slip: 'label' | 'receipt'): void {
    this.#close(appealId, slip);
  }

  readonly storedPages = (appealId: string): readonly JourneyPage[] => [...this.#appeal(appealId).stored];

  async scan({ appealId }: { appealId: string }, tell: (progress: ScanProgress) => void, signal: AbortSignal): Promise<void> {
    const appeal = this.#appeal(appealId);
    const end = (code: Extract<ScanProgress, { type: 'SCAN_ENDED' }>['code']): boolean => {
      this.#close(appealId, 'scan');
      tell({ type: 'SCAN_ENDED', code, pages: [...appeal.stored] });
      return false;
    };
    const interrupted = appeal.efforts.some((effort) => effort.what === 'scan' && effort.open && effort.run !== this.#run);
    if (interrupted) return void this.#jobs.push(() => end('SCN-08'));
    this.#begin(appealId, 'scan');
    let moving = false;
    this.#jobs.push(() => {
      if (moving) {
        moving = false;
        const page = this.#store(appeal);
        // The page is on the disk; the crash that comes now leaves it there unheard.
        this.#jobs.unshift(() => {
          tell({ type: 'PAGE_READY', page });
          return false;
        });
        return true;
      }
      if (signal.aborted || this.feeder === 0) return end(this.feeder === 0 && appeal.stored.length === 0 ? 'SCN-05' : null);
      const luck = this.#luck(12);
      if (luck === 9) throw new Error('the scanner driver broke');
      if (luck > 9) return end(luck === 10 ? 'SCN-02' : 'SCN-01');
      this.feeder -= 1;
      tell({ type: 'PAGE_IN' });
      if (luck === 8) tell({ type: 'PAGE_BAD' });
      else moving = true;
      return true;
    });
    const jobs = this.#jobs;
    const job = jobs.at(-1);
    return this.#guarded(job, jobs);
  }

  async checkNumber(_appealId: string, pages: readonly JourneyPage[], number: string): Promise<'found' | 'none' | 'other'> {
    return this.#job(new AbortController().signal, [], () => {
      const luck = this.#luck(8);
      if (luck === 7) throw new Error('the page could not be read');
      const marks = pages.flatMap((page) => [...(this.pagesWithMark.get(page.id) ?? [])]);
      if (marks.includes(number) && luck < 6) return 'found';
      return marks.length > 0 && !marks.includes(number) ? 'other' : 'none';
    });
  }

  seal(appealId: string, _details: unknown, pages: readonly JourneyPage[]): Promise<SealOutcome> {
    const appeal = this.#appeal(appealId);
    let luck = 0;
    const commit = (): void => {
      luck = appeal.state === 'sealed' ? 0 : this.#luck(6);
      if (luck > 3 || appeal.state === 'sealed') return;
      if (appeal.state === 'void') this.violations.push('a void appeal was sealed');
      if (pages.length === 0) this.violations.push('an appeal without pages was sealed');
      appeal.state = 'sealed';
      appeal.sealedPages = pages.map((page) => page.id);
    };
    return this.#job(new AbortController().signal, [commit], (): SealOutcome => {
      if (luck === 4) return { is: 'failed', code: 'SAV-01' };
      if (luck === 5) throw new Error('the disk broke');
      return { is: 'sealed', dates: { registeredOn: '23.11.2026', dueBy: '08.12.2026', limit: '07.01.2027' } };
    });
  }

  async deposit(appealId: string, _sheets: number, tell: (progress: DepositProgress) => void, signal: AbortSignal): Promise<void> {
    const appeal = this.#appeal(appealId);
    const told = (progress: DepositProgress): boolean => {
      this.#jobs.unshift(() => {
        tell(progress);
        return false;
      });
      return false;
    };
    if (appeal.state !== 'sealed') this.violations.push('paper was taken before the seal');
    if (!this.#hasSlot) return void told({ type: 'NO_SLOT' });
    const open = appeal.efforts.find((effort) => effort.what === 'deposit' && effort.open);
    if (open && this.drops > open.before) return void told({ type: 'DEPOSITED' });
    this.#close(appealId, 'deposit');
    this.#begin(appealId, 'deposit');
    const steps = ['insert', 'closing', 'stapling', 'dropping'] as const;
    let at = this.slot ? 2 : 0;
    this.#jobs.push(() => {
      if (signal.aborted) return false;
      const luck = this.#luck(14);
      if (luck === 11) throw new Error('the depository driver broke');
      if (luck === 12) {
        this.#close(appealId, 'deposit');
        return told({ type: 'DEPOSIT_FAILED', code: 'DEP-03', paper: this.slot ? 'inSlot' : 'withResident' });
      }
      // The cable is out: the paper goes on or not, and nobody knows.
      if (luck === 13) return told({ type: 'DEPOSIT_FAILED', code: 'DEP-01', paper: 'unknown' });
      const step = steps[at];
      at += 1;
      if (step) {
        tell({ type: 'DEPOSIT_STEP', step });
        if (step === 'insert') this.slot = true;
        if (step !== 'dropping') return true;
        this.slot = false;
        this.drops += 1;
      }
      return told({ type: 'DEPOSITED' });
    });
    const jobs = this.#jobs;
    return this.#guarded(jobs.at(-1), jobs);
  }

  settlePaper(appealId: string, paper: PaperPlace): void {
    const appeal = this.#appeal(appealId);
    if (appeal.state !== 'sealed') this.violations.push('paper of an unsealed appeal was settled');
    if (appeal.settled !== null) return;
    appeal.settled = this.drops > 0 ? 'inBox' : paper;
    appeal.settledTimes += 1;
  }

  abandon(appealId: string): void {
    const appeal = this.appeals.get(appealId);
    if (appeal?.state === 'sealed') this.violations.push('a sealed appeal was abandoned');
    else if (appeal) appeal.state = 'void';
  }

  /** 0 when all is mended: the lucky end of every throw. */
  #luck(count: number): number {
    return this.mended ? 0 : this.#dice(count);
  }

  #appeal(id: string): WorldAppeal {
    const appeal = this.appeals.get(id);
    if (!appeal) throw new Error('work on an appeal that has no number');
    return appeal;
  }

  #begin(id: string, what: WorldEffort['what']): void {
    this.#appeal(id).efforts.push({ what, run: this.#run, before: this.drops, open: true });
  }

  #close(id: string, what: WorldEffort['what']): void {
    for (const effort of this.#appeal(id).efforts) if (effort.what === what) effort.open = false;
  }

  #store(appeal: WorldAppeal): JourneyPage {
    this.#lastPage += 1;
    const page: JourneyPage = { id: `p${this.#lastPage}`, revision: 0, rotation: 0, mode: 'bw', width: 2480, height: 3508, blank: false };
    appeal.stored.push(page);
    this.pagesWithMark.set(page.id, new Set(this.marked));
    return page;
  }

  #print(appealId: string, what: 'label' | 'receipt', tray: string[], signal: AbortSignal): Promise<SlipOutcome> {
    const appeal = this.#appeal(appealId);
    if (appeal.efforts.some((effort) => effort.what === what && effort.open)) return Promise.resolve('unknown');
    this.#begin(appealId, what);
    let luck = 0;
    const paper = (): void => {
      luck = this.#luck(6);
      if (luck < 3 || luck === 4) tray.push(appeal.number);
    };
    return this.#job(signal, [paper], (): SlipOutcome => {
      if (luck > 3) return 'unknown';
      this.#close(appealId, what);
      return luck === 3 ? 'notPrinted' : 'printed';
    });
  }

  /** Effects one after the other, then the answer; a crash may fall between any two. */
  #job<T>(signal: AbortSignal, effects: readonly (() => void)[], answer: () => T): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const left = [...effects];
    this.#jobs.push(() => {
      if (signal.aborted) return false;
      const effect = left.shift();
      if (effect) {
        effect();
        return true;
      }
      try {
        resolve(answer());
      } catch (error) {
        reject(error);
      }
      return false;
    });
    return promise;
  }

  /** Turns a job that throws into work that rejects, as a broken driver would. */
  #guarded(job: Job | undefined, jobs: Job[]): Promise<void> {
    const { promise, reject } = Promise.withResolvers<void>();
    const place = job ? jobs.indexOf(job) : -1;
    if (job && place >= 0)
      jobs[place] = () => {
        try {
          return job();
        } catch (error) {
          reject(error);
          return false;
        }
      };
    return promise;
  }
}

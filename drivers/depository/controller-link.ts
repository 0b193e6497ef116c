import { StatusCell } from '../device.ts';
import { type Pause, realPause } from '../pause.ts';
import type { BytePort, OpenPort } from '../ports/byte-port.ts';
import { KeptPort } from '../ports/kept-port.ts';
import type { DepositoryStatus } from './contract.ts';
import { DropTotal } from './drop-total.ts';
import { statusOf } from './modbus-condition.ts';
import { ModbusLine } from './modbus-line.ts';
import { type CommandName, type RegisterMap, writesOf } from './register-map.ts';
import { type Reading, readsOf, understand } from './register-reading.ts';

export interface ControllerSettings {
  /** Number of the slave, 1 to 247. */
  readonly unit: number;
  readonly map: RegisterMap;
  /** What `boxLevel` shows of a full box. */
  readonly boxLevelFull: number;
  /** Milliseconds between two looks at the sensors, and until a slave that has not answered counts as silent. */
  readonly pollMs: number;
  readonly timeoutMs: number;
  /** Milliseconds between two attempts to open the line. */
  readonly retryMs: number;
}

export interface ControllerLinkOptions extends ControllerSettings {
  readonly open: OpenPort;
  readonly pause?: Pause | undefined;
}

/** What became of a command: taken, refused with an exception, or nobody knows because the answer was lost. */
export type CommandFate = 'taken' | 'refused' | 'unknown';

/** How often a question that may be asked twice is asked. */
const TRIES = 3;

/** The link to the controller: looks at its sensors all the time, keeps the status, and passes commands on. Decides nothing. */
export class ControllerLink {
  readonly status = new StatusCell<DepositoryStatus>({ state: 'disconnected' });
  readonly #options: ControllerLinkOptions;
  readonly #pause: Pause;
  readonly #reads: ReturnType<typeof readsOf>;
  readonly #drops: DropTotal;
  readonly #port: KeptPort;
  #line: ModbusLine | undefined;
  #last: Reading | undefined;
  #working = false;
  /** Whether the last look was answered. */
  #reached = false;
  readonly #ending = new AbortController();

  constructor(options: ControllerLinkOptions) {
    const { open, map, retryMs, pause = realPause } = options;
    this.#options = options;
    this.#pause = pause;
    this.#reads = readsOf(map);
    this.#drops = new DropTotal(map.numbers.drops?.words ?? 1);
    this.#port = new KeptPort({ open, retryMs, pause, onOpen: (port) => this.#opened(port), onLost: () => this.#lost() });
  }

  /** What the sensors showed last, however long ago. */
  get last(): Reading | undefined {
    return this.#last;
  }

  /** Documents that the box sensor saw, as of the last look. */
  get drops(): number {
    return this.#drops.total;
  }

  /** The line as it is now; another one after a reconnection. */
  get line(): ModbusLine | undefined {
    return this.#line;
  }

  setWorking(working: boolean): void {
    this.#working = working;
    this.#tell();
  }

  /** Looks at all sensors now; nothing when the controller does not answer, or refuses to. */
  async look(): Promise<Reading | undefined> {
    const line = this.#line;
    if (!line) return undefined;
    const answers = await line.askAll(this.#reads, TRIES);
    if (line !== this.#line) return undefined;
    const whole = this.#reads.flatMap((read, at) => {
      const answer = answers[at];
      return answer?.answer === 'bits' || answer?.answer === 'words' ? [{ read, answer }] : [];
    });
    if (whole.length < this.#reads.length) {
      // A line that has closed is about to say so itself.
      if (answers.at(-1)?.answer === 'closed') return undefined;
      this.#reached = false;
      this.status.set({ state: 'mute' });
      return undefined;
    }
    this.#last = understand(this.#options.map, whole);
    this.#drops.note(this.#last.numbers.drops ?? 0);
    this.#reached = true;
    this.#tell();
    return this.#last;
  }

  /** Begins a command. One that may be repeated is; any other is sent once, whatever becomes of the answer. */
  async begin(name: CommandName, repeatable: boolean): Promise<CommandFate> {
    const command = this.#options.map.commands[name];
    const answer = command && (await this.#line?.ask(writesOf(command).begin, repeatable ? TRIES : 1));
    if (answer?.answer === 'written') return 'taken';
    return answer?.answer === 'exception' ? 'refused' : 'unknown';
  }

  /** Lets a command's coil go, where it is one that is only pressed. */
  async release(name: CommandName, tries = TRIES): Promise<void> {
    const command = this.#options.map.commands[name];
    const end = command && writesOf(command).end;
    if (end) await this.#line?.ask(end, tries);
  }

  async close(): Promise<void> {
    this.#ending.abort();
    this.#lost();
    await this.#port.close();
  }

  #opened(port: BytePort): void {
    if (this.#ending.signal.aborted) return;
    const line = new ModbusLine(port, this.#options);
    this.#line = line;
    void this.#watch(line);
  }

  #lost(): void {
    this.#line = undefined;
    this.#reached = false;
    this.status.set({ state: 'disconnected' });
  }

  /** Looks again and again while the line lasts. Coils that a former run left pressed are let go first. */
  async #watch(line: ModbusLine): Promise<void> {
    for (const name of ['staple', 'drop', 'giveBack'] as const) await this.release(name, 1);
    while (line === this.#line) {
      await this.look();
      await this.#pause(this.#options.pollMs, this.#ending.signal);
    }
  }

  #tell(): void {
    if (!this.#last || !this.#reached || this.#ending.signal.aborted) return;
    const { boxLevelFull } = this.#options;
    this.status.set(statusOf(this.#last, { working: this.#working, drops: this.#drops.total, boxLevelFull }));
  }
}

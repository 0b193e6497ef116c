import { type Pause, realPause } from '../pause.ts';
import { Turns } from '../turns.ts';
import type { DepositEnd, DepositFault, Depository, DepositoryStatus, DepositRequest, DepositStep } from './contract.ts';
import { type ControllerLinkOptions, ControllerLink } from './controller-link.ts';
import { boxTroubleOf, shutterOf, shutterTroubleOf, staplerTroubleOf } from './modbus-condition.ts';
import { type Move, type MoveEnd, moveUntil } from './modbus-move.ts';
import type { Reading } from './register-reading.ts';

export interface ModbusDepositoryOptions extends ControllerLinkOptions {
  /** How long the machine may take, milliseconds, until it counts as stuck. */
  readonly limits: {
    readonly shutterMs: number;
    readonly stapleMs: number;
    readonly dropMs: number;
    /** Until the resident has taken back what is given back. */
    readonly giveBackMs: number;
  };
  /** Milliseconds on a clock that never goes back. */
  readonly now?: (() => number) | undefined;
}

/**
 * Slot, stapler and box behind a controller that speaks Modbus RTU. The driver leads, the controller obeys: every move is looked at before
 * it begins (is the way safe?) and until the sensors confirm it. What the sensors did not see has not happened.
 */
export class ModbusDepository implements Depository {
  readonly #options: ModbusDepositoryOptions;
  readonly #link: ControllerLink;
  readonly #turns = new Turns();
  readonly #pause: Pause;
  readonly #now: () => number;
  #busy = false;
  /** The paper that is in the slot now got a staple from us; for controllers without a sensor for that. */
  #stapledHere = false;

  constructor(options: ModbusDepositoryOptions) {
    this.#options = options;
    this.#pause = options.pause ?? realPause;
    this.#now = options.now ?? ((): number => performance.now());
    this.#link = new ControllerLink(options);
    this.#link.status.watch((status) => {
      if ('paper' in status && status.paper === 'none') this.#stapledHere = false;
    });
  }

  get status(): DepositoryStatus {
    return this.#link.status.current;
  }

  watch(listener: (status: DepositoryStatus) => void): () => void {
    return this.#link.status.watch(listener);
  }

  async close(): Promise<void> {
    await this.#link.close();
  }

  async *deposit(request: DepositRequest, signal: AbortSignal): AsyncGenerator<DepositStep, DepositEnd, void> {
    const endTurn = await this.#turns.take(signal);
    // Paper that another deposit is busy with is not this caller's: theirs never went in.
    if (!endTurn) return this.#busy ? { end: 'fault', fault: 'cancelled', paper: 'resident' } : this.#ended('cancelled');
    this.#busy = true;
    this.#link.setWorking(true);
    try {
      return yield* this.#work(request, signal);
    } finally {
      this.#busy = false;
      this.#link.setWorking(false);
      endTurn();
    }
  }

  async *#work({ sheets, insertWithinMs }: DepositRequest, signal: AbortSignal): AsyncGenerator<DepositStep, DepositEnd, void> {
    const before = await this.#link.look();
    if (!before) return this.#ended('disconnected');
    const refusal = this.#refusal(before, sheets);
    if (refusal) return this.#ended(refusal);
    if (signal.aborted) return this.#giveBack();
    if (!before.signals.paper) {
      yield 'insert';
      const fault = await this.#letIn(insertWithinMs, signal);
      if (fault === 'cancelled') return this.#giveBack();
      if (fault) return this.#ended(fault);
    }
    if (this.#shutter === 'open') {
      yield 'closing';
      if (signal.aborted) return this.#giveBack();
      const fault = await this.#moveShutter('close');
      if (fault) return this.#ended(fault);
    }
    if (signal.aborted) return this.#giveBack();
    if (!this.#paper) return this.#ended('noPaper');
    if (sheets > 1 && !this.#stapled) {
      yield 'stapling';
      if (signal.aborted) return this.#giveBack();
      const fault = await this.#staple();
      if (fault) return this.#ended(fault);
      if (signal.aborted) return this.#giveBack();
    }
    yield 'dropping';
    return this.#drop();
  }

  /** Opens the shutter and waits for paper; shuts it again if none comes. */
  async #letIn(withinMs: number, signal: AbortSignal): Promise<DepositFault | undefined> {
    if (signal.aborted) return 'cancelled';
    const stuck = await this.#moveShutter('open');
    if (stuck === 'disconnected') return stuck;
    const found = stuck ?? (await this.#paperOrTrouble(withinMs, signal));
    if (found === 'paper' || found === 'disconnected' || found === 'cancelled') return found === 'paper' ? undefined : found;
    const unshut = await this.#moveShutter('close');
    // Put in while the shutter was closing: it is inside, and wanted.
    if (!unshut && found === 'noPaper' && this.#paper) return undefined;
    return unshut === 'disconnected' ? unshut : found;
  }

  async #paperOrTrouble(withinMs: number, signal: AbortSignal): Promise<'paper' | DepositFault> {
    const until = this.#now() + withinMs;
    for (;;) {
      const reading = await this.#link.look();
      if (!reading) return 'disconnected';
      if (reading.signals.paper) return 'paper';
      const trouble = this.#boxTrouble(reading);
      if (trouble) return trouble;
      if (signal.aborted) return 'cancelled';
      if (this.#now() >= until) return 'noPaper';
      await this.#pause(this.#options.pollMs, signal);
    }
  }

  async #moveShutter(way: 'open' | 'close'): Promise<DepositFault | undefined> {
    const { end } = await this.#move({
      command: way,
      repeatable: true,
      withinMs: this.#options.limits.shutterMs,
      safe: () => true,
      trouble: shutterTroubleOf,
      done: (reading) => (way === 'open' ? reading.signals.shutterOpen && !reading.signals.shutterClosed : shutterOf(reading) === 'closed'),
      late: 'shutterStuck',
    });
    return end === 'done' ? undefined : end;
  }

  async #staple(): Promise<DepositFault | undefined> {
    const staples = this.#link.last?.numbers.staples;
    const { paperStapled } = this.#options.map.signals;
    const { end } = await this.#move({
      command: 'staple',
      repeatable: false,
      withinMs: this.#options.limits.stapleMs,
      safe: (reading) => shutterOf(reading) === 'closed' && reading.signals.paper,
      trouble: (reading) => staplerTroubleOf(reading) ?? this.#insideTrouble(reading),
      done: (reading) =>
        (paperStapled === undefined || reading.signals.paperStapled) && (staples === undefined || reading.numbers.staples !== staples),
      late: 'staplerJam',
    });
    if (end === 'done') this.#stapledHere = true;
    return end === 'done' ? undefined : end;
  }

  /** Lets the paper fall. Nothing stops this but the machine: half a drop cannot be taken back. */
  async #drop(): Promise<DepositEnd> {
    const stapled = this.#stapled;
    const before = this.#link.drops;
    const fell = (): boolean => this.#link.drops > before;
    const { end, begun } = await this.#move({
      command: 'drop',
      repeatable: false,
      withinMs: this.#options.limits.dropMs,
      safe: (reading) => shutterOf(reading) === 'closed' && reading.signals.paper,
      // The box may be full by this very document, and the slot empty before it is counted.
      trouble: (reading) => (reading.signals.paper && !fell() ? this.#boxTrouble(reading) : undefined),
      done: (reading) => fell() && !reading.signals.paper,
      late: 'slotJam',
    });
    if (end === 'done') return { end: 'deposited', stapled, drops: this.#link.drops };
    const inSlot = end !== 'disconnected' && this.#paper && !fell();
    if (!begun) return this.#ended(end);
    return { end: 'fault', fault: end, paper: inSlot ? 'inSlot' : 'unknown' };
  }

  /** The rollers bring the paper out, or the resident takes it, where shutter and slot let it. */
  async #giveBack(): Promise<DepositEnd> {
    if (this.#paper && this.#shutter === 'closed') await this.#moveShutter('open');
    if (this.#paper && this.#shutter === 'open') {
      await this.#move({
        command: 'giveBack',
        repeatable: true,
        withinMs: this.#options.limits.giveBackMs,
        safe: () => true,
        trouble: shutterTroubleOf,
        done: (reading) => !reading.signals.paper,
        late: 'noPaper',
        // The rollers run outward until the shutter is shut, or paper could be pushed in again.
        keepPressed: true,
      });
    }
    if (this.#shutter === 'open') await this.#moveShutter('close');
    await this.#link.release('giveBack');
    return this.#ended(this.#link.line ? 'cancelled' : 'disconnected');
  }

  #move(move: Move): Promise<MoveEnd> {
    return moveUntil(move, this.#link, { pollMs: this.#options.pollMs, pause: this.#pause, now: this.#now });
  }

  /** Where the paper is, as the sensors last saw it; behind an open shutter nobody can say once they are silent. */
  #ended(fault: DepositFault): DepositEnd {
    if (fault === 'disconnected' && this.#link.last && this.#shutter === 'open') return { end: 'fault', fault, paper: 'unknown' };
    return { end: 'fault', fault, paper: this.#paper ? 'inSlot' : 'resident' };
  }

  /** Why a deposit must not begin: better refused at the counter than stuck inside. */
  #refusal(reading: Reading, sheets: number): DepositFault | undefined {
    const { paper } = reading.signals;
    const shutterMoves = !paper || shutterOf(reading) === 'open';
    const staples = sheets > 1 && !(paper && this.#stapled);
    return (
      this.#boxTrouble(reading) ??
      (shutterMoves ? shutterTroubleOf(reading) : undefined) ??
      (staples ? staplerTroubleOf(reading) : undefined)
    );
  }

  #boxTrouble(reading: Reading): DepositFault | undefined {
    return boxTroubleOf(reading, this.#options.boxLevelFull);
  }

  /** What keeps paper from going on once it is inside; someone with a key may even have taken it. */
  #insideTrouble(reading: Reading): DepositFault | undefined {
    return this.#boxTrouble(reading) ?? (reading.signals.paper ? undefined : 'noPaper');
  }

  get #paper(): boolean {
    return this.#link.last?.signals.paper ?? false;
  }

  get #shutter(): 'open' | 'closed' {
    return this.#link.last ? shutterOf(this.#link.last) : 'open';
  }

  get #stapled(): boolean {
    return this.#options.map.signals.paperStapled ? (this.#link.last?.signals.paperStapled ?? false) : this.#stapledHere;
  }
}

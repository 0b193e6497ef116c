import { DepositoryBody, type DepositoryBodyOptions } from './body.ts';
import type { DepositEnd, DepositFault, Depository, DepositRequest, DepositStep } from './contract.ts';
import { shutterTrouble, staplerTrouble } from './troubles.ts';

export interface DepositoryOptions extends DepositoryBodyOptions {
  /** A resident is at hand who puts the paper in as soon as the shutter opens. */
  readonly autoInsert?: boolean;
}

/** A depository made of nothing, whose paper is nevertheless always in exactly one place. Deposits are served in the order of the calls. */
export class SimulatedDepository extends DepositoryBody implements Depository {
  readonly #autoInsert: boolean;
  #request: DepositRequest | undefined;

  constructor(options: DepositoryOptions = {}) {
    super(options);
    this.#autoInsert = options.autoInsert ?? false;
  }

  async *deposit(request: DepositRequest, signal: AbortSignal): AsyncGenerator<DepositStep, DepositEnd, void> {
    const endTurn = await this.turn(signal);
    // Paper that another deposit is busy with is not this caller's: theirs never went in.
    if (!endTurn) return this.#request ? { end: 'fault', fault: 'cancelled', paper: 'resident' } : this.#ended('cancelled');
    this.#request = request;
    this.changed();
    try {
      return yield* this.#work(request, signal);
    } finally {
      this.#request = undefined;
      this.changed();
      endTurn();
    }
  }

  protected override get sheetsAwaited(): number | undefined {
    return this.#request?.sheets;
  }

  /** All the steps of one deposit. */
  async *#work({ sheets, insertWithinMs }: DepositRequest, signal: AbortSignal): AsyncGenerator<DepositStep, DepositEnd, void> {
    const refusal = this.#refusal(sheets);
    if (refusal) return this.#ended(refusal);
    if (signal.aborted) return this.#giveBack();
    if (!this.metal.slot) {
      yield 'insert';
      const fault = await this.#letIn(insertWithinMs, signal);
      if (fault) return this.#ended(fault);
    }
    if (this.metal.shutter === 'open') {
      yield 'closing';
      const close = (): void => this.mechanism.moveShutter('closed');
      const fault = await this.#move('closing', () => shutterTrouble(this.metal), close, signal);
      if (fault) return this.#ended(fault);
    }
    if (signal.aborted) return this.#giveBack();
    if (sheets > 1 && this.metal.slot?.stapled === false) {
      yield 'stapling';
      const fault = await this.#move(
        'stapling',
        () => staplerTrouble(this.metal) ?? this.#insideTrouble(),
        () => this.mechanism.staple(),
        signal,
      );
      if (fault) return this.#ended(fault);
      if (signal.aborted) return this.#giveBack();
    }
    if (!this.metal.slot) return this.#ended('noPaper');
    yield 'dropping';
    return this.#drop();
  }

  /** Opens the shutter and waits for paper; shuts it again if none comes. */
  async #letIn(withinMs: number, signal: AbortSignal): Promise<DepositFault | undefined> {
    const open = (): void => this.mechanism.moveShutter('open');
    const fault = await this.#move('insert', () => shutterTrouble(this.metal), open, signal);
    if (fault) return fault;
    if (this.#autoInsert) this.insertPaper();
    const paper = (): 'paper' | undefined => (this.metal.slot ? 'paper' : undefined);
    const seen = (): 'paper' | DepositFault | undefined => this.#unreachable() ?? paper() ?? this.boxTrouble();
    const found = (await this.until(seen, signal, withinMs)) ?? seen();
    if (found === 'paper') return undefined;
    if (found !== 'disconnected') this.#moveShutter('closed');
    return found ?? (signal.aborted ? 'cancelled' : 'noPaper');
  }

  /** Lets the paper fall. Nothing stops this but the machine: half a drop cannot be taken back. */
  async #drop(): Promise<DepositEnd> {
    const stapled = this.metal.slot?.stapled ?? false;
    const fault = await this.#move(
      'dropping',
      () => this.#insideTrouble(),
      () => this.mechanism.drop(),
      new AbortController().signal,
    );
    if (fault && fault !== 'disconnected') return this.#ended(fault);
    if (!fault) this.strike('dropped');
    if (fault || !this.reachable) return { end: 'fault', fault: 'disconnected', paper: 'unknown' };
    return { end: 'deposited', stapled, drops: this.metal.drops };
  }

  /** Lets one step's time pass, then moves, unless the step was aborted. Says what broke it. */
  async #move(
    step: DepositStep,
    trouble: () => DepositFault | undefined,
    act: () => void,
    signal: AbortSignal,
  ): Promise<DepositFault | undefined> {
    this.strike(step);
    const broken = (): DepositFault | undefined => this.#unreachable() ?? trouble();
    // Looked at once more in the same breath as the move, or something could break between the look and the move.
    const fault = (await this.step(broken, signal)) ?? broken();
    if (fault || signal.aborted) return fault;
    act();
    this.changed();
    return undefined;
  }

  /** The rollers bring the paper out, where shutter and slot let it. */
  #giveBack(): DepositEnd {
    if (!this.reachable) return this.#ended('disconnected');
    this.#moveShutter('open');
    this.mechanism.bringBack();
    this.#moveShutter('closed');
    return this.#ended('cancelled');
  }

  /** Where the paper is, as the sensors last saw it; behind an open shutter nobody can say once they are silent. */
  #ended(fault: DepositFault): DepositEnd {
    const { slot, shutter } = this.metal;
    if (!this.reachable && shutter === 'open') return { end: 'fault', fault, paper: 'unknown' };
    return { end: 'fault', fault, paper: slot ? 'inSlot' : 'resident' };
  }

  /** Why a deposit must not begin: better refused at the counter than stuck inside. */
  #refusal(sheets: number): DepositFault | undefined {
    const { slot, shutter } = this.metal;
    const shutterMoves = !slot || shutter === 'open';
    const staples = sheets > 1 && !slot?.stapled;
    return (
      this.#unreachable() ??
      this.boxTrouble() ??
      (shutterMoves ? shutterTrouble(this.metal) : undefined) ??
      (staples ? staplerTrouble(this.metal) : undefined)
    );
  }

  #unreachable(): 'disconnected' | undefined {
    return this.reachable ? undefined : 'disconnected';
  }

  /** What keeps paper from going on once it is inside; someone with a key may even have taken it. */
  #insideTrouble(): DepositFault | undefined {
    return this.boxTrouble() ?? (this.metal.slot ? undefined : 'noPaper');
  }

  #moveShutter(shutter: 'open' | 'closed'): void {
    this.mechanism.moveShutter(shutter);
    this.changed();
  }
}

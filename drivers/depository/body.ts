import { type Reached, SimulatedDevice, type SimulationOptions } from '../simulated-device.ts';
import type { DepositoryStatus } from './contract.ts';
import type { DepositoryControls, DepositoryTrouble, StrikePoint } from './controls.ts';
import { Mechanism, type MechanismState } from './mechanism.ts';
import { boxTrouble, shutterTrouble, staplerTrouble } from './troubles.ts';

export interface DepositoryBodyOptions extends SimulationOptions {
  readonly initial?: MechanismState;
  /** Sheets that fill the box. */
  readonly boxSheets?: number;
}

/** The depository without its controller: what hands do to it, and what its sensors see. */
export abstract class DepositoryBody extends SimulatedDevice<Reached<DepositoryStatus>> implements DepositoryControls {
  protected readonly mechanism: Mechanism;
  readonly #boxSheets: number;
  readonly #armed = new Map<StrikePoint, DepositoryTrouble>();

  constructor(options: DepositoryBodyOptions) {
    super(options);
    this.mechanism = new Mechanism(options.initial);
    this.#boxSheets = options.boxSheets ?? 2000;
  }

  /** How many sheets the deposit under way is for; nothing while the controller rests. */
  protected abstract get sheetsAwaited(): number | undefined;

  snapshot(): MechanismState {
    return this.metal;
  }

  insertPaper(sheets: number = this.sheetsAwaited ?? 1): boolean {
    const went = this.mechanism.putIn(sheets);
    this.changed();
    return went;
  }

  takePaperBack(): boolean {
    const came = this.mechanism.bringBack();
    this.changed();
    return came;
  }

  jamStapler(): void {
    this.#set({ staplerJam: true });
  }

  emptyStapler(): void {
    this.#set({ staples: 0 });
  }

  mendStapler(staples = 5000): void {
    this.#set({ staplerJam: false, staples });
  }

  jamSlot(): void {
    this.#set({ slotJam: true });
  }

  clearSlot(paper: 'stays' | 'taken' = 'stays'): void {
    this.mechanism.clearSlot(paper);
    this.changed();
  }

  stickShutter(): void {
    this.#set({ shutterStuck: true });
  }

  freeShutter(): void {
    this.#set({ shutterStuck: false });
  }

  fillBox(level = 1): void {
    this.mechanism.setBoxSheets(Math.round(level * this.#boxSheets));
    this.changed();
  }

  removeBox(): void {
    this.mechanism.removeBox();
    this.changed();
  }

  putBox(how: 'emptied' | 'asItWas' = 'emptied'): void {
    this.mechanism.putBox(how === 'emptied');
    this.changed();
  }

  openDoor(): void {
    this.#set({ door: 'open' });
  }

  closeDoor(): void {
    this.#set({ door: 'closed' });
  }

  strikeAt(point: StrikePoint, trouble: DepositoryTrouble): void {
    this.#armed.set(point, trouble);
  }

  protected override look(): Reached<DepositoryStatus> {
    const { shutter, slot, box, door, drops } = this.metal;
    const level = Math.min(1, (box?.sheets ?? 0) / this.#boxSheets);
    return {
      state: this.boxTrouble() ?? shutterTrouble(this.metal) ?? staplerTrouble(this.metal) ?? (this.sheetsAwaited ? 'working' : 'ready'),
      shutter,
      paper: slot ? 'inSlot' : 'none',
      box: { present: box !== null, door, level },
      drops,
    };
  }

  protected get metal(): MechanismState {
    return this.mechanism.state;
  }

  protected boxTrouble(): ReturnType<typeof boxTrouble> {
    return boxTrouble(this.metal, this.#boxSheets);
  }

  /** Lets happen what was armed for this point. */
  protected strike(point: StrikePoint): void {
    const trouble = this.#armed.get(point);
    this.#armed.delete(point);
    if (trouble) this[trouble]();
  }

  #set(part: Parameters<Mechanism['set']>[0]): void {
    this.mechanism.set(part);
    this.changed();
  }
}

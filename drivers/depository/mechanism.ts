/** A document between the shutter and the trapdoor. */
export interface SlotPaperState {
  readonly sheets: number;
  readonly stapled: boolean;
}

export interface BoxContent {
  readonly documents: number;
  readonly sheets: number;
}

/** Everything that stays as it is when power and software go. */
export interface MechanismState {
  readonly shutter: 'open' | 'closed';
  readonly shutterStuck: boolean;
  readonly slot: SlotPaperState | null;
  readonly slotJam: boolean;
  readonly staples: number;
  readonly staplerJam: boolean;
  readonly box: BoxContent | null;
  /** A box pulled out and not yet put back. */
  readonly boxAside: BoxContent | null;
  readonly door: 'open' | 'closed';
  /** Documents ever taken in at the shutter. */
  readonly taken: number;
  /** Documents that left through the shutter again. */
  readonly givenBack: number;
  /** Documents ever seen falling into a box. */
  readonly drops: number;
  /** Documents carried away in emptied boxes. */
  readonly carriedAway: number;
}

export const newMechanism: MechanismState = {
  shutter: 'closed',
  shutterStuck: false,
  slot: null,
  slotJam: false,
  staples: 5000,
  staplerJam: false,
  box: { documents: 0, sheets: 0 },
  boxAside: null,
  door: 'closed',
  taken: 0,
  givenBack: 0,
  drops: 0,
  carriedAway: 0,
};

const emptyBox: BoxContent = { documents: 0, sheets: 0 };

/** The metal: what can move, and where the paper is. A move that an interlock must prevent throws: only a wrong controller tries it. */
export class Mechanism {
  #state: MechanismState;

  constructor(state: MechanismState = newMechanism) {
    this.#state = state;
  }

  get state(): MechanismState {
    return this.#state;
  }

  /** Sets what breaks or is mended by hand. */
  set(part: Partial<Pick<MechanismState, 'shutterStuck' | 'slotJam' | 'staples' | 'staplerJam' | 'door'>>): void {
    this.#change(part);
  }

  /** Moves the shutter; a stuck one stays where it is. */
  moveShutter(shutter: 'open' | 'closed'): void {
    if (!this.#state.shutterStuck) this.#change({ shutter });
  }

  /** A hand puts a document in: possible while the shutter is open and nothing is there. */
  putIn(sheets: number): boolean {
    const { shutter, slot, taken } = this.#state;
    if (shutter === 'closed' || slot) return false;
    this.#change({ slot: { sheets, stapled: false }, taken: taken + 1 });
    return true;
  }

  /** A hand, or the rollers, bring the document out: possible while the shutter is open and nothing holds the paper. */
  bringBack(): boolean {
    if (this.#state.shutter === 'closed' || this.#state.slotJam) return false;
    return this.#leave();
  }

  /** Someone with a key clears the slot from inside; the paper stays where it is or goes to the resident. */
  clearSlot(paper: 'stays' | 'taken'): void {
    if (paper === 'taken') this.#leave();
    this.#change({ slotJam: false });
  }

  /** Drives one staple. */
  staple(): void {
    const { shutter, slot, staples, staplerJam } = this.#state;
    if (shutter === 'open') throw new Error('interlock: the stapler must not move while a hand can reach it');
    if (!slot || staples === 0 || staplerJam) throw new Error('interlock: nothing to staple, or nothing to staple with');
    this.#change({ slot: { ...slot, stapled: true }, staples: staples - 1 });
  }

  /** Opens the trapdoor; the box sensor counts the paper as it passes. */
  drop(): void {
    const { shutter, slot, slotJam, box, door, drops } = this.#state;
    if (shutter === 'open' || door === 'open' || !box)
      throw new Error('interlock: the trapdoor opens into a closed machine with a box only');
    if (!slot || slotJam) throw new Error('interlock: nothing that could fall');
    this.#change({ slot: null, box: { documents: box.documents + 1, sheets: box.sheets + slot.sheets }, drops: drops + 1 });
  }

  /** Other paper raises or lowers the pile in the box. */
  setBoxSheets(sheets: number): void {
    const { box } = this.#state;
    if (box) this.#change({ box: { ...box, sheets } });
  }

  removeBox(): void {
    const { box } = this.#state;
    if (box) this.#change({ box: null, boxAside: box });
  }

  /** Puts the box back, emptied or with what was in it. */
  putBox(emptied: boolean): void {
    const { box, boxAside, carriedAway } = this.#state;
    if (box) return;
    const left = emptied ? 0 : (boxAside?.documents ?? 0);
    this.#change({
      box: emptied ? emptyBox : (boxAside ?? emptyBox),
      boxAside: null,
      carriedAway: carriedAway + (boxAside?.documents ?? 0) - left,
    });
  }

  #leave(): boolean {
    if (!this.#state.slot) return false;
    this.#change({ slot: null, givenBack: this.#state.givenBack + 1 });
    return true;
  }

  #change(part: Partial<MechanismState>): void {
    this.#state = { ...this.#state, ...part };
  }
}

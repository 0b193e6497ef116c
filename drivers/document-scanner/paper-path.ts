/** One sheet as it was laid down. */
export interface Sheet {
  readonly front: Uint8Array;
  readonly back?: Uint8Array;
  /** Dots per inch, where the image itself does not say. */
  readonly dpi?: number;
  /** Its place in the pile as the pile was laid, from 0: stays the same however often the sheet is fed. */
  readonly place: number;
}

export interface PaperPathSnapshot {
  readonly pile: readonly Sheet[];
  /** Sheets stuck between the rollers: one in a jam, two in a double feed. */
  readonly stuck: readonly Sheet[];
  /** What lies on the glass, and what will be laid there next. */
  readonly glass: readonly Sheet[];
  /** Sheets in the output tray. */
  readonly out: number;
  /** How many sheets have been laid since the pile was begun. */
  readonly laid: number;
}

/** Where the sheets are: each in the pile, between the rollers, or in the tray; the glass is a world of its own. */
export class PaperPath {
  #pile: Sheet[];
  #stuck: Sheet[];
  #glass: Sheet[];
  #out: number;
  #laid: number;

  constructor(initial: PaperPathSnapshot = { pile: [], stuck: [], glass: [], out: 0, laid: 0 }) {
    this.#pile = [...initial.pile];
    this.#stuck = [...initial.stuck];
    this.#glass = [...initial.glass];
    this.#out = initial.out;
    this.#laid = initial.laid;
  }

  snapshot(): PaperPathSnapshot {
    return { pile: [...this.#pile], stuck: [...this.#stuck], glass: [...this.#glass], out: this.#out, laid: this.#laid };
  }

  /** How many sheets wait in the feeder. */
  get sheets(): number {
    return this.#pile.length;
  }

  get jammed(): boolean {
    return this.#stuck.length > 0;
  }

  get top(): Sheet | undefined {
    return this.#pile[0];
  }

  get onGlass(): Sheet | undefined {
    return this.#glass[0];
  }

  /** Begins a new pile; what lay in the feeder and in the tray is taken away. */
  layPile(sheets: readonly Omit<Sheet, 'place'>[]): void {
    this.#pile = [];
    this.#laid = 0;
    this.#out = 0;
    this.addToPile(sheets);
  }

  /** Puts sheets under the pile; their places go on counting from the sheets laid before, fed or not. */
  addToPile(sheets: readonly Omit<Sheet, 'place'>[]): void {
    for (const sheet of sheets) this.#pile.push({ ...sheet, place: this.#laid++ });
  }

  layOnGlass(sheets: readonly Omit<Sheet, 'place'>[], after: boolean): void {
    const first = after ? (this.#glass.at(-1)?.place ?? -1) + 1 : 0;
    this.#glass = [...(after ? this.#glass : []), ...sheets.map((sheet, index) => ({ ...sheet, place: first + index }))];
  }

  clearPile(): void {
    this.#pile = [];
  }

  clearGlass(): void {
    this.#glass = [];
  }

  /** The top sheet goes through the rollers into the tray. */
  feed(): void {
    if (this.#pile.shift()) this.#out++;
  }

  /** The top `count` sheets stay between the rollers. */
  stick(count: number): void {
    this.#stuck.push(...this.#pile.splice(0, count));
  }

  /** Someone pulls the stuck sheets out and lays them on top of the pile, in order, or takes them away. */
  unstick(sheets: 'ontoPile' | 'taken'): void {
    if (sheets === 'ontoPile') this.#pile.unshift(...this.#stuck);
    this.#stuck = [];
  }

  /** The resident lays the next sheet on the glass, if there is one; the last one stays. */
  turnGlass(): void {
    if (this.#glass.length > 1) this.#glass.shift();
  }
}

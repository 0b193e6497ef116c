/** A wrap-around is believed only for so few documents; a bigger step back is a controller that began anew. */
const fewDocuments = 16;

/** Documents counted over a controller's counter that wraps around, and begins at 0 when the controller lost power. Never goes back, never guesses. */
export class DropTotal {
  readonly #span: number;
  #last: number | undefined;
  #total = 0;

  /** `words`: registers of the counter. */
  constructor(words: 1 | 2) {
    this.#span = words === 1 ? 0x1_0000 : 0x1_0000_0000;
  }

  get total(): number {
    return this.#total;
  }

  /** Takes what the counter shows now. */
  note(shown: number): void {
    if (this.#last === undefined) this.#total = shown;
    else if (shown >= this.#last) this.#total += shown - this.#last;
    else if (shown + this.#span - this.#last <= fewDocuments) this.#total += shown + this.#span - this.#last;
    this.#last = shown;
  }
}

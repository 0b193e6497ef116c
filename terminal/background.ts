/** Work that nobody waits for while the terminal runs, and that must end before it does. */
export class Background {
  readonly #under = new Set<Promise<void>>();
  readonly #onBug: (error: unknown) => void;

  constructor(onBug: (error: unknown) => void) {
    this.#onBug = onBug;
  }

  add(work: Promise<void>): void {
    const kept = work.catch(this.#onBug).finally(() => void this.#under.delete(kept));
    this.#under.add(kept);
  }

  /** Resolves when nothing is under way any more. */
  async ended(): Promise<void> {
    while (this.#under.size > 0) await Promise.all(this.#under);
  }
}

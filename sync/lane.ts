/**
 * A lane for work on something that may hang, such as a network share: one piece of work at a time, each with a time limit. Work that overran its limit is
 * told to stop by its signal, and while it still hangs no other begins: each hanging call would hold one of Node's four file threads, and four of them
 * would stop the whole terminal.
 */
export class Lane {
  #hanging: Promise<void> | undefined;
  #giveUp: (() => void) | undefined;

  /** What `work` yields, or `slow` when it took more than `limitMs`, was given up, or earlier work still hangs. */
  async run<T>(work: (signal: AbortSignal) => Promise<T>, limitMs: number): Promise<T | 'slow'> {
    if (this.#hanging !== undefined) return 'slow';
    const limit = new AbortController();
    const { promise: overrun, resolve } = Promise.withResolvers<'slow'>();
    this.#giveUp = (): void => {
      limit.abort();
      resolve('slow');
    };
    const timer = setTimeout(this.#giveUp, limitMs);
    const working = work(limit.signal);
    this.#hanging = this.#freeAfter(working);
    try {
      return await Promise.race([working, overrun]);
    } finally {
      clearTimeout(timer);
      this.#giveUp = undefined;
      if (!limit.signal.aborted) await this.#hanging;
    }
  }

  /** Waits no longer for the work under way. */
  giveUp(): void {
    this.#giveUp?.();
  }

  /** Waits until work that was given up has come back, at most `withinMs`: what merely ends late is not taken for hanging afterwards. */
  async free(withinMs: number): Promise<void> {
    if (this.#hanging === undefined) return;
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, withinMs);
    await Promise.race([this.#hanging, late.promise]);
    clearTimeout(timer);
  }

  async #freeAfter(working: Promise<unknown>): Promise<void> {
    await Promise.allSettled([working]);
    this.#hanging = undefined;
  }
}

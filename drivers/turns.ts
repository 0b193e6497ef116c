/** Gives one caller at a time the device, in the order of asking. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Waits for the turn and returns what ends it; `undefined` as soon as `signal` aborts before the turn has come. */
  async take(signal: AbortSignal): Promise<(() => void) | undefined> {
    const before = this.#last;
    const mine = Promise.withResolvers<void>();
    this.#last = before.then(() => mine.promise);
    const listening = new AbortController();
    const gaveUp = new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { signal: listening.signal });
    });
    await Promise.race([before, gaveUp]);
    listening.abort();
    if (!signal.aborted) return mine.resolve;
    mine.resolve();
    return undefined;
  }
}

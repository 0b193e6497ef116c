/**
 * A stream of the newest value: what a slow listener misses is skipped, never queued. `watch` calls back on every change and
 * returns what ends the watching; `read` gives the value as it is now, which is yielded first.
 */
export async function* latest<T>(
  read: () => T,
  watch: (changed: () => void) => () => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void, void> {
  let wake = Promise.withResolvers<void>();
  const unwatch = watch(() => wake.resolve());
  const stop = (): void => wake.resolve();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      wake = Promise.withResolvers();
      yield read();
      await wake.promise;
      if (signal?.aborted) return;
    }
  } finally {
    unwatch();
    signal?.removeEventListener('abort', stop);
  }
}

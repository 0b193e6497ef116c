/** First wait after a failed attempt, and the longest one, milliseconds. */
export const BACK_OFF = { firstMs: 5_000, longestMs: 300_000 } as const;

/**
 * How long to wait after the `attempts`th failure in a row (1 or more): doubled each time up to the longest, then a random share
 * between a half and the whole of it, so that terminals which lost a share together do not come back together.
 * `random` yields 0 ≤ x < 1.
 */
export function backOffMs(attempts: number, random: () => number): number {
  const whole = Math.min(BACK_OFF.firstMs * 2 ** Math.min(attempts - 1, 30), BACK_OFF.longestMs);
  return Math.round(whole * (0.5 + random() / 2));
}

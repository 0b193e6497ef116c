/** How patiently something that died is started again. All times in milliseconds. */
export type RestartPolicy = {
  /** Pause before the first restart; it doubles with every further death … */
  readonly firstDelay: number;
  /** … up to this. */
  readonly longestDelay: number;
  /** From this many deaths … */
  readonly deathsAllowed: number;
  /** … within this time, it is out of service … */
  readonly within: number;
  /** … and tried again only this often. */
  readonly slowDelay: number;
};

export type RestartDecision = {
  /** The deaths still worth remembering, to be given back at the next one. */
  readonly deaths: readonly number[];
  readonly delay: number;
  readonly outOfService: boolean;
};

/** Back after a quarter of a second, out of service at the fifth death in five minutes, then a try every half minute. */
export const patientRestarts: RestartPolicy = {
  firstDelay: 250,
  longestDelay: 8_000,
  deathsAllowed: 5,
  within: 300_000,
  slowDelay: 30_000,
};

/**
 * What to do after one more death at `now`, a monotonic clock's reading.
 * It never answers «give up»: the bottom rung is an out-of-service page and slow tries, since nobody stands by at night.
 */
export function afterDeath(policy: RestartPolicy, earlier: readonly number[], now: number): RestartDecision {
  const deaths = [...earlier.filter((at) => now - at < policy.within), now].slice(-policy.deathsAllowed);
  const outOfService = deaths.length >= policy.deathsAllowed;
  const backOff = Math.min(policy.longestDelay, policy.firstDelay * 2 ** (deaths.length - 1));
  return { deaths, delay: outOfService ? policy.slowDelay : backOff, outOfService };
}

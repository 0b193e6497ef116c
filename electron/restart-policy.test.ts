import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterDeath, patientRestarts } from './restart-policy.ts';

const policy = { firstDelay: 100, longestDelay: 1000, deathsAllowed: 4, within: 10_000, slowDelay: 5000 };

function live(times: readonly number[]) {
  let deaths: readonly number[] = [];
  return times.map((at) => {
    const decision = afterDeath(policy, deaths, at);
    deaths = decision.deaths;
    return decision;
  });
}

describe('restart policy', () => {
  test('waits twice as long each time and goes out of service at the last allowed death', () => {
    expect(live([0, 200, 500, 1000]).map((d) => [d.delay, d.outOfService])).toEqual([
      [100, false],
      [200, false],
      [400, false],
      [5000, true],
    ]);
  });

  test('stays out of service while the slow tries keep failing', () => {
    const slow = live([0, 1, 2, 3, 5003, 10_003, 15_003, 20_003]);
    expect(slow.slice(3, 5).every((d) => d.outOfService)).toBe(true);
  });

  test('forgets deaths of long ago', () => {
    expect(live([0, 1, 2, 20_000]).at(-1)).toEqual({ deaths: [20_000], delay: 100, outOfService: false });
  });

  test('the real policy stays out of service between slow tries', () => {
    let deaths: readonly number[] = [];
    for (let at = 0; at < 3_600_000; at += patientRestarts.slowDelay) {
      const decision = afterDeath(patientRestarts, deaths, at);
      deaths = decision.deaths;
      expect(decision.outOfService).toBe(at >= (patientRestarts.deathsAllowed - 1) * patientRestarts.slowDelay);
    }
  });

  test('always tries again, never at once, and remembers no more than it needs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 50 }), (gaps) => {
        let at = 0;
        for (const decision of live(gaps.map((gap) => (at += gap)))) {
          expect(decision.delay).toBeGreaterThanOrEqual(policy.firstDelay);
          expect(decision.delay).toBeLessThanOrEqual(policy.slowDelay);
          expect(decision.deaths.length).toBeLessThanOrEqual(policy.deathsAllowed);
          expect(decision.outOfService).toBe(decision.deaths.length === policy.deathsAllowed);
        }
      }),
    );
  });
});

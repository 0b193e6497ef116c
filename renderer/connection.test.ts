import { expect, test } from 'vitest';
import { waitBefore } from './connection.ts';

test('the terminal is sought quickly at first, and never less often than every two seconds', () => {
  const waits = Array.from({ length: 40 }, (_, attempt) => waitBefore(attempt));
  expect(waits[0]).toBeLessThanOrEqual(200);
  expect(waits.every((wait, at) => wait >= (waits[at - 1] ?? 0))).toBe(true);
  expect(Math.max(...waits)).toBe(2000);
});

import { expect, test } from 'vitest';
import { type Guard, readMutated } from './test-mutations.ts';

// A hundred thousand and more of them are read by the tests of devices.
test.each<[Guard, number]>([
  ['open', 300],
  ['bac', 300],
  ['pace', 15],
])('mutated answers of a chip guarded by %s never crash, hang or tell a wrong field', async (guard, count) => {
  const { wrong, mutations } = await readMutated(guard, count, 20_260_601);
  expect(wrong).toEqual([]);
  expect(mutations).toBeGreaterThanOrEqual(count);
});

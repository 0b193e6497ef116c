import { expect, test } from 'vitest';
import { type Guard, readMutated } from '../../drivers/card-reader/emrtd/test-mutations.ts';

// Together a hundred thousand readings; PACE has fewer, since its curves take their time and its answers after that are like those of BAC.
test.each<[Guard, number]>([
  ['open', 60_000],
  ['bac', 38_000],
  ['pace', 2_000],
])(
  'mutated answers of a chip guarded by %s never crash, hang or tell a wrong field',
  async (guard, count) => {
    const { wrong, mutations } = await readMutated(guard, count, 9303);
    expect(wrong).toEqual([]);
    expect(mutations).toBeGreaterThanOrEqual(count);
  },
  1_200_000,
);

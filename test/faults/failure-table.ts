import type { FailureRow } from './failure-row.ts';
import { failuresAtTheEnd } from './failures-at-the-end.ts';
import { failuresOnTheWay } from './failures-on-the-way.ts';

/** Every failure at every step, each a row of the test. */
export const failureTable: readonly FailureRow[] = [...failuresOnTheWay, ...failuresAtTheEnd];

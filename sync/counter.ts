import type { Reader, Transaction } from './database.ts';

/** Where an acceptance number stands in its terminal's sequence: the `last`th of `year`. */
export interface Position {
  /** Four digits. */
  readonly year: number;
  readonly last: number;
}

/** True when `a` comes after `b`. */
export function isAfter(a: Position, b: Position): boolean {
  return a.year > b.year || (a.year === b.year && a.last > b.last);
}

/** The position given last; year 0 when none was given yet. */
export function lastPosition(reader: Reader): Position {
  const row = reader.prepare<Position>('SELECT year, last FROM counter WHERE id = 1').get();
  if (row === undefined) throw new Error('the counter has no row');
  return row;
}

/**
 * Takes the next position in `tx`: 1 in a new year, else one more than the last. The year never goes back, even when the clock does:
 * `year` before the last one continues the last one. What is taken is never given again, whatever becomes of the appeal.
 */
export function takeNext(tx: Transaction, year: number): Position {
  const before = lastPosition(tx);
  const next = year > before.year ? { year, last: 1 } : { year: before.year, last: before.last + 1 };
  put(tx, next);
  return next;
}

/** Lifts the counter to `position` when that is further; says whether it did. For a terminal that replaces one with the same id. */
export function raiseTo(tx: Transaction, position: Position): boolean {
  if (!isAfter(position, lastPosition(tx))) return false;
  put(tx, position);
  return true;
}

function put(tx: Transaction, { year, last }: Position): void {
  tx.prepare('UPDATE counter SET year = ?, last = ? WHERE id = 1').run(year, last);
}

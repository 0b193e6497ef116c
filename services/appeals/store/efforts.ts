import type { Reader, Transaction } from '../../../sync/database.ts';

export type EffortKind = 'label' | 'receipt' | 'scan' | 'deposit';

/** Work on the physical world that was begun and of which no end was written down. */
export interface OpenEffort {
  readonly attempt: number;
  /** True when another run of the terminal began it: its end will never be heard. */
  readonly interrupted: boolean;
  /** What a counter of the device said before, where it has one. */
  readonly before: number | null;
}

/**
 * Writes down that something physical begins, before it does: after a crash the terminal knows that it may have happened and
 * asks, instead of doing it twice. `run` names this run of the process.
 */
export function beginEffort(tx: Transaction, appeal: string, what: EffortKind, run: string, before: number | null): number {
  const row = tx
    .prepare<{ last: number | null }>('SELECT max(attempt) AS last FROM effort WHERE appeal = ? AND what = ?')
    .get(appeal, what);
  const attempt = (row?.last ?? 0) + 1;
  tx.prepare('INSERT INTO effort (appeal, what, attempt, run, before) VALUES (?, ?, ?, ?, ?)').run(appeal, what, attempt, run, before);
  return attempt;
}

/** The latest effort of a kind, when its end is not known. */
export function openEffort(reader: Reader, appeal: string, what: EffortKind, run: string): OpenEffort | null {
  const row = reader
    .prepare<{ attempt: number; run: string; before: number | null; outcome: string | null }>(
      'SELECT attempt, run, before, outcome FROM effort WHERE appeal = ? AND what = ? ORDER BY attempt DESC LIMIT 1',
    )
    .get(appeal, what);
  return row && row.outcome === null ? { attempt: row.attempt, interrupted: row.run !== run, before: row.before } : null;
}

/** Ends every open effort of a kind with one outcome, a code. */
export function endEffort(tx: Transaction, appeal: string, what: EffortKind, outcome: string): void {
  tx.prepare('UPDATE effort SET outcome = ? WHERE appeal = ? AND what = ? AND outcome IS NULL').run(outcome, appeal, what);
}

/** How often an effort of a kind was begun. */
export function timesBegun(reader: Reader, appeal: string, what: EffortKind): number {
  return (
    reader.prepare<{ times: number }>('SELECT count(*) AS times FROM effort WHERE appeal = ? AND what = ?').get(appeal, what)?.times ?? 0
  );
}

/** How the latest ended effort of a kind ended, a code; null when there is none. */
export function lastOutcome(reader: Reader, appeal: string, what: EffortKind): string | null {
  const row = reader
    .prepare<{ outcome: string }>(
      'SELECT outcome FROM effort WHERE appeal = ? AND what = ? AND outcome IS NOT NULL ORDER BY attempt DESC LIMIT 1',
    )
    .get(appeal, what);
  return row?.outcome ?? null;
}

/** How often something came out so far: a second label or receipt says «копія». */
export function timesDone(reader: Reader, appeal: string, what: EffortKind, outcome: string): number {
  const row = reader
    .prepare<{ times: number }>('SELECT count(*) AS times FROM effort WHERE appeal = ? AND what = ? AND outcome = ?')
    .get(appeal, what, outcome);
  return row?.times ?? 0;
}

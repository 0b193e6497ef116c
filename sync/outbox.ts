import { BACK_OFF, backOffMs } from './back-off.ts';
import type { Reader, Transaction } from './database.ts';

/**
 * A row's life: `held` until the appeal is complete, `due` until it is with the receiver, then one of the ends. `rejected` and `conflict` wait
 * for an administrator, who may make them due again. `withdrawn` never went out.
 */
export type OutboxState = 'held' | 'due' | 'sent' | 'rejected' | 'conflict' | 'withdrawn';

export interface OutboxRow {
  /** What the receiver knows the parcel by, e.g. the acceptance number; unique for ever. */
  readonly key: string;
  readonly appeal: string;
  readonly state: OutboxState;
  /** JSON: what is sent, or where it lies. */
  readonly body: string;
  /** Failed attempts since the row became due. */
  readonly attempts: number;
  /** Milliseconds since 1970, as all times here. */
  readonly createdAt: number;
  readonly dueAt: number;
  readonly settledAt: number | null;
  /** A code, never a text with personal data. */
  readonly lastError: string | null;
}

export interface OutboxSummary {
  /** Rows complete but not yet sent. */
  readonly waiting: number;
  /** When the oldest of them was written; null when none waits. */
  readonly oldest: number | null;
  /** Rows an administrator has to look at. */
  readonly troubled: number;
  /** The earliest time a waiting row may be tried; null when none waits. */
  readonly nextDue: number | null;
}

const COLUMNS = `key, appeal, state, body, attempts, created_at AS createdAt, due_at AS dueAt, settled_at AS settledAt, last_error AS lastError`;

/** Writes a row in the transaction of the fact it belongs to. A key used before is a bug and throws. */
export function enqueue(
  tx: Transaction,
  row: { readonly key: string; readonly appeal: string; readonly state: 'held' | 'due'; readonly body: unknown; readonly at: number },
): void {
  tx.prepare('INSERT INTO outbox (key, appeal, state, body, created_at, due_at) VALUES (?, ?, ?, ?, ?, ?)').run(
    row.key,
    row.appeal,
    row.state,
    JSON.stringify(row.body),
    row.at,
    row.at,
  );
}

/** Lets a held row go, with a new body where the last facts (e.g. where the paper lies) changed it. False when it is not held. */
export function release(tx: Transaction, key: string, at: number, body?: unknown): boolean {
  const changed = tx
    .prepare(`UPDATE outbox SET state = 'due', due_at = ?, body = coalesce(?, body) WHERE key = ? AND state = 'held'`)
    .run(at, body === undefined ? null : JSON.stringify(body), key);
  return changed.changes === 1;
}

/** Ends a held row that shall never go out. False when it is not held. */
export function withdraw(tx: Transaction, key: string, at: number): boolean {
  return tx.prepare(`UPDATE outbox SET state = 'withdrawn', settled_at = ? WHERE key = ? AND state = 'held'`).run(at, key).changes === 1;
}

/**
 * The rows to try at `now`, longest due first. They stay due until {@link settle} or {@link postpone}: a crash between loses nothing.
 * A row due later than any back-off reaches was postponed by a clock that has been set back since; it is tried at once.
 */
export function takeDue(reader: Reader, now: number, limit: number): OutboxRow[] {
  return reader
    .prepare<OutboxRow>(
      `SELECT ${COLUMNS} FROM outbox WHERE state = 'due' AND (due_at <= ? OR due_at > ?) ORDER BY due_at, created_at, key LIMIT ?`,
    )
    .all(now, now + BACK_OFF.longestMs, limit);
}

/**
 * Ends a due row. The receiver's word comes later and may change its mind: a sent row may become `rejected`, and a rejected one `sent`.
 * False when the row is in another state.
 */
export function settle(tx: Transaction, key: string, end: 'sent' | 'rejected' | 'conflict', at: number): boolean {
  const from = { sent: `('due', 'rejected')`, rejected: `('due', 'sent')`, conflict: `('due')` }[end];
  return tx.prepare(`UPDATE outbox SET state = ?, settled_at = ? WHERE key = ? AND state IN ${from}`).run(end, at, key).changes === 1;
}

/** Notes a failed attempt and when to try next: {@link backOffMs} after `now`. */
export function postpone(tx: Transaction, key: string, error: string, now: number, random: () => number): void {
  const row = find(tx, key);
  if (row?.state !== 'due') return;
  const attempts = row.attempts + 1;
  tx.prepare('UPDATE outbox SET attempts = ?, due_at = ?, last_error = ? WHERE key = ?').run(
    attempts,
    now + backOffMs(attempts, random),
    error,
    key,
  );
}

/** Makes every waiting row due at once, e.g. when the share is back. */
export function hasten(tx: Transaction, now: number): void {
  tx.prepare(`UPDATE outbox SET due_at = ? WHERE state = 'due' AND due_at > ?`).run(now, now);
}

/** Sends again what was rejected or in conflict. False when the row is in another state. */
export function resend(tx: Transaction, key: string, now: number): boolean {
  return (
    tx
      .prepare(
        `UPDATE outbox SET state = 'due', attempts = 0, due_at = ?, settled_at = NULL, last_error = NULL WHERE key = ? AND state IN ('rejected', 'conflict')`,
      )
      .run(now, key).changes === 1
  );
}

export function find(reader: Reader, key: string): OutboxRow | undefined {
  return reader.prepare<OutboxRow>(`SELECT ${COLUMNS} FROM outbox WHERE key = ?`).get(key);
}

/** Takes the content out of a sent row that the receiver has long acknowledged; the row itself stays, so its key stays known. */
export function erase(tx: Transaction, key: string): void {
  tx.prepare(`UPDATE outbox SET body = '{}' WHERE key = ? AND state = 'sent'`).run(key);
}

/** All rows in `state`, oldest first. */
export function inState(reader: Reader, state: OutboxState): OutboxRow[] {
  return reader.prepare<OutboxRow>(`SELECT ${COLUMNS} FROM outbox WHERE state = ? ORDER BY created_at, key`).all(state);
}

export function summary(reader: Reader): OutboxSummary {
  const row = reader
    .prepare<OutboxSummary>(
      `SELECT count(*) FILTER (WHERE state = 'due') AS waiting,
              min(created_at) FILTER (WHERE state = 'due') AS oldest,
              count(*) FILTER (WHERE state IN ('rejected', 'conflict')) AS troubled,
              min(due_at) FILTER (WHERE state = 'due') AS nextDue
       FROM outbox`,
    )
    .get();
  if (row === undefined) throw new Error('an aggregate without a row');
  return row;
}

import { createHash } from 'node:crypto';
import type { Reader, Transaction } from './database.ts';
import { events } from './events.ts';
import type { EventBody, EventId, EventMeaning } from './events.ts';

export interface JournalRow {
  readonly seq: number;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly event: string;
  /** The appeal's id; null for what concerns the terminal. */
  readonly appeal: string | null;
  readonly body: string;
  readonly hash: Uint8Array;
}

export interface JournalEntry<Id extends EventId> {
  readonly at: Date;
  readonly event: Id;
  readonly appeal?: string;
  readonly body?: EventBody<Id>;
}

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:+-]{0,63}$/;
const BEFORE_THE_FIRST = new Uint8Array(32);

/**
 * Adds one entry in the transaction of the fact it tells of. Each row's hash covers the row and the hash before it, so that a row
 * changed or taken out later shows. Throws on a field the catalogue does not know for the event, or a text that is not a code.
 */
export function append<Id extends EventId>(tx: Transaction, entry: JournalEntry<Id>): void {
  const body = JSON.stringify(checked(entry.event, entry.body ?? {}));
  const row = { at: entry.at.toISOString(), event: entry.event, appeal: entry.appeal ?? null, body };
  const last = tx.prepare<{ hash: Uint8Array }>('SELECT hash FROM journal ORDER BY seq DESC LIMIT 1').get();
  tx.prepare('INSERT INTO journal (at, event, appeal, body, hash) VALUES (?, ?, ?, ?, ?)').run(
    row.at,
    row.event,
    row.appeal,
    row.body,
    hashOf(last?.hash ?? BEFORE_THE_FIRST, row),
  );
}

/** The entries after `seq`, oldest first, `limit` at most. */
export function entriesAfter(reader: Reader, seq: number, limit: number): JournalRow[] {
  return reader
    .prepare<JournalRow>('SELECT seq, at, event, appeal, body, hash FROM journal WHERE seq > ? ORDER BY seq LIMIT ?')
    .all(seq, limit);
}

/** The entries of one appeal, oldest first. */
export function entriesOf(reader: Reader, appeal: string): JournalRow[] {
  return reader.prepare<JournalRow>('SELECT seq, at, event, appeal, body, hash FROM journal WHERE appeal = ? ORDER BY seq').all(appeal);
}

/** Checks the chain from its beginning. Returns the `seq` of the first row that does not fit, or undefined when all do. */
export function firstBreak(reader: Reader): number | undefined {
  let before: Uint8Array = BEFORE_THE_FIRST;
  let seq = 0;
  for (let rows = entriesAfter(reader, seq, 1000); rows.length > 0; rows = entriesAfter(reader, seq, 1000)) {
    for (const row of rows) {
      if (row.seq !== seq + 1 || !hashOf(before, row).equals(row.hash)) return row.seq;
      before = row.hash;
      seq = row.seq;
    }
  }
  return undefined;
}

function hashOf(before: Uint8Array, row: Pick<JournalRow, 'at' | 'event' | 'appeal' | 'body'>): Buffer {
  return createHash('sha256')
    .update(before)
    .update(JSON.stringify([row.at, row.event, row.appeal, row.body]))
    .digest();
}

function checked(event: EventId, body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { fields }: EventMeaning = events[event];
  const known: readonly string[] = fields;
  for (const [field, value] of Object.entries(body)) {
    if (!known.includes(field)) throw new Error(`event ${event} has no field ${field}`);
    if (typeof value === 'string' && !CODE.test(value)) throw new Error(`field ${field} of event ${event} is not a code`);
  }
  return body;
}

import type { Transaction } from '../database.ts';
import { append } from '../journal.ts';
import { postpone, settle } from '../outbox.ts';
import type { OutboxRow } from '../outbox.ts';
import { recordAnswer } from './answer-record.ts';
import type { DeliveryOutcome } from './deliver.ts';

/** What became of an attempt: what the folder said, or that the spool could not give the document (`fault` is a code). */
export type Attempt = DeliveryOutcome | { readonly outcome: 'spool'; readonly fault: string };

export interface AttemptTime {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
}

/** Settles or postpones the row, with its journal entry, in `tx`. Returns the code of what went wrong, null when nothing did. */
export function recordAttempt(tx: Transaction, row: OutboxRow, attempt: Attempt, { now, random }: AttemptTime): string | null {
  const about = { at: new Date(now), appeal: row.appeal };
  const attempts = row.attempts + 1;
  switch (attempt.outcome) {
    case 'delivered':
      settle(tx, row.key, 'sent', now);
      append(tx, { ...about, event: 'edms.delivered', body: { attempts } });
      return null;
    case 'alreadyThere':
      settle(tx, row.key, 'sent', now);
      append(tx, { ...about, event: 'edms.alreadyThere', body: { attempts, state: attempt.place } });
      if (attempt.place === 'rejected') recordAnswer(tx, { kind: 'rejected', number: row.key, reason: undefined }, now);
      return null;
    case 'conflict':
      settle(tx, row.key, 'conflict', now);
      append(tx, { ...about, event: 'edms.conflict', body: { attempts } });
      return 'conflict';
    case 'spool':
      postpone(tx, row.key, `spool.${attempt.fault}`, now, random);
      if (row.attempts === 0) append(tx, { ...about, event: 'spool.damaged', body: { fault: attempt.fault } });
      return `spool.${attempt.fault}`;
    default:
      postpone(tx, row.key, attempt.outcome, now, random);
      return attempt.outcome;
  }
}

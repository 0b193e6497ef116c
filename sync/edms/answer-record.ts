import type { Reader, Transaction } from '../database.ts';
import { append } from '../journal.ts';
import { find, settle } from '../outbox.ts';
import { edmsStatusSchema } from './answers.ts';
import type { EdmsAnswer, EdmsStatus } from './answers.ts';

/** What the EDMS has said so far of one appeal. Times in milliseconds since 1970, by the terminal's clock. */
export interface AnswerRecord {
  readonly number: string;
  readonly takenAt: number | null;
  readonly rejectedAt: number | null;
  readonly reason: string | null;
  readonly status: EdmsStatus | null;
  readonly answerReady: boolean;
}

interface AnswerRow {
  readonly number: string;
  readonly takenAt: number | null;
  readonly rejectedAt: number | null;
  readonly reason: string | null;
  readonly status: string | null;
  readonly answerReady: number;
}

export function answerOf(reader: Reader, number: string): AnswerRecord | undefined {
  const row = reader
    .prepare<AnswerRow>(
      `SELECT number, taken_at AS takenAt, rejected_at AS rejectedAt, reason, status, answer_ready AS answerReady
       FROM edms_answer WHERE number = ?`,
    )
    .get(number);
  if (row === undefined) return undefined;
  const status = row.status === null ? null : edmsStatusSchema.parse(JSON.parse(row.status));
  return { ...row, status, answerReady: row.answerReady === 1 };
}

/** Writes down what the EDMS said, with its journal entry, when it is news. Returns whether it was. */
export function recordAnswer(tx: Transaction, answer: EdmsAnswer, at: number): boolean {
  const { number } = answer;
  const known = answerOf(tx, number);
  if (known === undefined) tx.prepare('INSERT INTO edms_answer (number) VALUES (?)').run(number);
  const about = { at: new Date(at), ...appealOf(tx, number) };
  switch (answer.kind) {
    case 'taken':
      if (known !== undefined && known.takenAt !== null) return false;
      tx.prepare('UPDATE edms_answer SET taken_at = ?, rejected_at = NULL, reason = NULL WHERE number = ?').run(at, number);
      settle(tx, number, 'sent', at);
      append(tx, { ...about, event: 'edms.taken' });
      return true;
    case 'rejected':
      tx.prepare('UPDATE edms_answer SET rejected_at = coalesce(rejected_at, ?), reason = coalesce(?, reason) WHERE number = ?').run(
        at,
        answer.reason ?? null,
        number,
      );
      if (!settle(tx, number, 'rejected', at)) return false;
      append(tx, { ...about, event: 'edms.rejected' });
      return true;
    case 'status':
      if (JSON.stringify(known?.status) === JSON.stringify(answer.status)) return false;
      tx.prepare('UPDATE edms_answer SET status = ? WHERE number = ?').run(JSON.stringify(answer.status), number);
      append(tx, { ...about, event: 'edms.status', body: { state: answer.status.state } });
      return true;
    default:
      answer.kind satisfies 'answerReady';
      if (known?.answerReady === true) return false;
      tx.prepare('UPDATE edms_answer SET answer_ready = 1 WHERE number = ?').run(number);
      append(tx, { ...about, event: 'edms.answerReady' });
      return true;
  }
}

function appealOf(reader: Reader, number: string): { readonly appeal?: string } {
  const appeal = find(reader, number)?.appeal;
  return appeal === undefined ? {} : { appeal };
}

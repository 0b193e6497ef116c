import type { Database } from '../database.ts';
import { append } from '../journal.ts';
import { erase } from '../outbox.ts';
import type { Spool } from '../spool.ts';

/**
 * Erases the terminal's own copies (spool and outbox content) of appeals that the EDMS took before `takenBefore` (milliseconds since 1970). Returns how many.
 * What the disk refuses now is tried again the next time.
 */
export async function eraseTaken(database: Database, spool: Spool, takenBefore: number, now: number): Promise<number> {
  const rows = database
    .prepare<{ key: string; appeal: string }>(
      `SELECT key, appeal FROM outbox JOIN edms_answer ON number = key
       WHERE state = 'sent' AND body <> '{}' AND taken_at < ? ORDER BY key LIMIT 100`,
    )
    .all(takenBefore);
  let erased = 0;
  for (const { key, appeal } of rows) {
    const files = (await spool.list(appeal)).length;
    const removed = await spool.remove(appeal);
    if (!removed.ok) continue;
    const done = database.transaction((tx) => {
      erase(tx, key);
      append(tx, { at: new Date(now), event: 'spool.erased', appeal, body: { files } });
    });
    if (done.ok) erased += 1;
  }
  return erased;
}

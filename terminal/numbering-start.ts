import { parseAcceptanceNumber } from '../services/appeals/rules/acceptance-number.ts';
import { lastPosition, raiseTo } from '../sync/counter.ts';
import type { Database } from '../sync/database.ts';
import type { EdmsFolder } from '../sync/edms/folder.ts';
import { highestNumberSeen } from '../sync/edms/high-water.ts';
import { append } from '../sync/journal.ts';

/** Numbers given by a lost terminal after its last delivery: more than any terminal gives in the days a folder may be away. */
const LEAP = 1000;

/**
 * At the first start with an empty database: goes on above the numbers that the EDMS folder knows of this terminal's id, so that a
 * replaced terminal never gives one twice. A folder that is there but cannot be read stops the start; one not yet made knows of nothing.
 */
export async function startNumbering(
  database: Database,
  folder: EdmsFolder,
  terminal: string,
  at: number,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: string }> {
  if (lastPosition(database).last > 0) return { ok: true };
  const seen = await highestNumberSeen(folder, terminal, (text) => {
    const reading = parseAcceptanceNumber(text);
    return reading.ok && reading.value.terminal === terminal ? { year: reading.value.year, last: reading.value.sequence } : undefined;
  });
  if (!seen.ok) {
    if (seen.fault === 'away') return { ok: true };
    return {
      ok: false,
      problem: `The EDMS folder ${folder.root} cannot be read (${seen.fault}); it must be there once, at the first start, so that no number is given twice.`,
    };
  }
  const { position } = seen;
  if (position === undefined) return { ok: true };
  const above = { year: position.year, last: position.last + LEAP };
  database.transaction((tx) => {
    if (raiseTo(tx, above)) append(tx, { at: new Date(at), event: 'counter.raised', body: { year: above.year, last: above.last } });
  });
  return { ok: true };
}

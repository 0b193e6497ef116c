import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import { fileFault, replaceFile } from '../atomic-file.ts';
import type { FileFault, FileOutcome } from '../atomic-file.ts';
import { isAfter } from '../counter.ts';
import type { Position } from '../counter.ts';
import { SHARED_FILE, readSmall } from './folder.ts';
import type { EdmsFolder } from './folder.ts';
import { parseName } from './names.ts';

/** Reads an acceptance number; undefined when the text is none, or another terminal's. */
export type PositionOf = (number: string) => Position | undefined;

export type HighestSeen =
  | { readonly ok: true; readonly position: Position | undefined }
  | { readonly ok: false; readonly fault: FileFault };

const markSchema = z.object({ highest: z.object({ year: z.int().min(2000).max(9999), last: z.int().min(0) }) });
const LONGEST_MARK = 10_000;

/** Notes in `terminals/{id}.json` how far the terminal's numbers have gone; never less than is noted already. */
export async function raiseHighWater(folder: EdmsFolder, terminal: string, position: Position): Promise<FileOutcome> {
  const noted = await readMark(folder, terminal);
  if (!noted.ok) return noted;
  if (noted.position !== undefined && !isAfter(position, noted.position)) return { ok: true };
  const bytes = Buffer.from(`${JSON.stringify({ terminal, highest: position }, null, 2)}\n`);
  return replaceFile(folder.path('terminals', `${terminal}.json`), bytes, { mode: SHARED_FILE });
}

/**
 * The highest position of this terminal's numbers that the folder knows of: in its mark, and in the names of documents, statuses and answers. For a terminal that
 * starts with an empty database: it raises its counter above this, and by some more, for numbers given while the folder was away.
 */
export async function highestNumberSeen(folder: EdmsFolder, terminal: string, positionOf: PositionOf): Promise<HighestSeen> {
  try {
    const noted = await readMark(folder, terminal);
    if (!noted.ok) return noted;
    let highest = noted.position;
    for (const place of ['incoming', 'taken', 'rejected', 'status', 'answers'] as const) {
      for (const name of await readdir(folder.path(place, ''))) {
        const position = positionOf(parseName(name)?.number ?? name.replace(/\.[a-z0-9]+$/, ''));
        if (position !== undefined && (highest === undefined || isAfter(position, highest))) highest = position;
      }
    }
    return { ok: true, position: highest };
  } catch (error) {
    return { ok: false, fault: fileFault(error) };
  }
}

/** A mark that is absent, or that nobody can make sense of, says nothing; one that cannot be read now is a fault. */
async function readMark(folder: EdmsFolder, terminal: string): Promise<HighestSeen> {
  const read = await readSmall(folder.path('terminals', `${terminal}.json`), LONGEST_MARK);
  if (!read.ok && read.why !== 'absent' && read.why !== 'huge' && read.why !== 'notFile') return { ok: false, fault: read.why };
  try {
    return { ok: true, position: read.ok ? markSchema.parse(JSON.parse(read.bytes.toString())).highest : undefined };
  } catch {
    return { ok: true, position: undefined };
  }
}

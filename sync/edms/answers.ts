import { lstat, readdir } from 'node:fs/promises';
import { z } from 'zod';
import { errorCode, fileFault } from '../atomic-file.ts';
import type { FileFault } from '../atomic-file.ts';
import { readSmall } from './folder.ts';
import type { EdmsFolder, Place } from './folder.ts';
import { parseName } from './names.ts';

/** What `status/{number}.json` holds; members we do not know are left alone. */
export const edmsStatusSchema = z.object({
  number: z.string().max(24).describe('The acceptance number, as in the file name.'),
  state: z.enum(['registered', 'inWork', 'extended', 'forwarded', 'returned', 'answered', 'closed']),
  index: z.string().min(1).max(64).optional().describe('Registration index, e.g. «Л-123».'),
  date: z.iso.date().optional().describe('Date of registration.'),
  due: z.iso.date().optional().describe('Day by which the answer is due now.'),
  note: z.string().max(500).optional().describe('For the applicant, e.g. where the appeal was forwarded.'),
});

export type EdmsStatus = z.infer<typeof edmsStatusSchema>;

/** Something the EDMS said of an appeal of ours. */
export type EdmsAnswer =
  | { readonly kind: 'taken'; readonly number: string }
  | { readonly kind: 'rejected'; readonly number: string; readonly reason: string | undefined }
  | { readonly kind: 'status'; readonly number: string; readonly status: EdmsStatus }
  | { readonly kind: 'answerReady'; readonly number: string };

/** A file that bears one of our numbers and cannot be understood. It is looked at again each time: it may be half-written. */
export interface AnswerProblem {
  readonly file: string;
  readonly problem: 'huge' | 'notFile' | 'notJson' | 'wrongShape' | 'otherNumber' | FileFault;
}

export type AnswersOutcome =
  | { readonly ok: true; readonly answers: readonly EdmsAnswer[]; readonly problems: readonly AnswerProblem[] }
  | { readonly ok: false; readonly fault: FileFault };

const LONGEST_STATUS = 64_000;
const LONGEST_REASON = 4_000;

/**
 * Reads what the EDMS says: documents moved to `taken/` and `rejected/`, statuses, answers. Remembers what it has told, so each call yields what is new or
 * changed since; {@link forget} makes it tell all again. Foreign names are passed over. Never throws for what lies in the folder.
 */
export class AnswerReader {
  readonly #folder: EdmsFolder;
  readonly #isOurs: (number: string) => boolean;
  /** What was told, by `place/name`, with the size and time of the file it was told from. */
  readonly #told = new Map<string, string>();

  constructor(folder: EdmsFolder, isOurs: (number: string) => boolean) {
    this.#folder = folder;
    this.#isOurs = isOurs;
  }

  forget(): void {
    this.#told.clear();
  }

  async read(): Promise<AnswersOutcome> {
    const answers: EdmsAnswer[] = [];
    const problems: AnswerProblem[] = [];
    const told = new Map<string, string>();
    try {
      for (const place of ['taken', 'rejected', 'status', 'answers'] as const) {
        const names = new Set(await readdir(this.#folder.path(place, '')));
        for (const name of names) {
          const number = numberIn(place, name, names);
          if (number === undefined || !this.#isOurs(number)) continue;
          const key = `${place}/${name}`;
          const mark = await this.#markOf(place, name);
          if (mark === undefined || this.#told.get(key) === mark) continue;
          const answer = await this.#understand(place, name, number);
          if ('problem' in answer) problems.push(answer);
          else {
            answers.push(answer);
            told.set(key, mark);
          }
        }
      }
    } catch (error) {
      return { ok: false, fault: fileFault(error) };
    }
    for (const [key, mark] of told) this.#told.set(key, mark);
    return { ok: true, answers, problems };
  }

  async #markOf(place: Place, name: string): Promise<string | undefined> {
    // Documents do not change; a look at each of thousands on a share would cost more than the listing.
    if (place === 'taken') return '';
    try {
      const { size, mtimeMs } = await lstat(this.#folder.path(place, name));
      return `${size}:${mtimeMs}`;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  async #understand(place: (typeof readPlaces)[number], name: string, number: string): Promise<EdmsAnswer | AnswerProblem> {
    switch (place) {
      case 'taken':
        return { kind: 'taken', number };
      case 'rejected':
        return { kind: 'rejected', number, reason: await this.#reason(name) };
      case 'answers':
        return { kind: 'answerReady', number };
      default:
        place satisfies 'status';
        return this.#status(name, number);
    }
  }

  async #status(name: string, number: string): Promise<EdmsAnswer | AnswerProblem> {
    const file = `status/${name}`;
    const read = await readSmall(this.#folder.path('status', name), LONGEST_STATUS);
    if (!read.ok) return { file, problem: read.why === 'absent' ? 'away' : read.why };
    let json: unknown;
    try {
      json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(read.bytes));
    } catch {
      return { file, problem: 'notJson' };
    }
    const status = edmsStatusSchema.safeParse(json);
    if (!status.success) return { file, problem: 'wrongShape' };
    return status.data.number === number ? { kind: 'status', number, status: status.data } : { file, problem: 'otherNumber' };
  }

  /** The text of `{stem}.reason.txt`, made harmless to show; undefined when there is none to read. */
  async #reason(name: string): Promise<string | undefined> {
    const stem = parseName(name)?.stem ?? '';
    const read = await readSmall(this.#folder.path('rejected', `${stem}.reason.txt`), LONGEST_REASON);
    if (!read.ok) return undefined;
    const text = new TextDecoder('utf-8')
      .decode(read.bytes)
      .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
      .trim();
    return text === '' ? undefined : text;
  }
}

const readPlaces = ['taken', 'rejected', 'status', 'answers'] as const;

/**
 * The number a name speaks of. In `taken` and `rejected` the sidecar stands for an appeal, or the document where the EDMS kept that alone. A reason speaks only
 * when what it is about is there: it is written first, or too late.
 */
function numberIn(place: (typeof readPlaces)[number], name: string, names: ReadonlySet<string>): string | undefined {
  if (place === 'status') return /^([A-Za-z0-9-]{1,24})\.json$/.exec(name)?.[1];
  if (place === 'answers') return /^([A-Za-z0-9-]{1,24})\.pdf$/.exec(name)?.[1];
  const parsed = parseName(name);
  if (parsed === undefined) return undefined;
  const isAppeal = ['.json', '.pdf', '.tif'].includes(parsed.extension);
  const isReason = place === 'rejected' && parsed.extension === '.reason.txt';
  const hasAppeal = isReason && ['.json', '.pdf', '.tif'].some((extension) => names.has(parsed.stem + extension));
  return isAppeal || hasAppeal ? parsed.number : undefined;
}

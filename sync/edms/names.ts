import { appealKinds } from '../../contract/words.ts';
import type { AppealKind } from '../../contract/words.ts';

/** What the name of a document in the EDMS folder says. */
export interface DocumentName {
  /** Local date of receipt, `YYYY-MM-DD`. */
  readonly date: string;
  readonly terminal: string;
  /** The acceptance number. */
  readonly number: string;
  readonly kind: AppealKind;
  readonly pages: number;
}

/** Longest name in the folder, extension included: what old archives and file systems can still hold. */
export const LONGEST_NAME = 64;

const LONGEST_EXTENSION = '.sha256';
const WORD_OF_KIND: Readonly<Record<AppealKind, string>> = {
  proposal: 'proposal',
  application: 'application',
  complaint: 'complaint',
  informationRequest: 'request',
  correspondence: 'letter',
};
const PATTERN = /^(\d{4})(\d{2})(\d{2})_([A-Za-z0-9-]+)_([A-Za-z0-9-]+)_([a-z]+)_(\d{1,4})(\.[a-z0-9.]+)?$/;

/**
 * The common part of an appeal's names: `{YYYYMMDD}_{terminal}_{number}_{kind}_{pages}`, e.g.
 * `20261201_DP01_DP01-26-000123-7_application_3`. Throws on parts that do not make an ASCII name of at most 64 characters.
 */
export function stemOf(name: DocumentName): string {
  const stem = [name.date.replaceAll('-', ''), name.terminal, name.number, WORD_OF_KIND[name.kind], name.pages].join('_');
  if (!PATTERN.test(stem) || stem.length + LONGEST_EXTENSION.length > LONGEST_NAME)
    throw new RangeError(`not a name for the EDMS folder: ${stem}`);
  return stem;
}

/** Reads a name, with or without its extension; undefined when it is not one of ours. */
export function parseName(name: string): (DocumentName & { readonly stem: string; readonly extension: string }) | undefined {
  const match = PATTERN.exec(name);
  if (match === null || name.length > LONGEST_NAME) return undefined;
  const [, year = '', month = '', day = '', terminal = '', number = '', word = '', pages = '', extension = ''] = match;
  const kind = appealKinds.find((candidate) => WORD_OF_KIND[candidate] === word);
  if (kind === undefined) return undefined;
  const stem = name.slice(0, name.length - extension.length);
  return { date: `${year}-${month}-${day}`, terminal, number, kind, pages: Number(pages), stem, extension };
}

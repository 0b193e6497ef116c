import CodepageEncoder from '@point-of-sale/codepage-encoder';
import type { PrinterProfile, UkrainianCodePage } from '../printer-profile.ts';
import { settable } from '../type/paragraph.ts';

/** Characters of which no code page of a printer has the exact form, and the right one to put in their place. */
const SUBSTITUTES: readonly (readonly [RegExp, string])[] = [
  // The letter apostrophe of names: no page has it, and in print it looks as the typographic one does.
  [/\u02bc/g, '\u2019'],
  [/[\u00a0\u2000-\u200a\u202f]/g, ' '],
  [/[\u2010\u2011]/g, '-'],
];

const characters = new Map<UkrainianCodePage, ReadonlySet<number>>();

/** Text with the substitutes in place: what a line in a printer's own characters will say. */
export function plainLine(text: string): string {
  return SUBSTITUTES.reduce((line, [from, to]) => line.replace(from, to), settable(text));
}

export interface EncodedLine {
  /** The n of ESC t. */
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** The line in the first page of the profile that has every character of it, or nothing if none has. */
export function encodeLine(text: string, profile: PrinterProfile): EncodedLine | undefined {
  const line = plainLine(text);
  const choice = profile.codePages.find(({ page }) => covers(page, line));
  return choice === undefined ? undefined : { index: choice.index, bytes: CodepageEncoder.encode(line, choice.page) };
}

function covers(page: UkrainianCodePage, line: string): boolean {
  const known = charactersOf(page);
  return [...line].every((character) => known.has(character.codePointAt(0) ?? 0));
}

function charactersOf(page: UkrainianCodePage): ReadonlySet<number> {
  const known = characters.get(page);
  if (known !== undefined) return known;
  const printable = CodepageEncoder.getCodepoints(page, true).filter((codePoint) => codePoint >= 0x20 && codePoint !== 0x7f);
  const made = new Set(printable);
  characters.set(page, made);
  return made;
}

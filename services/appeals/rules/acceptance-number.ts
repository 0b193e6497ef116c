import { toLatinLookAlikes } from '../../identity/look-alikes.ts';
import { faulty, readAs } from '../../identity/reading.ts';
import type { Reading } from '../../identity/reading.ts';
import { checkCharacter } from './mod-37-36.ts';

/** What a terminal gives to an appeal at once; the registration index comes later, from the authority. */
export interface AcceptanceNumber {
  /** Two Latin capitals without I and O, and two digits: «DP01». Unique among the community's terminals, forever. */
  readonly terminal: string;
  /** Four digits, 2000–2099. */
  readonly year: number;
  /** 1–999999, counted by the terminal within the year. */
  readonly sequence: number;
}

export type AcceptanceNumberFault =
  | 'empty'
  /** Not 13 letters and digits, or something where no digit or letter can be meant. */
  | 'format'
  | 'checkCharacter'
  /** Only the check character is off, and a look-alike of it would do: ask whether it is a letter or a digit. */
  | 'checkLookAlike';

/** Whether the text may name a terminal. */
export function isTerminalId(text: string): boolean {
  return /^[A-HJ-NP-Z]{2}\d{2}$/.test(text);
}

/**
 * The canonical text, «DP01-26-000123-7»: terminal, year, sequence, and the check character of ISO/IEC 7064 MOD 37,36
 * over all of it, hyphens left out. ASCII, 16 characters, all of them in the alphanumeric mode of QR.
 * Throws a RangeError on parts out of range: a terminal that has run out of numbers must not go on.
 */
export function formatAcceptanceNumber({ terminal, year, sequence }: AcceptanceNumber): string {
  if (!isTerminalId(terminal)) throw new RangeError(`Not a terminal's id: ${JSON.stringify(terminal)}`);
  if (!Number.isInteger(year) || year < 2000 || year > 2099) throw new RangeError(`Year out of range: ${year}`);
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > 999_999) throw new RangeError(`Sequence out of range: ${sequence}`);
  const shortYear = String(year % 100).padStart(2, '0');
  const counter = String(sequence).padStart(6, '0');
  return `${terminal}-${shortYear}-${counter}-${checkCharacter(terminal + shortYear + counter)}`;
}

/**
 * Reads a number that someone typed, spoke or scanned: hyphens, spaces and case do not matter, Cyrillic look-alikes and
 * letters in the place of digits (O for 0, I for 1 and the like) are understood by their place. Letters, and the check
 * character, must be exact: were their look-alikes let through, a wrong digit or an exchange elsewhere could pass.
 *
 * Of the canonical form, one wrong character is always noticed or put right, never taken for another number. Two
 * neighbours exchanged are noticed, with two exceptions that each need one chance in 36 besides: neighbours that are
 * consecutive in 0…9A…Z (or 0 and Z), and the last digit exchanged with a check letter that looks like a digit. Several
 * errors at once slip through about once in 36.
 */
export function parseAcceptanceNumber(text: string): Reading<AcceptanceNumber, AcceptanceNumberFault> {
  const typed = toLatinLookAlikes(text.toUpperCase()).replace(/[\s‐‑–—-]/g, '');
  if (typed === '') return faulty('empty');
  const digits = typed.slice(2, 12).replace(/\D/g, (character) => digitReadings[character] ?? character);
  const body = typed.slice(0, 2) + digits;
  const check = typed.slice(12);
  if (!/^[A-HJ-NP-Z]{2}\d{10}$/.test(body) || !/^[0-9A-Z]$/.test(check)) return faulty('format');
  const expected = checkCharacter(body);
  if (expected !== check) return faulty(isLookAlike(expected, check) ? 'checkLookAlike' : 'checkCharacter');
  const sequence = Number(body.slice(6));
  if (sequence === 0) return faulty('format');
  return readAs({ terminal: body.slice(0, 4), year: 2000 + Number(body.slice(4, 6)), sequence });
}

/** The number in the groups in which it is easy to say and to write down: «DP», «01», «26», «000», «123», «7». */
export function spokenGroups(number: AcceptanceNumber): readonly string[] {
  const [terminal = '', year = '', counter = '', check = ''] = formatAcceptanceNumber(number).split('-');
  return [terminal.slice(0, 2), terminal.slice(2), year, counter.slice(0, 3), counter.slice(3), check];
}

/** What people mean by a character where only a digit can stand. «З» is the Cyrillic letter. */
const digitReadings: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', L: '1', Z: '2', З: '3', S: '5', B: '8' };

function isLookAlike(one: string, other: string): boolean {
  return digitReadings[one] === other || digitReadings[other] === one;
}

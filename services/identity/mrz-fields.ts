import { civilDate } from '../calendar/civil-date.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { checkDigit } from './check-digit.ts';
import { textAt } from './mrz-layout.ts';
import type { MrzLayout } from './mrz-layout.ts';

/** A field's value, or `undefined` when its characters are not of its shape; and whether its check digit agrees. */
export interface CheckedField<Value> {
  readonly value: Value | undefined;
  readonly checkAgrees: boolean;
}

/**
 * The document number. Longer than nine characters, it has `<` for a check digit, and the rest of it, ended by the true
 * check digit and a filler, opens the optional data (ICAO Doc 9303-5, 4.2.2.1 note j; 9303-6 likewise; not in passports).
 * `optional` is what remains of the optional data.
 */
export function numberField(lines: readonly string[], layout: MrzLayout): CheckedField<string> & { readonly optional: string } {
  const head = textAt(lines, layout.number);
  const check = textAt(lines, layout.numberCheck);
  const optional = textAt(lines, layout.optional);
  const overflow = /^([A-Z0-9]+)([0-9])(?:<|$)/.exec(optional);
  if (check === '<' && layout.format !== 'TD3' && overflow !== null && !head.includes('<')) {
    const [all, tail = '', trueCheck = ''] = overflow;
    const value = head + tail;
    const rest = optional.slice(all.length);
    return { value, checkAgrees: checkDigit(value) === trueCheck, optional: rest };
  }
  const value = /^[A-Z0-9][A-Z0-9<]*$/.test(head) ? head.replace(/<+$/, '') : undefined;
  return { value, checkAgrees: checkDigit(head) === check, optional };
}

/**
 * The birth date: in the latest century that does not put it after today, so that «27» is 1927 for someone of 99 in
 * 2026. `knownYear` (from УНЗР) decides for those of a hundred and over, whom two digits cannot tell from infants.
 */
export function birthField(text: string, check: string, today: CivilDate, knownYear?: number): CheckedField<CivilDate> {
  const checkAgrees = checkDigit(text) === check;
  const inYear = sixDigits(text);
  if (inYear === undefined) return { value: undefined, checkAgrees };
  if (knownYear !== undefined && knownYear % 100 === inYear.year) return { value: inYear.at(knownYear), checkAgrees };
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100;
  const candidates = [inYear.at(century + inYear.year), inYear.at(century - 100 + inYear.year)];
  return { value: candidates.find((date) => date !== undefined && date <= today), checkAgrees };
}

/** The expiry date: in the century that brings it within fifty years of today, before or after. */
export function expiryField(text: string, check: string, today: CivilDate): CheckedField<CivilDate> {
  const checkAgrees = checkDigit(text) === check;
  const inYear = sixDigits(text);
  if (inYear === undefined) return { value: undefined, checkAgrees };
  const thisYear = Number(today.slice(0, 4));
  const century = Math.floor(thisYear / 100) * 100;
  const years = [century - 100, century, century + 100].map((start) => start + inYear.year);
  const nearest = years.find((year) => year - thisYear > -50 && year - thisYear <= 50);
  return { value: nearest === undefined ? undefined : inYear.at(nearest), checkAgrees };
}

/**
 * Primary and secondary identifier, fillers inside them as blanks. No `<<` means that there is only a primary one.
 * A field filled to its last place may have been cut (ICAO Doc 9303-3, 4.6), and then neither part is certain.
 */
export function nameField(text: string): { readonly surname: string; readonly given: string; readonly truncated: boolean } | undefined {
  const match = /^([A-Z]+(?:<[A-Z]+)*)(?:<<([A-Z]+(?:<[A-Z]+)*))?<*$/.exec(text);
  if (match === null) return undefined;
  const [, surname = '', given = ''] = match;
  return {
    surname: surname.replaceAll('<', ' '),
    given: given.replaceAll('<', ' '),
    truncated: !text.endsWith('<'),
  };
}

function sixDigits(text: string): { year: number; at: (year: number) => CivilDate | undefined } | undefined {
  if (!/^\d{6}$/.test(text)) return undefined;
  const month = Number(text.slice(2, 4));
  const day = Number(text.slice(4, 6));
  return { year: Number(text.slice(0, 2)), at: (year) => civilDate(year, month, day) };
}

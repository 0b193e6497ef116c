import type { CivilDate } from '../calendar/civil-date.ts';
import { checkDigit } from './check-digit.ts';
import { proposeCorrection } from './mrz-correction.ts';
import { birthField, expiryField, nameField, numberField } from './mrz-fields.ts';
import { textAt } from './mrz-layout.ts';
import type { MrzFormat, MrzLayout } from './mrz-layout.ts';
import { fitLines } from './mrz-lines.ts';
import { readUnzr } from './unzr.ts';

export interface MrzDocument {
  readonly format: MrzFormat;
  /** The document code without fillers: «ID», «I», «P»… */
  readonly kind: string;
  /** Code of the issuing state, «UKR»; one to three letters. */
  readonly issuer: string;
  readonly nationality: string;
  readonly number: string;
  readonly birthDate: CivilDate;
  readonly sex: 'M' | 'F' | 'unspecified';
  readonly expiryDate: CivilDate;
  /** Today is after the expiry date; the document is good through that day. */
  readonly expired: boolean;
  /** Latin capitals. A blank stands for a blank or a hyphen, apostrophes are gone: a hint for typing, not a name to store. */
  readonly surname: string;
  readonly given: string;
  /** The names may have been cut to fit: they must not replace anything typed. */
  readonly truncated: boolean;
  /** «YYYYMMDD-NNNNC», when the optional data hold one that agrees with the birth date. */
  readonly unzr?: string;
  /** Misread digits were put right, and every check digit agrees. */
  readonly corrected: boolean;
}

export type MrzField =
  | 'lines'
  | 'kind'
  | 'issuer'
  | 'number'
  | 'birthDate'
  | 'sex'
  | 'expiryDate'
  | 'nationality'
  | 'optional'
  | 'unzr'
  | 'composite'
  | 'name';

export interface MrzFault {
  readonly field: MrzField;
  /** `mismatch`: УНЗР is sound in itself but says another birth date than the document. */
  readonly why: 'checkDigit' | 'format' | 'length' | 'mismatch';
}

export type MrzReading =
  | { readonly ok: true; readonly document: MrzDocument }
  | { readonly ok: false; readonly faults: readonly MrzFault[] };

/**
 * Reads the machine-readable zone of an identity card (TD1, TD2) or a passport (TD3) of any state, ICAO Doc 9303-3 to -6,
 * and checks every check digit, and УНЗР on Ukrainian cards. Lines may come untidy, see {@link fitLines}. Letters
 * misread for digits are put right only when all check digits then agree; otherwise the faults are those of the zone as
 * it came. Dates with unknown parts (fillers) are format faults. Says nothing on whether the document is genuine.
 */
export function readMrz(supplied: readonly string[], today: CivilDate): MrzReading {
  const fitted = fitLines(supplied);
  if (fitted === undefined) return { ok: false, faults: [{ field: 'lines', why: 'length' }] };
  const { layout, lines } = fitted;
  if (!lines.every((line) => /^[A-Z0-9<]*$/.test(line))) return { ok: false, faults: [{ field: 'lines', why: 'format' }] };
  const asItCame = readLines(lines, layout, today, false);
  if (asItCame.ok) return asItCame;
  const corrected = readLines(proposeCorrection(lines, layout), layout, today, true);
  return corrected.ok ? corrected : asItCame;
}

function readLines(lines: readonly string[], layout: MrzLayout, today: CivilDate, corrected: boolean): MrzReading {
  const faults: MrzFault[] = [];
  const unless = (sound: boolean, field: MrzField, why: MrzFault['why']): void => {
    if (!sound) faults.push({ field, why });
  };
  const kind = textAt(lines, layout.kind);
  const issuer = textAt(lines, layout.issuer);
  const nationality = textAt(lines, layout.nationality);
  unless(layout.kinds.test(kind), 'kind', 'format');
  unless(isState(issuer), 'issuer', 'format');

  const number = numberField(lines, layout);
  // A citizen's card has nine digits; residence permits of the same size may have letters.
  const numberShape = layout.format === 'TD1' && kind === 'ID' && issuer === 'UKR' ? /^\d{9}$/ : /^./;
  unless(numberShape.test(number.value ?? ''), 'number', 'format');
  unless(number.checkAgrees, 'number', 'checkDigit');

  const held = heldUnzr(number.optional, layout, issuer);
  const unzr = held?.reading.ok === true ? held.reading.value : undefined;
  const birthText = textAt(lines, layout.birthDate);
  const unzrFitsBirth = unzr?.birthDate.replaceAll('-', '').slice(2) === birthText;
  const knownYear = unzr !== undefined && unzrFitsBirth ? Number(unzr.birthDate.slice(0, 4)) : undefined;
  const birth = birthField(birthText, textAt(lines, layout.birthCheck), today, knownYear);
  unless(birth.value !== undefined, 'birthDate', 'format');
  unless(birth.checkAgrees, 'birthDate', 'checkDigit');

  const sex = readSex(textAt(lines, layout.sex));
  unless(sex !== undefined, 'sex', 'format');
  const expiry = expiryField(textAt(lines, layout.expiryDate), textAt(lines, layout.expiryCheck), today);
  unless(expiry.value !== undefined, 'expiryDate', 'format');
  unless(expiry.checkAgrees, 'expiryDate', 'checkDigit');
  unless(isState(nationality), 'nationality', 'format');
  unless(optionalAgrees(lines, layout), 'optional', 'checkDigit');
  if (held?.required === true) {
    if (unzr === undefined) unless(false, 'unzr', 'checkDigit');
    else unless(unzrFitsBirth, 'unzr', 'mismatch');
  }
  const covered = layout.compositeOver.map((place) => textAt(lines, place)).join('');
  unless(checkDigit(covered) === textAt(lines, layout.composite), 'composite', 'checkDigit');
  const name = nameField(textAt(lines, layout.name));
  unless(name !== undefined, 'name', 'format');

  const complete = number.value !== undefined && birth.value !== undefined && expiry.value !== undefined;
  if (faults.length > 0 || !complete || sex === undefined || name === undefined) return { ok: false, faults };
  const document: MrzDocument = {
    format: layout.format,
    kind: withoutFillers(kind),
    issuer: withoutFillers(issuer),
    nationality: withoutFillers(nationality),
    number: number.value,
    birthDate: birth.value,
    sex,
    expiryDate: expiry.value,
    expired: expiry.value < today,
    ...name,
    ...(unzr !== undefined && unzrFitsBirth ? { unzr: unzr.number } : {}),
    corrected,
  };
  return { ok: true, document };
}

/**
 * УНЗР, if the optional data look like one. On Ukrainian cards thirteen digits are a УНЗР and must be sound; whether
 * passports carry it is not certain, so there thirteen digits that are none are taken for something else.
 */
function heldUnzr(
  optional: string,
  layout: MrzLayout,
  issuer: string,
): { readonly reading: ReturnType<typeof readUnzr>; readonly required: boolean } | undefined {
  const digits = /^(\d{13})<*$/.exec(optional)?.[1];
  if (digits === undefined || issuer !== 'UKR') return undefined;
  return { reading: readUnzr(digits), required: layout.format === 'TD1' };
}

/** Passports check their optional data apart; when these are empty the check digit may be `0` or `<`. */
function optionalAgrees(lines: readonly string[], layout: MrzLayout): boolean {
  if (layout.optionalCheck === undefined) return true;
  const optional = textAt(lines, layout.optional);
  const check = textAt(lines, layout.optionalCheck);
  return checkDigit(optional) === check || (check === '<' && /^<*$/.test(optional));
}

function readSex(text: string): MrzDocument['sex'] | undefined {
  if (text === 'M' || text === 'F') return text;
  return text === '<' ? 'unspecified' : undefined;
}

function isState(text: string): boolean {
  return /^[A-Z]{1,3}<{0,2}$/.test(text);
}

function withoutFillers(text: string): string {
  return text.replaceAll('<', '');
}

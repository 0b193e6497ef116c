import { addDays } from '../calendar/civil-date.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { faulty, readAs } from './reading.ts';
import type { Reading } from './reading.ts';

/** A taxpayer's number (РНОКПП). Nobody has to have one: some refuse it for religious reasons. */
export interface Rnokpp {
  /** Ten digits, as text: births before 18.05.1927 begin with a zero. */
  readonly number: string;
  readonly birthDate: CivilDate;
  readonly sex: 'M' | 'F';
}

export type RnokppFault = 'empty' | 'characters' | 'length' | 'placeholder' | 'checkDigit';

const weights = [-1, 5, 7, 9, 4, 6, 10, 5, 7] as const;

/**
 * Reads a РНОКПП. Digits 1–5 count the days since 1899-12-31, the ninth is odd for men and even for women, the tenth is
 * the weighted sum of the others modulo 11, modulo 10.
 */
export function readRnokpp(text: string): Reading<Rnokpp, RnokppFault> {
  const number = text.replace(/[\s-]/g, '');
  if (number === '') return faulty('empty');
  if (!/^\d+$/.test(number)) return faulty('characters');
  if (number.length !== 10) return faulty('length');
  // Ten zeros satisfy the check digit, and people type them to get past a field.
  if (/^0+$/.test(number)) return faulty('placeholder');
  const digits = [...number].map(Number);
  const sum = weights.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0);
  // The sum is negative only for 1000000000 and the like; JavaScript's remainder keeps the sign.
  const check = (((sum % 11) + 11) % 11) % 10;
  if (check !== digits[9]) return faulty('checkDigit');
  const sex = (digits[8] ?? 0) % 2 === 1 ? 'M' : 'F';
  return readAs({ number, birthDate: addDays('1899-12-31', Number(number.slice(0, 5))), sex });
}

/**
 * Whether the number agrees with a document's birth date. The register knows mistakes that people live with for
 * decades, so a difference is a reason to ask, never to refuse.
 */
export function agreesWithBirthDate(rnokpp: Rnokpp, birthDate: CivilDate): boolean {
  return rnokpp.birthDate === birthDate;
}

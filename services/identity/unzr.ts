import { isCivilDate } from '../calendar/civil-date.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { checkDigit } from './check-digit.ts';
import { faulty, readAs } from './reading.ts';
import type { Reading } from './reading.ts';

/** A number of the demographic register (УНЗР). It stays with a person for life, whatever documents they hold. */
export interface Unzr {
  /** «YYYYMMDD-NNNNC». */
  readonly number: string;
  readonly birthDate: CivilDate;
}

export type UnzrFault = 'empty' | 'format' | 'date' | 'checkDigit';

/**
 * Reads a УНЗР: birth date, a serial number 0001–9999, and a check digit over these twelve digits by the rule of
 * machine-readable zones. With or without the hyphen (any dash), spaces allowed.
 */
export function readUnzr(text: string): Reading<Unzr, UnzrFault> {
  const compact = text.replace(/\s/g, '');
  if (compact === '') return faulty('empty');
  const match = /^(\d{4})(\d{2})(\d{2})[-‐‑–—]?(\d{4})(\d)$/.exec(compact);
  if (match === null) return faulty('format');
  const [, year = '', month = '', day = '', serial = '', check = ''] = match;
  const birthDate = `${year}-${month}-${day}`;
  if (!isCivilDate(birthDate)) return faulty('date');
  if (serial === '0000') return faulty('format');
  const body = `${year}${month}${day}${serial}`;
  if (checkDigit(body) !== check) return faulty('checkDigit');
  return readAs({ number: `${year}${month}${day}-${serial}${check}`, birthDate });
}

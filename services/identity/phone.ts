import { faulty, readAs } from './reading.ts';
import type { Reading } from './reading.ts';

export interface Phone {
  /** E.164: «+380» and nine digits. */
  readonly number: string;
  /** A number of the fixed network: no SMS will arrive there. */
  readonly landline: boolean;
}

export type PhoneFault = 'empty' | 'characters' | 'tooShort' | 'tooLong' | 'foreign';

/** Area codes of the fixed network; mobile networks have 39, 50, 63, 66–68, 73, 77 and 91–99. */
const areaCodes = /^(?:3[1-8]|4[1345678]|5[1-7]|6[12459])/;

/**
 * Reads a Ukrainian phone number as people write it: +380…, 380…, 80… or 0…, or the bare nine digits; blanks, brackets,
 * hyphens and dots as they like. Numbers of other countries are told apart, so that the screen can say what is taken.
 */
export function readPhone(text: string): Reading<Phone, PhoneFault> {
  const compact = text.replace(/[\s().‐‑–—-]/g, '').replace(/^00(?=[1-9])/, '+');
  if (compact === '') return faulty('empty');
  if (!/^\+?\d+$/.test(compact)) return faulty('characters');
  if (compact.startsWith('+') && !'+380'.startsWith(compact.slice(0, 4))) return faulty('foreign');
  const national = compact.replace(/^\+/, '').replace(/^(?:380|80(?=\d{9}$)|0)/, '');
  if (national.length !== 9) return faulty(national.length < 9 ? 'tooShort' : 'tooLong');
  return readAs({ number: `+380${national}`, landline: areaCodes.test(national) });
}

/** «+380 56 123 45 67». */
export function formatPhone({ number }: Phone): string {
  return number.replace(/^(\+380)(\d{2})(\d{3})(\d{2})(\d{2})$/, '$1 $2 $3 $4 $5');
}

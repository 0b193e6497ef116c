import { toCyrillicLookAlikes } from './look-alikes.ts';
import { faulty, readAs } from './reading.ts';
import type { Reading } from './reading.ts';

/** Series and number of a passport of 1994, the booklet. */
export interface BookletNumber {
  /** Two Cyrillic capitals. */
  readonly series: string;
  /** Six digits. */
  readonly number: string;
  /** Series and number together, «АЕ000002»: the form to store and compare. */
  readonly full: string;
  /** Latin letters were typed and taken for Cyrillic ones of the same look: worth showing back before going on. */
  readonly mapped: boolean;
}

export type BookletFault = 'empty' | 'series' | 'number';

/**
 * Reads series and number as one text, with or without spaces, hyphen or «№», in any case. Latin letters that look
 * like Cyrillic ones are mapped, since keyboards, copies and even public registers mix them up. There is no check
 * digit: only the shape can be checked.
 */
export function readBooklet(text: string): Reading<BookletNumber, BookletFault> {
  const typed = text.toUpperCase().replace(/[\s№-]/g, '');
  if (typed === '') return faulty('empty');
  const head = typed.slice(0, 2);
  const series = toCyrillicLookAlikes(head);
  const number = typed.slice(2);
  if (!/^[А-ЩЬЮЯҐЄІЇ]{2}$/.test(series)) return faulty('series');
  if (!/^\d{6}$/.test(number)) return faulty('number');
  return readAs({ series, number, full: `${series}${number}`, mapped: series !== head });
}

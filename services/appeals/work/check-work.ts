import { formatAcceptanceNumber, parseAcceptanceNumber } from '../rules/acceptance-number.ts';
import type { House } from './house.ts';
import { parseReceiptCode } from '../rules/receipt-code.ts';
import { notedPages } from '../store/store.ts';
import type { JourneyPage } from '../journey/appeal-work.ts';

/** The acceptance number that a code on paper stands for: a label's Code 128, or the QR of a receipt. */
export function numberIn(text: string): string | null {
  const receipt = parseReceiptCode(text);
  if (receipt.ok) return formatAcceptanceNumber(receipt.value.number);
  const number = parseAcceptanceNumber(text);
  return number.ok ? formatAcceptanceNumber(number.value) : null;
}

/** Whether the number stands on the pages that are kept; `other` when only somebody else's does. */
export function checkNumber(house: House, appealId: string, pages: readonly JourneyPage[], number: string): 'found' | 'none' | 'other' {
  const kept = new Set(pages.map((page) => page.id));
  const numbers = notedPages(house.database, appealId)
    .filter(({ page }) => kept.has(page.id))
    .flatMap(({ note }) => note.codes.flatMap((code) => numberIn(code) ?? []));
  if (numbers.includes(number)) return 'found';
  return numbers.length > 0 ? 'other' : 'none';
}

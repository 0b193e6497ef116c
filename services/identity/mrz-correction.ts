import { textAt } from './mrz-layout.ts';
import type { MrzLayout, Span } from './mrz-layout.ts';

/**
 * Letters that optical readers confuse with digits, where the check digit tells the two apart whatever the position.
 * G for 6 and L for 1 are left out on purpose: they differ by a multiple of ten, so no check digit can prove them.
 */
const digitFor: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', Z: '2', S: '5', B: '8' };
const letterFor: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S', '8': 'B' };

/**
 * The same lines with letters in purely numeric places read as digits, in the number of a Ukrainian card too, and digits
 * in the two leading letters of a Ukrainian passport's number read as letters. A proposal only: it may be used when every check digit agrees with it.
 * Names, sex and states are left alone, since no check digit covers them.
 */
export function proposeCorrection(lines: readonly string[], layout: MrzLayout): readonly string[] {
  const corrected = [...lines];
  const change = (place: Span, replace: (text: string) => string): void => {
    const line = corrected[place.line] ?? '';
    corrected[place.line] = line.slice(0, place.from) + replace(textAt([...corrected], place)) + line.slice(place.to);
  };
  const checks = [layout.numberCheck, layout.birthCheck, layout.expiryCheck, layout.composite];
  for (const place of [...checks, layout.birthDate, layout.expiryDate]) change(place, digits);
  if (layout.optionalCheck !== undefined) change(layout.optionalCheck, digits);
  if (textAt(lines, layout.issuer) !== 'UKR') return corrected;
  if (layout.format === 'TD1') {
    change(layout.number, digits);
    change(layout.optional, (text) => (/^\d{13}<<$/.test(digits(text)) ? digits(text) : text));
  }
  if (layout.format === 'TD3') change(layout.number, (text) => letters(text.slice(0, 2)) + digits(text.slice(2)));
  return corrected;
}

function digits(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => digitFor[letter] ?? letter);
}

function letters(text: string): string {
  return text.replace(/\d/g, (digit) => letterFor[digit] ?? digit);
}

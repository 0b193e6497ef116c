/** A field's text and the part of it that is selected; the caret where both ends meet. */
export interface Typed {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Puts `text` in place of the selection; what would go beyond `maxLength` is not taken at all. */
export function insert({ value, start, end }: Typed, text: string, maxLength: number): Typed {
  const next = value.slice(0, start) + text + value.slice(end);
  if (next.length > maxLength) return { value, start, end };
  const caret = start + text.length;
  return { value: next, start: caret, end: caret };
}

/** Erases the selection, or the one character before the caret. */
export function erase({ value, start, end }: Typed): Typed {
  const from = start === end ? Math.max(0, start - 1) : start;
  return { value: value.slice(0, from) + value.slice(end), start: from, end: from };
}

/** How letters begin: every word of a name, the first of a sentence, all of a document's series, none of an e-mail address. */
export type Capitals = 'words' | 'sentence' | 'all' | 'none';

/** Whether the next letter is to be a capital. A hyphen begins a word of a name («Нечуй-Левицький»); an apostrophe does not. */
export function startsCapital(typed: Typed, capitals: Capitals): boolean {
  if (capitals === 'all') return true;
  if (capitals === 'none') return false;
  const before = typed.value.slice(0, typed.start);
  return before.trim() === '' || (capitals === 'words' && /[\s-]$/u.test(before));
}

/**
 * A date as its digits come: «12041987» becomes «12.04.1987». A dot is put before the third and the fifth digit,
 * so that erasing never meets a dot that comes back.
 */
export function dateAsTyped(value: string): string {
  const digits = value.replaceAll(/\D/gu, '').slice(0, 8);
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter((part) => part !== '').join('.');
}

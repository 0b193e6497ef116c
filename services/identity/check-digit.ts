const weights = [7, 3, 1] as const;

/**
 * The check digit of machine-readable zones: weights 7, 3, 1 repeating, modulo 10; digits count as themselves, A–Z as
 * 10–35, the filler `<` as 0 (ICAO Doc 9303-3, 4.9). УНЗР uses the same. Gives a digit as text, or `undefined` when a
 * character is not in the alphabet.
 */
export function checkDigit(text: string): string | undefined {
  let sum = 0;
  for (const [index, character] of [...text].entries()) {
    const value = character === '<' ? 0 : /^[0-9A-Z]$/.test(character) ? Number.parseInt(character, 36) : undefined;
    const weight = weights[index % 3];
    if (value === undefined || weight === undefined) return undefined;
    sum += value * weight;
  }
  return String(sum % 10);
}

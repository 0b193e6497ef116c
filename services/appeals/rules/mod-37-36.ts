const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The check character of ISO/IEC 7064 MOD 37,36 (the hybrid system for letters and digits) over `text` of 0–9 and A–Z;
 * it is one of these 36 itself. Throws a RangeError on other characters.
 *
 * It detects every single substitution. Like all hybrid systems it misses some transpositions of neighbours and some
 * double errors: see the tests for how many among our numbers.
 */
export function checkCharacter(text: string): string {
  let product = 36;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0 || character === '') throw new RangeError(`Not in the alphabet of MOD 37,36: ${JSON.stringify(character)}`);
    // The system's rule: a sum of zero modulo 36 counts as 36.
    const sum = (product + value) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return alphabet[(37 - product) % 36] ?? '';
}

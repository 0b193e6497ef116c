/** Latin capitals and the Cyrillic capitals that look the same in print. */
const pairs = [
  ['A', 'А'],
  ['B', 'В'],
  ['C', 'С'],
  ['E', 'Е'],
  ['H', 'Н'],
  ['I', 'І'],
  ['K', 'К'],
  ['M', 'М'],
  ['O', 'О'],
  ['P', 'Р'],
  ['T', 'Т'],
  ['X', 'Х'],
  ['Y', 'У'],
] as const;

const cyrillicOf: ReadonlyMap<string, string> = new Map(pairs);
const latinOf: ReadonlyMap<string, string> = new Map(pairs.map(([latin, cyrillic]) => [cyrillic, latin]));

/** Puts Cyrillic capitals in the place of Latin ones that look alike; everything else stays. */
export function toCyrillicLookAlikes(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => cyrillicOf.get(letter) ?? letter);
}

/** Puts Latin capitals in the place of Cyrillic ones that look alike; everything else stays. */
export function toLatinLookAlikes(text: string): string {
  return text.replace(/[А-ЯҐЄІЇ]/g, (letter) => latinOf.get(letter) ?? letter);
}

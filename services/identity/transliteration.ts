import { withOneApostrophe } from './person-name.ts';

/** Letters and how they are written at the start of a word and elsewhere (КМУ 55 of 27.01.2010, table). */
const table: Readonly<Record<string, readonly [start: string, inside: string]>> = {
  а: ['a', 'a'],
  б: ['b', 'b'],
  в: ['v', 'v'],
  г: ['h', 'h'],
  ґ: ['g', 'g'],
  д: ['d', 'd'],
  е: ['e', 'e'],
  є: ['ye', 'ie'],
  ж: ['zh', 'zh'],
  з: ['z', 'z'],
  и: ['y', 'y'],
  і: ['i', 'i'],
  ї: ['yi', 'i'],
  й: ['y', 'i'],
  к: ['k', 'k'],
  л: ['l', 'l'],
  м: ['m', 'm'],
  н: ['n', 'n'],
  о: ['o', 'o'],
  п: ['p', 'p'],
  р: ['r', 'r'],
  с: ['s', 's'],
  т: ['t', 't'],
  у: ['u', 'u'],
  ф: ['f', 'f'],
  х: ['kh', 'kh'],
  ц: ['ts', 'ts'],
  ч: ['ch', 'ch'],
  ш: ['sh', 'sh'],
  щ: ['shch', 'shch'],
  ь: ['', ''],
  ю: ['yu', 'iu'],
  я: ['ya', 'ia'],
  '’': ['', ''],
};

/**
 * Ukrainian in Latin letters by КМУ 55 of 27.01.2010: «Згурський» is «Zghurskyi», apostrophes and soft signs are
 * dropped. A word starts after anything that is no letter and no apostrophe, a hyphen included. What is not Ukrainian
 * stays as it is. Names in documents may differ: people may keep the spelling of earlier documents.
 */
export function transliterate(text: string): string {
  const letters = [...withOneApostrophe(text)];
  return letters.map((letter, index) => latinFor(letter, letters[index - 1] ?? '', letters[index + 1] ?? '')).join('');
}

function latinFor(letter: string, before: string, after: string): string {
  const lower = letter.toLocaleLowerCase('uk');
  const entry = table[lower];
  if (entry === undefined) return letter;
  const isStart = !/[\p{L}’]/u.test(before);
  // «зг» is «zgh», since «zh» stands for «ж».
  const latin = lower === 'г' && before.toLocaleLowerCase('uk') === 'з' ? 'gh' : entry[isStart ? 0 : 1];
  if (letter === lower) return latin;
  // «ЩЕРБАК» is «SHCHERBAK», «Щербак» is «Shcherbak».
  const isAmongCapitals = isCapital(after) || (!/\p{L}/u.test(after) && isCapital(before));
  return isAmongCapitals ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLocaleLowerCase('uk');
}

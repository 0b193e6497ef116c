import { givenNames } from './given-names.ts';
import { latinRules } from './latin-rules.ts';
import { transliterate } from './transliteration.ts';

const maxSuggestions = 5;
/** Readings kept at each step; more changes nothing in the names tried. */
const beam = 40;

/**
 * Ukrainian spellings that a Latin name of a document may stand for, the likeliest first, at most five; none when there
 * are letters of neither. Given names are looked up, first as КМУ 55 spells them, then as older documents do; surnames,
 * and given names that are not known, are read back by rule. Latin has lost soft signs and apostrophes, and «i» stands
 * for three letters: these are offers to a person, who alone knows their name.
 */
export function suggestCyrillic(latin: string, part: 'surname' | 'given'): string[] {
  const words = latin
    .trim()
    .toLowerCase()
    .split(/[\s<-]+/)
    .filter((word) => word !== '');
  if (words.length === 0 || words.some((word) => !/^[a-z]+$/.test(word))) return [];
  const choices = words.map((word) => [...new Set([...(part === 'given' ? knownNames(word) : []), ...readBack(word)])]);
  const combined = choices.reduce<readonly Choice[]>(
    (heads, names) => heads.flatMap((head) => names.map((name, rank) => ({ words: [...head.words, name], rank: head.rank + rank }))),
    [{ words: [], rank: 0 }],
  );
  return combined
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, maxSuggestions)
    .map((choice) => choice.words.join('-'));
}

interface Choice {
  readonly words: readonly string[];
  readonly rank: number;
}

/**
 * What remains the same between КМУ 55 and the spellings before it, or those that people agreed on: «SERGIY»,
 * «SERHII» and «SERGII» give the same text, and so do «YULIA» and «YULIIA».
 */
export function looseLatin(latin: string): string {
  return latin
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replaceAll('x', 'ks')
    .replaceAll('w', 'v')
    .replace(/ck|c(?!h)|q/g, 'k')
    .replaceAll('kh', '\u0001')
    .replace(/([zsc])h/g, '$1\u0002')
    .replace(/[gh]/g, 'h')
    .replaceAll('\u0001', 'h')
    .replaceAll('\u0002', 'h')
    .replace(/[jyi]+/g, 'i')
    .replace(/i(?=[aeou])/g, '')
    .replace(/(.)\1/g, '$1');
}

const exactNames = groupBy((name) => transliterate(name).toLowerCase());
const looseNames = groupBy((name) => looseLatin(transliterate(name)));

function knownNames(word: string): readonly string[] {
  const spelledOtherwise = (looseNames.get(looseLatin(word)) ?? []).filter((name) => beginAlike(transliterate(name).toLowerCase(), word));
  return [...(exactNames.get(word) ?? []), ...spelledOtherwise];
}

/** Keeps «ANNA» from «Яна», whose loose spelling is the same. */
function beginAlike(one: string, other: string): boolean {
  const first = (word: string): string => word.charAt(0).replace(/[jy]/, 'i').replace('g', 'h');
  return first(one) === first(other);
}

function groupBy(key: (name: string) => string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of givenNames) {
    const group = groups.get(key(name));
    if (group === undefined) groups.set(key(name), [name]);
    else group.push(name);
  }
  return groups;
}

interface PartialReading {
  readonly text: string;
  readonly cost: number;
}

/** The cheapest readings of a word by the rules. Those that do not transliterate back to it are left out if any does. */
function readBack(word: string): readonly string[] {
  const reached: PartialReading[][] = [[{ text: '', cost: 0 }]];
  for (let at = 0; at < word.length; at += 1) {
    const soFar = (reached[at] ?? []).toSorted((one, other) => one.cost - other.cost).slice(0, beam);
    for (const rule of latinRules) {
      if (!word.startsWith(rule.latin, at)) continue;
      const to = at + rule.latin.length;
      if (rule.before?.test(word.slice(0, at)) === false || rule.after?.test(word.slice(to)) === false) continue;
      const readings = (reached[to] ??= []);
      for (const { text, cost } of soFar) readings.push({ text: text + rule.cyrillic, cost: cost + rule.cost });
    }
  }
  const ranked = (reached[word.length] ?? []).toSorted((one, other) => one.cost - other.cost).map(({ text }) => text);
  const exact = ranked.filter((text) => transliterate(text) === word);
  const best = [...new Set(exact.length > 0 ? exact : ranked)].slice(0, maxSuggestions);
  return best.map((text) => text.charAt(0).toLocaleUpperCase('uk') + text.slice(1));
}

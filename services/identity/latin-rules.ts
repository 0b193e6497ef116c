/** A way to read some Latin letters back: dearer ones are rarer, free ones the rule. */
export interface LatinRule {
  readonly latin: string;
  readonly cyrillic: string;
  readonly cost: number;
  /** What must stand before, as Latin, from the start of the word. */
  readonly before?: RegExp;
  /** What must stand after, to the end of the word. */
  readonly after?: RegExp;
}

const start = /^$/;
const inside = /.$/;
const end = /^$/;
const vowel = /[aeiouy]$/;
/** A labial or a back consonant: я, ю, є after it have an apostrophe, unless another consonant but r stands before. */
const hard = /(?:^|[aeiouyr])(?:[bpvmfkghr]|kh)$/;
const labial = /[bpvmf]$/;
const consonant = /[^aeiouy]$/;
const adjective = /^k(?:yi|a|oi|ii)$/;

function plain(letters: string): readonly LatinRule[] {
  return letters.split(' ').map((pair) => {
    const [latin = '', cyrillic = ''] = pair.split(':');
    return { latin, cyrillic, cost: 0 };
  });
}

/** Letters in pairs of one meaning, then those that a digraph could also begin. */
const letters: readonly LatinRule[] = [
  ...plain('zgh:зг shch:щ zh:ж kh:х ch:ч sh:ш'),
  ...plain('a:а b:б v:в h:г g:ґ e:е m:м o:о p:п r:р u:у f:ф'),
  { latin: 'k', cyrillic: 'к', cost: 0, after: /^(?!h)/ },
  { latin: 's', cyrillic: 'с', cost: 0, after: /^(?!h)/ },
  { latin: 'z', cyrillic: 'з', cost: 0, after: /^(?!h|gh)/ },
  { latin: 't', cyrillic: 'т', cost: 0, after: /^(?!s)/ },
  { latin: 'd', cyrillic: 'д', cost: 0 },
  { latin: 'n', cyrillic: 'н', cost: 0 },
  { latin: 'l', cyrillic: 'л', cost: 1 },
  { latin: 'ts', cyrillic: 'ц', cost: 1 },
  { latin: 'ts', cyrillic: 'тс', cost: 4 },
];

/** Soft signs, which Latin drops: where the language almost always has them, and where it may. */
const soft: readonly LatinRule[] = [
  { latin: 's', cyrillic: 'сь', cost: -2, after: adjective },
  { latin: 'z', cyrillic: 'зь', cost: -2, after: adjective },
  { latin: 'ts', cyrillic: 'ць', cost: -1, after: adjective },
  { latin: 'ts', cyrillic: 'ць', cost: 0, after: end },
  { latin: 'z', cyrillic: 'зь', cost: -1, before: /d$/, after: end },
  { latin: 'z', cyrillic: 'зь', cost: -1, before: /u$/, after: /^m/ },
  { latin: 'l', cyrillic: 'ль', cost: 0, after: /^(?:n|ch|sh|h|b|s|ts|z)/ },
  { latin: 'l', cyrillic: 'ль', cost: 0, before: /[aeioy]$/, after: end },
  { latin: 'l', cyrillic: 'ль', cost: 2, after: /^[mkptdv]/ },
  { latin: 'l', cyrillic: 'л', cost: 0, after: /^(?:[aeiouymkptdvl]|$)/ },
  { latin: 'l', cyrillic: 'ль', cost: 2, after: /^ova?$/ },
  { latin: 'ts', cyrillic: 'ць', cost: 1, after: /^ko/ },
  { latin: 'l', cyrillic: 'ль', cost: 3, after: /^i[aeou]/ },
  { latin: 's', cyrillic: 'сь', cost: 3, after: /^i[aeou]/ },
  { latin: 't', cyrillic: 'ть', cost: 3, after: /^i[aeou]/ },
  { latin: 'n', cyrillic: 'нь', cost: 2, before: /[aeiyo]$/, after: end },
  { latin: 'n', cyrillic: 'нь', cost: 2, after: /^k[oi]/ },
  { latin: 'd', cyrillic: 'дь', cost: 2, after: /^$|^k/ },
  { latin: 't', cyrillic: 'ть', cost: 2, after: /^$|^k/ },
  { latin: 's', cyrillic: 'сь', cost: 2, before: inside, after: /^$|^k[oi]|^m/ },
  { latin: 'z', cyrillic: 'зь', cost: 2, after: /^$|^m|^k[oi]/ },
];

/** The letters и, і, й, ї and those with a sound of й in them. */
const iotated: readonly LatinRule[] = [
  ...plain('ye:є yi:ї yu:ю ya:я yo:йо').map((rule) => ({ ...rule, before: start })),
  { latin: 'y', cyrillic: 'й', cost: 3, before: start, after: /^[^aeiou]/ },
  { latin: 'y', cyrillic: 'и', cost: 0, before: inside },
  { latin: 'i', cyrillic: 'і', cost: 0, before: /^$|[^aeiouy]$/ },
  { latin: 'i', cyrillic: 'й', cost: 0, before: /[aeouy]$/, after: /^(?:[^aeiuy]|$)/ },
  { latin: 'i', cyrillic: 'ї', cost: 1, before: vowel, after: /^(?:[^aeu]|$)/ },
  { latin: 'i', cyrillic: 'й', cost: 0, before: /i$/, after: end },
  { latin: 'i', cyrillic: 'й', cost: 0, before: /i$/, after: /^[^aeiuyv]/ },
  { latin: 'i', cyrillic: '’ї', cost: 1, before: labial, after: /^v/ },
  { latin: 'io', cyrillic: 'йо', cost: -1, before: labial, after: /^v/ },
  { latin: 'io', cyrillic: 'йо', cost: 2, before: consonant },
  ...[
    ['ia', 'я', 'іа'],
    ['iu', 'ю', 'іу'],
    ['ie', 'є', 'іє'],
  ].flatMap(([latin = '', one = '', two = '']) => [
    { latin, cyrillic: one, cost: 0, before: vowel },
    { latin, cyrillic: one, cost: 0, before: consonant },
    { latin, cyrillic: `’${one}`, cost: -1, before: hard },
    { latin, cyrillic: two, cost: latin === 'ie' ? 1 : 3, before: consonant },
  ]),
  // After р both are usual, the soft one a little more: «Порядний», «Мар’яненко».
  { latin: 'ia', cyrillic: 'я', cost: -2, before: /r$/ },
  { latin: 'iu', cyrillic: 'ю', cost: -2, before: /r$/ },
];

/** What КМУ 55 would not write, but older documents and foreign spellings do. */
const older: readonly LatinRule[] = [
  ...plain('x:кс w:в q:к j:й c:к ja:я je:є ju:ю ji:ї').map((rule) => ({ ...rule, cost: 3 })),
  ...plain('g:г ya:я ye:є yu:ю iy:ій yy:ий ay:ай ey:ей oy:ой uy:уй').map((rule) => ({ ...rule, cost: 3, before: inside })),
  { latin: 'g', cyrillic: 'г', cost: 3, before: start },
];

export const latinRules: readonly LatinRule[] = [...letters, ...soft, ...iotated, ...older];

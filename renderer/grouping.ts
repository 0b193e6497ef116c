const noBreak = '\u00A0';

/**
 * A number or code as it is shown and read out: parts longer than five characters are cut into threes or fours,
 * whichever leaves no single character behind; hyphens stay where they are, groups are parted by no-break spaces.
 */
export function grouped(number: string): string {
  return number
    .trim()
    .split('-')
    .map((part) => part.split(/\s+/).map(cut).join(noBreak))
    .join('-');
}

function cut(part: string): string {
  if (part.length <= 5) return part;
  const size = part.length % 4 === 0 || part.length % 3 === 1 ? 4 : 3;
  const pieces: string[] = [];
  for (let at = 0; at < part.length; at += size) pieces.push(part.slice(at, at + size));
  return pieces.join(noBreak);
}

/**
 * The same on lines of a large plate: a number too long for one line is broken after the hyphen nearest its middle,
 * «DP01-26-» and «000 123-7».
 */
export function plateLines(number: string): string[] {
  const middle = number.length / 2;
  const breaks = [...number.matchAll(/-/gu)].map(({ index }) => index + 1).filter((at) => at < number.length);
  const [at] = breaks.toSorted((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
  if (number.length <= 10 || at === undefined) return [grouped(number)];
  return [grouped(number.slice(0, at)), grouped(number.slice(at))];
}

/** A code in its groups, whichever way they are parted when it comes. */
export function groupsOf(code: string): string[] {
  return grouped(code)
    .split(/[\s-]+/u)
    .filter((group) => group !== '');
}

/** A number letter by letter, so that a screen reader says every character of it. */
export function spelled(number: string): string {
  return [...number].filter((character) => character.trim() !== '').join(' ');
}

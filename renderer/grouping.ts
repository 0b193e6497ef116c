const noBreak = '\u00A0';

/**
 * A number or code as it is shown and read out: parts longer than four characters are cut into threes or fours,
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
  if (part.length <= 4) return part;
  const size = part.length % 4 === 0 || part.length % 3 === 1 ? 4 : 3;
  const pieces: string[] = [];
  for (let at = 0; at < part.length; at += size) pieces.push(part.slice(at, at + size));
  return pieces.join(noBreak);
}

/** A number letter by letter, so that a screen reader says every character of it. */
export function spelled(number: string): string {
  return [...number].filter((character) => character.trim() !== '').join(' ');
}

/**
 * A personal number with all but its last four letters and digits hidden, «••••••0104», for screens and receipts that
 * others may see. Of numbers shorter than eight at most half stays. Hyphens, blanks and a leading + stay where they are.
 */
export function maskNumber(number: string): string {
  const characters = [...number];
  const length = characters.filter(isHidden).length;
  let toHide = length - Math.min(4, Math.floor(length / 2));
  return characters
    .map((character) => {
      if (toHide === 0 || !isHidden(character)) return character;
      toHide -= 1;
      return '•';
    })
    .join('');
}

function isHidden(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

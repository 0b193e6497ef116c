/** Characters a line may be broken after. A no-break space and a no-break hyphen are not among them. */
const BREAK_AFTER = /(?<=[ \-–—/])/;

/**
 * Breaks text into lines none of which is wider than `width`, as `measure` counts. Breaks after spaces, hyphens, dashes and
 * slashes; inside a word only when the word alone is too wide. `\n` always breaks.
 */
export function breakLines(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => breakParagraph(paragraph, width, measure));
}

function breakParagraph(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAK_AFTER)) {
    if (measure((line + word).trimEnd()) <= width) {
      line += word;
      continue;
    }
    if (line.trimEnd() !== '') lines.push(line.trimEnd());
    line = word;
    while (measure(line.trimEnd()) > width && [...line].length > 1) {
      const head = longestPrefix(line, width, measure);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return [...lines, line.trimEnd()];
}

function longestPrefix(text: string, width: number, measure: (text: string) => number): string {
  const characters = [...text];
  let count = 1;
  while (count < characters.length && measure(characters.slice(0, count + 1).join('')) <= width) count++;
  return characters.slice(0, count).join('');
}

/** The same number of lines, but as even as they can be: no last word alone on its line. */
export function balanceLines(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => balanceParagraph(paragraph, width, measure));
}

function balanceParagraph(text: string, width: number, measure: (text: string) => number): string[] {
  const widest = breakParagraph(text, width, measure);
  let lines = widest;
  for (let narrower = width * 0.98; narrower > width * 0.4; narrower -= width * 0.02) {
    const tried = breakParagraph(text, narrower, measure);
    if (tried.length > widest.length || splitsWord(tried, widest)) return lines;
    lines = tried;
  }
  return lines;
}

/** Whether narrower lines broke a word that was whole before. */
function splitsWord(narrow: readonly string[], wide: readonly string[]): boolean {
  const words = (lines: readonly string[]): number => lines.flatMap((line) => line.split(BREAK_AFTER)).length;
  return words(narrow) > words(wide);
}

/** At most `most` lines; what is left out is marked by «…» at the end of the last. */
export function limitLines(lines: readonly string[], most: number, width: number, measure: (text: string) => number): string[] {
  if (lines.length <= most) return [...lines];
  let last = lines[most - 1] ?? '';
  while (last !== '' && measure(`${last}…`) > width) last = [...last].slice(0, -1).join('');
  return [...lines.slice(0, most - 1), `${last.trimEnd()}…`];
}

/** Short words that belong to the next one, and a number that belongs to the word before it: not parted by a line's end. */
const BOUND: readonly (readonly [RegExp, string])[] = [
  [/(?<=^|[\s(«„])(в|у|з|із|і|й|о|а|до|на|по|за|не|та|чи|від|для|про|№|м\.|вул\.) (?=\S)/giu, '$1\u00a0'],
  [/(?<=\p{L}) (?=\d{1,3}(?:[,.;:)]|\s|$))/gu, '\u00a0'],
  [/ (?=[—–] )/g, '\u00a0'],
];

/**
 * Text as it can be set: composed characters (й and ї as one), no control characters, no soft hyphens, no-break spaces where
 * a line must not end. Line breaks stay.
 */
export function settable(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, '');
  return BOUND.reduce((bound, [from, to]) => bound.replace(from, to), clean);
}

import { mrzLayouts } from './mrz-layout.ts';
import type { MrzLayout } from './mrz-layout.ts';

/**
 * Brings what a reader, a wedge or a person supplies into the lines of a known format: capitals, no line ends, blanks
 * as fillers. A line counts in the first of these ways that gives the right length: blanks as they stand (readers send
 * trailing fillers as blanks), blanks at the ends removed, all blanks removed («ID UKR…»). A zone in one piece of 90,
 * 72 or 88 characters is cut. Gives `undefined` when no format fits.
 */
export function fitLines(supplied: readonly string[]): { readonly layout: MrzLayout; readonly lines: readonly string[] } | undefined {
  const rows = supplied
    .flatMap((text) => text.split(/[\r\n]+/))
    .map((text) => text.toUpperCase())
    .filter((text) => text.trim() !== '');
  for (const layout of mrzLayouts) {
    const lines = fitTo(layout, rows);
    if (lines !== undefined) return { layout, lines };
  }
  return undefined;
}

function fitTo({ lineCount, lineLength }: MrzLayout, rows: readonly string[]): readonly string[] | undefined {
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) {
    const whole = fitLength(only, lineCount * lineLength);
    if (whole === undefined) return undefined;
    return Array.from({ length: lineCount }, (_, line) => whole.slice(line * lineLength, (line + 1) * lineLength));
  }
  if (rows.length !== lineCount) return undefined;
  const lines = rows.map((row) => fitLength(row, lineLength));
  return lines.every((line) => line !== undefined) ? lines : undefined;
}

function fitLength(row: string, length: number): string | undefined {
  const ways = [row, row.trim(), row.replace(/\s/g, '')].map((text) => text.replace(/\s/g, '<'));
  return ways.find((text) => text.length === length);
}

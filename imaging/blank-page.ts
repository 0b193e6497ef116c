import type { InkMap } from './ink-map.ts';

/** Ink pixels that make a 1 mm cell count as written on; a single speck has fewer. */
const writtenCell = 10;
/** A full stop and a comma make three such cells; the shortest note of anyone makes more than this. */
const blankCells = 6;
/** The outermost millimetres show the sheet's edge and the scanner's rollers, not writing. */
const margin = 6;

/** Whether nothing is written on a page, apart from dust and the shadow of its edges. In doubt it is not blank: a page is never lost. */
export function isBlank({ columns, rows, cells }: InkMap): boolean {
  let written = 0;
  for (let row = margin; row < rows - margin; row++) {
    for (let column = margin; column < columns - margin; column++) {
      if ((cells[row * columns + column] ?? 0) >= writtenCell) written++;
      if (written > blankCells) return false;
    }
  }
  return true;
}

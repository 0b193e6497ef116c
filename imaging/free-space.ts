import { cellMm, type InkMap } from './ink-map.ts';

/** Clockwise turn with which a page is displayed, in degrees. */
export type Turn = 0 | 90 | 180 | 270;

/** A rectangle in millimetres from the lower left corner of the page as it is displayed. */
export type FreeSpace = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** What room is wanted, in millimetres. */
export type WantedSpace = { readonly width: number; readonly height: number; readonly margin: number; readonly reach?: number };

/** Ink pixels a 1 mm cell may hold and still count as empty: dust that despeckling left. */
const dust = 8;

/**
 * Finds room for a rectangle of `width` × `height` mm on a page, at least `margin` mm from its edges and a millimetre from any ink, as near
 * the lower right corner as possible. Gives nothing when there is no such room within `reach` mm (100 if left out) of where it would
 * stand on an empty page: a stamp higher up would be searched for in vain.
 */
export function findFreeSpace(map: InkMap, turn: Turn, wanted: WantedSpace): FreeSpace | undefined {
  const { columns, rows, cells } = turned(map, turn);
  // A cell more on each side keeps clear of ink at the edge of the next cell.
  const wide = Math.ceil(wanted.width / cellMm) + 2;
  const high = Math.ceil(wanted.height / cellMm) + 2;
  const edge = Math.max(0, Math.ceil(wanted.margin / cellMm) - 1);
  // The last column and row may be incomplete, so they are never used.
  const lastLeft = columns - 1 - edge - wide;
  const lastTop = rows - 1 - edge - high;
  const reach = ((wanted.reach ?? 100) / cellMm) ** 2;
  const sums = inkSums(columns, rows, cells);
  let best: { left: number; top: number; distance: number } | undefined;
  for (let top = lastTop; top >= edge; top--) {
    for (let left = lastLeft; left >= edge; left--) {
      const distance = (lastLeft - left) ** 2 + (lastTop - top) ** 2;
      if (distance > reach || (best !== undefined && distance >= best.distance)) break;
      if (inkWithin(sums, columns, left, top, wide, high) === 0) best = { left, top, distance };
    }
  }
  if (best === undefined) return undefined;
  const x = (best.left + 1) * cellMm;
  const fromTop = (best.top + 1) * cellMm;
  const pageHeight = turn % 180 === 0 ? map.height : map.width;
  const height = (high - 2) * cellMm;
  return { x, y: pageHeight - fromTop - height, width: (wide - 2) * cellMm, height };
}

type Grid = Pick<InkMap, 'columns' | 'rows' | 'cells'>;

/** The map as displayed after a clockwise turn. */
function turned({ columns, rows, cells }: InkMap, turn: Turn): Grid {
  if (turn === 0) return { columns, rows, cells };
  const size = turn === 180 ? { columns, rows } : { columns: rows, rows: columns };
  const moved = new Uint8Array(cells.length);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) {
      moved[turnedIndex(row, column, columns, rows, turn)] = cells[i] ?? 0;
    }
  }
  return { ...size, cells: moved };
}

function turnedIndex(row: number, column: number, columns: number, rows: number, turn: 90 | 180 | 270): number {
  if (turn === 90) return column * rows + (rows - 1 - row);
  if (turn === 180) return (rows - 1 - row) * columns + (columns - 1 - column);
  return (columns - 1 - column) * rows + row;
}

/** Summed-area table of inked cells, with a row and a column of zeros before the first. */
function inkSums(columns: number, rows: number, cells: Uint8Array): Uint32Array {
  const stride = columns + 1;
  const sums = new Uint32Array(stride * (rows + 1));
  for (let row = 0; row < rows; row++) {
    let inRow = 0;
    for (let column = 0; column < columns; column++) {
      if ((cells[row * columns + column] ?? 0) > dust) inRow++;
      sums[(row + 1) * stride + column + 1] = (sums[row * stride + column + 1] ?? 0) + inRow;
    }
  }
  return sums;
}

function inkWithin(sums: Uint32Array, columns: number, left: number, top: number, wide: number, high: number): number {
  const at = (row: number, column: number): number => sums[row * (columns + 1) + column] ?? 0;
  return at(top + high, left + wide) - at(top, left + wide) - at(top + high, left) + at(top, left);
}

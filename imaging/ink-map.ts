import { pageDpi } from './raster.ts';
import type { InkRaster } from './threshold.ts';

/** Edge of a cell, in millimetres. */
export const cellMm = 1;
const cellPixels = pageDpi / 25.4;

/** Where a page has ink, as a coarse grid: enough to tell an empty page and to find room for a stamp, and small enough to keep. */
export type InkMap = {
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the top left: ink pixels of each cell, at most 255. */
  readonly cells: Uint8Array;
};

/** Counts the ink of a 300 dpi page in cells of 1 mm; the last column and row may be incomplete. */
export function mapInk({ data, width, height }: InkRaster): InkMap {
  const columns = Math.ceil(width / cellPixels);
  const rows = Math.ceil(height / cellPixels);
  const counts = new Uint16Array(columns * rows);
  const columnOf = Uint16Array.from({ length: width }, (_, x) => Math.floor(x / cellPixels));
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / cellPixels) * columns;
    const start = y * width;
    for (let x = 0; x < width; x++) {
      if (data[start + x] !== 1) continue;
      const cell = row + (columnOf[x] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  return { columns, rows, cells: Uint8Array.from(counts, (count) => Math.min(count, 255)) };
}

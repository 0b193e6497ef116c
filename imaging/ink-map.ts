import { analysisScale, pageDpi, viewOf, type Raster } from './raster.ts';
import { fourOfPaper, inked, type InkRaster } from './threshold.ts';

/** Edge of a cell, in millimetres. */
export const cellMm = 1;
const cellPixels = pageDpi / 25.4;

/** Where a page has ink, as a coarse grid: enough to tell an empty page and to find room for a stamp, and small enough to keep. */
export type InkMap = {
  readonly columns: number;
  readonly rows: number;
  /** Exact size of the page in millimetres; the last column and row may reach beyond it. */
  readonly width: number;
  readonly height: number;
  /** Row by row from the top left: ink pixels of each cell, at most 255. */
  readonly cells: Uint8Array;
};

/** Counts the ink of a 300 dpi page in cells of 1 mm; the last column and row may be incomplete. */
export function mapInk({ data, width, height }: InkRaster): InkMap {
  const columns = Math.ceil(width / cellPixels);
  const rows = Math.ceil(height / cellPixels);
  const counts = new Uint16Array(columns * rows);
  const view = viewOf(data);
  const columnOf = Uint16Array.from({ length: width }, (_, x) => Math.floor(x / cellPixels));
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / cellPixels) * columns;
    const start = y * width;
    for (let x = 0; x < width; x++) {
      if (x + 4 <= width && view.getInt32(start + x, true) === fourOfPaper) {
        x += 3;
        continue;
      }
      if (data[start + x] !== inked) continue;
      const cell = row + (columnOf[x] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  return {
    columns,
    rows,
    width: width / cellPixels,
    height: height / cellPixels,
    cells: new Uint8Array(new Uint8ClampedArray(counts).buffer),
  };
}

/**
 * Marks, in place, the cells that pictures and filled areas cover, which thresholding takes for paper: whatever is clearly darker, in any
 * colour, than the paper. For pages kept in grey or colour.
 */
export function markFilled(map: InkMap, small: Raster, pageLevel: number): void {
  const { data, width, height, channels } = small;
  const limit = pageLevel * 0.85;
  const scale = analysisScale / cellPixels;
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y * scale) * map.columns;
    for (let x = 0; x < width; x++, i += channels) {
      let darkest = data[i] ?? 255;
      if (channels === 3) darkest = Math.min(darkest, data[i + 1] ?? 255, data[i + 2] ?? 255);
      if (darkest < limit) map.cells[row + Math.floor(x * scale)] = 255;
    }
  }
}

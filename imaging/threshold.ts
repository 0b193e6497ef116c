import { darkestNear, percentile } from './paper-level.ts';
import { analysisScale, viewOf, type GreyRaster } from './raster.ts';

/** A grey picture of nothing but `inked` and white pixels. */
export type InkRaster = GreyRaster;

/** The value of an ink pixel in an `InkRaster`; paper is 255. */
export const inked = 0;

/** Four pixels of paper in a row, read as one signed word. */
export const fourOfPaper = -1;

/** Contrast to the paper below which a mark is taken for paper grain or print showing through from the back. */
const faintest = 0.075;

/**
 * Separates ink from paper. The limit follows the paper's own brightness and the darkest mark nearby, so that a shadow does
 * not turn black, print keeps its weight, and faint pencil survives where nothing darker is near. Large areas far darker than the
 * page (a black bar, the scanner's lid) stay black.
 */
export function separateInk(page: GreyRaster, small: GreyRaster, paper: Uint8Array): InkRaster {
  const limits = inkLimits(small, paper);
  const { data, width, height } = page;
  const ink = new Uint8Array(width * height).fill(255);
  const view = viewOf(data);
  const cells = Math.ceil(width / analysisScale);
  const bright = new Uint8Array(cells + 1);
  // Between the centres of two rows of the small picture the limits run from the upper row's to the lower one's.
  for (let first = -analysisScale / 2; first < height; first += analysisScale) {
    const between = rowsAround(limits, small, first);
    const top = Math.max(first, 0);
    const bottom = Math.min(first + analysisScale, height);
    brightestLimits(between, bright);
    for (let cell = 0; cell < cells; cell++) {
      const at = cell * analysisScale;
      const limit = Math.max(bright[cell] ?? 0, bright[cell + 1] ?? 0);
      // Most of a page is paper that no limit of its cell reaches.
      if (at + analysisScale <= width && noneBelow(limit, view, top * width + at, bottom * width, width)) continue;
      for (let y = top; y < bottom; y++)
        inkOfCell(data, ink, y * width + at, Math.min(analysisScale, width - at), between, cell, (y - first) * 16);
    }
  }
  return { data: ink, width, height, channels: 1 };
}

type RowsAround = { readonly upper: Uint8Array; readonly lower: Uint8Array };

function rowsAround(limits: Uint8Array, { width, height }: GreyRaster, first: number): RowsAround {
  const row = Math.floor((first + analysisScale / 2) / analysisScale) - 1;
  const rowAt = (index: number): Uint8Array => {
    const start = Math.min(Math.max(index, 0), height - 1) * width;
    return limits.subarray(start, start + width);
  };
  return { upper: rowAt(row), lower: rowAt(row + 1) };
}

function brightestLimits({ upper, lower }: RowsAround, bright: Uint8Array): void {
  for (let cell = 0; cell < bright.length; cell++) {
    const column = Math.min(cell, upper.length - 1);
    bright[cell] = Math.max(upper[column] ?? 0, lower[column] ?? 0);
  }
}

/**
 * Whether it is certain that none of the four pixels from `at`, and of those below them as far as `end`, is darker than `limit`. Four bytes are compared in one
 * word: a byte of 128 or more reaches a limit if its lower seven bits plus 256 − limit carry into the eighth.
 */
function noneBelow(limit: number, view: DataView, at: number, end: number, stride: number): boolean {
  const rest = Math.imul(256 - Math.max(limit, 128), 0x01010101);
  let reached = -1;
  for (let from = at; from < end; from += stride) {
    const four = view.getInt32(from, true);
    reached &= four & ((four & 0x7f7f7f7f) + rest);
  }
  return (reached & 0x80808080) === (0x80808080 | 0);
}

/** Within a cell the limit runs straight from its own value to the next one's, in 1/64 of a grey level. `share` is the lower row's, of 64. */
function inkOfCell(
  data: Uint8Array,
  ink: Uint8Array,
  start: number,
  count: number,
  { upper, lower }: RowsAround,
  cell: number,
  share: number,
): void {
  const column = Math.min(cell, upper.length - 1);
  const after = Math.min(cell + 1, upper.length - 1);
  const here = (upper[column] ?? 0) * (64 - share) + (lower[column] ?? 0) * share;
  const next = (upper[after] ?? 0) * (64 - share) + (lower[after] ?? 0) * share;
  const slope = (next - here) >> 2;
  for (let i = start, limit = here; i < start + count; i++, limit += slope) if ((data[i] ?? 255) << 6 < limit) ink[i] = inked;
}

/** The grey level below which a pixel is ink, for every pixel of the small picture. */
function inkLimits(small: GreyRaster, paper: Uint8Array): Uint8Array {
  const darkest = darkestNear(small, 8);
  const pageLevel = percentile(paper, 0.75);
  const limits = new Uint8Array(paper.length);
  // A page has few pairs of paper and darkest mark: each is worked out once.
  const known = new Int16Array(65536).fill(-1);
  for (let i = 0; i < limits.length; i++) {
    const pair = ((paper[i] ?? 255) << 8) | (darkest[i] ?? 0);
    let limit = known[pair] ?? -1;
    if (limit < 0) known[pair] = limit = inkLimit(Math.max(pair >> 8, pageLevel * 0.45), pair & 255);
    limits[i] = limit;
  }
  return limits;
}

function inkLimit(level: number, darkest: number): number {
  const contrast = 1 - Math.min(1, darkest / level);
  return Math.round(level * share(contrast));
}

/** Which share of the paper's brightness still counts as paper, for the strongest contrast near a pixel. */
function share(contrast: number): number {
  if (contrast < faintest) return 0.55;
  return 1 - Math.min(0.3, Math.max(0.09, contrast * 0.55));
}

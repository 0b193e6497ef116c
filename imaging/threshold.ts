import { darkestNear, percentile } from './paper-level.ts';
import { analysisScale, type GreyRaster } from './raster.ts';

/** A grey picture of nothing but `inked` and white pixels. */
export type InkRaster = GreyRaster;

/** The value of an ink pixel in an `InkRaster`; paper is 255. */
export const inked = 0;

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
  const ink = new Uint8Array(width * height);
  const row = new Int32Array(small.width);
  for (let y = 0; y < height; y++) {
    limitsOfRow(limits, small, y, row);
    const start = y * width;
    const end = start + width;
    let i = start;
    for (let cell = 0; i < end; cell++) {
      // Within a cell the limit runs straight from its own value to the next one's, in 1/64 of a grey level.
      const here = row[Math.min(cell, small.width - 1)] ?? 0;
      const next = row[Math.min(cell + 1, small.width - 1)] ?? 0;
      const slope = (next - here) >> 2;
      const stop = Math.min(i + analysisScale, end);
      for (let limit = here; i < stop; i++, limit += slope) ink[i] = (data[i] ?? 255) << 6 < limit ? inked : 255;
    }
  }
  return { data: ink, width, height, channels: 1 };
}

function limitsOfRow(limits: Uint8Array, small: GreyRaster, y: number, row: Int32Array): void {
  const at = Math.max(0, (y - analysisScale / 2) / analysisScale);
  const upper = Math.min(Math.floor(at), small.height - 1);
  const lower = Math.min(upper + 1, small.height - 1);
  const share = Math.round((at - Math.floor(at)) * 64);
  for (let x = 0; x < row.length; x++) {
    const a = limits[upper * small.width + x] ?? 0;
    const b = limits[lower * small.width + x] ?? 0;
    row[x] = a * (64 - share) + b * share;
  }
}

/** The grey level below which a pixel is ink, for every pixel of the small picture. */
function inkLimits(small: GreyRaster, paper: Uint8Array): Uint8Array {
  const darkest = darkestNear(small, 8);
  const pageLevel = percentile(paper, 0.75);
  const limits = new Uint8Array(paper.length);
  for (let i = 0; i < limits.length; i++) {
    const level = Math.max(paper[i] ?? 255, pageLevel * 0.45);
    const contrast = 1 - Math.min(1, (darkest[i] ?? 0) / level);
    limits[i] = Math.round(level * share(contrast));
  }
  return limits;
}

/** Which share of the paper's brightness still counts as paper, for the strongest contrast near a pixel. */
function share(contrast: number): number {
  if (contrast < faintest) return 0.55;
  return 1 - Math.min(0.3, Math.max(0.09, contrast * 0.55));
}

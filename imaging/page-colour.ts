import { brightestNear, percentile } from './paper-level.ts';
import type { GreyRaster, Raster } from './raster.ts';

/** `bw` one bit a pixel · `grey` eight bits · `colour` sRGB. */
export type PageMode = 'bw' | 'grey' | 'colour';

/** Share of the page that must be solid colour, or continuous tone, before black and white would lose something. */
const needed = { colour: 0.004, tone: 0.012 };

/**
 * Chooses how a page is kept by what is on it, at 75 dpi. Thin strokes never count, so blue ink, a signature or a round seal stays black
 * and white, and so does tinted or shadowed paper. Filled or photographed areas in colour make the page colour; continuous tone
 * without colour makes it grey.
 */
export function choosePageMode(small: Raster, grey: GreyRaster, paper: Uint8Array): PageMode {
  if (small.channels === 3 && solidColourShare(small) > needed.colour) return 'colour';
  return toneShare(grey, paper) > needed.tone ? 'grey' : 'bw';
}

/** Difference in hue from the paper that makes a pixel coloured, in levels between two colours. */
const colourful = 26;

/** Share of pixels whose whole 3 × 3 neighbourhood (1 mm) differs in hue from the paper. */
function solidColourShare({ data, width, height }: Raster): number {
  const tint = paperTint(data);
  const coloured = new Uint8Array(width * height);
  // Whatever the light, differences within these are no more than grey and the paper's tint.
  const plainRedGreen = colourful - Math.abs(tint.redGreen);
  const plainGreenBlue = colourful - Math.abs(tint.greenBlue);
  for (let i = 0, j = 0; i < coloured.length; i++, j += 3) {
    const r = data[j] ?? 0;
    const g = data[j + 1] ?? 0;
    const b = data[j + 2] ?? 0;
    if (Math.abs(r - g) <= plainRedGreen && Math.abs(g - b) <= plainGreenBlue) continue;
    const light = Math.max(r, g, b) / 255;
    // The paper's own tint fades with the light that falls on it.
    const redGreen = Math.abs(r - g - tint.redGreen * light);
    const greenBlue = Math.abs(g - b - tint.greenBlue * light);
    coloured[i] = Math.max(redGreen, greenBlue) > colourful ? 1 : 0;
  }
  let solid = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if (coloured[i] === 1 && allAround(coloured, i, width)) solid++;
    }
  }
  return solid / coloured.length;
}

function allAround(marks: Uint8Array, i: number, width: number): boolean {
  for (const row of [i - width, i, i + width]) {
    if (marks[row - 1] !== 1 || marks[row] !== 1 || marks[row + 1] !== 1) return false;
  }
  return true;
}

/** The mean colour difference of the brighter half of the page, scaled to full light. */
function paperTint(data: Uint8Array): { redGreen: number; greenBlue: number } {
  const greens = new Uint8Array(data.length / 3);
  for (let i = 0; i < greens.length; i++) greens[i] = data[i * 3 + 1] ?? 0;
  const bright = percentile(greens, 0.5);
  let redGreen = 0;
  let greenBlue = 0;
  let count = 0;
  for (let i = 0; i < greens.length; i++) {
    if ((greens[i] ?? 0) < bright) continue;
    redGreen += (data[i * 3] ?? 0) - (data[i * 3 + 1] ?? 0);
    greenBlue += (data[i * 3 + 1] ?? 0) - (data[i * 3 + 2] ?? 0);
    count++;
  }
  return { redGreen: redGreen / count, greenBlue: greenBlue / count };
}

/**
 * Share of continuous tone. The brightest value near a pixel is paper wherever there is writing, in the light or in the shade, and is
 * then smooth; in a photograph it is dark and keeps changing. Flat fills and smooth shadows do not count, nor does solid black.
 */
function toneShare(grey: GreyRaster, paper: Uint8Array): number {
  const { width, height } = grey;
  const brightest = brightestNear(grey, 5);
  const page = percentile(paper, 0.9);
  const reach = 5;
  let tone = 0;
  for (let y = reach; y < height - reach; y++) {
    for (let x = reach; x < width - reach; x++) {
      const i = y * width + x;
      const level = brightest[i] ?? 0;
      if (level > page * 0.86 || level < page * 0.12) continue;
      const across = Math.abs((brightest[i - reach] ?? 0) - (brightest[i + reach] ?? 0));
      const down = Math.abs((brightest[i - reach * width] ?? 0) - (brightest[i + reach * width] ?? 0));
      if (Math.max(across, down) > 9) tone++;
    }
  }
  return tone / (width * height);
}

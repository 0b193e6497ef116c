import { analysisScale, viewOf, type GreyRaster, type Raster } from './raster.ts';

/** Finding and undoing the skew of a page that went through the feeder at an angle. */

const maxSkew = 8;
const binsPerPixel = 2;
/** Below this the eye sees nothing and rotating would only soften the strokes, in degrees. */
export const negligibleSkew = 0.15;

export type Skew = {
  /** How far the lines of the page fall to the right, in degrees: positive is clockwise. 0 when no direction stands out. */
  readonly degrees: number;
  /** Positions of the ink's lower edges in the analysed picture, as x, y pairs. */
  readonly edges: Float32Array;
};

/**
 * Measures skew within ±8° on the small analysis picture: the edges of ink are projected along candidate directions, and the
 * direction in which they gather into the sharpest lines wins (projection profile, W. Postl 1986). Lines of writing may run along
 * either axis, so a landscape page that was fed upright is measured as well.
 */
export function findSkew(small: GreyRaster, paper: Uint8Array): Skew {
  const edges = inkEdges(small, paper, false);
  const none = { degrees: 0, edges };
  if (edges.length < 200) return none;
  const across = bestAngle(edges, small.width, small.height, false);
  const down = bestAngle(inkEdges(small, paper, true), small.width, small.height, true);
  const best = across.sharpness >= down.sharpness ? across : down;
  if (best.sharpness < 1.25 || Math.abs(best.degrees) < negligibleSkew) return none;
  return { degrees: best.degrees, edges };
}

/**
 * Ink whose neighbour below (or, for writing that runs down the page, to the right) is paper, so that a solid area contributes its
 * outline only. The edge is placed between the two pixels by their grey levels, which makes a tenth of a degree visible at 75 dpi.
 */
function inkEdges({ data, width, height }: GreyRaster, paper: Uint8Array, down: boolean): Float32Array {
  const found: number[] = [];
  const margin = 4;
  const step = down ? 1 : width;
  for (let y = margin; y < height - margin; y++) {
    for (let x = margin; x < width - margin; x++) {
      const i = y * width + x;
      const limit = ((paper[i] ?? 255) * 190) >> 8;
      const here = data[i] ?? 255;
      const next = data[i + step] ?? 255;
      if (here >= limit || next < limit) continue;
      const between = (limit - here) / (next - here);
      if (down) found.push(x + between, y);
      else found.push(x, y + between);
    }
  }
  return thin(found);
}

/** A busy photo yields more edges than a text page needs: keep at most 40 000 of them, evenly. */
function thin(points: number[]): Float32Array {
  const step = Math.ceil(points.length / 80_000);
  if (step <= 1) return Float32Array.from(points);
  const kept: number[] = [];
  for (let i = 0; i + 1 < points.length; i += 2 * step) kept.push(points[i] ?? 0, points[i + 1] ?? 0);
  return Float32Array.from(kept);
}

function bestAngle(edges: Float32Array, width: number, height: number, down: boolean): { degrees: number; sharpness: number } {
  const bins = new Float64Array(2 * binsPerPixel * (width + height));
  const coarse: number[] = [];
  let best = { degrees: 0, score: -1 };
  const tryAngle = (degrees: number): number => {
    const score = profileScore(edges, degrees, down, bins);
    if (score > best.score) best = { degrees, score };
    return score;
  };
  for (let degrees = -maxSkew; degrees <= maxSkew; degrees += 0.25) coarse.push(tryAngle(degrees));
  const middle = best.degrees;
  for (let step = -6; step <= 6; step++) tryAngle(middle + step * 0.05);
  coarse.sort((a, b) => a - b);
  const typical = coarse[Math.floor(coarse.length / 2)] ?? 1;
  return { degrees: Math.round(best.degrees * 100) / 100, sharpness: best.score / Math.max(typical, 1e-9) };
}

/** Sum of squared counts: largest when the edges fall on few lines. Each edge is shared between the two nearest bins. */
function profileScore(edges: Float32Array, degrees: number, down: boolean, bins: Float64Array): number {
  bins.fill(0);
  const tangent = Math.tan((degrees * Math.PI) / 180);
  const offset = bins.length / 4;
  for (let i = 0; i < edges.length; i += 2) {
    const x = edges[i] ?? 0;
    const y = edges[i + 1] ?? 0;
    const at = (down ? x + y * tangent : y - x * tangent) * binsPerPixel + offset;
    // Never negative, so truncating is rounding down.
    const bin = at | 0;
    const share = at - bin;
    bins[bin] = (bins[bin] ?? 0) + 1 - share;
    bins[bin + 1] = (bins[bin + 1] ?? 0) + share;
  }
  let score = 0;
  for (let i = 0; i < bins.length; i++) score += (bins[i] ?? 0) ** 2;
  return score;
}

/** How many pixels to add on each side, so that turning by `degrees` pushes no ink off the page. */
export function roomForInk(edges: Float32Array, small: GreyRaster, degrees: number): { x: number; y: number } {
  const { sin, cos } = direction(degrees);
  const halfWidth = small.width / 2;
  const halfHeight = small.height / 2;
  let x = 0;
  let y = 0;
  for (let i = 0; i < edges.length; i += 2) {
    const dx = (edges[i] ?? 0) - halfWidth;
    const dy = (edges[i + 1] ?? 0) - halfHeight;
    x = Math.max(x, Math.abs(dx * cos + dy * sin) - halfWidth);
    y = Math.max(y, Math.abs(dy * cos - dx * sin) - halfHeight);
  }
  return { x: Math.ceil(x * analysisScale), y: Math.ceil(y * analysisScale) };
}

/**
 * Turns a raster by `degrees` against the skew about its centre, bilinear, on a canvas larger by `room` on each side. What comes in from
 * outside a grey page is as bright as the paper nearest to it (`paper` is a picture `analysisScale` times smaller), so that its edge
 * leaves no line when the page is thresholded; beside a colour page it is white.
 */
export function straighten(raster: Raster, degrees: number, room: { x: number; y: number }, paper: GreyRaster): Raster {
  const { channels } = raster;
  const width = raster.width + 2 * room.x;
  const height = raster.height + 2 * room.y;
  const turned = new Uint8Array(width * height * channels).fill(255);
  const { sin, cos } = direction(degrees);
  const step = { x: Math.round(cos * one), y: Math.round(sin * one) };
  const take = channels === 1 ? takeGrey : takeColour;
  for (let y = 0; y < height; y++) {
    const dy = y - height / 2;
    const from = {
      x: Math.round((raster.width / 2 - (width / 2) * cos - dy * sin) * one),
      y: Math.round((raster.height / 2 - (width / 2) * sin + dy * cos) * one),
    };
    const row = turned.subarray(y * width * channels, (y + 1) * width * channels);
    const across = within(from.x, step.x, (raster.width - 1) * one);
    const down = within(from.y, step.y, (raster.height - 1) * one);
    const first = Math.min(Math.max(across.first, down.first, 0), width);
    const end = Math.max(Math.min(across.end, down.end, width), first);
    take(raster, row, from, step, first, end);
    if (channels === 3) continue;
    takePaper(paper, row, from, step, 0, first);
    takePaper(paper, row, from, step, end, width);
  }
  return { data: turned, width, height, channels };
}

/** Positions on the page as it was are counted in 1/65536 of a pixel. */
const one = 65536;
type Point = { readonly x: number; readonly y: number };

/** The steps n for which 0 ≤ from + n · step < limit. */
function within(from: number, step: number, limit: number): { first: number; end: number } {
  if (step > 0) return { first: Math.ceil(-from / step), end: Math.ceil((limit - from) / step) };
  if (step < 0) return { first: Math.floor((limit - from) / step) + 1, end: Math.floor(-from / step) + 1 };
  return from >= 0 && from < limit ? { first: 0, end: Infinity } : { first: 0, end: 0 };
}

/** Fills part of a row with the paper nearby. */
function takePaper({ data, width, height }: GreyRaster, row: Uint8Array, from: Point, step: Point, first: number, end: number): void {
  for (let x = first; x < end; x++) {
    const px = Math.floor((from.x + x * step.x) / one / analysisScale);
    const py = Math.floor((from.y + x * step.y) / one / analysisScale);
    row[x] = data[Math.min(Math.max(py, 0), height - 1) * width + Math.min(Math.max(px, 0), width - 1)] ?? 255;
  }
}

/** Bilinear values between four samples each, with the fractions in 1/256. Two samples side by side are read, and two above each other weighed, as one word. */
function takeGrey({ data, width }: Raster, row: Uint8Array, from: Point, step: Point, first: number, end: number): void {
  const view = viewOf(data);
  let sx = from.x + first * step.x;
  let sy = from.y + first * step.y;
  for (let x = first; x < end; x++, sx += step.x, sy += step.y) {
    const at = (sy >> 16) * width + (sx >> 16);
    const four = view.getUint16(at, true) | (view.getUint16(at + width, true) << 16);
    const left = four & 0x00ff00ff;
    const right = (four >>> 8) & 0x00ff00ff;
    const both = (left << 8) + Math.imul(right - left, (sx & 65535) >> 8);
    const upper = both & 0xffff;
    const lower = (both >>> 16) & 0xffff;
    row[x] = ((upper << 8) + (lower - upper) * ((sy & 65535) >> 8) + 32768) >> 16;
  }
}

function takeColour({ data, width }: Raster, row: Uint8Array, from: Point, step: Point, first: number, end: number): void {
  let sx = from.x + first * step.x;
  let sy = from.y + first * step.y;
  for (let to = first * 3; to < end * 3; to += 3, sx += step.x, sy += step.y) {
    const at = ((sy >> 16) * width + (sx >> 16)) * 3;
    const fx = (sx & 65535) >> 8;
    const fy = (sy & 65535) >> 8;
    for (let c = 0; c < 3; c++) row[to + c] = between(data, at + c, width * 3, fx, fy);
  }
}

function between(data: Uint8Array, i: number, below: number, fx: number, fy: number): number {
  const upper = (data[i] ?? 0) * (256 - fx) + (data[i + 3] ?? 0) * fx;
  const lower = (data[i + below] ?? 0) * (256 - fx) + (data[i + below + 3] ?? 0) * fx;
  return (upper * (256 - fy) + lower * fy + 32768) >> 16;
}

function direction(degrees: number): { sin: number; cos: number } {
  const radians = (degrees * Math.PI) / 180;
  return { sin: Math.sin(radians), cos: Math.cos(radians) };
}

import type { GreyRaster } from './raster.ts';

/**
 * How bright the bare paper is at every pixel of the small analysis picture, so that shadows, yellowed sheets and uneven lamps count
 * as paper. A grey-scale closing (brightest neighbour, then darkest of those) removes everything narrower than its 8 mm window, which is
 * all writing, and keeps slopes of light; a blur removes the steps. What stays dark after that is a filled area.
 * Paper changes slowly, so this is worked out at half the analysis resolution.
 */
export function paperLevel(small: GreyRaster): Uint8Array {
  const reach = 6;
  // A dark margin lets the closing follow a slope of light right to the edge of the page, where shadows are deepest.
  const half = brightestOfFour(small, reach);
  const closed = slide(slide(half.data, half.width, half.height, reach, true), half.width, half.height, reach, false);
  const { data, width, height } = withoutMargin({ ...half, data: closed }, reach);
  const smooth = blur(data, width, height, 3);
  const level = new Uint8Array(small.data.length);
  for (let y = 0, i = 0; y < small.height; y++) {
    const row = Math.min(y >> 1, height - 1) * width;
    for (let x = 0; x < small.width; x++, i++) level[i] = smooth[row + Math.min(x >> 1, width - 1)] ?? 255;
  }
  return level;
}

/** Half the size, each pixel the brightest of four, within a black margin. */
function brightestOfFour({ data, width, height }: GreyRaster, margin: number): GreyRaster {
  const half = { width: Math.max(1, width >> 1), height: Math.max(1, height >> 1) };
  const wide = half.width + 2 * margin;
  const best = new Uint8Array(wide * (half.height + 2 * margin));
  for (let y = 0; y < half.height; y++) {
    let to = (y + margin) * wide + margin;
    for (let x = 0; x < half.width; x++, to++) {
      const from = y * 2 * width + x * 2;
      const upper = Math.max(data[from] ?? 0, data[from + 1] ?? 0);
      best[to] = Math.max(upper, data[from + width] ?? 0, data[from + width + 1] ?? 0);
    }
  }
  return { data: best, width: wide, height: half.height + 2 * margin, channels: 1 };
}

function withoutMargin({ data, width, height }: GreyRaster, margin: number): GreyRaster {
  const inner = { width: width - 2 * margin, height: height - 2 * margin };
  const cut = new Uint8Array(inner.width * inner.height);
  for (let y = 0; y < inner.height; y++) {
    const from = (y + margin) * width + margin;
    cut.set(data.subarray(from, from + inner.width), y * inner.width);
  }
  return { data: cut, ...inner, channels: 1 };
}

/** The darkest value within `reach` pixels of each pixel. */
export function darkestNear(small: GreyRaster, reach: number): Uint8Array {
  return slide(small.data, small.width, small.height, reach, false);
}

/** The brightest value within `reach` pixels of each pixel. */
export function brightestNear(small: GreyRaster, reach: number): Uint8Array {
  return slide(small.data, small.width, small.height, reach, true);
}

/** The value that a share of all samples does not exceed. */
export function percentile(data: Uint8Array, share: number): number {
  const counts = new Uint32Array(256);
  // An iterator would take several times as long.
  for (let i = 0; i < data.length; i++) {
    const value = data[i] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  let left = share * data.length;
  for (let value = 0; value < 256; value++) {
    left -= counts[value] ?? 0;
    if (left <= 0) return value;
  }
  return 255;
}

/** Brightest or darkest over a square window, as two passes of van Herk and Gil-Werman's algorithm (about three comparisons a pixel). */
function slide(data: Uint8Array, width: number, height: number, reach: number, brightest: boolean): Uint8Array {
  // The darkest value is the brightest of the negative, so one loop serves both.
  const flip = brightest ? 0 : 255;
  const across = new Uint8Array(data.length);
  const both = new Uint8Array(data.length);
  const lines = lineBuffers(Math.max(width, height) + 2 * reach);
  for (let y = 0; y < height; y++) slideLine(data, across, y * width, 1, width, reach, flip, lines);
  for (let x = 0; x < width; x++) slideLine(across, both, x, width, height, reach, flip, lines);
  return both;
}

type Lines = { readonly line: Uint8Array; readonly forward: Uint8Array; readonly backward: Uint8Array };

function lineBuffers(length: number): Lines {
  return { line: new Uint8Array(length), forward: new Uint8Array(length), backward: new Uint8Array(length) };
}

function slideLine(
  from: Uint8Array,
  to: Uint8Array,
  start: number,
  step: number,
  count: number,
  reach: number,
  flip: number,
  lines: Lines,
): void {
  const { line, forward, backward } = lines;
  const size = 2 * reach + 1;
  const length = count + 2 * reach;
  for (let i = 0, at = start; i < count; i++, at += step) line[reach + i] = (from[at] ?? 0) ^ flip;
  line.fill(line[reach] ?? 0, 0, reach);
  line.fill(line[reach + count - 1] ?? 0, reach + count, length);
  for (let block = 0; block < length; block += size) {
    const end = Math.min(block + size, length);
    let best = 0;
    for (let i = block; i < end; i++) {
      const value = line[i] ?? 0;
      if (value > best) best = value;
      forward[i] = best;
    }
    best = 0;
    for (let i = end - 1; i >= block; i--) {
      const value = line[i] ?? 0;
      if (value > best) best = value;
      backward[i] = best;
    }
  }
  for (let i = 0, at = start; i < count; i++, at += step) {
    const a = backward[i] ?? 0;
    const b = forward[i + size - 1] ?? 0;
    to[at] = (a > b ? a : b) ^ flip;
  }
}

function blur(data: Uint8Array, width: number, height: number, reach: number): Uint8Array {
  const across = new Uint8Array(data.length);
  const both = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) blurLine(data, across, y * width, 1, width, reach);
  for (let x = 0; x < width; x++) blurLine(across, both, x, width, height, reach);
  return both;
}

function blurLine(from: Uint8Array, to: Uint8Array, start: number, step: number, count: number, reach: number): void {
  const at = (i: number): number => from[start + Math.min(Math.max(i, 0), count - 1) * step] ?? 0;
  const size = 2 * reach + 1;
  let sum = 0;
  for (let i = -reach; i <= reach; i++) sum += at(i);
  for (let i = 0; i < count; i++) {
    to[start + i * step] = Math.round(sum / size);
    sum += at(i + reach + 1) - at(i - reach);
  }
}

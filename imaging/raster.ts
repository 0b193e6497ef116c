/** The resolution every page is brought to before anything else looks at it, in dots per inch. */
export const pageDpi = 300;

/** How many page pixels one pixel of the small analysis picture stands for, in each direction (300 → 75 dpi). */
export const analysisScale = 4;

/** Eight-bit samples, row by row, without padding: 1 channel (grey, 0 = black) or 3 (sRGB). */
export type Raster = {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
};

/** A raster known to be grey. */
export type GreyRaster = Raster & { readonly channels: 1 };

/** Luma by ITU-R BT.601 in 8.8 fixed point; a grey raster is returned as it is. */
export function toGrey(raster: Raster): GreyRaster {
  const { data, width, height } = raster;
  if (raster.channels === 1) return { data, width, height, channels: 1 };
  const grey = new Uint8Array(width * height);
  const from = viewOf(data);
  const to = viewOf(grey);
  const inFours = grey.length & ~3;
  // Four pixels are three words, whichever way they are aligned: reading byte by byte would take twice as long.
  for (let i = 0, at = 0; i < inFours; i += 4, at += 12) {
    const a = from.getInt32(at, true);
    const b = from.getInt32(at + 4, true);
    const c = from.getInt32(at + 8, true);
    const second = (a >>> 24) | (b << 8);
    const third = (b >>> 16) | (c << 16);
    to.setInt32(i, luma(a) | (luma(second) << 8) | (luma(third) << 16) | (luma(c >>> 8) << 24), true);
  }
  for (let i = inFours, at = i * 3; i < grey.length; i++, at += 3) {
    grey[i] = luma((data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16));
  }
  return { data: grey, width, height, channels: 1 };
}

/** (77 red + 150 green + 29 blue) / 256, rounded, of a pixel with red in its lowest byte. One multiplication serves red and blue: their sum stands in its upper half. */
function luma(pixel: number): number {
  const redAndBlue = Math.imul(pixel & 0x00ff00ff, (77 << 16) | 29) >>> 16;
  return (redAndBlue + ((pixel >>> 8) & 255) * 150 + 128) >> 8;
}

/** For reading several samples at once; a `DataView` does so at any offset, so rows may have any width. */
export function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}

/** Averages squares of `analysisScale` pixels; the incomplete squares at the right and lower edge are left out. */
export function shrink(raster: Raster): Raster {
  const { channels } = raster;
  const width = Math.floor(raster.width / analysisScale);
  const height = Math.floor(raster.height / analysisScale);
  // A line thinner than a square is no page; its first pixel stands for it.
  if (width === 0 || height === 0) return { data: raster.data.slice(0, channels), width: 1, height: 1, channels };
  const small = new Uint8Array(width * height * channels);
  const averageRow = channels === 1 ? averageGrey : averageColour;
  const view = viewOf(raster.data);
  const stride = raster.width * channels;
  for (let y = 0; y < height; y++)
    averageRow(view, y * analysisScale * stride, stride, small.subarray(y * width * channels, (y + 1) * width * channels));
  return { data: small, width, height, channels };
}

/** Every second byte of a word: sums of bytes then have 16 bits of room. */
const pairs = 0x00ff00ff;

function averageGrey(view: DataView, start: number, stride: number, row: Uint8Array): void {
  for (let x = 0, at = start; x < row.length; x++, at += 4) {
    const a = view.getInt32(at, true);
    const b = view.getInt32(at + stride, true);
    const c = view.getInt32(at + 2 * stride, true);
    const d = view.getInt32(at + 3 * stride, true);
    const even = (a & pairs) + (b & pairs) + (c & pairs) + (d & pairs);
    const odd = ((a >>> 8) & pairs) + ((b >>> 8) & pairs) + ((c >>> 8) & pairs) + ((d >>> 8) & pairs);
    const sum = even + odd;
    row[x] = ((sum & 0xffff) + (sum >>> 16) + 8) >> 4;
  }
}

/** Four pixels are the words RGBR GBRG BRGB. */
function averageColour(view: DataView, start: number, stride: number, row: Uint8Array): void {
  for (let x = 0, at = start; x < row.length; x += 3, at += 12) {
    let [redBlue, greenRed, greenRed2, blueGreen, blueGreen2, redBlue2] = [0, 0, 0, 0, 0, 0];
    for (let dy = 0, from = at; dy < analysisScale; dy++, from += stride) {
      const a = view.getInt32(from, true);
      const b = view.getInt32(from + 4, true);
      const c = view.getInt32(from + 8, true);
      redBlue += a & pairs;
      greenRed += (a >>> 8) & pairs;
      greenRed2 += b & pairs;
      blueGreen += (b >>> 8) & pairs;
      blueGreen2 += c & pairs;
      redBlue2 += (c >>> 8) & pairs;
    }
    // A pair has its first colour in the lower half.
    const [rb, gr, bg] = [redBlue + redBlue2, greenRed + greenRed2, blueGreen + blueGreen2];
    row[x] = ((rb & 0xffff) + (gr >>> 16) + 8) >> 4;
    row[x + 1] = ((gr & 0xffff) + (bg >>> 16) + 8) >> 4;
    row[x + 2] = ((bg & 0xffff) + (rb >>> 16) + 8) >> 4;
  }
}

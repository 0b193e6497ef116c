import sharp from 'sharp';

/** Black dots on white paper: one byte a dot, 1 is black. Drawing outside the paper is clipped. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Row by row from the top, `width * height` bytes of 0 or 1. */
  readonly data: Uint8Array;
}

export function createBitmap(width: number, height: number): Bitmap {
  return { width, height, data: new Uint8Array(width * height) };
}

export function fillRect(target: Bitmap, x: number, y: number, width: number, height: number, value: 0 | 1 = 1): void {
  const left = Math.max(0, x);
  const right = Math.min(target.width, x + width);
  const bottom = Math.min(target.height, y + height);
  if (right <= left) return;
  for (let row = Math.max(0, y); row < bottom; row++) {
    target.data.fill(value, row * target.width + left, row * target.width + right);
  }
}

/** Adds the black dots of `source` to `target` with its top left corner at x, y. */
export function stamp(target: Bitmap, source: Bitmap, x: number, y: number): void {
  for (let row = 0; row < source.height; row++) {
    const to = y + row;
    if (to < 0 || to >= target.height) continue;
    for (let column = 0; column < source.width; column++) {
      const at = x + column;
      if (at >= 0 && at < target.width && source.data[row * source.width + column] === 1) {
        target.data[to * target.width + at] = 1;
      }
    }
  }
}

export function invert(bitmap: Bitmap): Bitmap {
  return { ...bitmap, data: bitmap.data.map((dot) => 1 - dot) };
}

/** Each dot becomes a block of `horizontal` × `vertical` dots. */
export function magnify(bitmap: Bitmap, horizontal: number, vertical: number): Bitmap {
  if (horizontal === 1 && vertical === 1) return bitmap;
  const result = createBitmap(bitmap.width * horizontal, bitmap.height * vertical);
  for (let y = 0; y < result.height; y++) {
    const from = Math.floor(y / vertical) * bitmap.width;
    for (let x = 0; x < result.width; x++) {
      result.data[y * result.width + x] = bitmap.data[from + Math.floor(x / horizontal)] ?? 0;
    }
  }
  return result;
}

/** Turned a quarter clockwise: what was left is on top. */
export function quarterTurn(bitmap: Bitmap): Bitmap {
  const result = createBitmap(bitmap.height, bitmap.width);
  for (let y = 0; y < result.height; y++) {
    for (let x = 0; x < result.width; x++) {
      result.data[y * result.width + x] = bitmap.data[(bitmap.height - 1 - x) * bitmap.width + y] ?? 0;
    }
  }
  return result;
}

/** Puts bitmaps of one width under each other. */
export function stack(width: number, parts: readonly Bitmap[]): Bitmap {
  const height = parts.reduce((sum, part) => sum + part.height, 0);
  const result = createBitmap(width, height);
  let y = 0;
  for (const part of parts) {
    stamp(result, part, 0, y);
    y += part.height;
  }
  return result;
}

/** Rows `from` … `from + count` as bytes, eight dots a byte, the leftmost dot in the highest bit. */
export function packRows(bitmap: Bitmap, from: number, count: number): Uint8Array {
  const stride = Math.ceil(bitmap.width / 8);
  const packed = new Uint8Array(stride * count);
  for (let row = 0; row < count; row++) {
    const base = (from + row) * bitmap.width;
    for (let x = 0; x < bitmap.width; x++) {
      if (bitmap.data[base + x] === 1) {
        const at = row * stride + (x >> 3);
        packed[at] = (packed[at] ?? 0) | (0x80 >> (x & 7));
      }
    }
  }
  return packed;
}

/** A one-bit PNG, black on white, with the resolution in it. An empty bitmap becomes one white row. */
export async function bitmapToPng(bitmap: Bitmap, dpi: number): Promise<Buffer> {
  const shown = bitmap.height === 0 || bitmap.width === 0 ? createBitmap(Math.max(1, bitmap.width), 1) : bitmap;
  const grey = shown.data.map((dot) => (dot === 1 ? 0 : 255));
  return sharp(grey, { raw: { width: shown.width, height: shown.height, channels: 1 }, limitInputPixels: false })
    .toColourspace('b-w')
    .png({ palette: true, colours: 2, compressionLevel: 9 })
    .withDensity(dpi)
    .toBuffer();
}

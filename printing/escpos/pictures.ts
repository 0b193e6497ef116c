import { createBitmap, magnify, type Bitmap } from '../bitmap.ts';
import type { Dots } from './reading.ts';

/** Packed rows as dots; what lies beyond `widest` dots is off the paper. */
export function unpackRows(dots: Dots, widest: number): Bitmap {
  const width = Math.min(dots.strideBytes * 8, Math.ceil(widest / dots.across));
  const bitmap = createBitmap(width, dots.rows);
  for (let y = 0; y < dots.rows; y++) {
    for (let x = 0; x < width; x++) {
      const byte = dots.data[y * dots.strideBytes + (x >> 3)] ?? 0;
      if ((byte & (0x80 >> (x & 7))) !== 0) bitmap.data[y * width + x] = 1;
    }
  }
  return magnify(bitmap, dots.across, dots.down);
}

/** Packed columns of ESC *, 24 dots high; a column of one byte has dots three times as high. */
export function unpackColumns(data: Uint8Array, bytesPerColumn: 1 | 3, across: number, widest: number): Bitmap {
  const width = Math.min(data.length / bytesPerColumn, Math.ceil(widest / across));
  const bitmap = createBitmap(width, 8 * bytesPerColumn);
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < bitmap.height; y++) {
      const byte = data[x * bytesPerColumn + (y >> 3)] ?? 0;
      if ((byte & (0x80 >> (y & 7))) !== 0) bitmap.data[y * width + x] = 1;
    }
  }
  return magnify(bitmap, across, bytesPerColumn === 1 ? 3 : 1);
}

import bwip from 'bwip-js';
import { createBitmap, fillRect, type Bitmap } from './bitmap.ts';

/** Light margin each symbol needs, in modules: ISO/IEC 15417 § 4.2 for Code 128, ISO/IEC 18004 § 6.3.8 for QR. */
export const CODE128_QUIET = 10;
export const QR_QUIET = 4;

/** Code 128 of printable ASCII as widths in modules, bar first, without quiet zones (ISO/IEC 15417). Throws if it cannot be encoded. */
export function code128Widths(data: string): number[] {
  return linear({ bcid: 'code128', text: data });
}

/** Code 128 of symbol values from the start character on; the check character and stop are added. Throws if it cannot be encoded. */
export function code128WidthsOf(codewords: readonly number[]): number[] {
  const text = codewords.map((word) => `^${String(word).padStart(3, '0')}`).join('');
  return linear({ bcid: 'code128', text, raw: true });
}

/** QR model 2 (ISO/IEC 18004), one dot a module, without quiet zone. `data` is text (UTF-8) or bytes as they are. Throws if too long. */
export function qrMatrix(data: string | Uint8Array, level: 'L' | 'M' | 'Q' | 'H'): Bitmap {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data);
  const options = { bcid: 'qrcode', text: bytes.toString('latin1'), eclevel: level, binarytext: true };
  const symbol = bwip.raw(options)[0];
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('the QR encoder returned no matrix');
  return { width: symbol.pixx, height: symbol.pixy, data: Uint8Array.from(symbol.pixs) };
}

export function widthInModules(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}

/** Bars `dotsPerModule` wide and `height` high. */
export function drawBars(widths: readonly number[], dotsPerModule: number, height: number): Bitmap {
  const bitmap = createBitmap(widthInModules(widths) * dotsPerModule, height);
  let x = 0;
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) fillRect(bitmap, x, 0, width * dotsPerModule, height);
    x += width * dotsPerModule;
  }
  return bitmap;
}

function linear(options: { bcid: string; text: string; raw?: boolean }): number[] {
  const symbol = bwip.raw(options)[0];
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('the barcode encoder returned no bars');
  return symbol.sbs;
}

/** The commands of ESC/POS that a slip needs, as bytes (names and forms of Epson's ESC/POS command reference). */
import { packRows, type Bitmap } from '../bitmap.ts';
import type { Align } from '../slip.ts';

const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;

/** ESC @, then FS .: printers made for China start in a double-byte mode in which Cyrillic comes out as Chinese. */
export const INITIALISE = Uint8Array.of(ESC, 0x40, FS, 0x2e);
export const LINE_FEED = Uint8Array.of(0x0a);

export interface CharacterStyle {
  readonly bold: boolean;
  readonly inverse: boolean;
  /** Magnification, 1 to 8. */
  readonly across: number;
  readonly down: number;
}

/** ESC t: code page. */
export function selectCodePage(index: number): Uint8Array {
  return Uint8Array.of(ESC, 0x74, index);
}

/** ESC a. */
export function justify(align: Align): Uint8Array {
  return Uint8Array.of(ESC, 0x61, align === 'left' ? 0 : align === 'center' ? 1 : 2);
}

/** ESC E, GS B, GS !. */
export function style({ bold, inverse, across, down }: CharacterStyle): Uint8Array {
  return Uint8Array.of(ESC, 0x45, bold ? 1 : 0, GS, 0x42, inverse ? 1 : 0, GS, 0x21, ((across - 1) << 4) | (down - 1));
}

/** ESC d: print and feed lines. */
export function feedLines(lines: number): Uint8Array {
  return Uint8Array.of(ESC, 0x64, Math.min(255, lines));
}

/** GS v 0 in bands of at most `bandRows` rows. */
export function rasterBands(bitmap: Bitmap, bandRows: number): Uint8Array[] {
  const stride = Math.ceil(bitmap.width / 8);
  const bands: Uint8Array[] = [];
  for (let row = 0; row < bitmap.height; row += bandRows) {
    const rows = Math.min(bandRows, bitmap.height - row);
    bands.push(Uint8Array.of(GS, 0x76, 0x30, 0, stride & 255, stride >> 8, rows & 255, rows >> 8), packRows(bitmap, row, rows));
  }
  return bands;
}

/** GS h, GS w, GS H (no text), GS k 73: Code 128 from the data bytes of its form B, {A {B {C included. */
export function code128(data: Uint8Array, moduleDots: number, heightDots: number): Uint8Array[] {
  const settings = Uint8Array.of(GS, 0x68, Math.min(255, heightDots), GS, 0x77, moduleDots, GS, 0x48, 0);
  return [settings, Uint8Array.of(GS, 0x6b, 73, data.length), data];
}

/** GS ( k functions 165, 167, 169, 180, 181: QR model 2, level M. */
export function qr(data: Uint8Array, moduleDots: number): Uint8Array[] {
  const call = (fn: number, ...parameters: number[]): Uint8Array => {
    const length = 2 + parameters.length;
    return Uint8Array.of(GS, 0x28, 0x6b, length & 255, length >> 8, 49, fn, ...parameters);
  };
  return [call(65, 50, 0), call(67, moduleDots), call(69, 49), call(80, 48, ...data), call(81, 48)];
}

/** GS V, or ESC i of older printers. */
export function cut(kind: 'full' | 'partial' | 'esc-i'): Uint8Array {
  return kind === 'esc-i' ? Uint8Array.of(ESC, 0x69) : Uint8Array.of(GS, 0x56, kind === 'full' ? 0 : 1);
}

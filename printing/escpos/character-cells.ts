import CodepageEncoder, { type Codepage } from '@point-of-sale/codepage-encoder';
import { createBitmap, fillRect, invert, magnify, stamp, type Bitmap } from '../bitmap.ts';
import { typeface } from '../type/typeface.ts';

/** How a printer's own characters look. */
export interface CharacterLook {
  /** Font B, 9 × 17 dots, instead of font A, 12 × 24. */
  readonly narrow: boolean;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
  readonly across: number;
  readonly down: number;
}

interface Cell {
  readonly width: number;
  readonly height: number;
  readonly baseline: number;
  /** Em of the monospaced face whose advance fills the cell. */
  readonly em: number;
}

const FONT_A: Cell = { width: 12, height: 24, baseline: 19, em: 20 };
const FONT_B: Cell = { width: 9, height: 17, baseline: 13, em: 15 };

export function cellOf(look: CharacterLook): { width: number; height: number } {
  const cell = look.narrow ? FONT_B : FONT_A;
  return { width: cell.width * look.across, height: cell.height * look.down };
}

/** Characters drawn before; the few that are very large are not worth their memory. */
const drawn = new Map<string, Bitmap>();
const LARGEST_KEPT = 9;

/** One character in its cell, dots doubled as a printer doubles them. Shared: not to be drawn on. */
export function drawCharacter(codePoint: number, look: CharacterLook): Bitmap {
  const { narrow, bold, underline, inverse, across, down } = look;
  if (across * down > LARGEST_KEPT) return drawAnew(codePoint, look);
  const key = [codePoint, narrow, bold, underline, inverse, across, down].join();
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const made = drawAnew(codePoint, look);
  drawn.set(key, made);
  return made;
}

function drawAnew(codePoint: number, look: CharacterLook): Bitmap {
  const cell = look.narrow ? FONT_B : FONT_A;
  const bitmap = createBitmap(cell.width, cell.height);
  const glyph = typeface(look.bold ? 'mono-bold' : 'mono', cell.em).glyph(codePoint);
  stamp(bitmap, glyph.bitmap, glyph.left, cell.baseline - glyph.top);
  if (look.underline) fillRect(bitmap, 0, cell.height - 2, cell.width, 1);
  return magnify(look.inverse ? invert(bitmap) : bitmap, look.across, look.down);
}

/** Epson's numbers of the code pages one meets, for ESC t. A printer's own profile may say others. */
const EPSON_PAGES: Readonly<Record<number, Codepage>> = {
  0: 'cp437',
  2: 'cp850',
  3: 'cp860',
  4: 'cp863',
  5: 'cp865',
  16: 'windows1252',
  17: 'cp866',
  18: 'cp852',
  19: 'cp858',
  34: 'cp855',
  44: 'cp1125',
  45: 'windows1250',
  46: 'windows1251',
  47: 'windows1253',
  48: 'windows1254',
  51: 'windows1257',
};

const NO_CHARACTER = 0xfffd;

export type CodePages = Readonly<Record<number, Codepage>>;

/** Bytes as code points by the page of that number; outside ASCII, all are U+FFFD when the number is not known. */
export function decode(bytes: Uint8Array, index: number, own: CodePages): { codePoints: number[]; known: boolean } {
  const page = own[index] ?? EPSON_PAGES[index];
  if (page === undefined) {
    return { codePoints: [...bytes].map((byte) => (byte < 0x7f ? byte : NO_CHARACTER)), known: bytes.every((byte) => byte < 0x7f) };
  }
  const table = CodepageEncoder.getCodepoints(page, true);
  return { codePoints: [...bytes].map((byte) => table[byte] ?? NO_CHARACTER), known: true };
}

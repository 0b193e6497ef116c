import { bitmapToPng, type Bitmap } from './bitmap.ts';
import type { CodePages } from './escpos/character-cells.ts';
import { paint, type Complaint, type PaintedPiece } from './escpos/paint.ts';
import { rollToBitmap } from './escpos/paper-roll.ts';
import { parseEscPos } from './escpos/parse.ts';
import type { PrinterProfile } from './printer-profile.ts';

export type { Complaint } from './escpos/paint.ts';

/** A piece of paper that came out of the printer, or hangs in it. */
export interface Printed {
  /** Dots. */
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** Cut off; otherwise it still hangs in the printer. */
  readonly cut: boolean;
  /** What is printed as characters; text inside pictures is not among it. */
  readonly lines: readonly string[];
  /** What the bytes asked for that is not on the paper, or not known. */
  readonly complaints: readonly Complaint[];
  bitmap(): Bitmap;
  /** One bit a dot, black on white, with the resolution in it. */
  png(): Promise<Buffer>;
}

export interface PrinterTraits {
  readonly dots: number;
  readonly dpi?: number;
  /** Code pages by the n of ESC t, where they differ from Epson's. */
  readonly codePages?: CodePages;
}

/**
 * ESC/POS bytes as the slips a printer makes of them, one for each cut. Takes any bytes and throws on none; measures of
 * feeds are dots. Not drawn, but complained about: page mode, NV images, barcodes other than Code 128, own tab stops.
 */
export async function interpret(bytes: Uint8Array, traits: PrinterTraits): Promise<Printed[]> {
  const dpi = traits.dpi ?? 203;
  const painted = paint(parseEscPos(bytes), {
    dots: traits.dots,
    lineSpacing: Math.round(dpi / 6),
    codePages: traits.codePages ?? {},
  });
  return painted.map((piece) => printedOf(piece, dpi));
}

/** The traits of a printer with that profile. */
export function traitsOf(profile: PrinterProfile): PrinterTraits {
  const codePages = Object.fromEntries(profile.codePages.map(({ page, index }) => [index, page]));
  return { dots: profile.dots, dpi: profile.dpi, codePages };
}

function printedOf(piece: PaintedPiece, dpi: number): Printed {
  const { roll, cut, lines, complaints } = piece;
  const bitmap = (): Bitmap => rollToBitmap(roll);
  return { width: roll.width, height: roll.height, dpi, cut, lines, complaints, bitmap, png: () => bitmapToPng(bitmap(), dpi) };
}

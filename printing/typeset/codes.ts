import { CODE128_QUIET, QR_QUIET, code128Widths, drawBars, qrMatrix, widthInModules } from '../barcode-modules.ts';
import { createBitmap, magnify, quarterTurn, stack, stamp, type Bitmap } from '../bitmap.ts';
import type { BarcodeBlock, QrBlock } from '../slip.ts';
import { dotsOf, isNarrow, type Paper } from './paper.ts';
import { setText } from './text.ts';

/** Thinner bars than two dots do not survive thermal paper and a scan at 200 dpi. */
const THINNEST_DOTS = 2;
/** Wider ones only make the code too long for a scanner held close. */
const WIDEST_MM = 0.4;

/** Dots a module of a Code 128 that is `modules` long with its quiet zones; 0 when it does not fit across. */
export function moduleDots(paper: Paper, modules: number): number {
  const most = Math.max(THINNEST_DOTS, Math.floor((WIDEST_MM * paper.dpi) / 25.4));
  const fitting = Math.min(most, Math.floor(paper.dots / modules));
  return fitting >= THINNEST_DOTS ? fitting : 0;
}

/** Code 128, centred with its quiet zones; too long for the paper, it is turned to run along it. */
export function setBarcode(block: BarcodeBlock, paper: Paper): Bitmap {
  const widths = code128Widths(block.data);
  const height = dotsOf(paper, block.heightMm);
  const across = moduleDots(paper, widthInModules(widths) + 2 * CODE128_QUIET);
  if (across > 0) return centred(drawBars(widths, across, height), paper.dots, 0);
  const bars = drawBars(widths, THINNEST_DOTS, height);
  return centred(quarterTurn(bars), paper.dots, CODE128_QUIET * THINNEST_DOTS);
}

/** Error correction M: a receipt is folded, but the code stays large. */
export const QR_LEVEL = 'M';

/** QR with its quiet zone; the texts beside it are centred against it, or set under it on narrow paper. */
export function setQr(block: QrBlock, paper: Paper): Bitmap {
  const matrix = qrMatrix(block.data, QR_LEVEL);
  const module = Math.max(2, Math.round(dotsOf(paper, block.sizeMm) / matrix.width));
  const code = magnify(matrix, module, module);
  const quiet = QR_QUIET * module;
  const texts = block.beside ?? [];
  if (texts.length === 0) return centred(code, paper.dots, quiet);
  if (isNarrow(paper)) {
    const under = texts.map((text) => setText({ ...text, align: 'center', fit: text.size === 2 }, paper));
    return stack(paper.dots, [centred(code, paper.dots, quiet), ...under]);
  }
  const left = code.width + 2 * quiet;
  const texted = texts.map((text) => setText(text, { ...paper, dots: paper.dots - left }));
  const side = stack(paper.dots - left, texted);
  const height = Math.max(code.height + 2 * quiet, side.height);
  const bitmap = createBitmap(paper.dots, height);
  stamp(bitmap, code, quiet, Math.round((height - code.height) / 2));
  stamp(bitmap, side, left, Math.round((height - side.height) / 2));
  return bitmap;
}

function centred(picture: Bitmap, width: number, margin: number): Bitmap {
  const bitmap = createBitmap(width, picture.height + 2 * margin);
  stamp(bitmap, picture, Math.floor((width - picture.width) / 2), margin);
  return bitmap;
}

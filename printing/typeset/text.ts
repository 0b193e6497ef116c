import { createBitmap, invert, type Bitmap } from '../bitmap.ts';
import type { Align, TextBlock, TextSize } from '../slip.ts';
import { balanceLines, breakLines, limitLines, settable } from '../type/paragraph.ts';
import { typeface, type Typeface } from '../type/typeface.ts';
import { baselineOf, dotsOf, faceOf, leadingOf, type Paper } from './paper.ts';

/** How far a text that is to fit may shrink. */
const SMALLEST_SHARE = 0.65;

/** A block of text over the whole width of the paper. */
export function setText(block: TextBlock, paper: Paper): Bitmap {
  const size = block.size ?? 1;
  const text = settable(block.text);
  const padding = block.inverse === true ? dotsOf(paper, 2) : 0;
  const width = paper.dots - 2 * padding;
  const wanted = faceOf(paper, size, block.bold ?? false);
  const face = block.fit === true ? fitted(wanted, block.bold ?? false, text, width, block.maxLines ?? 1) : wanted;
  const measure = (line: string): number => face.measure(line);
  const most = block.maxLines ?? Number.POSITIVE_INFINITY;
  const full = breakLines(text, width, measure);
  // What must be cut short fills its lines; what fits is balanced.
  const lines = full.length > most ? limitLines(full, most, width, measure) : balanceLines(text, width, measure);
  const set = setLines(lines, face, size, block.align ?? 'left', paper.dots, padding);
  return block.inverse === true ? onBlack(set, dotsOf(paper, 1)) : set;
}

/** The largest size up to `wanted` in which the text takes `most` lines; no smaller than a share of it, then it breaks. */
function fitted(wanted: Typeface, bold: boolean, text: string, width: number, most: number): Typeface {
  let face = wanted;
  const lines = (): number => breakLines(text, width, (line) => face.measure(line)).length;
  while (lines() > most && face.em > wanted.em * SMALLEST_SHARE) {
    face = typeface(bold ? 'text-bold' : 'text', face.em - 1);
  }
  return face;
}

function setLines(lines: readonly string[], face: Typeface, size: TextSize, align: Align, width: number, padding: number): Bitmap {
  const leading = leadingOf(face, size);
  const bitmap = createBitmap(width, leading * lines.length);
  for (const [index, line] of lines.entries()) {
    const free = width - 2 * padding - face.measure(line);
    const shift = align === 'left' ? 0 : align === 'right' ? free : Math.round(free / 2);
    face.draw(bitmap, padding + shift, index * leading + baselineOf(face, leading), line);
  }
  return bitmap;
}

function onBlack(text: Bitmap, padding: number): Bitmap {
  const padded = createBitmap(text.width, text.height + 2 * padding);
  padded.data.set(text.data, padding * text.width);
  return invert(padded);
}

import { createBitmap, fillRect, type Bitmap } from '../bitmap.ts';
import type { RuleBlock } from '../slip.ts';
import { baselineOf, dotsOf, faceOf, labelFace, leadingOf, widthMm, type Paper } from './paper.ts';

/** A line across, with air above and below. */
export function setRule(block: RuleBlock, paper: Paper): Bitmap {
  const air = dotsOf(paper, 1.5);
  const thick = block.weight === 'strong' ? dotsOf(paper, 0.5) : Math.max(1, dotsOf(paper, 0.18));
  const bitmap = createBitmap(paper.dots, 2 * air + thick);
  fillRect(bitmap, 0, air, paper.dots, thick);
  return bitmap;
}

export function setSpace(lines: number, paper: Paper): Bitmap {
  return createBitmap(paper.dots, Math.round(lines * leadingOf(faceOf(paper, 1, false), 1)));
}

/** Millimetres from edge to edge of what can be printed, numbered in centimetres. */
export function setRuler(paper: Paper): Bitmap {
  const face = labelFace(paper);
  const leading = leadingOf(face, 1);
  const tall = dotsOf(paper, 4);
  const bitmap = createBitmap(paper.dots, tall + leading);
  fillRect(bitmap, 0, 0, paper.dots, 1);
  for (let mm = 0; mm <= widthMm(paper); mm++) {
    const x = Math.min(paper.dots - 1, dotsOf(paper, mm));
    const length = mm % 10 === 0 ? tall : dotsOf(paper, mm % 5 === 0 ? 2.8 : 1.6);
    fillRect(bitmap, x, 0, mm % 10 === 0 ? 2 : 1, length);
    if (mm % 10 !== 0 || mm === 0) continue;
    const text = String(mm / 10);
    face.draw(bitmap, x - Math.round(face.measure(text) / 2), tall + baselineOf(face, leading), text);
  }
  fillRect(bitmap, paper.dots - 1, 0, 1, tall);
  return bitmap;
}

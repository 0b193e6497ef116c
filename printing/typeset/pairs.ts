import { createBitmap, type Bitmap } from '../bitmap.ts';
import type { PairRow, PairsBlock } from '../slip.ts';
import { breakLines, settable } from '../type/paragraph.ts';
import type { Typeface } from '../type/typeface.ts';
import { baselineOf, dotsOf, faceOf, isNarrow, labelFace, leadingOf, type Paper } from './paper.ts';

/** Share of the width that names of fields take. */
const LABEL_SHARE = 0.41;

/**
 * Names of fields and their values in two columns with one edge; on narrow paper the value stands under its name.
 * The first lines share a baseline.
 */
export function setPairs(block: PairsBlock, paper: Paper): Bitmap[] {
  return block.rows.map((row) => (isNarrow(paper) ? stacked(row, paper) : sideBySide(row, paper)));
}

interface Column {
  readonly face: Typeface;
  readonly leading: number;
  readonly lines: readonly string[];
}

function column(text: string, face: Typeface, leading: number, width: number): Column {
  return { face, leading, lines: breakLines(settable(text), width, (line) => face.measure(line)) };
}

function sideBySide(row: PairRow, paper: Paper): Bitmap {
  const gap = dotsOf(paper, 2);
  const edge = Math.round(paper.dots * LABEL_SHARE);
  const valueFace = faceOf(paper, row.strong === true ? 2 : 1, row.strong === true);
  const leading = leadingOf(valueFace, row.strong === true ? 2 : 1);
  const label = column(row.label, labelFace(paper), leadingOf(labelFace(paper), 1), edge - gap);
  const value = column(row.value, valueFace, leading, paper.dots - edge);
  const first = baselineOf(valueFace, leading);
  const labelTop = first - baselineOf(label.face, label.leading);
  const height = Math.max(value.lines.length * leading, labelTop + label.lines.length * label.leading);
  const bitmap = createBitmap(paper.dots, height + rowGap(paper));
  drawColumn(bitmap, label, 0, labelTop);
  drawColumn(bitmap, value, edge, 0);
  return bitmap;
}

function stacked(row: PairRow, paper: Paper): Bitmap {
  const valueFace = faceOf(paper, row.strong === true ? 2 : 1, true);
  const value = column(row.value, valueFace, leadingOf(valueFace, row.strong === true ? 2 : 1), paper.dots);
  const label = column(row.label, labelFace(paper), Math.round(labelFace(paper).em * 1.2), paper.dots);
  const below = label.lines.length * label.leading;
  const bitmap = createBitmap(paper.dots, below + value.lines.length * value.leading + rowGap(paper));
  drawColumn(bitmap, label, 0, 0);
  drawColumn(bitmap, value, 0, below);
  return bitmap;
}

function drawColumn(target: Bitmap, column: Column, x: number, y: number): void {
  for (const [index, line] of column.lines.entries()) {
    column.face.draw(target, x, y + index * column.leading + baselineOf(column.face, column.leading), line);
  }
}

function rowGap(paper: Paper): number {
  return dotsOf(paper, 1.1);
}

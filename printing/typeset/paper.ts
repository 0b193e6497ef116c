import type { TextSize } from '../slip.ts';
import { typeface, type Typeface } from '../type/typeface.ts';

/** What a slip is typeset on. */
export interface Paper {
  /** Printable width in dots. */
  readonly dots: number;
  readonly dpi: number;
}

export function dotsOf(paper: Paper, mm: number): number {
  return Math.round((mm * paper.dpi) / 25.4);
}

export function widthMm(paper: Paper): number {
  return (paper.dots * 25.4) / paper.dpi;
}

/** Narrow paper (58 mm, 48 of them printable) takes a smaller scale of sizes. */
export function isNarrow(paper: Paper): boolean {
  return widthMm(paper) < 56;
}

/** Sizes of the em in millimetres: body is 10 pt, so that it is read without glasses at arm's length. */
const WIDE: Record<TextSize, number> = { 1: 3.5, 2: 4.4, 3: 5.7, 4: 8 };
const NARROW: Record<TextSize, number> = { 1: 3.2, 2: 3.9, 3: 4.7, 4: 6 };
const LABEL_MM = 3.1;
const NARROW_LABEL_MM = 2.9;

export function faceOf(paper: Paper, size: TextSize, bold: boolean): Typeface {
  const mm = (isNarrow(paper) ? NARROW : WIDE)[size];
  return typeface(bold ? 'text-bold' : 'text', dotsOf(paper, mm));
}

/** The face of the names of fields: a step below body text. */
export function labelFace(paper: Paper): Typeface {
  return typeface('text', dotsOf(paper, isNarrow(paper) ? NARROW_LABEL_MM : LABEL_MM));
}

/** From one baseline to the next: large text needs less air. */
export function leadingOf(face: Typeface, size: TextSize): number {
  return Math.round(face.em * (size === 1 ? 1.28 : 1.18));
}

/** Where the baseline lies in a line of `leading` dots: the capital is centred, a little low. */
export function baselineOf(face: Typeface, leading: number): number {
  return Math.round((leading + face.capHeight) / 2);
}

import type { Bitmap } from '../bitmap.ts';
import { createBitmap } from '../bitmap.ts';
import type { Contour, Point } from './true-type.ts';

/** A glyph in dots: `left` and `top` place it from the pen position on the baseline, `top` counted upwards. */
export interface GlyphBitmap {
  readonly left: number;
  readonly top: number;
  readonly bitmap: Bitmap;
}

type Place = (point: Point) => { x: number; y: number };

interface Edge {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly winding: 1 | -1;
}

/** Samples per dot and axis; 4 × 8 samples are enough for a decision between black and white. */
const ACROSS = 8;
const DOWN = 4;
const CURVE_STEPS = 6;
/** A dot is black from this share of its area on: a little under half, as thin strokes burn away on thermal paper. */
const BLACK_FROM = 0.44;

/** Fills outlines by the non-zero winding rule. `place` maps font units to dots, y upwards. */
export function fillOutline(contours: readonly Contour[], place: Place): GlyphBitmap {
  const edges = contours.flatMap((contour) => edgesOf(flatten(contour, place)));
  if (edges.length === 0) return { left: 0, top: 0, bitmap: createBitmap(0, 0) };
  const xs = edges.map((edge) => edge.x0);
  const ys = edges.map((edge) => edge.y0);
  const left = Math.floor(Math.min(...xs));
  const top = Math.ceil(Math.max(...ys));
  const bitmap = createBitmap(Math.ceil(Math.max(...xs)) - left + 1, top - Math.floor(Math.min(...ys)) + 1);
  for (let row = 0; row < bitmap.height; row++) {
    const counts = new Uint16Array(bitmap.width);
    for (let sample = 0; sample < DOWN; sample++) {
      addCoverage(counts, edges, top - row - (sample + 0.5) / DOWN, left);
    }
    counts.forEach((count, x) => {
      if (count >= BLACK_FROM * ACROSS * DOWN) bitmap.data[row * bitmap.width + x] = 1;
    });
  }
  return { left, top, bitmap };
}

function addCoverage(counts: Uint16Array, edges: readonly Edge[], y: number, left: number): void {
  const crossings = edges
    .filter((edge) => Math.min(edge.y0, edge.y1) <= y && y < Math.max(edge.y0, edge.y1))
    .map((edge) => ({ x: edge.x0 + ((y - edge.y0) / (edge.y1 - edge.y0)) * (edge.x1 - edge.x0), winding: edge.winding }))
    .toSorted((a, b) => a.x - b.x);
  let inside = 0;
  for (const [index, crossing] of crossings.entries()) {
    inside += crossing.winding;
    const next = crossings[index + 1];
    if (inside === 0 || next === undefined) continue;
    const from = Math.round((crossing.x - left) * ACROSS);
    const to = Math.round((next.x - left) * ACROSS);
    for (let sample = from; sample < to; sample++) {
      const column = Math.floor(sample / ACROSS);
      counts[column] = (counts[column] ?? 0) + 1;
    }
  }
}

/** TrueType contours are quadratic splines in which an on-curve point between two control points is left out. */
function flatten(contour: Contour, place: Place): { x: number; y: number }[] {
  const explicit = contour.flatMap((point, index): Point[] => {
    const next = contour[(index + 1) % contour.length] ?? point;
    const implied = { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2, onCurve: true };
    return !point.onCurve && !next.onCurve ? [point, implied] : [point];
  });
  const first = explicit.findIndex((point) => point.onCurve);
  if (first < 0) return [];
  const ring = [...explicit.slice(first), ...explicit.slice(0, first + 1)];
  const line: { x: number; y: number }[] = [];
  for (const [index, point] of ring.entries()) {
    const previous = ring[index - 1];
    const next = ring[index + 1];
    if (point.onCurve || previous === undefined || next === undefined) {
      line.push(place(point));
      continue;
    }
    const [a, b, c] = [place(previous), place(point), place(next)];
    for (let step = 1; step < CURVE_STEPS; step++) {
      const t = step / CURVE_STEPS;
      const u = 1 - t;
      line.push({ x: u * u * a.x + 2 * u * t * b.x + t * t * c.x, y: u * u * a.y + 2 * u * t * b.y + t * t * c.y });
    }
  }
  return line;
}

function edgesOf(line: readonly { x: number; y: number }[]): Edge[] {
  return line.flatMap((from, index): Edge[] => {
    const to = line[(index + 1) % line.length] ?? from;
    return [{ x0: from.x, y0: from.y, x1: to.x, y1: to.y, winding: to.y > from.y ? 1 : -1 }];
  });
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { stamp, type Bitmap } from '../bitmap.ts';
import { fillOutline, type GlyphBitmap } from './outline-fill.ts';
import { parseTrueType, type Point, type TrueType } from './true-type.ts';

export type FaceName = 'text' | 'text-bold' | 'mono' | 'mono-bold';

/** DejaVu has complete Ukrainian, ₴ and both apostrophes; its condensed cut is the humanist one that fits 48 mm of paper. */
const FILES: Record<FaceName, string> = {
  text: 'DejaVuSansCondensed.ttf',
  'text-bold': 'DejaVuSansCondensed-Bold.ttf',
  mono: 'DejaVuSansMono.ttf',
  'mono-bold': 'DejaVuSansMono-Bold.ttf',
};

/** A face at one size. Text goes glyph by glyph, each at a whole dot, so that equal letters look equal. */
export interface Typeface {
  /** Size of the em in dots. */
  readonly em: number;
  /** Height of a capital in dots. */
  readonly capHeight: number;
  /** Width of the text in dots, kerning included. */
  measure(text: string): number;
  /** Draws with the pen starting at x on the baseline; returns where the pen ends. */
  draw(target: Bitmap, x: number, baseline: number, text: string): number;
  /** One character by itself. */
  glyph(codePoint: number): GlyphBitmap;
}

const fonts = new Map<FaceName, TrueType>();
const faces = new Map<string, Typeface>();

/** A face at `em` dots; loaded and drawn once, then remembered. */
export function typeface(name: FaceName, em: number): Typeface {
  const key = `${name} ${em}`;
  const known = faces.get(key);
  if (known !== undefined) return known;
  const made = atSize(fontOf(name), em);
  faces.set(key, made);
  return made;
}

function fontOf(name: FaceName): TrueType {
  const known = fonts.get(name);
  if (known !== undefined) return known;
  const path = createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${FILES[name]}`);
  const font = parseTrueType(readFileSync(path));
  fonts.set(name, font);
  return font;
}

function atSize(font: TrueType, em: number): Typeface {
  const scale = em / font.unitsPerEm;
  const place = snapped(font, scale);
  const glyphs = new Map<number, GlyphBitmap>();
  const glyphAt = (glyph: number): GlyphBitmap => {
    const known = glyphs.get(glyph);
    if (known !== undefined) return known;
    const made = fillOutline(font.outlineOf(glyph), place);
    glyphs.set(glyph, made);
    return made;
  };
  const walk = (text: string, visit: (glyph: number, pen: number) => void): number => {
    let pen = 0;
    let previous: number | undefined;
    for (const character of text) {
      const glyph = font.glyphOf(character.codePointAt(0) ?? 0);
      if (previous !== undefined) pen += font.kerning(previous, glyph) * scale;
      visit(glyph, Math.round(pen));
      pen += font.advanceOf(glyph) * scale;
      previous = glyph;
    }
    return Math.ceil(pen);
  };
  return {
    em,
    capHeight: Math.round(font.capHeight * scale),
    measure: (text) => walk(text, () => {}),
    draw: (target, x, baseline, text) =>
      x +
      walk(text, (glyph, pen) => {
        const { left, top, bitmap } = glyphAt(glyph);
        stamp(target, bitmap, x + pen + left, baseline - top);
      }),
    glyph: (codePoint) => glyphAt(font.glyphOf(codePoint)),
  };
}

/**
 * Stretches the vertical scale a little, so that the tops of small letters and of capitals both fall on whole dots:
 * without it, one bit a dot makes a ragged line of them.
 */
function snapped(font: TrueType, scale: number): (point: Point) => { x: number; y: number } {
  const small = Math.round(font.xHeight * scale);
  const capital = Math.round(font.capHeight * scale);
  const upper = (capital - small) / (font.capHeight - font.xHeight);
  return ({ x, y }) => {
    if (y <= 0) return { x: x * scale, y: y * scale };
    if (y <= font.xHeight) return { x: x * scale, y: (y / font.xHeight) * small };
    return { x: x * scale, y: small + (y - font.xHeight) * upper };
  };
}

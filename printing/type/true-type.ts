/**
 * Reads the outlines and measures of a TrueType font (OpenType 1.9: head, hhea, hmtx, maxp, cmap 4, loca, glyf, kern 0).
 * Written out because slips must come out dot for dot the same on every machine, and a system's own text
 * drawing depends on which fonts and hinting rules it has.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

export type Contour = readonly Point[];

/** All measures in font units, y upwards. */
export interface TrueType {
  readonly unitsPerEm: number;
  readonly xHeight: number;
  readonly capHeight: number;
  /** 0 is the font's own «no such character». */
  glyphOf(codePoint: number): number;
  advanceOf(glyph: number): number;
  kerning(left: number, right: number): number;
  outlineOf(glyph: number): readonly Contour[];
}

/** Throws on a file that is not a TrueType font with a Unicode cmap. */
export function parseTrueType(file: Uint8Array): TrueType {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = directory(view);
  const table = (tag: string): number => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new Error(`the font has no ${tag} table`);
    return offset;
  };
  const head = table('head');
  const hmtx = table('hmtx');
  const wideMetrics = view.getUint16(table('hhea') + 34);
  const location = glyphLocations(view, table('loca'), view.getInt16(head + 50) === 1);
  const characters = characterMap(view, table('cmap'));
  const kernOffset = tables.get('kern');
  const pairs = kernOffset === undefined ? new Map<number, number>() : kernPairs(view, kernOffset);
  const glyphOf = (codePoint: number): number => characters.get(codePoint) ?? 0;
  const outlineOf = (glyph: number): Contour[] => readOutline(view, table('glyf'), location, glyph);
  const heightOf = (character: string): number =>
    Math.max(...outlineOf(glyphOf(character.charCodeAt(0))).flatMap((contour) => contour.map((point) => point.y)));
  return {
    unitsPerEm: view.getUint16(head + 18),
    // DejaVu's OS/2 table is of version 1, which does not say these heights: they are measured.
    xHeight: heightOf('x'),
    capHeight: heightOf('H'),
    glyphOf,
    advanceOf: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, wideMetrics - 1)),
    kerning: (left, right) => pairs.get(left * 0x10000 + right) ?? 0,
    outlineOf,
  };
}

function directory(view: DataView): Map<string, number> {
  const tables = new Map<string, number>();
  const count = view.getUint16(4);
  for (let index = 0; index < count; index++) {
    const entry = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(entry + byte)));
    tables.set(tag, view.getUint32(entry + 8));
  }
  return tables;
}

type Location = (glyph: number) => { offset: number; empty: boolean };

function glyphLocations(view: DataView, loca: number, long: boolean): Location {
  const at = (glyph: number): number => (long ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph));
  return (glyph) => ({ offset: at(glyph), empty: at(glyph + 1) === at(glyph) });
}

function characterMap(view: DataView, cmap: number): Map<number, number> {
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index++) {
    const subtable = cmap + view.getUint32(cmap + 4 + 8 * index + 4);
    if (view.getUint16(subtable) === 4) return segmentMap(view, subtable);
  }
  throw new Error('the font has no Unicode character map of format 4');
}

function segmentMap(view: DataView, subtable: number): Map<number, number> {
  const characters = new Map<number, number>();
  const doubled = view.getUint16(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + doubled + 2;
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = view.getUint16(ends + segment);
    const start = view.getUint16(starts + segment);
    const delta = view.getUint16(starts + doubled + segment);
    const rangeAt = starts + 2 * doubled + segment;
    const range = view.getUint16(rangeAt);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const listed = range === 0 ? code : view.getUint16(rangeAt + range + 2 * (code - start));
      if (range === 0 || listed !== 0) characters.set(code, (listed + delta) & 0xffff);
    }
  }
  return characters;
}

function kernPairs(view: DataView, kern: number): Map<number, number> {
  const pairs = new Map<number, number>();
  let subtable = kern + 4;
  for (let index = 0; index < view.getUint16(kern + 2); index++) {
    const count = view.getUint16(subtable + 6);
    const format = view.getUint16(subtable + 4) >> 8;
    const readable = format === 0 ? count : 0;
    for (let pair = 0; pair < readable; pair++) {
      const at = subtable + 14 + 6 * pair;
      pairs.set(view.getUint16(at) * 0x10000 + view.getUint16(at + 2), view.getInt16(at + 4));
    }
    subtable += 14 + 6 * count;
  }
  return pairs;
}

function readOutline(view: DataView, glyf: number, location: Location, glyph: number): Contour[] {
  const { offset, empty } = location(glyph);
  if (empty) return [];
  const start = glyf + offset;
  const contours = view.getInt16(start);
  return contours >= 0
    ? simpleOutline(view, start, contours)
    : compositeOutline(view, start + 10, (part) => readOutline(view, glyf, location, part));
}

function simpleOutline(view: DataView, start: number, contours: number): Contour[] {
  const ends = Array.from({ length: contours }, (_, index) => view.getUint16(start + 10 + 2 * index));
  const count = (ends.at(-1) ?? -1) + 1;
  let at = start + 10 + 2 * contours;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = view.getUint8(at++);
    const repeat = (flag & 8) === 0 ? 0 : view.getUint8(at++);
    for (let copy = 0; copy <= repeat; copy++) flags.push(flag);
  }
  const axis = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if ((flag & short) !== 0) value += (flag & same) === 0 ? -view.getUint8(at++) : view.getUint8(at++);
      else if ((flag & same) === 0) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = axis(2, 16);
  const ys = axis(4, 32);
  const points = flags.map((flag, index) => ({ x: xs[index] ?? 0, y: ys[index] ?? 0, onCurve: (flag & 1) === 1 }));
  return ends.map((end, index) => points.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end + 1));
}

function compositeOutline(view: DataView, from: number, outlineOf: (glyph: number) => Contour[]): Contour[] {
  const result: Contour[] = [];
  let at = from;
  let more = true;
  while (more) {
    const flags = view.getUint16(at);
    const part = outlineOf(view.getUint16(at + 2));
    const words = (flags & 1) !== 0;
    const moved = (flags & 2) !== 0;
    const dx = !moved ? 0 : words ? view.getInt16(at + 4) : view.getInt8(at + 4);
    const dy = !moved ? 0 : words ? view.getInt16(at + 6) : view.getInt8(at + 5);
    at += words ? 8 : 6;
    const scale = (): number => {
      const value = view.getInt16(at) / 0x4000;
      at += 2;
      return value;
    };
    let [a, b, c, d] = [1, 0, 0, 1];
    if ((flags & 0x08) !== 0) a = d = scale();
    else if ((flags & 0x40) !== 0) [a, d] = [scale(), scale()];
    else if ((flags & 0x80) !== 0) [a, b, c, d] = [scale(), scale(), scale(), scale()];
    for (const contour of part) {
      result.push(contour.map((p) => ({ x: a * p.x + c * p.y + dx, y: b * p.x + d * p.y + dy, onCurve: p.onCurve })));
    }
    more = (flags & 0x20) !== 0;
  }
  return result;
}

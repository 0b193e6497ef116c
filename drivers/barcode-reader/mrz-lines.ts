/** A format of machine-readable zone: ICAO 9303-5 (TD1), -6 (TD2), -4 (TD3), -7 (visas, which have the sizes of TD2 and TD3). */
interface Format {
  readonly lines: number;
  readonly width: number;
  /** The first line: kind of document, issuing state, and what tells a zone from a barcode of the same length. */
  readonly first: RegExp;
}

const formats: readonly Format[] = [
  { lines: 3, width: 30, first: /^[ACI][A-Z<][A-Z]{1,3}<{0,2}[A-Z0-9<]{25}$/ },
  { lines: 2, width: 36, first: /^[ACIPV][A-Z<][A-Z]{1,3}<{0,2}[A-Z<]{31}$/ },
  { lines: 2, width: 44, first: /^[PV][A-Z<][A-Z]{1,3}<{0,2}[A-Z<]{39}$/ },
];

const characters = /^[A-Z0-9<]+$/;

/** Whether `lines`, in this order, are a whole zone, the beginning of one, or none. */
export function mrzOf(lines: readonly string[]): 'whole' | 'begun' | 'none' {
  const [first = ''] = lines;
  const format = formats.find(({ width, first: form }) => first.length === width && form.test(first));
  if (!format || lines.length > format.lines) return 'none';
  if (!lines.every((line) => line.length === format.width && characters.test(line))) return 'none';
  return lines.length === format.lines ? 'whole' : 'begun';
}

/** The lines of the zone that a whole read is, with or without line ends between them; nothing where it is something else. */
export function mrzLinesIn(text: string): string[] | undefined {
  const joined = text.replace(/\s+/g, '');
  if (!joined.includes('<')) return undefined;
  for (const { lines, width } of formats) {
    if (joined.length !== lines * width) continue;
    const parts = Array.from({ length: lines }, (_, index) => joined.slice(index * width, (index + 1) * width));
    if (mrzOf(parts) === 'whole') return parts;
  }
  return undefined;
}

/** A stretch of one line of a machine-readable zone: line and columns counted from 0, `to` exclusive. */
export interface Span {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

export type MrzFormat = 'TD1' | 'TD2' | 'TD3';

/** Where a format keeps its fields. */
export interface MrzLayout {
  readonly format: MrzFormat;
  readonly lineCount: number;
  readonly lineLength: number;
  /** What the document code may be. Visas have the sizes of TD2 and TD3 but other fields, and begin with V: not read. */
  readonly kinds: RegExp;
  readonly kind: Span;
  readonly issuer: Span;
  readonly number: Span;
  readonly numberCheck: Span;
  readonly optional: Span;
  readonly optionalCheck?: Span;
  readonly birthDate: Span;
  readonly birthCheck: Span;
  readonly sex: Span;
  readonly expiryDate: Span;
  readonly expiryCheck: Span;
  readonly nationality: Span;
  readonly name: Span;
  readonly composite: Span;
  readonly compositeOver: readonly Span[];
}

function span(line: number, from: number, to: number): Span {
  return { line, from, to };
}

/** Identity card, 3 × 30 (ICAO Doc 9303-5, 4.2). */
const td1: MrzLayout = {
  format: 'TD1',
  lineCount: 3,
  lineLength: 30,
  kinds: /^[ACI][A-Z<]$/,
  kind: span(0, 0, 2),
  issuer: span(0, 2, 5),
  number: span(0, 5, 14),
  numberCheck: span(0, 14, 15),
  optional: span(0, 15, 30),
  birthDate: span(1, 0, 6),
  birthCheck: span(1, 6, 7),
  sex: span(1, 7, 8),
  expiryDate: span(1, 8, 14),
  expiryCheck: span(1, 14, 15),
  nationality: span(1, 15, 18),
  name: span(2, 0, 30),
  composite: span(1, 29, 30),
  compositeOver: [span(0, 5, 30), span(1, 0, 7), span(1, 8, 15), span(1, 18, 29)],
};

/** The second lines of TD2 and TD3 agree up to the optional data. */
const sharedSecondLine = {
  number: span(1, 0, 9),
  numberCheck: span(1, 9, 10),
  nationality: span(1, 10, 13),
  birthDate: span(1, 13, 19),
  birthCheck: span(1, 19, 20),
  sex: span(1, 20, 21),
  expiryDate: span(1, 21, 27),
  expiryCheck: span(1, 27, 28),
} as const;

/** Larger identity card, 2 × 36 (ICAO Doc 9303-6, 4.2). */
const td2: MrzLayout = {
  ...sharedSecondLine,
  format: 'TD2',
  lineCount: 2,
  lineLength: 36,
  kinds: /^[ACI][A-Z<]$/,
  kind: span(0, 0, 2),
  issuer: span(0, 2, 5),
  name: span(0, 5, 36),
  optional: span(1, 28, 35),
  composite: span(1, 35, 36),
  compositeOver: [span(1, 0, 10), span(1, 13, 20), span(1, 21, 35)],
};

/** Passport, 2 × 44 (ICAO Doc 9303-4, 4.2). */
const td3: MrzLayout = {
  ...sharedSecondLine,
  format: 'TD3',
  lineCount: 2,
  lineLength: 44,
  kinds: /^P[A-Z<]$/,
  kind: span(0, 0, 2),
  issuer: span(0, 2, 5),
  name: span(0, 5, 44),
  optional: span(1, 28, 42),
  optionalCheck: span(1, 42, 43),
  composite: span(1, 43, 44),
  compositeOver: [span(1, 0, 10), span(1, 13, 20), span(1, 21, 43)],
};

export const mrzLayouts: readonly MrzLayout[] = [td1, td2, td3];

/** The text of a span; shorter than the span when the line is. */
export function textAt(lines: readonly string[], { line, from, to }: Span): string {
  return lines[line]?.slice(from, to) ?? '';
}

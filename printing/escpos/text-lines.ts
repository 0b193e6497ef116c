import type { PairRow, TextBlock, TextSize } from '../slip.ts';
import { balanceLines, breakLines, limitLines, settable } from '../type/paragraph.ts';

/** Magnification of a printer's own characters. */
export interface Magnification {
  readonly across: number;
  readonly down: number;
}

/** For each size, what is tried in turn until the text fits: the first that suits is taken. */
const MAGNIFICATIONS: Record<TextSize, readonly Magnification[]> = {
  1: [{ across: 1, down: 1 }],
  2: [{ across: 1, down: 2 }],
  3: [
    { across: 2, down: 2 },
    { across: 1, down: 2 },
  ],
  4: [
    { across: 3, down: 3 },
    { across: 2, down: 3 },
    { across: 1, down: 2 },
  ],
};

export interface SetLines {
  readonly lines: readonly string[];
  readonly magnification: Magnification;
}

/** A block of text as lines of a printer's own characters, `columns` of them at single width. */
export function textLines(block: TextBlock, columns: number): SetLines {
  const text = settable(block.text);
  const measure = (line: string): number => [...line].length;
  const choices = MAGNIFICATIONS[block.size ?? 1];
  const widestUnit = Math.max(...text.split(block.fit === true ? '\n' : /[\s-]/).map(measure));
  const magnification = choices.find(({ across }) => widestUnit * across <= columns) ?? { across: 1, down: 1 };
  const width = Math.floor(columns / magnification.across);
  const most = block.maxLines ?? Number.POSITIVE_INFINITY;
  const full = breakLines(text, width, measure);
  const lines = full.length > most ? limitLines(full, most, width, measure) : balanceLines(text, width, measure);
  return { lines: block.inverse === true ? lines.map((line) => padded(line, width, block.align)) : lines, magnification };
}

/** White on black goes from edge to edge. */
function padded(line: string, width: number, align: TextBlock['align']): string {
  const free = Math.max(0, width - [...line].length);
  const before = align === 'center' ? Math.floor(free / 2) : align === 'right' ? free : 0;
  return ' '.repeat(before) + line + ' '.repeat(free - before);
}

export interface PairLine {
  /** As wide as the column of names. */
  readonly label: string;
  readonly value: string;
}

/** A field as lines: the value under one edge beside its name, or under its name where the paper is narrow. */
export function pairLines(row: PairRow, columns: number): PairLine[] {
  const measure = (line: string): number => [...line].length;
  const edge = Math.max(14, Math.round(columns * 0.41));
  const label = settable(row.label);
  const value = settable(row.value);
  if (columns < 40) {
    const under = breakLines(value, columns - 2, measure);
    return [
      ...breakLines(label, columns, measure).map((line) => ({ label: line, value: '' })),
      ...under.map((line) => ({ label: '  ', value: line })),
    ];
  }
  const labels = breakLines(label, edge - 1, measure);
  const values = breakLines(value, columns - edge, measure);
  const count = Math.max(labels.length, values.length);
  return Array.from({ length: count }, (_, index) => ({ label: (labels[index] ?? '').padEnd(edge), value: values[index] ?? '' }));
}

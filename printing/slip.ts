/**
 * A slip: what a strip of paper says, as data. It knows nothing of printers: sizes are steps of a hierarchy and
 * millimetres, and the same slip is typeset as a picture or sent as characters, as the printer allows.
 */
export interface Slip {
  /** What the slip is, for logs and previews; not printed. */
  readonly name: string;
  readonly blocks: readonly Block[];
  /** Set for a piece that must have a size, such as a label: it is then always typeset as a picture of that size. */
  readonly sheet?: Sheet;
}

export interface Sheet {
  readonly widthMm: number;
  readonly maxHeightMm: number;
}

/** 1 body, 2 heading, 3 title, 4 the number one reads out. */
export type TextSize = 1 | 2 | 3 | 4;
export type Align = 'left' | 'center' | 'right';

export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
  readonly size?: TextSize;
  readonly bold?: boolean;
  readonly align?: Align;
  /** White on black, over the whole width. */
  readonly inverse?: boolean;
  /** Keep to one line: take the largest size up to `size` in which the text fits. */
  readonly fit?: boolean;
  /** Show at most so many lines, the last one ending in «…». */
  readonly maxLines?: number;
}

export interface PairRow {
  readonly label: string;
  readonly value: string;
  /** The one or two rows people look for. */
  readonly strong?: boolean;
}

export interface PairsBlock {
  readonly kind: 'pairs';
  readonly rows: readonly PairRow[];
}

export interface RuleBlock {
  readonly kind: 'rule';
  readonly weight?: 'hair' | 'strong';
}

export interface SpaceBlock {
  readonly kind: 'space';
  /** In lines of body text; halves are meant. */
  readonly lines: number;
}

export interface BarcodeBlock {
  readonly kind: 'barcode';
  readonly symbology: 'code128';
  /** Printable ASCII. */
  readonly data: string;
  readonly heightMm: number;
}

export interface QrBlock {
  readonly kind: 'qr';
  readonly data: string;
  readonly sizeMm: number;
  /** Stands beside the code where there is room, else under it. */
  readonly beside?: readonly TextBlock[];
}

export interface FeedBlock {
  readonly kind: 'feed';
  readonly mm: number;
}

/** A graduated line, to check that nothing is scaled or cut off. */
export interface RulerBlock {
  readonly kind: 'ruler';
}

export interface CutBlock {
  readonly kind: 'cut';
}

export type Block = TextBlock | PairsBlock | RuleBlock | SpaceBlock | BarcodeBlock | QrBlock | FeedBlock | RulerBlock | CutBlock;

/** For the end of a `switch` over all kinds of block: reached only if one was forgotten. */
export function noSuchBlock(block: never): never {
  throw new Error(`no such block: ${JSON.stringify(block)}`);
}

/** `blocks` as separate pieces of paper; a slip without a cut, or with something after the last one, is one piece more. */
export function pieces(blocks: readonly Block[]): Block[][] {
  const result: Block[][] = [];
  let piece: Block[] = [];
  for (const block of blocks) {
    if (block.kind === 'cut') {
      result.push(piece);
      piece = [];
    } else {
      piece.push(block);
    }
  }
  if (piece.length > 0) result.push(piece);
  return result;
}

/** `DP01-26-000123-7` → `DP01-26-000 123-7`: long runs of digits in threes, for reading out. */
export function groupForReading(number: string): string {
  return number.replace(/\d{6,}/g, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, '\u00a0'));
}

import { splitAimIdentifier } from './aim-identifier.ts';
import type { BarcodeRead } from './contract.ts';
import { mrzLinesIn, mrzOf } from './mrz-lines.ts';

/** How a reader marks where a read begins and ends, as its manual sets it up. */
export interface LineFraming {
  /** What ends a read: `any` is CR, LF or both; `none` means that only a pause does. */
  readonly terminator: 'any' | 'cr' | 'lf' | 'crlf' | 'none';
  /** What each read begins and ends with besides, such as STX and ETX; a read without them is noise and is dropped. Latin-1. */
  readonly prefix: string;
  readonly suffix: string;
  /** Milliseconds of silence after which a read has ended, or will not be completed any more. */
  readonly gapMs: number;
  /** Whether `]C0` and the like in front of the data is the symbology's identifier, to be understood and taken away. */
  readonly aimIdentifiers: boolean;
  /** Longest read, bytes; a longer one is dropped whole, for a part of it would be another code. */
  readonly maxLength: number;
}

export const defaultFraming: LineFraming = {
  terminator: 'any',
  prefix: '',
  suffix: '',
  gapMs: 250,
  aimIdentifiers: true,
  // The most that one QR code holds in bytes is 2953 (ISO/IEC 18004, version 40-L); a PDF417 holds less.
  maxLength: 4096,
};

const CR = 0x0d;
const LF = 0x0a;
const GS = '\u001D';

/**
 * Turns the bytes of a serial barcode or MRZ reader into reads. Pure: the owner feeds it bytes, and tells it of silence. The lines
 * of one machine-readable zone (ICAO 9303-5, -6, -4: 3 × 30, 2 × 36, 2 × 44 characters) become one read, joined by `\n`.
 */
export class LineCodec {
  readonly #framing: LineFraming;
  #line: number[] = [];
  #tooLong = false;
  /** Lines of a machine-readable zone that is not complete yet. */
  #zone: readonly string[] = [];

  constructor(framing: LineFraming = defaultFraming) {
    this.#framing = framing;
  }

  /** Whether something waits for more bytes, so that silence would mean something. */
  get pending(): boolean {
    return this.#line.length > 0 || this.#tooLong || this.#zone.length > 0;
  }

  /** The reads that these bytes complete. */
  push(bytes: Uint8Array): BarcodeRead[] {
    return Array.from(bytes).flatMap((byte) => this.#take(byte));
  }

  /**
   * Nothing came for `gapMs`. Without a terminator, what has come is a read; with one, it is a part of a code that will never be
   * complete, and must not lengthen the next.
   */
  silence(): BarcodeRead[] {
    const reads = this.#framing.terminator === 'none' ? this.#endLine() : [];
    this.#line = [];
    this.#tooLong = false;
    return [...reads, ...this.#endZone()];
  }

  /** The line was cut: what was under way is lost. */
  reset(): void {
    this.#line = [];
    this.#tooLong = false;
    this.#zone = [];
  }

  #take(byte: number): BarcodeRead[] {
    const { terminator, maxLength, prefix, suffix } = this.#framing;
    if (this.#ends(byte)) {
      if (terminator === 'crlf') this.#line.pop();
      return this.#endLine();
    }
    this.#line.push(byte);
    // One more than is allowed, for the CR of a CR LF.
    if (this.#line.length > maxLength + prefix.length + suffix.length + 1) {
      this.#tooLong = true;
      this.#line = this.#line.slice(-1);
    }
    return [];
  }

  #ends(byte: number): boolean {
    switch (this.#framing.terminator) {
      case 'any':
        return byte === CR || byte === LF;
      case 'cr':
        return byte === CR;
      case 'lf':
        return byte === LF;
      case 'crlf':
        return byte === LF && this.#line.at(-1) === CR;
      case 'none':
        return false;
    }
  }

  #endLine(): BarcodeRead[] {
    // Nothing between CR and LF: no line at all.
    if (this.#line.length === 0) return [];
    const tooLong = this.#tooLong;
    const body = unwrapped(Uint8Array.from(this.#line), this.#framing);
    this.#line = [];
    this.#tooLong = false;
    if (tooLong || !body || body.length > this.#framing.maxLength) return this.#endZone();
    const text = decoded(body);
    // Without a terminator the lines of a zone come in one piece.
    const zone = mrzLinesIn(text);
    if (zone) return [...this.#endZone(), mrzRead(zone)];
    return this.#gather(text);
  }

  /** Lets the lines of a zone find together; everything else passes through at once. */
  #gather(text: string): BarcodeRead[] {
    const lines = [...this.#zone, text.trim()];
    const zone = mrzOf(lines);
    if (zone === 'whole') {
      this.#zone = [];
      return [mrzRead(lines)];
    }
    if (zone === 'begun') {
      this.#zone = lines;
      return [];
    }
    const before = this.#endZone();
    return before.length > 0 ? [...before, ...this.#gather(text)] : this.#read(text);
  }

  /** Lines that looked like a zone and were none are reads of their own. */
  #endZone(): BarcodeRead[] {
    const lines = this.#zone;
    this.#zone = [];
    return lines.flatMap((line) => this.#read(line));
  }

  #read(line: string): BarcodeRead[] {
    const { identifier, data } = this.#framing.aimIdentifiers
      ? splitAimIdentifier(line.replace(/^\p{Cc}+/u, ''))
      : { identifier: undefined, data: line };
    const text = printable(data, identifier?.gs1 ?? true);
    return text.trim() === '' ? [] : [{ text, symbology: identifier?.symbology ?? 'unknown' }];
  }
}

const mrzRead = (lines: readonly string[]): BarcodeRead => ({ text: lines.join('\n'), symbology: 'unknown' });

/** What stands between prefix and suffix; nothing where they are missing. Noise before the prefix is let go. */
function unwrapped(line: Uint8Array, { prefix, suffix }: LineFraming): Uint8Array | undefined {
  const text = Buffer.from(line).toString('latin1');
  const start = text.indexOf(prefix);
  const end = text.length - suffix.length;
  if (start === -1 || start + prefix.length > end || !text.endsWith(suffix)) return undefined;
  return line.subarray(start + prefix.length, end);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const cp1251 = new TextDecoder('windows-1251');

/** UTF-8 where the bytes are that; else Windows-1251, which Ukrainian software of the older kind puts into its codes. */
function decoded(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return cp1251.decode(bytes);
  }
}

/** Text that a screen can bear: no controls, no marks that turn the direction of writing; FNC1 only between two element strings. */
function printable(text: string, gs1: boolean): string {
  const kept = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\uFFFD]/gu, (character) => (gs1 && character === GS ? GS : ''));
  return kept.replace(/^\u001D+|\u001D+$/g, '');
}

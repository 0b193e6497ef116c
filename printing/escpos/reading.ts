/** What ESC/POS bytes mean: the commands, and the readers that find them. */
import type { Align } from '../slip.ts';

export type Command =
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'line-feed' | 'carriage-return' | 'tab' | 'initialise' | 'default-spacing' | 'qr-print' | 'graphics-print' }
  | { readonly kind: 'bold' | 'underline' | 'inverse'; readonly on: boolean }
  | { readonly kind: 'magnify'; readonly across: number; readonly down: number }
  | { readonly kind: 'font'; readonly narrow: boolean }
  | { readonly kind: 'align'; readonly align: Align }
  | { readonly kind: 'code-page' | 'line-spacing' | 'feed-dots' | 'feed-lines' | 'left-margin' | 'position'; readonly value: number }
  | { readonly kind: 'area-width' | 'move' | 'bar-height' | 'bar-module' | 'bar-text' | 'qr-module'; readonly value: number }
  | { readonly kind: 'qr-level'; readonly level: 'L' | 'M' | 'Q' | 'H' }
  | { readonly kind: 'qr-store'; readonly data: Uint8Array }
  | { readonly kind: 'code128'; readonly data: Uint8Array }
  | ({ readonly kind: 'raster' | 'graphics-store' } & Dots)
  | { readonly kind: 'columns'; readonly across: number; readonly bytesPerColumn: 1 | 3; readonly data: Uint8Array }
  | { readonly kind: 'cut'; readonly feed: number }
  /** One command that does what several do. */
  | { readonly kind: 'together'; readonly commands: readonly Command[] }
  /** Understood, and nothing to do with what is on the paper: status, drawer, Kanji mode. */
  | { readonly kind: 'silent'; readonly bytes: Uint8Array }
  | { readonly kind: 'unknown'; readonly offset: number; readonly bytes: Uint8Array; readonly reason: string };

/** Rows of packed dots, to be printed `across` × `down` times as large. */
export interface Dots {
  readonly strideBytes: number;
  readonly rows: number;
  readonly across: number;
  readonly down: number;
  readonly data: Uint8Array;
}

/** What one reading of the bytes yields: a command, and how many bytes it took. */
export interface Reading {
  readonly command: Command;
  readonly length: number;
}

/** Reads a command whose prefix (ESC, GS, FS, DLE) is at `at`; nothing when it is not known. */
export type Reader = (bytes: Uint8Array, at: number) => Reading | undefined;

export function unknown(bytes: Uint8Array, at: number, length: number, reason: string): Reading {
  return { command: { kind: 'unknown', offset: at, bytes: bytes.slice(at, at + length), reason }, length };
}

/** A command that takes more bytes than there are. */
export function brokenOff(bytes: Uint8Array, at: number): Reading {
  return unknown(bytes, at, bytes.length - at, 'the data breaks off');
}

export function silent(bytes: Uint8Array, at: number, length: number): Reading {
  return at + length > bytes.length ? brokenOff(bytes, at) : { command: { kind: 'silent', bytes: bytes.slice(at, at + length) }, length };
}

export function littleEndian(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
}

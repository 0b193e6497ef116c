import { brokenOff, littleEndian, silent, unknown, type Command, type Reading } from './reading.ts';
import type { Align } from '../slip.ts';

/** Makes a command of the byte after ESC and its letter. */
const WITH_ONE_BYTE: Readonly<Record<number, (n: number) => Command>> = {
  0x20: (n) => ({ kind: 'unknown', offset: -1, bytes: Uint8Array.of(0x1b, 0x20, n), reason: 'space between characters is not drawn' }),
  0x2d: (n) => ({ kind: 'underline', on: n % 48 > 0 }),
  0x33: (value) => ({ kind: 'line-spacing', value }),
  0x45: (n) => ({ kind: 'bold', on: (n & 1) === 1 }),
  0x47: (n) => ({ kind: 'bold', on: (n & 1) === 1 }),
  0x4a: (value) => ({ kind: 'feed-dots', value }),
  0x4d: (n) => ({ kind: 'font', narrow: n % 48 === 1 }),
  0x61: (n) => ({ kind: 'align', align: alignOf(n) }),
  0x64: (value) => ({ kind: 'feed-lines', value }),
  0x74: (value) => ({ kind: 'code-page', value }),
};

/** Letters after ESC whose commands print nothing, and how long they are. ESC R is silent only for the default set. */
const SILENT: Readonly<Record<number, number>> = { 0x3d: 3, 0x53: 2, 0x55: 3, 0x63: 4, 0x70: 5, 0x75: 3, 0x76: 2 };

/** Commands that begin with ESC. */
export function readEscape(bytes: Uint8Array, at: number): Reading | undefined {
  const letter = bytes[at + 1];
  if (letter === undefined) return brokenOff(bytes, at);
  const length = SILENT[letter];
  if (length !== undefined) return silent(bytes, at, length);
  const make = WITH_ONE_BYTE[letter];
  if (make !== undefined) return withOneByte(make, bytes, at);
  switch (letter) {
    case 0x40:
      return { command: { kind: 'initialise' }, length: 2 };
    case 0x32:
      return { command: { kind: 'default-spacing' }, length: 2 };
    case 0x69:
    case 0x6d:
      return { command: { kind: 'cut', feed: 0 }, length: 2 };
    case 0x21:
      return readPrintMode(bytes, at);
    case 0x24:
      return withTwoBytes(bytes, at, (value) => ({ kind: 'position', value }));
    case 0x5c:
      return withTwoBytes(bytes, at, (value) => ({ kind: 'move', value: value >= 0x8000 ? value - 0x10000 : value }));
    case 0x2a:
      return readColumns(bytes, at);
    case 0x44:
      return readTabs(bytes, at);
    case 0x52:
      return bytes[at + 2] === 0 ? silent(bytes, at, 3) : unknown(bytes, at, 3, 'national characters in place of ASCII are not drawn');
    default:
      return undefined;
  }
}

function alignOf(n: number): Align {
  return n % 48 === 1 ? 'center' : n % 48 === 2 ? 'right' : 'left';
}

function withOneByte(make: (n: number) => Command, bytes: Uint8Array, at: number): Reading {
  const n = bytes[at + 2];
  if (n === undefined) return brokenOff(bytes, at);
  const command = make(n);
  return { command: command.kind === 'unknown' ? { ...command, offset: at } : command, length: 3 };
}

function withTwoBytes(bytes: Uint8Array, at: number, make: (value: number) => Command): Reading {
  return at + 4 > bytes.length ? brokenOff(bytes, at) : { command: make(littleEndian(bytes, at + 2)), length: 4 };
}

/** ESC ! n sets font, bold, double height, double width and underline at once. */
function readPrintMode(bytes: Uint8Array, at: number): Reading {
  const n = bytes[at + 2];
  if (n === undefined) return brokenOff(bytes, at);
  const parts: Command[] = [
    { kind: 'font', narrow: (n & 1) !== 0 },
    { kind: 'bold', on: (n & 8) !== 0 },
    { kind: 'magnify', across: (n & 32) === 0 ? 1 : 2, down: (n & 16) === 0 ? 1 : 2 },
    { kind: 'underline', on: (n & 128) !== 0 },
  ];
  return { command: { kind: 'together', commands: parts }, length: 3 };
}

/** ESC * m nL nH: a picture 8 or 24 dots high, column by column. Single density is drawn twice as wide, 8 dots three times as high. */
function readColumns(bytes: Uint8Array, at: number): Reading {
  const mode = bytes[at + 2];
  const columns = littleEndian(bytes, at + 3);
  if (mode !== 0 && mode !== 1 && mode !== 32 && mode !== 33) return unknown(bytes, at, 5, 'no such mode of ESC *');
  const bytesPerColumn = mode >= 32 ? 3 : 1;
  const length = 5 + columns * bytesPerColumn;
  if (at + length > bytes.length) return brokenOff(bytes, at);
  const data = bytes.slice(at + 5, at + length);
  return { command: { kind: 'columns', across: mode % 32 === 0 ? 2 : 1, bytesPerColumn, data }, length };
}

function readTabs(bytes: Uint8Array, at: number): Reading {
  const end = bytes.indexOf(0, at + 2);
  if (end < 0 || end - at > 34)
    return brokenOff(bytes, at).length > 35 ? unknown(bytes, at, 2, 'tab stops without an end') : brokenOff(bytes, at);
  return unknown(bytes, at, end + 1 - at, 'own tab stops are not drawn');
}

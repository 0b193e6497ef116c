import { brokenOff, littleEndian, silent, unknown, type Command, type Dots, type Reading } from './reading.ts';

/** Makes a command of the byte after GS and its letter. */
const WITH_ONE_BYTE: Readonly<Record<number, (n: number) => Command>> = {
  0x21: (n) => ({ kind: 'magnify', across: ((n >> 4) & 7) + 1, down: (n & 7) + 1 }),
  0x42: (n) => ({ kind: 'inverse', on: (n & 1) === 1 }),
  0x48: (n) => ({ kind: 'bar-text', value: n % 48 }),
  0x68: (value) => ({ kind: 'bar-height', value: Math.max(1, value) }),
  0x77: (value) => ({ kind: 'bar-module', value: Math.min(6, Math.max(1, value)) }),
};

/** Letters after GS whose commands print nothing, and how long they are: smoothing, status, units, barcode font. */
const SILENT: Readonly<Record<number, number>> = { 0x49: 3, 0x50: 4, 0x61: 3, 0x62: 3, 0x66: 3, 0x72: 3 };

/** Commands that begin with GS. */
export function readGroup(bytes: Uint8Array, at: number): Reading | undefined {
  const letter = bytes[at + 1];
  if (letter === undefined) return brokenOff(bytes, at);
  const length = SILENT[letter];
  if (length !== undefined) return silent(bytes, at, length);
  const make = WITH_ONE_BYTE[letter];
  if (make !== undefined) {
    const n = bytes[at + 2];
    return n === undefined ? brokenOff(bytes, at) : { command: make(n), length: 3 };
  }
  switch (letter) {
    case 0x28:
      return readFunction(bytes, at);
    case 0x4c:
      return withTwoBytes(bytes, at, (value) => ({ kind: 'left-margin', value }));
    case 0x57:
      return withTwoBytes(bytes, at, (value) => ({ kind: 'area-width', value }));
    case 0x56:
      return readCut(bytes, at);
    case 0x6b:
      return readBarcode(bytes, at);
    case 0x76:
      return readRaster(bytes, at);
    default:
      return undefined;
  }
}

function withTwoBytes(bytes: Uint8Array, at: number, make: (value: number) => Command): Reading {
  return at + 4 > bytes.length ? brokenOff(bytes, at) : { command: make(littleEndian(bytes, at + 2)), length: 4 };
}

/** GS V m, and from m = 65 on with a feed to the blade. */
function readCut(bytes: Uint8Array, at: number): Reading {
  const mode = bytes[at + 2];
  if (mode === undefined) return brokenOff(bytes, at);
  if (mode === 0 || mode === 1 || mode === 48 || mode === 49) return { command: { kind: 'cut', feed: 0 }, length: 3 };
  if (![65, 66, 97, 98, 103, 104].includes(mode)) return unknown(bytes, at, 3, 'no such cut');
  const feed = bytes[at + 3];
  return feed === undefined ? brokenOff(bytes, at) : { command: { kind: 'cut', feed }, length: 4 };
}

/** GS v 0 m xL xH yL yH. */
function readRaster(bytes: Uint8Array, at: number): Reading {
  if (at + 8 > bytes.length) return brokenOff(bytes, at);
  const mode = (bytes[at + 3] ?? 0) % 48;
  if ((bytes[at + 2] ?? 0) !== 0x30 || mode > 3) return unknown(bytes, at, 8, 'no such mode of GS v');
  const strideBytes = littleEndian(bytes, at + 4);
  const rows = littleEndian(bytes, at + 6);
  const length = 8 + strideBytes * rows;
  if (at + length > bytes.length) return brokenOff(bytes, at);
  const size = { across: (mode & 1) + 1, down: (mode >> 1) + 1 };
  return { command: { kind: 'raster', strideBytes, rows, ...size, data: bytes.slice(at + 8, at + length) }, length };
}

/** Form A (m ≤ 6) ends with NUL, form B gives its length. Of the symbologies only Code 128 is drawn. */
function readBarcode(bytes: Uint8Array, at: number): Reading {
  const symbology = bytes[at + 2];
  if (symbology === undefined) return brokenOff(bytes, at);
  if (symbology <= 8) {
    const end = bytes.indexOf(0, at + 3);
    if (end < 0) return brokenOff(bytes, at);
    // Code 128 in form A (m = 8) is what clones have added to Epson's list.
    if (symbology === 8) return { command: { kind: 'code128', data: bytes.slice(at + 3, end) }, length: end + 1 - at };
    return unknown(bytes, at, end + 1 - at, 'a barcode other than Code 128');
  }
  const count = bytes[at + 3];
  if (count === undefined || at + 4 + count > bytes.length) return brokenOff(bytes, at);
  if (symbology !== 73) return unknown(bytes, at, 4 + count, 'a barcode other than Code 128');
  return { command: { kind: 'code128', data: bytes.slice(at + 4, at + 4 + count) }, length: 4 + count };
}

/** GS ( X pL pH …: functions with a length, so that what is not known can be passed over whole. */
function readFunction(bytes: Uint8Array, at: number): Reading {
  const count = littleEndian(bytes, at + 3);
  const length = 5 + count;
  if (at + 5 > bytes.length || at + length > bytes.length) return brokenOff(bytes, at);
  const parameters = bytes.slice(at + 5, at + length);
  const set = bytes[at + 2];
  const command = set === 0x6b ? qrCommand(parameters) : set === 0x4c ? graphicsCommand(parameters) : undefined;
  return command === undefined ? unknown(bytes, at, length, 'a function that is not drawn') : { command, length };
}

const LEVELS = ['L', 'M', 'Q', 'H'] as const;

/** GS ( k with cn = 49: QR. */
function qrCommand(parameters: Uint8Array): Command | undefined {
  const [symbol, fn, value] = parameters;
  if (symbol !== 49) return undefined;
  if (fn === 65) return value === 50 ? { kind: 'silent', bytes: parameters } : undefined;
  if (fn === 67) return { kind: 'qr-module', value: Math.min(16, Math.max(1, value ?? 3)) };
  if (fn === 69) return { kind: 'qr-level', level: LEVELS[(value ?? 48) - 48] ?? 'L' };
  if (fn === 80) return { kind: 'qr-store', data: parameters.slice(3) };
  return fn === 81 ? { kind: 'qr-print' } : undefined;
}

/** GS ( L function 112 (store a raster of one colour) and 50 (print it). */
function graphicsCommand(parameters: Uint8Array): Command | undefined {
  const [m, fn, tone, across, down] = parameters;
  if (m !== 48) return undefined;
  if (fn === 2 || fn === 50) return { kind: 'graphics-print' };
  if (fn !== 112 || tone !== 48 || parameters.length < 10) return undefined;
  const strideBytes = Math.ceil(littleEndian(parameters, 6) / 8);
  const rows = littleEndian(parameters, 8);
  const data = parameters.slice(10);
  if (data.length < strideBytes * rows) return undefined;
  const dots: Dots = { strideBytes, rows, across: across === 2 ? 2 : 1, down: down === 2 ? 2 : 1, data };
  return { kind: 'graphics-store', ...dots };
}

import { readEscape } from './parse-escape.ts';
import { readGroup } from './parse-group.ts';
import { silent, unknown, type Command, type Reader, type Reading } from './reading.ts';

/** ESC/POS bytes as commands. It never throws: what it does not know, or what breaks off, is a command of its own. */
export function parseEscPos(stream: Uint8Array): Command[] {
  // A copy of its own, of the plain kind: slices of a Buffer would share what its owner may change.
  const bytes = new Uint8Array(stream);
  const commands: Command[] = [];
  let at = 0;
  while (at < bytes.length) {
    const { command, length } = readAt(bytes, at);
    commands.push(command);
    at += Math.max(1, length);
  }
  return commands;
}

function readAt(bytes: Uint8Array, at: number): Reading {
  const first = bytes[at] ?? 0;
  if (first >= 0x20) return readText(bytes, at);
  switch (first) {
    case 0x09:
      return { command: { kind: 'tab' }, length: 1 };
    case 0x0a:
      return { command: { kind: 'line-feed' }, length: 1 };
    case 0x0d:
      return { command: { kind: 'carriage-return' }, length: 1 };
    case 0x10:
      return known(readRealTime(bytes, at), bytes, at);
    case 0x1b:
      return known(readEscape(bytes, at), bytes, at);
    case 0x1c:
      return known(readKanji(bytes, at), bytes, at);
    case 0x1d:
      return known(readGroup(bytes, at), bytes, at);
    default:
      return unknown(bytes, at, 1, 'a control character that prints nothing');
  }
}

function readText(bytes: Uint8Array, at: number): Reading {
  let end = at;
  while (end < bytes.length && (bytes[end] ?? 0) >= 0x20) end++;
  return { command: { kind: 'text', bytes: bytes.slice(at, end) }, length: end - at };
}

function known(reading: Reading | undefined, bytes: Uint8Array, at: number): Reading {
  return reading ?? unknown(bytes, at, 2, 'no such command');
}

/** DLE EOT, DLE ENQ, DLE DC4: status and drawer, answered at once. */
const readRealTime: Reader = (bytes, at) => {
  const second = bytes[at + 1];
  if (second === 0x04) return silent(bytes, at, (bytes[at + 2] ?? 0) === 7 || bytes[at + 2] === 8 ? 4 : 3);
  if (second === 0x05) return silent(bytes, at, 3);
  if (second === 0x14) return silent(bytes, at, bytes[at + 2] === 8 ? 10 : 5);
  return undefined;
};

/** FS: Kanji mode off (on is unknown here: its text would not be what it seems). */
const readKanji: Reader = (bytes, at) => {
  const second = bytes[at + 1];
  if (second === 0x2e) return silent(bytes, at, 2);
  if (second === 0x43 || second === 0x2d || second === 0x21 || second === 0x57) return silent(bytes, at, 3);
  return undefined;
};

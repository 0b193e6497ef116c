import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, AnswerReader } from './answers.ts';
import { realtimeQueries } from './escpos-commands.ts';
import {
  conditionOf,
  readAutomaticStatus,
  readRealtimeStatus,
  soundSensors,
  writeAutomaticStatus,
  writeRealtimeStatus,
} from './status-codec.ts';

const sensors = fc.record({
  online: fc.boolean(),
  coverOpen: fc.boolean(),
  paper: fc.constantFrom('ok', 'nearEnd', 'out'),
  cutterError: fc.boolean(),
  otherError: fc.boolean(),
  feeding: fc.boolean(),
} as const);

/** Bytes as Epson's reference gives them for its printers. */
const automatic = [
  ['14 00 00 0f', { state: 'ready', paper: 'ok' }],
  ['10 00 00 0f', { state: 'ready', paper: 'ok' }],
  ['14 00 03 0f', { state: 'ready', paper: 'nearEnd' }],
  ['1c 00 0f 0f', { state: 'paperOut' }],
  ['14 00 0c 0f', { state: 'paperOut' }],
  ['3c 00 00 0f', { state: 'coverOpen' }],
  ['3c 00 0f 0f', { state: 'coverOpen' }],
  ['1c 08 00 0f', { state: 'cutterError' }],
  ['1c 04 00 0f', { state: 'cutterError' }],
  ['1c 20 00 0f', { state: 'mute' }],
  ['1c 40 00 0f', { state: 'mute' }],
  ['1c 00 00 0f', { state: 'mute' }],
  ['5c 00 00 0f', { state: 'ready', paper: 'ok' }],
] as const;

const realtime = [
  [1, 0x16, {}],
  [1, 0x1e, { state: 'mute' }],
  [2, 0x12, {}],
  [2, 0x16, { state: 'coverOpen' }],
  [3, 0x1a, { state: 'cutterError' }],
  [3, 0x32, { state: 'mute' }],
  [4, 0x12, {}],
  [4, 0x1e, { paper: 'nearEnd' }],
  [4, 0x7e, { state: 'paperOut' }],
] as const;

describe('the condition of an ESC/POS printer', () => {
  test.each(automatic)('automatic status %s', (hex, expected) => {
    const read = readAutomaticStatus(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
    expect(read && conditionOf(read)).toEqual(expected);
  });

  test.each(realtime)('answer to DLE EOT %i: %i', (query, byte, expected) => {
    expect(conditionOf({ ...soundSensors, ...readRealtimeStatus(query, byte) })).toEqual({
      ...('state' in expected ? {} : { state: 'ready', paper: 'ok' }),
      ...expected,
    });
  });

  test('is read as it was written, either way', () => {
    fc.assert(
      fc.property(sensors, (told) => {
        expect(readAutomaticStatus(writeAutomaticStatus(told))).toEqual(told);
        const parts = realtimeQueries.map((query) => readRealtimeStatus(query, writeRealtimeStatus(query, told)));
        expect(Object.assign({}, ...parts)).toEqual(told);
      }),
    );
  });
});

/** What a printer may say, as bytes and as meant. */
const said: readonly (readonly [string, Answer])[] = [
  ['1c000f0f', { kind: 'changed', sensors: { ...soundSensors, online: false, paper: 'out' } }],
  ['12', { kind: 'realtime', byte: 0x12 }],
  ['16', { kind: 'realtime', byte: 0x16 }],
  ['0f', { kind: 'inTurn', byte: 0x0f }],
  ['37223030313700', { kind: 'printed', mark: '0017' }],
  ['372500', { kind: 'thrownAway' }],
  ['5f4550534f4e00', { kind: 'text', text: 'EPSON' }],
];

describe('what a printer says', () => {
  test('is understood however the line cuts it', () => {
    const piece = fc.constantFrom(...said);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.array(fc.nat(12), { maxLength: 30 }), (pieces, cuts) => {
        const bytes = Buffer.from(pieces.map(([hex]) => hex).join(''), 'hex');
        const reader = new AnswerReader();
        const answers: Answer[] = [];
        let at = 0;
        for (const cut of [...cuts, bytes.length]) {
          answers.push(...reader.take(bytes.subarray(at, at + cut)));
          at = Math.min(at + cut, bytes.length);
        }
        expect(answers).toEqual(pieces.map(([, answer]) => answer));
      }),
    );
  });

  test('noise neither throws nor stays: flow control is passed over, and the next answers are understood', () => {
    const reader = new AnswerReader();
    expect(reader.take(Uint8Array.of(0x11, 0x13, 0x12))).toEqual([{ kind: 'realtime', byte: 0x12 }]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (noise) => {
        const shaken = new AnswerReader();
        shaken.take(noise);
        // The longest thing the noise may have left begun is a block of text.
        shaken.take(new Uint8Array(200));
        expect(shaken.take(Uint8Array.of(0x12))).toEqual([{ kind: 'realtime', byte: 0x12 }]);
      }),
    );
  });
});

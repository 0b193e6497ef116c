import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerLength, crc16, encodeRequest, type ModbusRequest, parseAnswer } from './modbus-rtu.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.split(' ').map((byte) => Number.parseInt(byte, 16)));
const bits = (text: string): boolean[] => Array.from(text, (bit) => bit === '1');

/** The exchanges that § 6 of the application protocol describes, with checksums as published widely for slave 11h. */
const exchanges: { request: ModbusRequest; asked: string; answered: string; answer: object }[] = [
  {
    request: { do: 'readBits', table: 'coil', address: 0x13, count: 37 },
    asked: '11 01 00 13 00 25 0e 84',
    answered: '11 01 05 cd 6b b2 0e 1b 45 e6',
    answer: { answer: 'bits', values: bits('1011001111010110010011010111000011011') },
  },
  {
    request: { do: 'readBits', table: 'discrete', address: 0xc4, count: 22 },
    asked: '11 02 00 c4 00 16 ba a9',
    answered: '11 02 03 ac db 35 20 18',
    answer: { answer: 'bits', values: bits('0011010111011011101011') },
  },
  {
    request: { do: 'readWords', table: 'holding', address: 0x6b, count: 3 },
    asked: '11 03 00 6b 00 03 76 87',
    answered: '11 03 06 ae 41 56 52 43 40 49 ad',
    answer: { answer: 'words', values: [0xae41, 0x5652, 0x4340] },
  },
  {
    request: { do: 'readWords', table: 'input', address: 8, count: 1 },
    asked: '11 04 00 08 00 01 b2 98',
    answered: '11 04 02 00 0a f8 f4',
    answer: { answer: 'words', values: [10] },
  },
  {
    request: { do: 'writeCoil', address: 0xac, value: true },
    asked: '11 05 00 ac ff 00 4e 8b',
    answered: '11 05 00 ac ff 00 4e 8b',
    answer: { answer: 'written' },
  },
  {
    request: { do: 'writeRegister', address: 1, value: 3 },
    asked: '11 06 00 01 00 03 9a 9b',
    answered: '11 06 00 01 00 03 9a 9b',
    answer: { answer: 'written' },
  },
  {
    request: { do: 'writeCoils', address: 0x13, values: bits('1011001110') },
    asked: '11 0f 00 13 00 0a 02 cd 01 bf 0b',
    answered: '11 0f 00 13 00 0a 26 99',
    answer: { answer: 'written' },
  },
  {
    request: { do: 'writeRegisters', address: 1, values: [10, 258] },
    asked: '11 10 00 01 00 02 04 00 0a 01 02 c6 f0',
    answered: '11 10 00 01 00 02 12 98',
    answer: { answer: 'written' },
  },
];

describe('Modbus RTU', () => {
  test.each(exchanges)('$request.do: $asked', ({ request, asked, answered, answer }) => {
    expect(encodeRequest(0x11, request)).toEqual(bytes(asked));
    expect(parseAnswer(0x11, request, bytes(answered))).toEqual(answer);
    expect(answerLength(request)).toBe(bytes(answered).length);
  });

  test('an exception is understood, whatever was asked', () => {
    expect(parseAnswer(0x0a, { do: 'readBits', table: 'coil', address: 0x4a1, count: 1 }, bytes('0a 81 02 b0 53'))).toEqual({
      answer: 'exception',
      code: 2,
    });
  });

  test('every beginning of an answer is incomplete; every bit turned over is found', () => {
    for (const { request, answered } of exchanges) {
      const whole = bytes(answered);
      for (let length = 0; length < whole.length; length++) {
        expect(parseAnswer(0x11, request, whole.subarray(0, length))).toEqual({ answer: 'incomplete' });
      }
      for (let at = 0; at < whole.length; at++) {
        for (const change of [1, 2, 4, 8, 16, 32, 64, 128]) {
          const damaged = whole.map((byte, index) => (index === at ? byte ^ change : byte));
          expect(['broken', 'incomplete']).toContain(parseAnswer(0x11, request, damaged).answer);
        }
      }
      expect(parseAnswer(0x11, request, Uint8Array.from([...whole, 0]))).toMatchObject({ answer: 'broken' });
    }
  });

  test('a confirmation of another write confirms nothing', () => {
    const other = encodeRequest(0x11, { do: 'writeCoil', address: 0xad, value: true });
    expect(parseAnswer(0x11, { do: 'writeCoil', address: 0xac, value: true }, other)).toEqual({ answer: 'broken', why: 'notAnAnswer' });
  });

  test('whatever comes with a right checksum, it is judged and nothing throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...exchanges), fc.uint8Array({ minLength: 1, maxLength: 40 }), ({ request }, body) => {
        const crc = crc16(body);
        const parsed = parseAnswer(body[0] ?? 0, request, Uint8Array.from([...body, crc & 0xff, crc >> 8]));
        if (parsed.answer === 'bits' || parsed.answer === 'words')
          expect(parsed.values).toHaveLength('count' in request ? request.count : -1);
      }),
      { numRuns: 5000 },
    );
  });
});

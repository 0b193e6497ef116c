import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BarcodeRead } from './contract.ts';
import { defaultFraming, LineCodec, type LineFraming } from './line-codec.ts';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** What comes of `bytes`, followed by silence, where `part` of the framing is set otherwise. */
function reads(bytes: Uint8Array | string, part: Partial<LineFraming> = {}): BarcodeRead[] {
  const codec = new LineCodec({ ...defaultFraming, ...part });
  return [...codec.push(typeof bytes === 'string' ? Buffer.from(bytes) : bytes), ...codec.silence()];
}
const texts = (...given: Parameters<typeof reads>): string[] => reads(...given).map(({ text }) => text);

describe('framing', () => {
  test.each([
    ['any', 'A\rB\nC\r\nD', ['A', 'B', 'C']],
    ['cr', 'A\r\nB\nB\rC', ['A', 'BB']],
    ['lf', 'A\r\nB\rB\nC', ['A', 'BB']],
    ['crlf', 'A\r\nB\rB\nB\r\nC\n', ['A', 'BBB']],
    ['none', 'A-1', ['A-1']],
  ] as const)('«%s» ends a read; what is not ended is no read', (terminator, bytes, expected) => {
    expect(texts(bytes, { terminator })).toEqual(expected);
  });

  test('a part of a code, cut off by silence, does not lengthen the next', () => {
    const codec = new LineCodec();
    expect(codec.push(latin1('48200'))).toEqual([]);
    expect(codec.pending).toBe(true);
    expect(codec.silence()).toEqual([]);
    expect(codec.pending).toBe(false);
    expect(codec.push(latin1('VK-1\r'))).toEqual([{ text: 'VK-1', symbology: 'unknown' }]);
  });

  test('with a prefix and a suffix, nothing else is a read', () => {
    const framing = { prefix: '\u0002', suffix: '\u0003' };
    expect(texts('\u0002A\u0003\rB\rnoise\u0002C\u0003\r\u0002D\r\u0002\u0003\r', framing)).toEqual(['A', 'C']);
    expect(texts('#', { prefix: '#', suffix: '#', terminator: 'none' })).toEqual([]);
  });

  test('a code that is too long is dropped whole, and the next one is read', () => {
    expect(texts(`${'9'.repeat(17)}\r${'8'.repeat(16)}\r${'7'.repeat(9000)}\r1\r`, { maxLength: 16 })).toEqual(['8'.repeat(16), '1']);
    expect(texts('9'.repeat(17), { maxLength: 16, terminator: 'none' })).toEqual([]);
  });

  test('bytes may come in any pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[!-~]{1,20}$/), { minLength: 1 }),
        fc.array(fc.integer({ min: 1, max: 9 })),
        (codes, cuts) => {
          const codec = new LineCodec({ ...defaultFraming, aimIdentifiers: false });
          const heard: string[] = [];
          let rest = Buffer.from(codes.map((code) => `${code}\r\n`).join(''));
          for (const cut of [...cuts, rest.length]) {
            heard.push(...codec.push(rest.subarray(0, cut)).map(({ text }) => text));
            rest = rest.subarray(cut);
          }
          expect(heard).toEqual(codes);
        },
      ),
    );
  });
});

describe('symbologies and separators', () => {
  test.each([
    [']C0VK-1', 'VK-1', 'code128'],
    [']C1010482000000001710AB\u001D21X', '010482000000001710AB\u001D21X', 'code128'],
    [']Q1https://example.org', 'https://example.org', 'qr'],
    [']Q2\\000026Дніпро\\\\1', 'Дніпро\\1', 'qr'],
    [']Q1C:\\000026', 'C:\\000026', 'qr'],
    [']L2ABC', 'ABC', 'pdf417'],
    [']d2\u001D01X\u001D', '01X', 'dataMatrix'],
    [']d1A\u001DB', 'AB', 'dataMatrix'],
    [']E04820000000017', '4820000000017', 'unknown'],
    ['4820000000017', '4820000000017', 'unknown'],
    ['01X\u001D21Y', '01X\u001D21Y', 'unknown'],
    [']', ']', 'unknown'],
  ] as const)('%j is %j of %s', (bytes, text, symbology) => {
    expect(reads(`${bytes}\r`)).toEqual([{ text, symbology }]);
  });

  test('an identifier is data where the reader sends none', () => {
    expect(reads(']C0VK-1\r', { aimIdentifiers: false })).toEqual([{ text: ']C0VK-1', symbology: 'unknown' }]);
    expect(texts(']C0\r]Q1\r')).toEqual([]);
  });

  test('Ukrainian comes right in UTF-8 and in Windows-1251', () => {
    expect(texts('Ґанок, їжа, єдність, Київ\r')).toEqual(['Ґанок, їжа, єдність, Київ']);
    // «Ґї» in Windows-1251.
    expect(texts(Uint8Array.of(0xa5, 0xbf, 0x0d))).toEqual(['Ґї']);
  });

  test('whatever comes, no read bears a control character other than a separator inside', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 60 })),
        fc.constantFrom('any', 'cr', 'lf', 'crlf', 'none'),
        fc.constantFrom('', ']C1', ']Q3', ']L0'),
        (pieces, terminator, identifier) => {
          const codec = new LineCodec({ ...defaultFraming, terminator, maxLength: 80 });
          codec.push(Buffer.from(identifier));
          const all = [...pieces.flatMap((piece) => codec.push(piece)), ...codec.silence()];
          for (const { text } of all) {
            expect(text).not.toMatch(/^\u001D|\u001D$|[^\P{Cc}\u001D]|\p{Cf}/u);
            expect(text.trim()).not.toBe('');
          }
          expect(codec.pending).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('machine-readable zones', () => {
  // The specimens of ICAO 9303, parts 5, 6 and 4.
  const td1 = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'];
  const td2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'];
  const td3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];

  test.each([td1, td2, td3].map((lines) => ({ lines })))('$lines.length lines are one read', ({ lines }) => {
    const read = { text: lines.join('\n'), symbology: 'unknown' };
    expect(reads(`${lines.join('\r\n')}\r\n`)).toEqual([read]);
    expect(reads(lines.join('\r'), { terminator: 'none' })).toEqual([read]);
    expect(reads(`${lines.join('')}\r`)).toEqual([read]);
    expect(reads(`\u0002${lines.join('\r')}\u0003`, { terminator: 'none', prefix: '\u0002', suffix: '\u0003' })).toEqual([read]);
  });

  test('a barcode that comes between is not taken for a line', () => {
    expect(texts(`${td1[0]}\rVK-1\r${td1.join('\r')}\r`)).toEqual([td1[0], 'VK-1', td1.join('\n')]);
    expect(texts(`${td1[0]}\r${td3.join('\r')}\r`)).toEqual([td1[0], td3.join('\n')]);
  });

  test('lines without their rest are told as they are after silence', () => {
    expect(texts(`${td1.slice(0, 2).join('\r')}\r`)).toEqual(td1.slice(0, 2));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeReceiptCode, newSecret, parseReceiptCode, printedSecret, readPrintedSecret } from './receipt-code.ts';

const number = { terminal: 'DP01', year: 2026, sequence: 123 };
const eighty = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('the secret', () => {
  test('has all the bits it was given, in Crockford base 32', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(eighty, (bytes) => {
        const secret = newSecret(() => bytes);
        const back = [...secret].reduce((value, character) => value * 32n + BigInt(alphabet.indexOf(character)), 0n);
        const put = bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
        expect(secret).toHaveLength(16);
        expect(back).toBe(put);
      }),
    );
  });

  test('asks for ten bytes and takes no fewer', () => {
    const asked: number[] = [];
    newSecret((count) => {
      asked.push(count);
      return new Uint8Array(count);
    });
    expect(asked).toEqual([10]);
    expect(() => newSecret(() => new Uint8Array(9))).toThrow(RangeError);
  });

  test('is printed in fours and read back in any dress', () => {
    const secret = newSecret(() => Uint8Array.of(1, 35, 69, 103, 137, 171, 205, 239, 0, 255));
    expect(printedSecret(secret)).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    for (const typed of [
      printedSecret(secret),
      printedSecret(secret).toLowerCase(),
      secret.replaceAll('0', 'O').replaceAll('1', 'l'),
      ` ${secret} `,
    ]) {
      expect(readPrintedSecret(typed)).toEqual({ ok: true, value: secret });
    }
  });

  test.each(['', '0123', '0123456789ABCDEU', '0123456789ABCDEF0'])('«%s» is none', (text) => {
    expect(readPrintedSecret(text)).toEqual({ ok: false, fault: 'secret' });
  });
});

describe('the code in the QR', () => {
  test('reads back, and stays within the alphanumeric mode of QR', () => {
    fc.assert(
      fc.property(eighty, (bytes) => {
        const code = { number, secret: newSecret(() => bytes) };
        const text = encodeReceiptCode(code);
        expect(text).toMatch(/^[0-9A-Z $%*+./:-]+$/);
        expect(parseReceiptCode(text)).toEqual({ ok: true, value: code });
        expect(parseReceiptCode(`${text.toLowerCase()}\r\n`)).toEqual({ ok: true, value: code });
      }),
    );
  });

  const sound = encodeReceiptCode({ number, secret: '0123456789ABCDEF' });
  test.each([
    ['https://example.org/1', 'format'],
    ['', 'format'],
    ['VIKNO', 'format'],
    ['VIKNO:1', 'format'],
    [`${sound}:more`, 'format'],
    [sound.replace(':1:', ':2:'), 'version'],
    [sound.replace('000123', '000124'), 'number'],
    [sound.slice(0, -1), 'secret'],
  ])('%s: %s', (text, fault) => {
    expect(parseReceiptCode(text)).toEqual({ ok: false, fault });
  });

  test('is not made of half a secret', () => {
    expect(() => encodeReceiptCode({ number, secret: '0123' })).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeCommand, parseCommand } from './apdu.ts';
import { oidBytes, readOid } from './der.ts';
import { encodeTlv, readTlv, readTlvs, readWithin } from './tlv.ts';

const tags = fc.constantFrom(0x30, 0x5c, 0x87, 0x5f0e, 0x7f49, 0x7f66);
const anyBytes = (maxLength: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength });

describe('data objects', () => {
  test('are read as they were written', () => {
    fc.assert(
      fc.property(tags, fc.constantFrom(0, 1, 127, 128, 255, 256, 65_535, 65_536), anyBytes(4), (tag, length, after) => {
        const value = new Uint8Array(length).fill(7);
        const bytes = encodeTlv(tag, value);
        const read = readTlv(Buffer.concat([bytes, after]));
        expect(read?.tag).toBe(tag);
        expect(read && Buffer.compare(read.value, value)).toBe(0);
        expect(read && Buffer.compare(read.raw, bytes)).toBe(0);
      }),
    );
  });

  test.each([
    ['cut in the tag', '5f'],
    ['with a tag of four bytes', '5f81818101 00'],
    ['without a length', '30'],
    ['cut in the length', '3082 01'],
    ['of indefinite length', '3080 0101 0000'],
    ['with a length of four bytes', '3084 00000001 00'],
    ['cut in the value', '3003 0102'],
  ])('%s are none', (_name, hex) => {
    const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
    expect(readTlv(bytes)).toBeUndefined();
    expect(readTlvs(bytes)).toBeUndefined();
  });

  test('too many in a row, or with bytes behind the last, are none', () => {
    expect(readTlvs(Buffer.alloc(2 * 512))).toHaveLength(512);
    expect(readTlvs(Buffer.alloc(2 * 513))).toBeUndefined();
    expect(readWithin(Buffer.from('300100', 'hex'), 0x30)).toBeUndefined();
    expect(readWithin(Buffer.from('30020500ff', 'hex'), 0x30)).toBeUndefined();
  });

  test('any bytes are read or refused, and never throw', () => {
    fc.assert(
      fc.property(anyBytes(40), (bytes) => void [readTlvs(bytes), readOid(readTlv(bytes)), readWithin(bytes, 0x30), parseCommand(bytes)]),
    );
  });
});

test('commands are read as they were written, short and extended', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const les = fc.constantFrom(undefined, 1, 255, 256, 257, 65_536);
  const lengths = fc.constantFrom(0, 1, 255, 256, 1000);
  fc.assert(
    fc.property(byte, byte, byte, byte, lengths, les, (cla, ins, p1, p2, length, le) => {
      const data = Buffer.alloc(length, 9);
      const command = { cla, ins, p1, p2, ...(length > 0 && { data }), ...(le !== undefined && { le }) };
      const bytes = encodeCommand(command);
      const read = parseCommand(bytes);
      expect(read).toMatchObject({ cla, ins, p1, p2 });
      expect(read?.le).toBe(le);
      expect(Buffer.compare(read?.data ?? Buffer.alloc(0), data)).toBe(0);
      expect(bytes[4] === 0 && bytes.length > 5).toBe(length > 255 || (le ?? 0) > 256);
    }),
  );
});

test.each(['1.2.840.113549.1.7.2', '2.16.840.1.101.3.4.2.1', '0.4.0.127.0.7.2.2.4.2.2', '2.23.136.1.1.1', '2.5.4.3'])(
  'the identifier %s',
  (dotted) => {
    expect(readOid(readTlv(encodeTlv(0x06, oidBytes(dotted))))).toBe(dotted);
  },
);

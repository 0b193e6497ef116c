import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCom, readDg1, readDg11, readDg12 } from './data-groups.ts';
import { makeDg1, makeDg11, testMrz } from './test-documents.ts';
import { encodeTlv } from './tlv.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test('EF.COM lists data groups by their tags', () => {
  const com = encodeTlv(0x60, encodeTlv(0x5f01, latin('0107')), encodeTlv(0x5c, Uint8Array.of(0x61, 0x75, 0x6b, 0x6c, 0x01)));
  expect(readCom(com)).toEqual([1, 2, 11, 12]);
  expect(readCom(encodeTlv(0x61, encodeTlv(0x5c, Uint8Array.of(0x61))))).toBeUndefined();
});

describe('DG1', () => {
  test.each([
    ['TD1', 30, 3],
    ['TD2', 36, 2],
    ['TD3', 44, 2],
  ])('splits a %s into its lines', (_name, width, count) => {
    const lines = Array.from({ length: count }, (_, line) => `${line}`.padEnd(width, '<'));
    expect(readDg1(makeDg1(lines))).toEqual(lines);
  });

  test.each([
    ['too short', [testMrz[0] ?? '']],
    ['in small letters', testMrz.map((line) => line.toLowerCase())],
  ])('is none when it is %s', (_name, lines) => {
    expect(readDg1(makeDg1(lines))).toBeUndefined();
  });
});

describe('DG11', () => {
  test.each([
    ['ЛУКʼЯНЕНКО<<МАРІАНА<ІВАНІВНА', { surname: 'ЛУКʼЯНЕНКО', given: 'МАРІАНА', patronymic: 'ІВАНІВНА' }],
    ['Ґалаґан<<Їлай<Ілліч<<<<', { surname: 'Ґалаґан', given: 'Їлай', patronymic: 'Ілліч' }],
    ['Нечуй Левицький<<Іван<<Семенович', { surname: 'Нечуй Левицький', given: 'Іван', patronymic: 'Семенович' }],
    ['НЕЧУЙ<ЛЕВИЦЬКИЙ<<ІВАН', { surname: 'НЕЧУЙ ЛЕВИЦЬКИЙ', given: 'ІВАН' }],
    ['Müller<<Anna<Maria', { surname: 'Müller', given: 'Anna Maria' }],
    ['ІВАНОВИЧ', { surname: 'ІВАНОВИЧ', given: '' }],
  ])('reads %s', (name, wanted) => {
    expect(readDg11(makeDg11(name))).toEqual(wanted);
  });

  test.each(['', '<<<<', '<<ІВАН', 'А<<Б<<В<<Г', 'А\u0007<<Б'])('has no name in «%s»', (name) => {
    expect(readDg11(makeDg11(name))).toBeUndefined();
  });

  test('has no name in bytes that are no UTF-8', () => {
    expect(readDg11(encodeTlv(0x6b, encodeTlv(0x5f0e, Uint8Array.of(0xcb, 0xf3, 0xea))))).toBeUndefined();
  });
});

test('DG12 tells the authority and the day, in BCD or in digits', () => {
  const authority = encodeTlv(0x5f19, Buffer.from('8030'));
  expect(readDg12(encodeTlv(0x6c, authority, encodeTlv(0x5f26, Uint8Array.of(0x20, 0x22, 0x05, 0x16))))).toEqual({
    authority: '8030',
    issued: '20220516',
  });
  expect(readDg12(encodeTlv(0x6c, encodeTlv(0x5f26, latin('20220516'))))).toEqual({ issued: '20220516' });
  expect(readDg12(encodeTlv(0x6c, encodeTlv(0x5f26, Uint8Array.of(0xff, 0, 0, 0))))).toEqual({});
});

test('no bytes at all make a reader throw', () => {
  const anyBytes = fc.uint8Array({ maxLength: 120 });
  fc.assert(
    fc.property(fc.constantFrom(0x60, 0x61, 0x6b, 0x6c), anyBytes, (tag, bytes) => {
      for (const data of [bytes, encodeTlv(tag, bytes), encodeTlv(tag, encodeTlv(0x5f0e, bytes), encodeTlv(0x5f1f, bytes))]) {
        readCom(data);
        readDg1(data);
        readDg11(data);
        readDg12(data);
      }
    }),
  );
});

import { describe, expect, test } from 'vitest';
import { everyone } from '../../test/fixtures/people.ts';
import { formatPhone, readPhone } from './phone.ts';

describe('phone', () => {
  test.each(everyone.filter(({ phone }) => phone !== null))('of $id', ({ phone }) => {
    expect(readPhone(phone ?? '')).toEqual({ ok: true, value: { number: phone, landline: false } });
  });

  test.each([
    '+380671234567',
    '380671234567',
    '80671234567',
    '0671234567',
    '671234567',
    '00380671234567',
    '+38 (067) 123-45-67',
    '067.123.45.67',
    ' 067 123 45 67 ',
  ])('%s', (text) => {
    expect(readPhone(text)).toEqual({ ok: true, value: { number: '+380671234567', landline: false } });
  });

  test.each([
    ['0567441234', true],
    ['0442000000', true],
    ['0629000000', true],
    ['0391234567', false],
    ['0501234567', false],
    ['0631234567', false],
    ['0661234567', false],
    ['0991234567', false],
  ])('%s is of the fixed network: %s', (text, landline) => {
    expect(readPhone(text)).toMatchObject({ ok: true, value: { landline } });
  });

  test.each([
    ['', 'empty'],
    ['()', 'empty'],
    ['067 123 45 6', 'tooShort'],
    ['067 123 45 678', 'tooLong'],
    ['067 12З 45 67', 'characters'],
    ['++380671234567', 'characters'],
    ['+48 601 234 567', 'foreign'],
    ['0048601234567', 'foreign'],
    ['+7 701 000 00 00', 'foreign'],
  ])('«%s»: %s', (text, fault) => {
    expect(readPhone(text)).toEqual({ ok: false, fault });
  });

  test('in groups', () => {
    expect(formatPhone({ number: '+380671234567', landline: false })).toBe('+380 67 123 45 67');
  });
});

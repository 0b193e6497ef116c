import { describe, expect, test } from 'vitest';
import { everyone, wrong } from '../../test/fixtures/people.ts';
import { readUnzr } from './unzr.ts';

describe('УНЗР', () => {
  test.each(everyone.filter(({ unzr }) => unzr !== null))('of $id', ({ unzr, birthDate }) => {
    const number = unzr ?? '';
    expect(readUnzr(number)).toEqual({ ok: true, value: { number, birthDate } });
    expect(readUnzr(number.replace('-', ''))).toEqual(readUnzr(number));
    expect(readUnzr(` ${number.replace('-', ' – ')}`)).toEqual(readUnzr(number));
  });

  test('the public specimen 19910824-00026', () => {
    expect(readUnzr('19910824-00026')).toEqual({ ok: true, value: { number: '19910824-00026', birthDate: '1991-08-24' } });
    expect(readUnzr('19910824-00025')).toEqual({ ok: false, fault: 'checkDigit' });
  });

  test.each([
    [wrong.unzr, 'checkDigit'],
    ['', 'empty'],
    ['19870412-9991', 'format'],
    ['19870412-999188', 'format'],
    ['19870412-9991O', 'format'],
    ['19870231-99918', 'date'],
    ['19870412-00003', 'format'],
  ])('%s: %s', (text, fault) => {
    expect(readUnzr(text)).toEqual({ ok: false, fault });
  });

  test('every changed digit is seen', () => {
    const number = '1987041299918';
    for (let index = 0; index < number.length; index += 1) {
      for (const digit of '0123456789') {
        if (digit === number[index]) continue;
        expect(readUnzr(number.slice(0, index) + digit + number.slice(index + 1)).ok).toBe(false);
      }
    }
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everyone, person, wrong } from '../../test/fixtures/people.ts';
import { agreesWithBirthDate, readRnokpp } from './rnokpp.ts';

describe('РНОКПП', () => {
  test.each(everyone.filter(({ rnokpp }) => rnokpp !== null))('of $id', ({ rnokpp, birthDate, sex }) => {
    expect(readRnokpp(rnokpp ?? '')).toEqual({ ok: true, value: { number: rnokpp, birthDate, sex } });
  });

  test('keeps a leading zero', () => {
    expect(readRnokpp(' 0992 800 706 ')).toMatchObject({ ok: true, value: { number: '0992800706', birthDate: '1927-03-08' } });
  });

  test.each([
    [wrong.rnokpp, 'checkDigit'],
    ['', 'empty'],
    ['31878O0104', 'characters'],
    ['318780010', 'length'],
    ['992800706', 'length'],
    ['0000000000', 'placeholder'],
  ])('%s: %s', (text, fault) => {
    expect(readRnokpp(text)).toEqual({ ok: false, fault });
  });

  test('any nine digits have one check digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (body) => {
        const sound = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((check) => readRnokpp(String(body).padStart(9, '0') + String(check)).ok);
        expect(sound).toHaveLength(1);
      }),
    );
  });

  test('another birth date than the document says is a difference, not a fault', () => {
    const reading = readRnokpp(person('P2').rnokpp ?? '');
    expect(reading.ok && agreesWithBirthDate(reading.value, '1987-04-12')).toBe(false);
    expect(reading.ok && agreesWithBirthDate(reading.value, person('P2').birthDate)).toBe(true);
  });
});

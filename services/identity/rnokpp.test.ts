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

  test('another birth date than the document says is a difference, not a fault', () => {
    const reading = readRnokpp(person('P2').rnokpp ?? '');
    expect(reading.ok && agreesWithBirthDate(reading.value, '1987-04-12')).toBe(false);
    expect(reading.ok && agreesWithBirthDate(reading.value, person('P2').birthDate)).toBe(true);
  });
});

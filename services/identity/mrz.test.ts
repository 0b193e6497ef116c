import fc from 'fast-check';
import { parse } from 'mrz';
import { describe, expect, test } from 'vitest';
import { card } from '../../test/fixtures/card.ts';
import { everyone, mrzOf, person, today, wrong } from '../../test/fixtures/people.ts';
import { checkDigit } from './check-digit.ts';
import { readMrz } from './mrz.ts';
import type { MrzDocument } from './mrz.ts';

function documentOf(lines: readonly string[], on = today): MrzDocument {
  const reading = readMrz(lines, on);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.document;
}

function faultsOf(lines: readonly string[]): readonly string[] {
  const reading = readMrz(lines, today);
  return reading.ok ? [] : reading.faults.map(({ field, why }) => `${field}: ${why}`);
}

describe('people of the fixtures', () => {
  test.each(everyone.filter(({ document }) => document.mrz !== undefined).map((one) => one.id))('%s', (id) => {
    const expected = person(id);
    const document = documentOf(mrzOf(id));
    expect(document).toMatchObject({
      issuer: 'UKR',
      nationality: 'UKR',
      number: expected.document.number,
      birthDate: expected.birthDate,
      sex: expected.sex,
      expiryDate: expected.document.expires,
      expired: false,
      corrected: false,
    });
    if (document.format === 'TD1') expect(document.unzr).toBe(expected.unzr);
  });

  test('names keep a blank for the hyphen, and say when they may have been cut', () => {
    expect(documentOf(mrzOf('P4'))).toMatchObject({ surname: 'NECHUI HORA', given: 'OKSANA', truncated: false });
    expect(documentOf(mrzOf('P5'))).toMatchObject({
      surname: 'STAROVOITENKO SHCHERBAKIVSK',
      given: 'A',
      truncated: true,
    });
  });

  test('a passport with УНЗР among its optional data, and one without', () => {
    const withUnzr = person('P6').document.mrzWithUnzr ?? [];
    expect(documentOf(withUnzr)).toMatchObject({ format: 'TD3', kind: 'P', unzr: person('P6').unzr });
    expect(documentOf(mrzOf('P6'))).not.toHaveProperty('unzr');
  });
});

describe('specimens of ICAO Doc 9303', () => {
  test('TD1 with a number of twelve characters', () => {
    const lines = ['I<UTOD23145890<7349<<<<<<<<<<<', '3407127M9507122UTO<<<<<<<<<<<2', 'STEVENSON<<PETER<JOHN<<<<<<<<<'];
    expect(documentOf(lines)).toMatchObject({
      format: 'TD1',
      kind: 'I',
      number: 'D23145890734',
      birthDate: '1934-07-12',
      given: 'PETER JOHN',
      expired: true,
    });
  });

  test('TD2', () => {
    const lines = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'];
    expect(documentOf(lines)).toMatchObject({ format: 'TD2', number: 'D23145890', surname: 'ERIKSSON' });
  });

  test('TD3', () => {
    const lines = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
    expect(documentOf(lines)).toMatchObject({ format: 'TD3', number: 'L898902C3', expiryDate: '2012-04-15' });
  });
});

describe('check digits', () => {
  test('a wrong one of the number is named, with the composite it spoils', () => {
    expect(faultsOf(wrong.numberCheckDigit)).toEqual(['number: checkDigit', 'composite: checkDigit']);
  });

  test('agrees with the mrz package on the soundness of any zone with one character changed', () => {
    const zones = everyone.flatMap(({ document }) => (document.mrz === undefined ? [] : [document.mrz]));
    const change = fc.record({
      zone: fc.constantFrom(...zones),
      // The second line holds dates, numbers and most check digits of both formats.
      column: fc.nat({ max: 29 }),
      digit: fc.nat({ max: 9 }),
    });
    fc.assert(
      fc.property(change, ({ zone, column, digit }) => {
        const lines = zone.map((line, index) => (index === 1 ? putAt(line, column, String(digit)) : line));
        const oracle = parse(lines, {}).valid;
        const ours = readMrz(lines, today);
        // The package knows nothing of УНЗР, so that ours may refuse what it accepts, but never the other way round.
        if (ours.ok) expect(ours.document.corrected || oracle).toBe(true);
        else if (!ours.faults.some(({ field }) => field === 'unzr')) expect(oracle).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('every changed digit among the checked fields is seen', () => {
    const lines = mrzOf('P1');
    const places = [
      ...range(5, 28).map((column) => [0, column] as const),
      ...[...range(0, 7), ...range(8, 15), 29].map((c) => [1, c] as const),
    ];
    for (const [line, column] of places) {
      for (const digit of range(0, 10).map(String)) {
        if (lines[line]?.[column] === digit) continue;
        const changed = lines.map((text, index) => (index === line ? putAt(text, column, digit) : text));
        expect(readMrz(changed, today).ok, `${line}:${column} ${digit}`).toBe(false);
      }
    }
  });
});

describe('letters for digits', () => {
  test('are put right when the check digits prove it', () => {
    expect(documentOf(wrong.letterOForZero)).toEqual({ ...documentOf(mrzOf('P1')), corrected: true });
  });

  test('in dates, check digits and УНЗР too', () => {
    const [first = '', second = '', third = ''] = mrzOf('P1');
    const misread = [first.replace('1987041299918', 'I9B7O41Z99918'), second.replace('8704120F3205161', 'B7O4I2OF3ZOSI6I'), third];
    expect(documentOf(misread)).toEqual({ ...documentOf(mrzOf('P1')), corrected: true });
  });

  test('in the two letters of a passport number, digits for letters', () => {
    const lines = mrzOf('P6').map((line) => line.replace('ZZ999006', '2Z9990O6'));
    expect(documentOf(lines)).toMatchObject({ number: 'ZZ999006', corrected: true });
  });

  test('are left alone, and named, when a check digit disagrees', () => {
    const lines = wrong.letterOForZero.map((line) => line.replace('8704120', '8704121'));
    expect(faultsOf(lines)).toEqual(expect.arrayContaining(['number: format', 'birthDate: checkDigit']));
  });

  test('a G for a 6 satisfies the check digit and is refused by the shape of the number', () => {
    const number = '999000064';
    expect(checkDigit('9990000G4')).toBe(checkDigit(number));
    expect(faultsOf(card({ number: '9990000G4' }))).toEqual(['number: format']);
  });

  test('a digit in a name is a fault, since nothing could prove a correction', () => {
    expect(faultsOf(card({ name: 'LUKIANENK0<<MARIANA' }))).toEqual(['name: format']);
  });
});

describe('centuries', () => {
  test.each([
    ['270308', '1927-03-08', '99 years old'],
    ['261201', '2026-12-01', 'born today'],
    ['261202', '1926-12-02', 'would be born tomorrow'],
    ['000229', '2000-02-29', 'leap day of 2000'],
  ])('birth %s is %s: %s', (birth, date) => {
    expect(documentOf(card({ birth })).birthDate).toBe(date);
  });

  test('УНЗР tells a person of a hundred and two from a child', () => {
    const body = '192403080001';
    const optional = body + (checkDigit(body) ?? '');
    expect(documentOf(card({ birth: '240308', optional })).birthDate).toBe('1924-03-08');
    expect(documentOf(card({ birth: '240308' })).birthDate).toBe('2024-03-08');
  });

  test.each([
    ['320516', '2032-05-16', false],
    ['261201', '2026-12-01', false],
    ['261130', '2026-11-30', true],
    ['991231', '1999-12-31', true],
    ['760101', '2076-01-01', false],
  ])('expiry %s is %s, expired: %s', (expiry, expiryDate, expired) => {
    expect(documentOf(card({ expiry }))).toMatchObject({ expiryDate, expired });
  });

  test('in 2098 a card that runs out in «05» does so in 2105', () => {
    expect(documentOf(card({ expiry: '050101' }), '2098-06-01').expiryDate).toBe('2105-01-01');
  });

  test('a day that does not exist is a format fault', () => {
    expect(faultsOf(card({ birth: '870230' }))).toEqual(['birthDate: format']);
  });
});

describe('УНЗР on a card', () => {
  test('with a wrong check digit is refused', () => {
    expect(faultsOf(card({ optional: '1987041299919' }))).toEqual(['unzr: checkDigit']);
  });

  test('of another birth date is refused', () => {
    expect(faultsOf(card({ birth: '870413', optional: '1987041299918' }))).toEqual(['unzr: mismatch']);
  });

  test('may be absent, and is not looked for on cards of other states', () => {
    expect(documentOf(card({}))).not.toHaveProperty('unzr');
    expect(documentOf(card({ issuer: 'UTO', optional: '1987041299919' }))).not.toHaveProperty('unzr');
  });
});

function putAt(text: string, column: number, character: string): string {
  return text.slice(0, column) + character + text.slice(column + 1);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

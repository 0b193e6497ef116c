import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAcceptanceNumber, isTerminalId, parseAcceptanceNumber, spokenGroups } from './acceptance-number.ts';
import type { AcceptanceNumber } from './acceptance-number.ts';
import { checkCharacter } from './mod-37-36.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const specimen: AcceptanceNumber = { terminal: 'DP01', year: 2026, sequence: 123 };

const letter = fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ'.split(''));
const someNumber: fc.Arbitrary<AcceptanceNumber> = fc.record({
  terminal: fc.tuple(letter, letter, fc.nat({ max: 99 })).map(([a, b, n]) => a + b + String(n).padStart(2, '0')),
  year: fc.integer({ min: 2000, max: 2099 }),
  sequence: fc.integer({ min: 1, max: 999_999 }),
});

function compact(number: AcceptanceNumber): string {
  return formatAcceptanceNumber(number).replaceAll('-', '');
}

describe('the canonical form', () => {
  test('has terminal, year, sequence and the check character', () => {
    expect(formatAcceptanceNumber(specimen)).toBe(`DP01-26-000123-${checkCharacter('DP0126000123')}`);
  });

  test('reads back', () => {
    fc.assert(
      fc.property(someNumber, (number) => {
        expect(parseAcceptanceNumber(formatAcceptanceNumber(number))).toEqual({ ok: true, value: number });
      }),
    );
  });

  test.each([
    { ...specimen, sequence: 0 },
    { ...specimen, sequence: 1_000_000 },
    { ...specimen, sequence: 1.5 },
    { ...specimen, year: 26 },
    { ...specimen, terminal: 'DO01' },
    { ...specimen, terminal: 'dp01' },
  ])('is not made of $terminal, $year, $sequence', (number) => {
    expect(() => formatAcceptanceNumber(number)).toThrow(RangeError);
  });

  test('terminals have no I and O', () => {
    expect(['DP01', 'ZZ99', 'IA01', 'AO01', 'D101', 'DP1', 'ДР01'].filter(isTerminalId)).toEqual(['DP01', 'ZZ99']);
  });

  test('in groups for the voice', () => {
    expect(spokenGroups(specimen)).toEqual(['DP', '01', '26', '000', '123', checkCharacter('DP0126000123')]);
  });
});

describe('one error', () => {
  test('a wrong character is noticed or put right, whatever and wherever it is', () => {
    fc.assert(
      fc.property(someNumber, (number) => {
        const text = compact(number);
        for (let place = 0; place < text.length; place += 1) {
          for (const character of alphabet) {
            const reading = parseAcceptanceNumber(text.slice(0, place) + character + text.slice(place + 1));
            if (reading.ok) expect(reading.value).toEqual(number);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a wrong digit is never put right', () => {
    const text = compact(specimen);
    for (const place of [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) {
      for (const digit of '0123456789') {
        if (digit === text[place]) continue;
        expect(parseAcceptanceNumber(text.slice(0, place) + digit + text.slice(place + 1)).ok).toBe(false);
      }
    }
  });

  test('neighbours exchanged are noticed, but for the two kinds that are stated', () => {
    let exchanges = 0;
    let missed = 0;
    fc.assert(
      fc.property(someNumber, (number) => {
        const text = compact(number);
        for (let place = 0; place + 1 < text.length; place += 1) {
          const [left = '', right = ''] = text.slice(place, place + 2);
          if (left === right) continue;
          exchanges += 1;
          const reading = parseAcceptanceNumber(text.slice(0, place) + right + left + text.slice(place + 2));
          if (!reading.ok || compact(reading.value) === text) continue;
          missed += 1;
          const consecutive = [1, 35].includes(Math.abs(alphabet.indexOf(left) - alphabet.indexOf(right)));
          const checkForDigit = place === 11 && 'OQILZSB'.includes(right);
          expect(consecutive || checkForDigit, `${text}, places ${place} and ${place + 1}`).toBe(true);
        }
      }),
      { numRuns: 2000, seed: 37 },
    );
    // One in 36 of those two kinds, which are about a fifth of all exchanges.
    expect(missed).toBeGreaterThan(0);
    expect(missed / exchanges).toBeLessThan(0.01);
  });
});

describe('what people write', () => {
  const canonical = formatAcceptanceNumber(specimen);
  const check = canonical.slice(-1);
  test.each([
    ['small letters, no hyphens', `dp0126000123${check.toLowerCase()}`],
    ['blanks and long dashes', ` DP01 – 26 – 000 123 – ${check} `],
    ['letters for digits', `DPOI-Z6-OOOl23-${check}`],
    ['Cyrillic letters of the same look', `DР01-26-ООО123-${check}`],
    ['a Cyrillic З for a 3', `DP01-26-00012З-${check}`],
  ])('%s: %s', (_, text) => {
    expect(parseAcceptanceNumber(text)).toEqual({ ok: true, value: specimen });
  });

  test('a look-alike of the check character is asked about, another one is wrong', () => {
    const body = compact(findByCheck('O')).slice(0, -1);
    expect(parseAcceptanceNumber(`${body}0`)).toEqual({ ok: false, fault: 'checkLookAlike' });
    expect(parseAcceptanceNumber(`${body}D`)).toEqual({ ok: false, fault: 'checkCharacter' });
    expect(parseAcceptanceNumber(`${body}О`)).toEqual({ ok: true, value: findByCheck('O') });
  });

  test.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['DP01-26-00123-7', 'format'],
    ['DP01-26-000123', 'format'],
    ['DPA1-26-000123-7', 'format'],
    ['0P01-26-000123-7', 'format'],
    ['OP01-26-000123-7', 'format'],
    ['ЩП01-26-000123-7', 'format'],
    ['VIKNO:1:DP01', 'format'],
    [`DP01-26-000000-${checkCharacter('DP0126000000')}`, 'format'],
  ])('«%s»: %s', (text, fault) => {
    expect(parseAcceptanceNumber(text)).toEqual({ ok: false, fault });
  });

  test('any text at all gives an answer', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof parseAcceptanceNumber(text).ok).toBe('boolean');
      }),
    );
  });
});

function findByCheck(wanted: string): AcceptanceNumber {
  for (let sequence = 1; sequence < 1000; sequence += 1) {
    const number = { ...specimen, sequence };
    if (compact(number).endsWith(wanted)) return number;
  }
  throw new Error(`No number with the check character ${wanted}`);
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateAsTyped, erase, insert, startsCapital } from './typing.ts';
import type { Typed } from './typing.ts';

const at = (value: string, start: number, end = start): Typed => ({ value, start, end });

describe('typing at the caret', () => {
  test('a letter goes where the caret is, and the caret after it', () => {
    expect(insert(at('Маряна', 3), '’', 40)).toEqual(at('Мар’яна', 4));
  });
  test('what is selected is replaced', () => {
    expect(insert(at('вул. Стара', 5, 10), 'Нова', 40)).toEqual(at('вул. Нова', 9));
  });
  test('a field that is full takes nothing, and keeps the selection', () => {
    expect(insert(at('49000', 2, 2), '1', 5)).toEqual(at('49000', 2, 2));
    expect(insert(at('49000', 2, 3), '1', 5)).toEqual(at('49100', 3));
  });
  test('erasing takes the character before the caret, or the selection, or nothing', () => {
    expect(erase(at('Дніпро', 3))).toEqual(at('Днпро', 2));
    expect(erase(at('Дніпро', 1, 4))).toEqual(at('Дро', 1));
    expect(erase(at('Дніпро', 0))).toEqual(at('Дніпро', 0));
  });
  test('erasing undoes any one letter typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.nat(20), fc.constantFrom('ї', 'ґ', '’', '-'), (value, caret, letter) => {
        const before = at(value, Math.min(caret, value.length));
        expect(erase(insert(before, letter, 100))).toEqual(before);
      }),
    );
  });
});

describe('capitals', () => {
  test('a name’s every part begins with one, also after a hyphen, not after an apostrophe', () => {
    expect(startsCapital(at('', 0), 'words')).toBe(true);
    expect(startsCapital(at('Нечуй-', 6), 'words')).toBe(true);
    expect(startsCapital(at('Лук’', 4), 'words')).toBe(false);
    expect(startsCapital(at('м. ', 3), 'words')).toBe(true);
  });
  test('a sentence only at its beginning, a series always, an address of e-mail never', () => {
    expect(startsCapital(at('Ремонт ', 7), 'sentence')).toBe(false);
    expect(startsCapital(at('АВ', 2), 'all')).toBe(true);
    expect(startsCapital(at('', 0), 'none')).toBe(false);
  });
});

describe('a date as it is typed', () => {
  test.each([
    ['1', '1'],
    ['12', '12'],
    ['120', '12.0'],
    ['12041', '12.04.1'],
    ['12041987', '12.04.1987'],
    ['12.04.19875', '12.04.1987'],
    ['12.', '12'],
  ])('%s becomes %s', (typed, shown) => expect(dateAsTyped(typed)).toBe(shown));
  test('erasing always gets to the beginning', () => {
    let typed = at('12.04.1987', 10);
    for (let turn = 0; turn < 10 && typed.value !== ''; turn += 1) {
      const value = dateAsTyped(erase(typed).value);
      typed = at(value, value.length);
    }
    expect(typed.value).toBe('');
  });
});

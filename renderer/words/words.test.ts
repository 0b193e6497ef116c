import { describe, expect, test } from 'vitest';
import { failureCodes, remedies } from '../../contract/failures.ts';
import { plural } from './plural.ts';
import { tables } from './tables.ts';

/** Every text of a table with its path; functions are called with a number each, as the screens do. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return textsOf(Reflect.apply(value, undefined, [3, 5]), `${path}()`);
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
  return [];
}

describe.each(Object.entries(tables))('the words in %s', (language, words) => {
  const texts = textsOf(words);
  test('none is empty or ends in a space', () => {
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter(([, text]) => text.trim() === '' || text !== text.trim())).toEqual([]);
  });
  test('quotes and apostrophes are typographic', () => {
    expect(texts.filter(([, text]) => /["']/u.test(text))).toEqual([]);
  });
  test('every failure says what happened, and what to do, apart', () => {
    const wrong = failureCodes.filter((code) => {
      const { what, todo } = words.failures[code];
      return /[.!]$/u.test(what) || !todo.endsWith('.') || what.length >= 60;
    });
    expect(wrong).toEqual([]);
  });
  test('buttons fit on one', () => {
    const buttons = [
      ...remedies.map((remedy) => words.remedies[remedy]),
      ...Object.values(words.remedyFor).flatMap((own) => Object.values(own)),
    ];
    expect(buttons.filter((text) => text.length > 26)).toEqual([]);
  });
  test.runIf(language === 'uk')('Ukrainian has no Latin look-alikes and no Russian letters', () => {
    expect(texts.filter(([, text]) => /[ыэёъ]/iu.test(text))).toEqual([]);
    expect(texts.filter(([, text]) => /[а-яіїєґ][a-z]|[a-z][а-яіїєґ]/iu.test(text))).toEqual([]);
  });
});

test('Ukrainian counts', () => {
  const count = plural('uk');
  const forms = { one: 'сторінка', few: 'сторінки', many: 'сторінок' };
  expect([1, 2, 5, 11, 21, 22, 112].map((of) => count(of, forms).split('\u00A0')[1])).toEqual([
    'сторінка',
    'сторінки',
    'сторінок',
    'сторінок',
    'сторінка',
    'сторінки',
    'сторінок',
  ]);
});

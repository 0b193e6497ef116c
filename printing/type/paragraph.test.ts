import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceLines, breakLines, limitLines, settable } from './paragraph.ts';

const measure = (text: string): number => text.length;

describe('lines', () => {
  const anyText = fc.string({ unit: fc.constantFrom('а', 'ї', 'Щ', ' ', ' ', '-', '—', '\n', '\u00a0'), maxLength: 80 });

  test('are never wider than the paper, and lose nothing but spaces', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 30 }), (text, width) => {
        for (const lines of [breakLines(text, width, measure), balanceLines(text, width, measure)]) {
          expect(Math.max(...lines.map(measure))).toBeLessThanOrEqual(width);
          expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
        }
      }),
    );
  });

  test('are as many balanced as not', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 8, max: 30 }), (text, width) => {
        expect(balanceLines(text, width, measure)).toHaveLength(breakLines(text, width, measure).length);
      }),
    );
  });

  test('leave no last word alone when balanced', () => {
    expect(breakLines('Виконавчий комітет Дніпровської міської ради', 39, measure).at(-1)).toBe('ради');
    expect(balanceLines('Виконавчий комітет Дніпровської міської ради', 39, measure)).toEqual([
      'Виконавчий комітет',
      'Дніпровської міської ради',
    ]);
  });

  test('that are too many end in an ellipsis that fits', () => {
    expect(limitLines(['один', 'два', 'три'], 2, 4, measure)).toEqual(['один', 'два…']);
    expect(limitLines(['один', 'двас', 'три'], 2, 4, measure)).toEqual(['один', 'два…']);
    expect(limitLines(['один'], 2, 4, measure)).toEqual(['один']);
  });
});

describe('settable text', () => {
  test('has й and ї as one character, and no control characters', () => {
    expect(settable('и\u0306ти\u0000\u200b\r\nКиі\u0308в')).toBe('йти\nКиїв');
  });

  test('keeps a preposition, a number sign and a number with their neighbours', () => {
    expect(settable('Ідіть у зал № 5, вікно 4 — там')).toBe('Ідіть у\u00a0зал №\u00a05, вікно\u00a04\u00a0— там');
  });
});

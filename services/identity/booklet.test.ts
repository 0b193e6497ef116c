import { describe, expect, test } from 'vitest';
import { everyone, wrong } from '../../test/fixtures/people.ts';
import { readBooklet } from './booklet.ts';

describe('booklet number', () => {
  test.each(everyone.filter(({ document }) => document.kind === 'booklet'))('of $id', ({ document }) => {
    const { series = '', number } = document;
    expect(readBooklet(`${series} № ${number}`)).toEqual({
      ok: true,
      value: { series, number, full: series + number, mapped: false },
    });
  });

  test('Latin letters become the Cyrillic ones they look like, and that is told', () => {
    expect(readBooklet(wrong.latinSeries)).toEqual({
      ok: true,
      value: { series: 'АЕ', number: '000002', full: 'АЕ000002', mapped: true },
    });
  });

  test('every letter that both alphabets draw alike', () => {
    for (const [latin, cyrillic] of ['AА', 'BВ', 'CС', 'EЕ', 'HН', 'IІ', 'KК', 'MМ', 'OО', 'PР', 'TТ', 'XХ', 'YУ'].map((pair) => [
      ...pair,
    ])) {
      expect(readBooklet(`${latin}а123456`)).toMatchObject({ ok: true, value: { series: `${cyrillic}А` } });
    }
  });

  test.each([
    ['', 'empty'],
    ['Ae 00002', 'number'],
    ['АЕ0000022', 'number'],
    ['АЕ00000O', 'number'],
    ['ЫЭ000002', 'series'],
    ['DZ000002', 'series'],
    ['000002', 'series'],
  ])('%s: %s', (text, fault) => {
    expect(readBooklet(text)).toEqual({ ok: false, fault });
  });
});

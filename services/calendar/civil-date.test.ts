import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, ageOn, civilDate, clockAt, daysBetween, isCivilDate, ukrainianDate, weekdayOf } from './civil-date.ts';

const someDate = fc
  .date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('which days exist', () => {
  test.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-04-31', false],
    ['0099-01-01', false],
    ['2026-1-1', false],
    [' 2026-01-01', false],
  ])('%s: %s', (text, exists) => {
    expect(isCivilDate(text)).toBe(exists);
  });

  test('made of numbers', () => {
    expect(civilDate(2026, 12, 1)).toBe('2026-12-01');
    expect(civilDate(2026, 2, 29)).toBeUndefined();
    expect(civilDate(26, 2, 1)).toBeUndefined();
  });
});

describe('arithmetic', () => {
  test('days added are days between, there and back', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const later = addDays(date, days);
        expect(daysBetween(date, later)).toBe(days);
        expect(addDays(later, -days)).toBe(date);
        expect(Math.abs((weekdayOf(later) - weekdayOf(date) - days) % 7)).toBe(0);
      }),
    );
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-02-28', 1, '2026-03-28'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  test('days of the week', () => {
    expect(weekdayOf('2026-12-01')).toBe(2);
    expect(weekdayOf('1899-12-31')).toBe(7);
    expect(weekdayOf('1970-01-01')).toBe(4);
  });

  test.each([
    ['1927-03-08', '2026-12-01', 99],
    ['2010-09-30', '2026-09-29', 15],
    ['2010-09-30', '2026-09-30', 16],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
  ])('born %s, on %s aged %i', (birth, on, age) => {
    expect(ageOn(birth, on)).toBe(age);
  });

  test('text that is no date is a bug', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });

  test('the Ukrainian way to write a date', () => {
    expect(ukrainianDate('1987-04-12')).toBe('12.04.1987');
  });
});

describe('the wall clock in Kyiv', () => {
  test.each([
    ['2026-12-01T14:59:00Z', '2026-12-01', 16 * 60 + 59, 'winter time, two hours ahead'],
    ['2026-07-01T13:59:00Z', '2026-07-01', 16 * 60 + 59, 'summer time, three hours ahead'],
    ['2026-12-01T22:00:00Z', '2026-12-02', 0, 'midnight belongs to the new day'],
    ['2026-03-29T00:59:00Z', '2026-03-29', 2 * 60 + 59, 'the last minute before summer time'],
    ['2026-03-29T01:00:00Z', '2026-03-29', 4 * 60, 'the hour that does not exist'],
    ['2026-10-25T00:30:00Z', '2026-10-25', 3 * 60 + 30, 'the hour that comes twice, first'],
    ['2026-10-25T01:30:00Z', '2026-10-25', 3 * 60 + 30, 'the hour that comes twice, second'],
  ])('%s: %s, minute %i, %s', (instant, date, minutes) => {
    expect(clockAt(Date.parse(instant), 'Europe/Kyiv')).toEqual({ date, minutes });
  });
});

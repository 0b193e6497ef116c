import { describe, expect, test } from 'vitest';
import { addWorkingDays, dayOfReceipt, isWorkingDay, usualWorkingCalendar, workingDayFrom } from './working-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';

const peace: WorkingCalendar = { ...usualWorkingCalendar, holidays: ['2026-12-25', '2027-01-01'], holidaysAreDaysOff: true };
const martialLaw: WorkingCalendar = { ...peace, holidaysAreDaysOff: false };

/** An instant by Kyiv's winter clock. */
function kyiv(text: string): number {
  return Date.parse(`${text}+02:00`);
}

describe('working days', () => {
  test('public holidays are days off in peace, not under martial law', () => {
    expect(isWorkingDay('2026-12-25', peace)).toBe(false);
    expect(isWorkingDay('2026-12-25', martialLaw)).toBe(true);
    expect(isWorkingDay('2026-12-26', martialLaw)).toBe(false);
  });

  test('days moved by the government', () => {
    const moved = { ...martialLaw, extraDaysOff: ['2026-12-24'], extraWorkingDays: { '2026-12-26': '15:00' } };
    expect(isWorkingDay('2026-12-24', moved)).toBe(false);
    expect(dayOfReceipt(kyiv('2026-12-26T14:59'), moved)).toBe('2026-12-26');
    expect(dayOfReceipt(kyiv('2026-12-26T15:00'), moved)).toBe('2026-12-28');
  });

  test('counting skips days off and not the first day itself', () => {
    expect(addWorkingDays('2026-12-24', 1, peace)).toBe('2026-12-28');
    expect(addWorkingDays('2026-12-24', 1, martialLaw)).toBe('2026-12-25');
    expect(addWorkingDays('2026-12-24', 0, peace)).toBe('2026-12-24');
  });

  test('a week without working days is a wrong configuration', () => {
    expect(() => workingDayFrom('2026-12-01', { ...peace, closingTimes: {} })).toThrow(RangeError);
    expect(() => isWorkingDay('2026-12-01', { ...peace, closingTimes: { 2: '5pm' } })).toThrow(RangeError);
  });
});

describe('the day of receipt', () => {
  test.each([
    ['2026-12-01T16:59:59', '2026-12-01', 'a minute before closing'],
    ['2026-12-01T17:00:00', '2026-12-02', 'at closing'],
    ['2026-12-01T23:59:59', '2026-12-02', 'late in the evening'],
    ['2026-12-02T00:00:00', '2026-12-02', 'just after midnight'],
    ['2026-12-04T15:59:00', '2026-12-04', 'Friday, before its own closing time'],
    ['2026-12-04T16:00:00', '2026-12-07', 'Friday, after it'],
    ['2026-12-05T10:00:00', '2026-12-07', 'Saturday'],
    ['2026-12-06T23:59:00', '2026-12-07', 'Sunday'],
    ['2026-12-24T18:00:00', '2026-12-28', 'after hours before a holiday and a weekend'],
    ['2026-12-31T18:00:00', '2027-01-04', 'over the end of the year'],
  ])('%s counts as %s: %s', (instant, date) => {
    expect(dayOfReceipt(kyiv(instant), peace)).toBe(date);
  });

  test('closing is by the wall clock in summer, too', () => {
    expect(dayOfReceipt(Date.parse('2026-07-01T13:59:00Z'), peace)).toBe('2026-07-01');
    expect(dayOfReceipt(Date.parse('2026-07-01T14:00:00Z'), peace)).toBe('2026-07-02');
  });

  test('the Sundays on which the clock changes lead to Monday', () => {
    for (const instant of ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']) {
      expect(dayOfReceipt(Date.parse(instant), peace)).toBe(instant.startsWith('2026-03') ? '2026-03-30' : '2026-10-26');
    }
  });
});

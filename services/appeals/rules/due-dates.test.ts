import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween } from '../../calendar/civil-date.ts';
import { isWorkingDay, usualWorkingCalendar } from '../../calendar/working-calendar.ts';
import type { WorkingCalendar } from '../../calendar/working-calendar.ts';
import { appealDueDates, informationRequestDueDates } from './due-dates.ts';

const martialLaw: WorkingCalendar = { ...usualWorkingCalendar, holidays: ['2026-12-25', '2027-01-01'], holidaysAreDaysOff: false };
const peace: WorkingCalendar = { ...martialLaw, holidaysAreDaysOff: true };

/** An instant by Kyiv's winter clock. */
function kyiv(text: string): number {
  return Date.parse(`${text}+02:00`);
}

describe('appeals', () => {
  test('15 days, a month, 45 days from a Tuesday', () => {
    expect(appealDueDates(kyiv('2026-12-01T12:00'), martialLaw)).toEqual({
      registered: '2026-12-01',
      simple: '2026-12-16',
      standard: '2027-01-01',
      limit: '2027-01-15',
    });
  });

  test('a last day on a holiday moves when holidays are off', () => {
    expect(appealDueDates(kyiv('2026-12-01T12:00'), peace)).toMatchObject({
      simple: '2026-12-16',
      standard: '2027-01-04',
      limit: '2027-01-15',
    });
  });

  test('an appeal of Friday night is counted from Monday', () => {
    expect(appealDueDates(kyiv('2026-12-04T22:00'), martialLaw)).toEqual({
      registered: '2026-12-07',
      simple: '2026-12-22',
      standard: '2027-01-07',
      limit: '2027-01-21',
    });
  });

  test('a last day at the weekend moves to Monday', () => {
    // 15 days after Friday, 4 December is Saturday the 19th.
    expect(appealDueDates(kyiv('2026-12-04T10:00'), martialLaw).simple).toBe('2026-12-21');
  });

  test.each([
    ['2026-01-30T10:00', '2026-03-02', 'the 30th: February ends on Saturday the 28th, moved to Monday'],
    ['2028-01-31T10:00', '2028-02-29', 'the 31st in a leap year'],
    ['2026-03-31T10:00', '2026-04-30', 'the 31st before a month of thirty days'],
  ])('a month from %s ends on %s: %s', (instant, standard) => {
    expect(appealDueDates(kyiv(instant), martialLaw).standard).toBe(standard);
  });

  test('a term over the change of clocks has its full days', () => {
    expect(appealDueDates(Date.parse('2026-03-20T10:00:00Z'), martialLaw)).toMatchObject({ registered: '2026-03-20', limit: '2026-05-04' });
  });

  test('terms are working days in order, and move by no more than the days off', () => {
    const instant = fc.integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2030-12-31T00:00:00Z') });
    fc.assert(
      fc.property(instant, (at) => {
        const { registered, simple, standard, limit } = appealDueDates(at, martialLaw);
        for (const date of [registered, simple, standard, limit]) expect(isWorkingDay(date, martialLaw)).toBe(true);
        const days = [simple, standard, limit].map((date) => daysBetween(registered, date));
        expect(days[0]).toBeGreaterThanOrEqual(15);
        expect(days[0]).toBeLessThanOrEqual(17);
        expect(days[1]).toBeGreaterThanOrEqual(28);
        expect(days[1]).toBeLessThanOrEqual(33);
        expect(days[2]).toBeGreaterThanOrEqual(45);
        expect(days[2]).toBeLessThanOrEqual(47);
      }),
    );
  });
});

describe('information requests', () => {
  test('five and twenty working days, the day of registration not counted', () => {
    expect(informationRequestDueDates(kyiv('2026-12-01T12:00'), martialLaw)).toEqual({
      registered: '2026-12-01',
      standard: '2026-12-08',
      limit: '2026-12-29',
    });
  });

  test('holidays lengthen them where holidays are off', () => {
    expect(informationRequestDueDates(kyiv('2026-12-21T12:00'), peace).standard).toBe('2026-12-29');
    expect(informationRequestDueDates(kyiv('2026-12-21T12:00'), martialLaw).standard).toBe('2026-12-28');
  });
});

import { addDays, clockAt, weekdayOf } from './civil-date.ts';
import type { CivilDate, Weekday } from './civil-date.ts';

/** When the authority that registers appeals works. The terminal itself may well be open at other hours. */
export interface WorkingCalendar {
  /** IANA name, «Europe/Kyiv». */
  readonly timeZone: string;
  /** The working days of the week, each with its closing time «HH:MM» on the wall clock. At least one. */
  readonly closingTimes: Readonly<Partial<Record<Weekday, string>>>;
  /** Public holidays, moved ones included. */
  readonly holidays: readonly CivilDate[];
  /** Whether public holidays are days off. Under martial law they are not (Law 2136-IX, article 6). */
  readonly holidaysAreDaysOff: boolean;
  /** Other days off: days moved by the government, the authority's own. These count whatever the setting above. */
  readonly extraDaysOff?: readonly CivilDate[];
  /** Days worked in exchange, though the week says otherwise, each with its closing time. */
  readonly extraWorkingDays?: Readonly<Record<CivilDate, string>>;
}

/** The usual week of a council's office, with no holidays off, as under martial law. */
export const usualWorkingCalendar: WorkingCalendar = {
  timeZone: 'Europe/Kyiv',
  closingTimes: { 1: '17:00', 2: '17:00', 3: '17:00', 4: '17:00', 5: '16:00' },
  holidays: [],
  holidaysAreDaysOff: false,
};

export function isWorkingDay(date: CivilDate, calendar: WorkingCalendar): boolean {
  return closingMinutes(date, calendar) !== undefined;
}

/** The date itself if it is a working day, else the next that is. Throws a RangeError when a year has none: a wrong configuration. */
export function workingDayFrom(date: CivilDate, calendar: WorkingCalendar): CivilDate {
  for (let ahead = 0; ahead < 366; ahead += 1) {
    const candidate = addDays(date, ahead);
    if (isWorkingDay(candidate, calendar)) return candidate;
  }
  throw new RangeError(`No working day within a year of ${date}`);
}

/** The date `count` working days after a day, that day not counted. */
export function addWorkingDays(date: CivilDate, count: number, calendar: WorkingCalendar): CivilDate {
  let reached = date;
  for (let counted = 0; counted < count; counted += 1) reached = workingDayFrom(addDays(reached, 1), calendar);
  return reached;
}

/**
 * The day on which the authority counts as having received what arrived at the instant: the same day when it arrived
 * on a working day before closing, else the next working day. Arrival at the very minute of closing is after hours.
 */
export function dayOfReceipt(epochMilliseconds: number, calendar: WorkingCalendar): CivilDate {
  const { date, minutes } = clockAt(epochMilliseconds, calendar.timeZone);
  const closing = closingMinutes(date, calendar);
  return closing !== undefined && minutes < closing ? date : workingDayFrom(addDays(date, 1), calendar);
}

/** Minutes from midnight to closing, or `undefined` on a day off. */
function closingMinutes(date: CivilDate, calendar: WorkingCalendar): number | undefined {
  const closing = calendar.extraWorkingDays?.[date] ?? (isDayOff(date, calendar) ? undefined : calendar.closingTimes[weekdayOf(date)]);
  if (closing === undefined) return undefined;
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(closing);
  if (match === null) throw new RangeError(`Not a closing time: ${JSON.stringify(closing)}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

function isDayOff(date: CivilDate, calendar: WorkingCalendar): boolean {
  return (calendar.holidaysAreDaysOff && calendar.holidays.includes(date)) || calendar.extraDaysOff?.includes(date) === true;
}

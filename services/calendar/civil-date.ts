/**
 * Civil dates: days of the calendar without a time or a zone, as text «YYYY-MM-DD», years 1000–9999, Gregorian.
 * Text of this shape compares, sorts, stores and prints as it is; the arithmetic goes through UTC days, which have no
 * daylight saving.
 */
export type CivilDate = string;

/** ISO 8601 day of the week: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const millisecondsPerDay = 86_400_000;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The date of a year, month (1–12) and day, or `undefined` when the calendar has no such day or the year is not 1000–9999. */
export function civilDate(year: number, month: number, day: number): CivilDate | undefined {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return undefined;
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? at.toISOString().slice(0, 10) : undefined;
}

/** Whether the text is a day that exists, written «YYYY-MM-DD». */
export function isCivilDate(text: string): boolean {
  const match = shape.exec(text);
  return match !== null && civilDate(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

/** The date `days` later, or earlier when negative. Throws a RangeError on text that is no date. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day `months` later; the last day of that month when it has no such day (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const at = new Date(dayNumber(date) * millisecondsPerDay);
  const firstOfMonth = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
  const year = firstOfMonth.getUTCFullYear();
  const month = firstOfMonth.getUTCMonth();
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return fromDayNumber(Date.UTC(year, month, Math.min(at.getUTCDate(), lastDay)) / millisecondsPerDay);
}

/** Days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekdayOf(date: CivilDate): Weekday {
  // Day number 0 was a Thursday; the remainder of earlier days is negative.
  return weekdaysFromThursday[((dayNumber(date) % 7) + 7) % 7] ?? 4;
}

const weekdaysFromThursday = [4, 5, 6, 7, 1, 2, 3] as const;

/**
 * Full years of age on a day. A person born on 29 February grows older on 1 March in common years.
 * Negative when `on` is before the birth.
 */
export function ageOn(birthDate: CivilDate, on: CivilDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** «12.04.1987», the way Ukrainian papers write a date. */
export function ukrainianDate(date: CivilDate): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
}

/**
 * What a wall clock in the zone shows at the instant: its date and its minutes since midnight (0–1439).
 * Clock changes are the zone data's business: in an hour that comes twice the clock shows the same minutes twice.
 * Throws a RangeError on an unknown IANA zone or an instant outside of Date's range.
 */
export function clockAt(epochMilliseconds: number, timeZone: string): { readonly date: CivilDate; readonly minutes: number } {
  const parts = zoneFormat(timeZone).formatToParts(epochMilliseconds);
  const read = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  return {
    date: `${read('year')}-${read('month')}-${read('day')}`,
    minutes: Number(read('hour')) * 60 + Number(read('minute')),
  };
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>();

/** Building a format costs about a millisecond, and a terminal has one zone. */
function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const known = zoneFormats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  zoneFormats.set(timeZone, format);
  return format;
}

function dayNumber(date: CivilDate): number {
  if (!isCivilDate(date)) throw new RangeError(`Not a date: ${JSON.stringify(date)}`);
  return Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay;
}

function fromDayNumber(number: number): CivilDate {
  return new Date(number * millisecondsPerDay).toISOString().slice(0, 10);
}

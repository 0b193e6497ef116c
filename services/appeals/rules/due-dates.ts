import { addDays, addMonths } from '../../calendar/civil-date.ts';
import type { CivilDate } from '../../calendar/civil-date.ts';
import { addWorkingDays, dayOfReceipt, workingDayFrom } from '../../calendar/working-calendar.ts';
import type { WorkingCalendar } from '../../calendar/working-calendar.ts';

/** By when the authority must answer. All of them are working days. */
export interface DueDates {
  /** The day of registration, from which the terms are counted. */
  readonly registered: CivilDate;
  /** What needs no further study: 15 days. Information requests have no such term. */
  readonly simple?: CivilDate;
  /** One month for appeals, five working days for information requests. */
  readonly standard: CivilDate;
  /** The latest day after an extension, of which the applicant must be told: 45 days, or twenty working days. */
  readonly limit: CivilDate;
}

/**
 * Terms for a proposal, application or complaint (Law 393/96-ВР, article 20), in calendar days after the day of
 * registration. A month ends on the same day of the next one, or on its last day when it is shorter; a term that ends
 * on a day off ends on the next working day.
 */
export function appealDueDates(receivedAt: number, calendar: WorkingCalendar): DueDates & { readonly simple: CivilDate } {
  const registered = dayOfReceipt(receivedAt, calendar);
  return {
    registered,
    simple: workingDayFrom(addDays(registered, 15), calendar),
    standard: workingDayFrom(addMonths(registered, 1), calendar),
    limit: workingDayFrom(addDays(registered, 45), calendar),
  };
}

/** Terms for a request for public information (Law 2939-VI, article 20), in working days after the day of registration. */
export function informationRequestDueDates(receivedAt: number, calendar: WorkingCalendar): DueDates {
  const registered = dayOfReceipt(receivedAt, calendar);
  return {
    registered,
    standard: addWorkingDays(registered, 5, calendar),
    limit: addWorkingDays(registered, 20, calendar),
  };
}

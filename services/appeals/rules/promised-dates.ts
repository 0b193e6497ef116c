import type { AppealKind } from '../../../contract/words.ts';
import { ukrainianDate } from '../../calendar/civil-date.ts';
import type { WorkingCalendar } from '../../calendar/working-calendar.ts';
import { appealDueDates, informationRequestDueDates, type DueDates } from './due-dates.ts';

/** Dates a receipt promises, dd.mm.yyyy. */
export interface PromisedDates {
  readonly registeredOn: string;
  readonly dueBy: string;
  readonly limit: string;
}

/** Terms by the law that governs the kind; other correspondence is promised what an application is. */
export function dueDatesOf(kind: AppealKind, receivedAt: number, calendar: WorkingCalendar): DueDates {
  return kind === 'informationRequest' ? informationRequestDueDates(receivedAt, calendar) : appealDueDates(receivedAt, calendar);
}

/** The dates that the receipt and the last screen promise. */
export function promisedDates(kind: AppealKind, receivedAt: number, calendar: WorkingCalendar): PromisedDates {
  const due = dueDatesOf(kind, receivedAt, calendar);
  return { registeredOn: ukrainianDate(due.registered), dueBy: ukrainianDate(due.standard), limit: ukrainianDate(due.limit) };
}

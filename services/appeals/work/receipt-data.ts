import type { PaperPlace } from '../../../contract/words.ts';
import type { LabelData } from '../../../printing/slips/label.ts';
import type { ReceiptData } from '../../../printing/slips/receipt.ts';
import { clockAt, ukrainianDate } from '../../calendar/civil-date.ts';
import { parseAcceptanceNumber } from '../rules/acceptance-number.ts';
import { kindNames, type House } from './house.ts';
import { promisedDates } from '../rules/promised-dates.ts';
import { encodeReceiptCode, printedSecret } from '../rules/receipt-code.ts';
import { findAppeal } from '../store/store.ts';
import type { ReceiptOrder } from '../journey/appeal-work.ts';

/** HH:MM, out of minutes since midnight. */
export const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export function labelData(house: House, number: string): LabelData {
  const { date } = clockAt(house.now(), house.settings.calendar.timeZone);
  return { organisation: house.settings.organisation.name, number, date: ukrainianDate(date) };
}

const paperOnReceipt: Readonly<Record<PaperPlace, ReceiptData['paper']>> = {
  inBox: 'box',
  inSlot: 'terminal',
  inScanner: 'terminal',
  inFeeder: 'terminal',
  unknown: 'terminal',
  withResident: 'resident',
};

/** What the receipt of a sealed appeal says. Throws on an appeal that is not sealed: a receipt never comes before the document. */
export function receiptData(house: House, appealId: string, order: ReceiptOrder): ReceiptData {
  const appeal = findAppeal(house.database, appealId);
  if (!appeal?.details || !appeal.document || appeal.sealedAt === null) throw new Error('a receipt without a sealed appeal');
  const { organisation, terminal, calendar } = house.settings;
  const { date, minutes } = clockAt(appeal.sealedAt, calendar.timeZone);
  const dates = promisedDates(appeal.details.kind, appeal.sealedAt, calendar);
  const sameDay = dates.registeredOn === ukrainianDate(date);
  const number = parseAcceptanceNumber(appeal.number);
  if (!number.ok) throw new Error('a stored number does not read');
  const subject = appeal.details.draft.subject?.trim();
  return {
    organisation: organisation.name,
    terminal,
    at: { date: ukrainianDate(date), time: clockTime(minutes) },
    number: appeal.number,
    indexNote: sameDay ? 'буде присвоєно в день надходження' : `буде присвоєно ${dates.registeredOn}`,
    kind: kindNames[appeal.details.kind],
    ...(subject ? { subject } : {}),
    sheets: appeal.document.sheets,
    dueBy: dates.dueBy,
    limit: dates.limit,
    secret: printedSecret(order.secret),
    code: encodeReceiptCode({ number: number.value, secret: order.secret }),
    ...(organisation.contactPhone ? { contactPhone: organisation.contactPhone } : {}),
    copy: order.copy,
    paper: paperOnReceipt[order.paper],
    ...(appeal.box ? { boxNumber: appeal.box } : {}),
  };
}

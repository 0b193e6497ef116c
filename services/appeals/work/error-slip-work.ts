import type { PaperPlace } from '../../../contract/words.ts';
import { encodeSlip } from '../../../printing/escpos-encode.ts';
import { errorSlip } from '../../../printing/slips/error-slip.ts';
import { clockAt, ukrainianDate } from '../../calendar/civil-date.ts';
import { lastOutcome } from '../store/efforts.ts';
import type { House } from './house.ts';
import { clockTime } from './receipt-data.ts';
import { findAppeal } from '../store/store.ts';

const happened = {
  cancelled: 'Подання скасовано, коли аркуш був у терміналі.',
  timedOut: 'Час вийшов, коли аркуш був у терміналі.',
  fault: 'Термінал зупинився, коли аркуш був у ньому.',
} as const;

const whereItIs = (paper: PaperPlace): string =>
  paper === 'inScanner' ? 'Аркуш залишився у сканері термінала.' : 'Термінал не певен, де аркуш: погляньте на сканер.';

/** A slip for the resident whose sheet stays in the machine: where it is, and what to do. Where it cannot be printed, the screen has said the same. */
export async function printErrorSlip(house: House, appealId: string, why: keyof typeof happened, paper: PaperPlace): Promise<void> {
  const printer = house.devices.receiptPrinter;
  if (printer?.status.state !== 'ready') return;
  const { organisation, terminal, calendar } = house.settings;
  const { date, minutes } = clockAt(house.now(), calendar.timeZone);
  const number = findAppeal(house.database, appealId)?.number;
  const slip = errorSlip({
    organisation: organisation.name,
    terminal,
    at: { date: ukrainianDate(date), time: clockTime(minutes) },
    whatHappened: happened[why],
    paperIs: whereItIs(paper),
    whatToDo: ['Покличте працівника центру і покажіть цей папірець.', 'Заберіть аркуш і подайте звернення ще раз.'],
    ...(number === undefined ? {} : { number }),
    failureCode: lastOutcome(house.database, appealId, 'scan') ?? 'SCN-06',
    ...(organisation.contactPhone === null ? {} : { contactPhone: organisation.contactPhone }),
  });
  await printer.print(await encodeSlip(slip, house.settings.printer), AbortSignal.timeout(30_000));
}

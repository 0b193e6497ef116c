import { endEffort, beginEffort, openEffort, timesDone } from '../store/efforts.ts';
import type { House } from './house.ts';
import { append } from '../../../sync/journal.ts';
import { encodeSlip } from '../../../printing/escpos-encode.ts';
import type { Slip } from '../../../printing/slip.ts';
import type { SlipOutcome } from '../journey/appeal-work.ts';

type SlipKind = 'label' | 'receipt';

/**
 * Prints a slip of an appeal once. That it begins is written down before it does, so that a print whose end was never
 * heard is answered with `unknown` and a person is asked, never blindly repeated. `compose` learns whether one came out before.
 */
export async function printSlip(
  house: House,
  appealId: string,
  what: SlipKind,
  compose: (copy: boolean) => Slip,
  signal: AbortSignal,
): Promise<SlipOutcome> {
  const printer = house.devices.receiptPrinter;
  if (!printer) return 'notPrinted';
  if (openEffort(house.database, appealId, what, house.run)) return 'unknown';
  const copy = timesDone(house.database, appealId, what, 'printed') > 0;
  const bytes = await encodeSlip(compose(copy), house.settings.printer);
  const begun = house.database.transaction((tx) => beginEffort(tx, appealId, what, house.run, null));
  if (!begun.ok) return 'notPrinted';
  const { fate } = await printer.print(bytes, signal);
  if (fate === 'unknown') return 'unknown';
  concludeSlip(house, appealId, what, fate, copy);
  return fate;
}

/**
 * Writes down what became of a slip, as the printer or a person said. On a full disk the effort stays open: a resident is then
 * asked once more, which is better than a session that breaks off.
 */
export function concludeSlip(house: House, appealId: string, what: SlipKind, outcome: 'printed' | 'notPrinted', copy: boolean): void {
  house.database.transaction((tx) => {
    endEffort(tx, appealId, what, outcome);
    append(tx, {
      at: new Date(house.now()),
      event: what === 'label' ? 'label.printed' : 'receipt.printed',
      appeal: appealId,
      body: { copy, outcome },
    });
  });
}

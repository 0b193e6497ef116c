import { clockAt } from '../../calendar/civil-date.ts';
import { labelSlip } from '../../../printing/slips/label.ts';
import { receiptSlip } from '../../../printing/slips/receipt.ts';
import { checkNumber } from './check-work.ts';
import { depositPaper } from './deposit-work.ts';
import { abandon, settlePaper } from './ending-work.ts';
import { printErrorSlip } from './error-slip-work.ts';
import type { House } from './house.ts';
import { takeNumber } from './numbering.ts';
import { scanPages } from './page-work.ts';
import { readCard } from './reading-card.ts';
import { labelData, receiptData } from './receipt-data.ts';
import { seal, sheetsOf } from './seal-work.ts';
import { concludeSlip, printSlip } from './slip-work.ts';
import { findAppeal, pagesOf } from '../store/store.ts';
import type { AppealWork } from '../journey/appeal-work.ts';

/** The journey's work done with the devices, the spool and the database of this terminal. */
export function houseWork(house: House): AppealWork {
  return {
    readCard: (key, signal) => readCard(house.devices.cardReader, key, clockAt(house.now(), house.settings.calendar.timeZone).date, signal),
    takeNumber: (appealId) => takeNumber(house, appealId),
    async printLabel(appealId, signal) {
      const number = findAppeal(house.database, appealId)?.number;
      if (number === undefined) throw new Error('a label without a number');
      return printSlip(house, appealId, 'label', () => labelSlip(labelData(house, number)), signal);
    },
    storedPages: (appealId) => pagesOf(house.database, appealId),
    scan: (order, tell, signal) => scanPages(house, order, tell, signal),
    checkNumber: async (appealId, pages, number) => checkNumber(house, appealId, pages, number),
    seal: (appealId, details, pages) => seal(house, appealId, details, pages),
    deposit: (appealId, pages, tell, signal) =>
      depositPaper(house, appealId, sheetsOf(pages, house.settings.scanning.duplex), tell, signal),
    printReceipt: (appealId, order, signal) =>
      printSlip(house, appealId, 'receipt', (copy) => receiptSlip(receiptData(house, appealId, { ...order, copy })), signal),
    slipFate: (appealId, slip, cameOut) => concludeSlip(house, appealId, slip, cameOut ? 'printed' : 'notPrinted', false),
    settlePaper: (appealId, paper) => settlePaper(house, appealId, paper),
    abandon(appealId, why, paper) {
      if (paper !== 'withResident') house.later(printErrorSlip(house, appealId, why, paper));
      abandon(house, appealId, why);
    },
  };
}

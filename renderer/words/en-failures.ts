import type { Words } from './words.ts';

const staff = 'Call the staff and tell them the code.';

/** What happened and what to do. Where the paper is and what is safe stands beside it on the screen. */
export const failuresEn: Words['failures'] = {
  'CRD-01': { what: 'The card reader does not answer', todo: 'Try again, or choose another way.' },
  'CRD-02': { what: 'The card was taken away too soon', todo: 'Put it back and keep it still until the screen changes.' },
  'CRD-03': { what: 'The card could not be read', todo: 'Take the card out of its cover, lay it flat and try again.' },
  'CRD-04': { what: 'This is not an identity document', todo: 'Put an ID card on the reader, or choose another way.' },
  'CRD-05': { what: 'The chip did not accept the typed data', todo: 'Compare number, date of birth and expiry date with the card.' },
  'CRD-06': { what: 'The document has expired', todo: 'You can still hand in an appeal: choose another way.' },
  'CRD-07': { what: 'The card was read with an error', todo: 'Try again, or choose another way.' },
  'LBL-01': { what: 'The label was not printed', todo: 'Try again, or write the number on the sheet with a pen.' },
  'LBL-02': { what: 'Did the label come out?', todo: 'Look at the slot that is lit in the drawing and say whether a label is there.' },
  'SCN-01': { what: 'The scanner does not answer', todo: 'Wait a minute and try again. If it does not help, call the staff.' },
  'SCN-02': {
    what: 'A sheet is stuck in the scanner',
    todo: 'Open the scanner cover, pull the sheet out gently, close the cover and go on.',
  },
  'SCN-03': { what: 'The scanner cover is open', todo: 'Take the sheet out, close the cover until it clicks and go on.' },
  'SCN-04': { what: 'Two sheets went in together', todo: 'Take them out, separate them and put them into the tray again.' },
  'SCN-05': { what: 'There are no sheets in the tray', todo: 'Put the sheets into the tray, text up, as far as they go.' },
  'SCN-06': { what: 'The scanner stopped', todo: 'Take the sheets from the tray and try again.' },
  'SCN-07': { what: 'A page came out unclear', todo: 'Scan this sheet once more.' },
  'SCN-08': {
    what: 'The terminal restarted while scanning',
    todo: 'Look whether a sheet is still in the scanner and go on after the last saved page.',
  },
  'NUM-01': {
    what: 'No number was found on the sheets',
    todo: 'Check that the label is on the first sheet: its barcode must be flat and clean.',
  },
  'NUM-02': { what: 'The sheets bear another number', todo: 'These seem to be sheets of another appeal. Use those with your label.' },
  'SAV-01': { what: 'The terminal has no room left', todo: staff },
  'SAV-02': { what: 'The appeal could not be stored', todo: 'Try again. If it does not help, call the staff.' },
  'DEP-01': { what: 'The box does not answer', todo: 'Try again, or keep the papers: the appeal is already stored.' },
  'DEP-02': { what: 'There are no staples left', todo: 'Keep the papers or give them to the staff: the appeal is already stored.' },
  'DEP-03': { what: 'The stapler is jammed', todo: 'Do not pull the papers by force. Try again, or call the staff.' },
  'DEP-04': { what: 'The papers are stuck in the slot', todo: 'If you can see the sheets, take them out gently. Do not reach inside.' },
  'DEP-05': { what: 'The slot does not open', todo: 'Try again, or keep the papers.' },
  'DEP-06': { what: 'The box is full', todo: 'Keep the papers and give them to the staff: the appeal is already stored.' },
  'DEP-07': { what: 'The box is open or missing', todo: 'Call the staff, or keep the papers.' },
  'DEP-08': { what: 'The slot is empty', todo: 'Put in all sheets together, in an even stack, as far as they go.' },
  'DEP-09': { what: 'The terminal restarted while taking the papers', todo: 'Look at the slot. If the papers are there, take them out.' },
  'RCP-01': { what: 'The receipt was not printed', todo: 'Your appeal is accepted. Try again, or write down the number and the code.' },
  'RCP-02': { what: 'Did the receipt come out?', todo: 'Look at the slot that is lit in the drawing and say whether a receipt is there.' },
  'SYS-01': { what: 'The terminal met a fault', todo: staff },
};

export const remediesEn: Words['remedies'] = {
  retry: 'Try again',
  again: 'Redo this step',
  withoutDevice: 'Go on without the device',
  keepPaper: 'Keep the papers',
  itCameOut: 'Yes, it came out',
  itDidNot: 'No, it did not',
  cancel: 'Cancel the appeal',
};

const otherWay = { withoutDevice: 'Choose another way' };
const leftToStaff = { withoutDevice: 'The staff take the papers' };
const cleared = { retry: 'Continue scanning' };

export const remedyForEn: Words['remedyFor'] = {
  'CRD-01': otherWay,
  'CRD-02': otherWay,
  'CRD-03': otherWay,
  'CRD-04': otherWay,
  'CRD-05': { ...otherWay, retry: 'Correct the data' },
  'CRD-06': otherWay,
  'CRD-07': otherWay,
  'LBL-01': { withoutDevice: 'Write the number by hand', retry: 'Print it again' },
  'LBL-02': { itCameOut: 'Yes, I have the label', itDidNot: 'No, there is no label', withoutDevice: 'Write the number by hand' },
  'SCN-02': cleared,
  'SCN-03': cleared,
  'SCN-04': cleared,
  'SCN-05': { retry: 'Sheets are in the tray' },
  'SCN-08': cleared,
  'NUM-01': { retry: 'Look at the pages', again: 'Print the label again', withoutDevice: 'The number is on the sheet' },
  'NUM-02': { retry: 'Look at the pages', again: 'Print the label again' },
  'DEP-01': leftToStaff,
  'DEP-02': leftToStaff,
  'DEP-03': leftToStaff,
  'DEP-04': leftToStaff,
  'DEP-05': leftToStaff,
  'DEP-06': leftToStaff,
  'DEP-07': leftToStaff,
  'DEP-08': { ...leftToStaff, retry: 'Insert the papers again' },
  'DEP-09': { ...leftToStaff, retry: 'Insert the papers again' },
  'RCP-01': { withoutDevice: 'Show number and code', retry: 'Print it again' },
  'RCP-02': { itCameOut: 'Yes, I have the receipt', itDidNot: 'No, there is no receipt', withoutDevice: 'Show number and code' },
};

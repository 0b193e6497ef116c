import { failuresEn, remediesEn, remedyForEn } from './en-failures.ts';
import { helpEn } from './en-help.ts';
import { journeyEn } from './en-journey.ts';
import { optionsEn } from './en-options.ts';
import { plural } from './plural.ts';
import type { Words } from './words.ts';

const count = plural('en');

/** The second language: nothing less than the first. */
export const en: Words = {
  frame: {
    languageName: 'English',
    switchLanguage: 'Українською',
    textSize: 'Text size',
    textSizes: { normal: 'Text: normal', large: 'Text: large', largest: 'Text: largest' },
    theme: 'Colours',
    themes: { day: 'Colours: day', night: 'Colours: night', contrast: 'Colours: contrast' },
    reach: 'Lower buttons',
    reachOn: 'Raise buttons',
    help: 'Help',
    tools: 'Comfort and help',
    back: 'Back',
    cancel: 'Cancel',
    close: 'Close',
    step: (step, of) => `Step ${step} of\u00A0${of}`,
    pageOf: (page, of) => `Part ${page} of\u00A0${of}`,
    previousAnswers: 'Previous',
    moreAnswers: 'Show more',
    wait: 'Please wait',
    higher: 'Show above',
    lower: 'Show below',
    number: 'Appeal number',
    call: (phone) => `Need a person? Phone: ${phone}`,
    helpFor: 'What to do on this step',
  },
  cancelDialog: {
    title: 'Cancel this appeal?',
    text: 'All that you typed will be erased from the terminal. Your papers stay with you.',
    yes: 'Yes, cancel',
    no: 'No, go on',
  },
  idle: {
    title: 'Are you still here?',
    text: 'So that nobody sees your data, the terminal will end the session by itself.',
    seconds: (seconds) => count(seconds, { one: 'second', many: 'seconds' }),
    stay: 'Keep working',
  },
  away: {
    title: 'The terminal is restarting',
    text: 'It takes a few seconds. Leave your papers where they are: nothing accepted will be lost.',
  },
  machine: {
    title: 'Drawing of the terminal',
    here: 'Look here',
    parts: {
      cardReader: 'Card reader',
      documentScanner: 'Scanner',
      receiptPrinter: 'Receipts, labels',
      pagePrinter: 'A4 printer',
      barcodeReader: 'Code reader',
      slot: 'Paper slot',
      box: 'Box',
      screen: 'Screen',
    },
  },
  devices: {
    cardReader: 'Card reader',
    documentScanner: 'Scanner',
    receiptPrinter: 'Receipt printer',
    pagePrinter: 'Page printer',
    barcodeReader: 'Code reader',
    depository: 'Paper box',
  },
  deviceStates: {
    disconnected: 'disconnected',
    mute: 'does not answer',
    paperOut: 'out of paper',
    jam: 'paper is jammed',
    coverOpen: 'cover is open',
    tonerOut: 'out of toner',
    cutterError: 'cutter is stuck',
    staplerEmpty: 'out of staples',
    staplerJam: 'stapler is jammed',
    slotJam: 'paper is jammed',
    shutterStuck: 'shutter is stuck',
    boxFull: 'full',
    boxMissing: 'box is missing',
    doorOpen: 'door is open',
    working: 'busy now',
    scanning: 'busy now',
    printing: 'busy now',
    other: 'out of order for now',
  },
  blocked: (device, state) => `${device}: ${state}`,
  paper: {
    withResident: 'You have your papers.',
    inFeeder: 'Your papers lie in the scanner tray. You may take them.',
    inScanner: 'A sheet is still in the scanner.',
    inSlot: 'Your papers are in the slot of the terminal.',
    inBox: 'Your papers are in the locked box. Only the staff can open it.',
    unknown: 'The terminal is not sure where your papers are. Please look at the scanner and at the slot.',
  },
  start: {
    title: 'What would you like to do?',
    lead: 'Touch a pane. The terminal will lead you step by step.',
    open: 'Touch to begin',
    blocked: 'Not working now',
  },
  services: {
    appeal: {
      name: 'Hand in an appeal',
      more: 'An application, complaint, proposal or request on paper. You get a receipt with a number.',
    },
  },
  ...optionsEn,
  ...journeyEn,
  failures: failuresEn,
  remedies: remediesEn,
  remedyFor: remedyForEn,
  help: helpEn,
};

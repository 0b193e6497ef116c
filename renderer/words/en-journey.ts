import { plural } from './plural.ts';
import type { Words } from './words.ts';

type Journey = Pick<
  Words,
  | 'notice'
  | 'card'
  | 'forms'
  | 'fields'
  | 'faults'
  | 'form'
  | 'keyboard'
  | 'label'
  | 'scan'
  | 'review'
  | 'confirm'
  | 'working'
  | 'deposit'
  | 'receipt'
  | 'done'
  | 'trouble'
  | 'ended'
>;

const count = plural('en');
const pages = (of: number): string => count(of, { one: 'page', many: 'pages' });

/** What each step of handing in a paper appeal says. */
export const journeyEn: Journey = {
  notice: {
    title: 'Before you begin',
    lead: 'Have your signed appeal on paper and its attachments at hand.',
    primary: 'Begin the appeal',
    paragraphs: (organisation) => [
      `${organisation} processes your name, address, contacts and the content of your appeal in order to consider it under the Law of Ukraine “On Citizens’ Appeals”.`,
      'The data go only to the bodies that are competent in the matter.',
      'Article\u00A08 of the Law of Ukraine “On Personal Data Protection” sets out your rights.',
      'You need not give a document or a tax number.',
    ],
  },
  card: {
    insert: { title: 'Put your ID card on the reader', lead: 'Face up. Keep the card still until the screen changes.', primary: 'Next' },
    reading: { title: 'Reading the card…', lead: 'Do not take the card away. It takes a few seconds.', primary: 'Next' },
    byHand: 'No card at hand? Touch “Back” and choose another way.',
  },
  forms: {
    cardKey: {
      title: 'Type the data from the card',
      lead: 'They open the protected chip. Look at the front of the card.',
      primary: 'Read the card',
    },
    booklet: {
      title: 'Passport series and number',
      lead: 'Two letters and six digits on the first page, such as АВ\u00A0123456.',
      primary: 'Confirm data',
    },
    otherDocument: { title: 'Which document do you have?', primary: 'Confirm data' },
    personName: { title: 'What is your name?', lead: 'In Ukrainian, as in your document.', primary: 'Confirm name' },
    address: { title: 'Where do you live?', lead: 'The answer goes to this address if you choose post.', primary: 'Confirm address' },
    contacts: { title: 'How can we reach you?', lead: 'The phone helps if there are questions.', primary: 'Confirm contacts' },
    subject: {
      title: 'What is your appeal about?',
      lead: 'A few words, so that it reaches the right person sooner.',
      primary: 'Confirm subject',
    },
    onBehalfOf: { title: 'Whom do you represent?', primary: 'Confirm data' },
  },
  fields: {
    documentNumber: { label: 'Document number', hint: '9 digits in the upper right corner' },
    birthDate: { label: 'Date of birth', hint: 'Day, month, year: 12.04.1987' },
    expiryDate: { label: 'Valid until', hint: 'Day, month, year: 16.05.2032' },
    bookletNumber: { label: 'Series and number', hint: 'АВ\u00A0123456' },
    otherDocumentName: { label: 'Name of the document', hint: 'Such as: residence permit' },
    otherDocumentNumber: { label: 'Document number' },
    surname: { label: 'Surname' },
    given: { label: 'Given name' },
    patronymic: { label: 'Patronymic' },
    rnokpp: { label: 'Tax number (РНОКПП)', hint: '10 digits' },
    region: { label: 'Region and district', hint: 'Such as: Дніпропетровська обл.' },
    settlement: { label: 'City or village', hint: 'Such as: м.\u00A0Дніпро' },
    street: { label: 'Street', hint: 'Such as: вул.\u00A0Робоча' },
    building: { label: 'Building' },
    apartment: { label: 'Apartment' },
    postcode: { label: 'Postcode', hint: '5 digits' },
    freeAddress: { label: 'Address in other words', hint: 'If there is no street or no permanent home' },
    phone: { label: 'Phone', hint: 'Such as: 067\u00A0123\u00A045\u00A067' },
    email: { label: 'E-mail', hint: 'Such as: ivan@ukr.net' },
    subject: { label: 'The main thing, in short', hint: 'Such as: lift repair' },
    onBehalfOf: { label: 'Name of the person or organisation' },
  },
  faults: {
    required: 'Please fill this in.',
    letters: 'Ukrainian letters are expected here.',
    latin: 'These are Latin letters. Please type it in Ukrainian.',
    format: 'Please check: the format is not right.',
    checkDigit: 'The number does not add up. Check every digit.',
    tooLong: 'Too long. Please shorten it.',
    date: 'There is no such date. Check day, month and year.',
    past: 'This date has passed. Check the year.',
    phone: 'Check the number: nine digits follow the zero.',
    email: 'Check the address: it needs an @ and a dot.',
    postcode: 'A postcode has 5 digits.',
    contactForReply: 'Give an e-mail address: the answer goes there.',
  },
  form: { optional: 'optional', suggested: 'Perhaps it is:', latinName: 'In Latin letters in the document:', fillFirst: 'First fill in' },
  keyboard: {
    name: 'On-screen keyboard',
    shift: 'Capital letters',
    erase: 'Erase',
    space: 'Space',
    next: 'Next field',
    previous: 'Previous field',
    ukrainian: 'АБВ',
    latin: 'ABC',
    digits: '123',
  },
  label: {
    printing: { title: 'Printing the label', lead: 'It comes out of the slot that is yellow in the drawing.', primary: 'Next' },
    stick: {
      title: 'Stick the label on the first sheet',
      lead: 'At the lower right, on a free place. Do not cover text or signature.',
      primary: 'The label is on',
    },
    write: {
      title: 'Write the number on the first sheet',
      lead: 'At the lower right, with a pen, clearly. Compare every character.',
      primary: 'The number is written',
    },
    reprint: 'Print the label again',
    stickHere: 'Here',
    firstSheet: 'First sheet of the appeal: label at the lower right',
  },
  scan: {
    load: {
      title: 'Put the sheets into the scanner',
      lead: 'Text up, top edge first. Take out staples and clips.',
      primary: 'Look at the pages',
    },
    scanning: { title: 'Scanning your sheets', lead: 'Do not touch the paper while the scanner works.', primary: 'Look at the pages' },
    finishing: { title: 'Making the pages ready', lead: 'Straightening and cleaning the pictures.', primary: 'Look at the pages' },
    replacing: (page) => `The next sheet replaces page\u00A0${page}.`,
    count: (of) => count(of, { one: 'page scanned', many: 'pages scanned' }),
    pending: (of) => `Preparing ${pages(of)} more`,
    feeder: 'Scan all sheets',
    feederMore: 'Put the stack into the tray',
    feederEmpty: 'The tray is empty',
    feederLoaded: 'Sheets are in the tray',
    flatbed: 'Scan one sheet',
    flatbedMore: 'Lay it on the glass, text down',
    stop: 'Stop scanning',
    none: 'No pages yet',
  },
  review: {
    title: 'Check the pages',
    lead: 'Is everything legible, is every sheet there? Touch a page to enlarge it.',
    primary: 'Confirm the pages',
    page: (page, of) => `Page ${page} of\u00A0${of}`,
    enlarge: 'Enlarge',
    rotate: 'Rotate',
    rescan: 'Scan again',
    remove: 'Remove',
    earlier: 'Earlier',
    later: 'Later',
    add: 'Add sheets',
    blank: 'Looks blank',
    removeTitle: (page) => `Remove page\u00A0${page}?`,
    removeText: 'It will not be part of the appeal. You can scan the sheet again.',
    keep: 'Keep the page',
    pageTools: (page) => `What to do with page\u00A0${page}`,
    loading: 'Loading the picture…',
  },
  confirm: {
    title: 'Is everything right?',
    lead: 'After you hand it in, the terminal takes the papers into the box.',
    primary: 'Hand in the appeal',
    number: 'Number',
    fullName: 'Applicant',
    address: 'Address',
    contact: 'Contacts',
    kind: 'Kind',
    subject: 'Subject',
    onBehalfOf: 'On behalf of',
    reply: 'Answer',
    pages: 'Extent',
    pageCount: pages,
  },
  working: {
    number: { title: 'Taking a number', lead: 'It will be on the label, in the document and on the receipt.', primary: 'Next' },
    check: { title: 'Looking for the number', lead: 'Checking that the label is in its place.', primary: 'Next' },
    save: { title: 'Saving the appeal', lead: 'Writing the document and checking that it is whole.', primary: 'Next' },
  },
  deposit: {
    insert: {
      title: 'Put the sheets into the slot',
      lead: 'All together, in an even stack, text up. Push lightly, as far as it goes.',
      primary: 'Next',
    },
    closing: { title: 'Closing the slot', lead: 'Keep your hands away from the slot.', primary: 'Next' },
    stapling: { title: 'Stapling the sheets', lead: 'One staple will hold them together.', primary: 'Next' },
    dropping: { title: 'Dropping them into the box', lead: 'A moment more, then the receipt is printed.', primary: 'Next' },
    sheets: (of) => count(of, { one: 'sheet', many: 'sheets' }),
  },
  receipt: {
    title: 'Printing the receipt',
    lead: 'Take it from the slot that is yellow in the drawing: it bears the number and the code for the answer.',
    primary: 'Next',
  },
  done: {
    title: 'Your appeal is accepted',
    primary: 'Finish',
    registeredOn: 'Day of registration',
    dueBy: 'Answer by',
    limit: 'At the latest',
    paper: 'Papers',
    printed: 'Take the receipt. It bears the number and the code for the answer. Show the code to nobody.',
    notPrinted: 'The receipt was not printed',
    secret: 'Code for the answer',
    photograph: 'Photograph this screen, or write down the number and the code: you need them to get the answer.',
    nextSteps: 'What comes next',
    steps: {
      withResident: 'Keep the original and give it to the staff.',
      inFeeder: 'Take the original from the scanner tray and give it to the staff.',
      inScanner: 'The original is in the scanner. Please call the staff.',
      inSlot: 'The original is in the slot. Please call the staff.',
      inBox: 'The original is in the locked box. The staff hand it over to the archive.',
      unknown: 'Please call the staff: they find the original by its number.',
    },
    reprint: 'Print the receipt again',
  },
  trouble: {
    code: 'Code for the staff',
    paper: 'Where your papers are',
    safe: 'What is already safe',
    todo: 'What to do',
    typed: 'All that you typed.',
    pages: (of) => `${pages(of)}.`,
    saved: 'The appeal is fully stored.',
    nothing: 'Nothing yet: you are at the beginning.',
  },
  ended: {
    cancelled: { title: 'The appeal was cancelled', lead: 'Your data were erased from the terminal.', primary: 'Start again' },
    timedOut: { title: 'The session has ended', lead: 'Time ran out, so your data were erased from the terminal.', primary: 'Start again' },
    fault: {
      title: 'The session was interrupted',
      lead: 'The terminal stopped because of a fault. Your appeal was not handed in.',
      primary: 'Start again',
    },
    paper: 'Where your papers are',
    numberVoid: (number) => `Number\u00A0${number} is no longer valid. If it is on a sheet, cross it out.`,
  },
};

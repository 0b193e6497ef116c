import type { Words } from './words.ts';

const choose = 'Touch the answer that suits you.';
const type = 'Touch a field and type on the on-screen keyboard. An ordinary keyboard works too.';
const waiting = 'The terminal is working. Do not touch anything: the screen changes by itself.';

export const helpEn: Words['help'] = {
  start: [
    'Touch the pane with what you need.',
    'At the top you can change the language, enlarge the text, choose colours or lower the buttons.',
  ],
  notice: [
    'Have your appeal on paper. It needs your name, address, substance, date and signature.',
    'When you are ready, touch the yellow button below.',
  ],
  identify: [
    'With an ID card the terminal asks less.',
    'Without a document the appeal is accepted too: give your name and address.',
    choose,
  ],
  kind: [
    'Application: you ask for something to be done.',
    'Complaint: your rights were violated.',
    'Proposal: you suggest an improvement.',
    'Information request: you need information from an authority.',
    choose,
  ],
  behalf: ['If you write for another person or an organisation, attach the document that entitles you.', choose],
  category: ['This is only used to consider your appeal first. You need not answer.', choose],
  reply: ['At a terminal the answer is printed with the code from the receipt.', choose],
  card: [
    'Put the card on the place that is lit in the drawing.',
    'Keep it still. No PIN is needed.',
    'It does not work? Touch “Back” and type the data yourself.',
  ],
  cardKey: ['Number, date of birth and expiry date are printed on the front of the card.', type],
  booklet: ['Series: two Ukrainian letters. Number: six digits.', type],
  otherDocument: ['A residence permit, a foreign passport or a driving licence will do.', type],
  personName: [type, 'If you have no patronymic, leave it empty.', 'Touch a suggestion under a field to take it.'],
  address: [type, 'If you have no permanent home, say in words where you can be found.'],
  contacts: [type, 'The phone number may begin with a zero.'],
  subject: [type, 'You may leave it empty.'],
  onBehalfOf: [type],
  label: [
    'The label with the number ties the paper to its scanned copy.',
    'Stick it on the first sheet, at the lower right, without covering text.',
  ],
  scan: ['Take out staples and clips.', 'Lay the sheets text up.', 'Scan a crumpled or thin sheet alone, on the glass.'],
  review: ['Touch a page to look at it closely.', 'A page can be rotated, removed, scanned again or moved.'],
  confirm: ['Read the data. To correct them, touch “Back”.', 'After handing in, the papers will be in the locked box.'],
  working: [waiting],
  deposit: ['Put all sheets together into the slot that is lit in the drawing.', 'Keep your hands away while the slot closes.'],
  receipt: [waiting],
  done: ['Keep the receipt: the answer is given for it.', 'Touch “Finish” to erase your data from the screen.'],
  trouble: [
    'Read where your papers are now and what is already safe.',
    'The first button is the best advice.',
    'It does not help? Tell the staff the code.',
  ],
  ended: ['There is nothing of yours in the terminal. You may start again.'],
};

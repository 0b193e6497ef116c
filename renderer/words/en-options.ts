import type { Words } from './words.ts';

type Options = Pick<Words, 'asks' | 'identify' | 'kind' | 'behalf' | 'category' | 'reply'>;

/** Questions with panes to choose from, and their answers. */
export const optionsEn: Options = {
  asks: {
    identify: {
      title: 'How would you like to say who you are?',
      lead: 'A document saves typing, but you can hand in an appeal without one.',
      primary: 'Confirm choice',
    },
    kind: { title: 'What are you handing in?', lead: 'If in doubt, choose “Application”.', primary: 'Confirm choice' },
    behalf: { title: 'On whose behalf is it?', primary: 'Confirm choice' },
    category: {
      title: 'Do you have a benefit status?',
      lead: 'You need not answer. Appeals of people with a status are considered first.',
      primary: 'Confirm choice',
    },
    reply: { title: 'How would you like to get the answer?', primary: 'Confirm choice' },
  },
  identify: {
    card: { name: 'ID card', more: 'Put it on the reader' },
    booklet: { name: 'Passport booklet', more: 'Type its series and number' },
    other: { name: 'Another document', more: 'Residence permit, foreign passport' },
    none: { name: 'Without a document', more: 'Name and address are enough' },
  },
  kind: {
    application: { name: 'Application', more: 'I ask for help or for something to be done' },
    complaint: { name: 'Complaint', more: 'My rights were violated' },
    proposal: { name: 'Proposal', more: 'I know how to make it better' },
    informationRequest: { name: 'Information request', more: 'I want public information' },
    correspondence: { name: 'Other correspondence', more: 'A letter or document for the authority' },
  },
  behalf: {
    self: { name: 'For myself', more: 'It is my appeal' },
    person: { name: 'For another person', more: 'I represent them' },
    organisation: { name: 'For an organisation', more: 'A company or an association' },
    group: { name: 'For several people', more: 'A collective appeal' },
  },
  category: {
    none: { name: 'None, or I will not say' },
    warVeteran: { name: 'War participant' },
    combatant: { name: 'Combatant' },
    disabilityWar: { name: 'Disability due to war' },
    disability1: { name: 'Disability group I' },
    disability2: { name: 'Disability group II' },
    disability3: { name: 'Disability group III' },
    childDisability: { name: 'Child with a disability' },
    largeFamily: { name: 'Large family' },
    singleMother: { name: 'Single mother' },
    motherHeroine: { name: 'Mother Heroine' },
    chornobyl: { name: 'Affected by the Chornobyl disaster' },
    labourVeteran: { name: 'Labour veteran' },
    hero: { name: 'Hero of Ukraine' },
    displaced: { name: 'Internally displaced person' },
    other: { name: 'Another status' },
  },
  reply: {
    post: { name: 'By post', more: 'A letter to your address' },
    email: { name: 'By e-mail', more: 'You type the address on a later step' },
    terminal: { name: 'Print it at a terminal', more: 'With the code from your receipt' },
  },
};

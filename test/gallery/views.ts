import type { Field, PageView, View } from '../../contract/view.ts';
import { appealKinds, behalves, benefitCategories, identifyMethods, replyChannels } from '../../contract/words.ts';
import type { FieldId, MachinePart } from '../../contract/words.ts';
import { number, sample, type Sample } from './sample.ts';

function step(at: number): Partial<View> {
  return { progress: { step: at, of: 9 } };
}

function machine(at: number, lit: MachinePart[], busy = true): Partial<View> {
  return { ...step(at), lit, busy, can: { next: false, back: !busy, cancel: !busy } };
}

function field(id: FieldId, value: string, more: Partial<Field> = {}): Field {
  return { id, value, optional: false, fault: null, suggestions: [], maxLength: 60, ...more };
}

const open = <Id>(ids: readonly Id[]): { id: Id; blockers: { device: 'cardReader'; state: string }[] }[] =>
  ids.map((id) => ({ id, blockers: [] }));

function page(at: number, more: Partial<PageView> = {}): PageView {
  return { id: `p${at}`, revision: 1, rotation: 0, mode: 'bw', aspect: 210 / 297, blank: false, ...more };
}

const summary = {
  fullName: 'Лук’яненко Мар’яна Олегівна',
  address: '49000, м. Дніпро, вул. Зразкова, буд. 13-А, кв. 45',
  contact: '+380 67 000 00 01, mariana@example.com',
  kind: 'application',
  subject: 'Ремонт ліфта у другому під’їзді',
  onBehalfOf: null,
  reply: 'terminal',
  pages: 4,
} as const;

/** Every screen in every phase, but the troubles. */
export const journey: readonly Sample[] = [
  sample('start', { name: 'start', services: [{ id: 'appeal', blockers: [] }] }, { can: { next: false, back: false, cancel: false } }),
  sample(
    'start-blocked',
    {
      name: 'start',
      services: [
        {
          id: 'appeal',
          blockers: [
            { device: 'documentScanner', state: 'coverOpen' },
            { device: 'depository', state: 'boxFull' },
          ],
        },
      ],
    },
    { can: { next: false, back: false, cancel: false } },
  ),
  sample('notice', { name: 'notice' }, step(1)),
  sample('choice-identify', { name: 'choice', ask: 'identify', options: open(identifyMethods), selected: 'card' }, step(2)),
  sample(
    'choice-identify-blocked',
    {
      name: 'choice',
      ask: 'identify',
      options: identifyMethods.map((id) => ({ id, blockers: id === 'card' ? [{ device: 'cardReader', state: 'disconnected' }] : [] })),
      selected: null,
    },
    { ...step(2), can: { next: false, back: true, cancel: true } },
  ),
  sample(
    'choice-kind',
    { name: 'choice', ask: 'kind', options: open(appealKinds), selected: null },
    { ...step(5), can: { next: false, back: true, cancel: true } },
  ),
  sample('choice-behalf', { name: 'choice', ask: 'behalf', options: open(behalves), selected: 'self' }, step(5)),
  sample('choice-category', { name: 'choice', ask: 'category', options: open(benefitCategories), selected: 'none' }, step(5)),
  sample('choice-reply', { name: 'choice', ask: 'reply', options: open(replyChannels), selected: 'terminal' }, step(5)),
  sample('card-insert', { name: 'card', phase: 'insert' }, machine(2, ['cardReader'], false)),
  sample('card-reading', { name: 'card', phase: 'reading' }, machine(2, ['cardReader'])),
  sample(
    'form-card-key',
    {
      name: 'form',
      ask: 'cardKey',
      fields: [
        field('documentNumber', '999000014', { maxLength: 9 }),
        field('birthDate', '12.04.1987', { maxLength: 10 }),
        field('expiryDate', '', { maxLength: 10 }),
      ],
      latinName: null,
    },
    { ...step(2), can: { next: false, back: true, cancel: true } },
  ),
  sample(
    'form-booklet',
    { name: 'form', ask: 'booklet', fields: [field('bookletNumber', 'АВ9990', { fault: 'format', maxLength: 9 })], latinName: null },
    step(2),
  ),
  sample(
    'form-other-document',
    {
      name: 'form',
      ask: 'otherDocument',
      fields: [field('otherDocumentName', 'Посвідка на проживання'), field('otherDocumentNumber', '')],
      latinName: null,
    },
    step(2),
  ),
  sample(
    'form-name',
    {
      name: 'form',
      ask: 'personName',
      fields: [
        field('surname', '', { suggestions: ['Лук’яненко', 'Лукяненко'] }),
        field('given', 'Мар’яна', { suggestions: ['Мар’яна', 'Маріана'] }),
        field('patronymic', '', { optional: true }),
      ],
      latinName: 'LUKIANENKO MARIANA',
    },
    step(3),
  ),
  sample(
    'form-name-faults',
    {
      name: 'form',
      ask: 'personName',
      fields: [
        field('surname', 'Lukianenko', { fault: 'letters' }),
        field('given', '', { fault: 'required' }),
        field('patronymic', 'Олегівна', { optional: true }),
      ],
      latinName: null,
    },
    step(3),
  ),
  sample(
    'form-address',
    {
      name: 'form',
      ask: 'address',
      fields: [
        field('settlement', 'м. Дніпро'),
        field('street', 'вул. Зразкова'),
        field('building', '13-А'),
        field('apartment', '45', { optional: true }),
        field('postcode', '49', { optional: true, fault: 'postcode' }),
        field('freeAddress', '', { optional: true, maxLength: 200 }),
      ],
      latinName: null,
    },
    step(4),
  ),
  sample(
    'form-contacts',
    {
      name: 'form',
      ask: 'contacts',
      fields: [
        field('phone', '0670000001', { optional: true, suggestions: ['+380 67 000 00 01'] }),
        field('email', 'mariana@example', { optional: true, fault: 'email' }),
      ],
      latinName: null,
    },
    step(4),
  ),
  sample(
    'form-subject',
    {
      name: 'form',
      ask: 'subject',
      fields: [field('subject', 'Ремонт ліфта у другому під’їзді', { optional: true, maxLength: 100 })],
      latinName: null,
    },
    step(5),
  ),
  sample(
    'form-on-behalf-of',
    { name: 'form', ask: 'onBehalfOf', fields: [field('onBehalfOf', 'ОСББ «Світле вікно»')], latinName: null },
    step(5),
  ),
  sample('label-printing', { name: 'label', phase: 'printing', number }, machine(6, ['receiptPrinter'])),
  sample('label-stick', { name: 'label', phase: 'stick', number }, step(6)),
  sample('label-write', { name: 'label', phase: 'write', number }, step(6)),
  sample(
    'scan-load',
    { name: 'scan', phase: 'load', pages: 0, pending: 0, sources: ['feeder', 'flatbed'], feederLoaded: true, replacing: null },
    machine(7, ['documentScanner'], false),
  ),
  sample(
    'scan-more',
    { name: 'scan', phase: 'load', pages: 3, pending: 0, sources: ['feeder', 'flatbed'], feederLoaded: false, replacing: null },
    machine(7, ['documentScanner'], false),
  ),
  sample(
    'scan-replacing',
    { name: 'scan', phase: 'load', pages: 3, pending: 0, sources: ['feeder', 'flatbed'], feederLoaded: null, replacing: 2 },
    machine(7, ['documentScanner'], false),
  ),
  sample(
    'scan-scanning',
    { name: 'scan', phase: 'scanning', pages: 12, pending: 2, sources: ['feeder'], feederLoaded: true, replacing: null },
    machine(7, ['documentScanner']),
  ),
  sample(
    'scan-finishing',
    { name: 'scan', phase: 'finishing', pages: 12, pending: 5, sources: ['feeder'], feederLoaded: false, replacing: null },
    machine(7, []),
  ),
  sample('review-one', { name: 'review', pages: [page(1)], number }, step(7)),
  sample(
    'review-many',
    {
      name: 'review',
      pages: [
        page(1),
        page(2),
        page(3, { blank: true }),
        page(4, { aspect: 297 / 210, rotation: 90 }),
        page(5, { mode: 'colour' }),
        page(6),
        page(7),
      ],
      number,
    },
    step(7),
  ),
  sample('confirm', { name: 'confirm', number, summary }, step(8)),
  sample('working-number', { name: 'working', on: 'number' }, machine(7, ['screen'])),
  sample('working-check', { name: 'working', on: 'check' }, machine(8, ['screen'])),
  sample('working-save', { name: 'working', on: 'save' }, machine(8, ['screen'])),
  sample('deposit-insert', { name: 'deposit', phase: 'insert', number, sheets: 3 }, machine(9, ['slot'])),
  sample('deposit-closing', { name: 'deposit', phase: 'closing', number, sheets: 3 }, machine(9, ['slot'])),
  sample('deposit-stapling', { name: 'deposit', phase: 'stapling', number, sheets: 3 }, machine(9, ['slot'])),
  sample('deposit-dropping', { name: 'deposit', phase: 'dropping', number, sheets: 3 }, machine(9, ['box'])),
  sample('receipt', { name: 'receipt', number }, machine(9, ['receiptPrinter'])),
  sample(
    'done',
    {
      name: 'done',
      number,
      secret: null,
      receiptPrinted: true,
      paper: 'inBox',
      kind: 'application',
      registeredOn: '23.11.2026',
      dueBy: '08.12.2026',
      limit: '07.01.2027',
    },
    { can: { next: true, back: false, cancel: false } },
  ),
  sample(
    'done-without-receipt',
    {
      name: 'done',
      number,
      secret: 'K7QD-M2XA-94TR-H8FW',
      receiptPrinted: false,
      paper: 'withResident',
      kind: 'complaint',
      registeredOn: '23.11.2026',
      dueBy: '08.12.2026',
      limit: '07.01.2027',
    },
    { can: { next: true, back: false, cancel: false } },
  ),
  sample(
    'ended-cancelled',
    { name: 'ended', why: 'cancelled', number, paper: 'withResident' },
    { can: { next: true, back: false, cancel: false } },
  ),
  sample(
    'ended-timed-out',
    { name: 'ended', why: 'timedOut', number: null, paper: 'inFeeder' },
    { can: { next: true, back: false, cancel: false } },
  ),
  sample('ended-fault', { name: 'ended', why: 'fault', number, paper: 'unknown' }, { can: { next: true, back: false, cancel: false } }),
  sample('idle-warning', { name: 'notice' }, { ...step(1), endingIn: 23 }),
];

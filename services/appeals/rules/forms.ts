import type { FieldFault, FieldId } from '../../../contract/words.ts';
import type { AccessKey } from '../../../drivers/card-reader/contract.ts';
import { readBooklet } from '../../identity/booklet.ts';
import { isCivilDate } from '../../calendar/civil-date.ts';
import { readEmail } from '../../identity/email.ts';
import { readNamePart } from '../../identity/person-name.ts';
import { readPhone } from '../../identity/phone.ts';
import type { Draft } from './details.ts';

export const formNames = [
  'cardKey',
  'booklet',
  'otherDocument',
  'personName',
  'address',
  'contacts',
  'replyEmail',
  'subject',
  'onBehalfOf',
] as const;
export type FormName = (typeof formNames)[number];

interface FieldRule {
  readonly id: FieldId;
  readonly optional: boolean;
  readonly maxLength: number;
  /** Called with what was typed, trimmed and not empty; null when it stands. */
  readonly check?: (value: string, draft: Draft, today: string) => FieldFault | null;
}

const isoDate = (typed: string): string | null => {
  const match = /^(\d{2})[.\s/-]?(\d{2})[.\s/-]?(\d{4})$/.exec(typed);
  if (!match) return null;
  const date = `${match[3]}-${match[2]}-${match[1]}`;
  return isCivilDate(date) ? date : null;
};

const namePart = (value: string): FieldFault | null => {
  const reading = readNamePart(value);
  return reading.ok ? null : reading.fault === 'latin' ? 'latin' : 'letters';
};

/** What each form asks, in order. The rules are the screen's: the same function guards «next» and words the faults. */
export const forms: Readonly<Record<FormName, readonly FieldRule[]>> = {
  cardKey: [
    { id: 'documentNumber', optional: false, maxLength: 9, check: (value) => (/^(\d{9}|[A-Z]{2}\d{6})$/i.test(value) ? null : 'format') },
    {
      id: 'birthDate',
      optional: false,
      maxLength: 10,
      check: (value, _, today) => {
        const date = isoDate(value);
        return date === null || date > today ? 'date' : null;
      },
    },
    {
      id: 'expiryDate',
      optional: false,
      maxLength: 10,
      check: (value, _, today) => {
        const date = isoDate(value);
        return date === null ? 'date' : date < today ? 'past' : null;
      },
    },
  ],
  booklet: [{ id: 'bookletNumber', optional: false, maxLength: 12, check: (value) => (readBooklet(value).ok ? null : 'format') }],
  otherDocument: [
    { id: 'otherDocumentName', optional: false, maxLength: 80 },
    { id: 'otherDocumentNumber', optional: false, maxLength: 40 },
  ],
  personName: [
    { id: 'surname', optional: false, maxLength: 80, check: namePart },
    { id: 'given', optional: false, maxLength: 80, check: namePart },
    { id: 'patronymic', optional: true, maxLength: 80, check: namePart },
  ],
  address: [
    { id: 'region', optional: true, maxLength: 80 },
    { id: 'settlement', optional: false, maxLength: 80 },
    /** Small villages have no streets. */
    { id: 'street', optional: true, maxLength: 120 },
    { id: 'building', optional: false, maxLength: 20 },
    { id: 'apartment', optional: true, maxLength: 20 },
    { id: 'postcode', optional: true, maxLength: 5, check: (value) => (/^\d{5}$/.test(value) ? null : 'postcode') },
    { id: 'freeAddress', optional: true, maxLength: 200 },
  ],
  contacts: [
    { id: 'phone', optional: true, maxLength: 20, check: (value) => (readPhone(value).ok ? null : 'phone') },
    { id: 'email', optional: true, maxLength: 120, check: (value) => (readEmail(value).ok ? null : 'email') },
  ],
  replyEmail: [{ id: 'email', optional: false, maxLength: 120, check: (value) => (readEmail(value).ok ? null : 'email') }],
  subject: [{ id: 'subject', optional: true, maxLength: 100 }],
  onBehalfOf: [{ id: 'onBehalfOf', optional: false, maxLength: 200 }],
};

/** People without a street address write where they can be found; then the parts may stay empty. */
const excused = (id: FieldId, draft: Draft): boolean => (id === 'settlement' || id === 'building') && Boolean(draft.freeAddress?.trim());

/** Whether an empty field may stay empty now. */
export const mayBeEmpty = (rule: FieldRule, draft: Draft): boolean => rule.optional || excused(rule.id, draft);

/** The faults of a form by field; none means the form passes. `today` is YYYY-MM-DD. */
export function formFaults(form: FormName, draft: Draft, today: string): Partial<Record<FieldId, FieldFault>> {
  const faults: Partial<Record<FieldId, FieldFault>> = {};
  for (const rule of forms[form]) {
    const value = draft[rule.id]?.trim() ?? '';
    const fault =
      value === ''
        ? mayBeEmpty(rule, draft)
          ? null
          : 'required'
        : value.length > rule.maxLength
          ? 'tooLong'
          : (rule.check?.(value, draft, today) ?? null);
    if (fault !== null) faults[rule.id] = fault;
  }
  return faults;
}

/** The chip's key out of what was typed from the card's face (ICAO 9303-11 § 4.3): null until all three parts stand. */
export function accessKeyOf(draft: Draft): AccessKey | null {
  const birth = isoDate(draft.birthDate?.trim() ?? '');
  const expiry = isoDate(draft.expiryDate?.trim() ?? '');
  const number = draft.documentNumber?.trim().toUpperCase();
  if (!birth || !expiry || !number) return null;
  const short = (date: string): string => date.slice(2).replaceAll('-', '');
  return { kind: 'mrz', documentNumber: number, birthDate: short(birth), expiryDate: short(expiry) };
}

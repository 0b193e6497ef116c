import type { FieldId } from '../../contract/words.ts';
import type { Capitals } from './typing.ts';

export type LayoutName = 'ukrainian' | 'latin' | 'digits';

/** What a key does beside typing its own letter. */
export type Action = 'shift' | 'erase' | 'space' | 'previous' | 'next' | LayoutName;

/** One key: the text it types, or what it does, and how many columns it takes. */
export type Key = { readonly text: string; readonly span?: number } | { readonly action: Action; readonly span: number };

export interface Layout {
  readonly columns: number;
  readonly rows: readonly (readonly Key[])[];
}

const letters = (row: string): Key[] => [...row].map((text) => ({ text }));
const act = (action: Action, span = 1): Key => ({ action, span });

/** Ten columns keep every key at least 96 px wide on a screen 1080 wide; the letters that then find no room of their own stand in the last row. */
const ukrainianTall: Layout = {
  columns: 10,
  rows: [
    letters('1234567890'),
    letters('йцукенгшщз'),
    letters('фівапролдж'),
    letters('ячсмитьбює'),
    [act('shift'), ...letters('хїґ’-.,'), { text: '/' }, act('erase')],
    [act('latin', 2), act('space', 4), act('previous', 2), act('next', 2)],
  ],
};

/** The order known from every Ukrainian keyboard, where the screen is wide enough for it. */
const ukrainianWide: Layout = {
  columns: 12,
  rows: [
    [...letters('1234567890-'), act('erase')],
    letters('йцукенгшщзхї'),
    letters('фівапролджєґ'),
    [act('shift', 2), ...letters('ячсмитьбю’')],
    [act('latin', 2), { text: '.' }, { text: ',' }, act('space', 3), { text: '/' }, act('previous', 2), act('next', 2)],
  ],
};

const latinTall: Layout = {
  columns: 10,
  rows: [
    letters('1234567890'),
    letters('qwertyuiop'),
    [...letters('asdfghjkl'), { text: '-' }],
    [act('shift'), ...letters('zxcvbnm/'), act('erase')],
    [
      { text: '@', span: 2 },
      { text: '.', span: 2 },
      { text: '_', span: 2 },
      { text: '.com', span: 2 },
      { text: '@ukr.net', span: 2 },
    ],
    [act('ukrainian', 2), act('space', 3), { text: '+' }, act('previous', 2), act('next', 2)],
  ],
};

const latinWide: Layout = {
  columns: 12,
  rows: [
    [...letters('1234567890-'), act('erase')],
    [...letters('qwertyuiop'), { text: '.com', span: 2 }],
    [...letters('asdfghjkl'), { text: '@ukr.net', span: 3 }],
    [act('shift', 2), ...letters('zxcvbnm._'), { text: '/' }],
    [act('ukrainian', 2), { text: '@', span: 2 }, act('space', 3), { text: '+' }, act('previous', 2), act('next', 2)],
  ],
};

const digits: Layout = {
  columns: 4,
  rows: [
    [...letters('123'), act('erase')],
    [...letters('456'), act('latin')],
    [...letters('789'), act('previous')],
    [{ text: '+' }, { text: '0' }, { text: '/' }, act('next')],
  ],
};

const digitsWide: Layout = {
  columns: 9,
  rows: [
    [...letters('12345+'), act('erase'), act('previous', 2)],
    [...letters('67890/'), act('latin'), act('next', 2)],
  ],
};

export function layoutOf(name: LayoutName, wide: boolean): Layout {
  switch (name) {
    case 'ukrainian':
      return wide ? ukrainianWide : ukrainianTall;
    case 'latin':
      return wide ? latinWide : latinTall;
    case 'digits':
      return wide ? digitsWide : digits;
  }
}

/** How a field is typed: on which layout, with which capitals, and whether other layouts can be reached from it. */
export interface Typing {
  readonly layout: LayoutName;
  readonly capitals: Capitals;
  readonly date?: true;
  /** May hold letters too, though digits come first. */
  readonly letters?: true;
}

export const typingOf: Record<FieldId, Typing> = {
  documentNumber: { layout: 'digits', capitals: 'all', letters: true },
  birthDate: { layout: 'digits', capitals: 'none', date: true },
  expiryDate: { layout: 'digits', capitals: 'none', date: true },
  bookletNumber: { layout: 'ukrainian', capitals: 'all' },
  otherDocumentName: { layout: 'ukrainian', capitals: 'sentence' },
  otherDocumentNumber: { layout: 'ukrainian', capitals: 'all' },
  surname: { layout: 'ukrainian', capitals: 'words' },
  given: { layout: 'ukrainian', capitals: 'words' },
  patronymic: { layout: 'ukrainian', capitals: 'words' },
  rnokpp: { layout: 'digits', capitals: 'none' },
  region: { layout: 'ukrainian', capitals: 'words' },
  settlement: { layout: 'ukrainian', capitals: 'words' },
  street: { layout: 'ukrainian', capitals: 'words' },
  building: { layout: 'ukrainian', capitals: 'none' },
  apartment: { layout: 'digits', capitals: 'none', letters: true },
  postcode: { layout: 'digits', capitals: 'none' },
  freeAddress: { layout: 'ukrainian', capitals: 'sentence' },
  phone: { layout: 'digits', capitals: 'none' },
  email: { layout: 'latin', capitals: 'none' },
  subject: { layout: 'ukrainian', capitals: 'sentence' },
  onBehalfOf: { layout: 'ukrainian', capitals: 'words' },
};

import type { Screen, View } from '../../contract/view.ts';
import { deviceClasses } from '../../contract/words.ts';

/** One screen of the gallery: a name that says which, and the view it draws. */
export interface Sample {
  readonly name: string;
  readonly view: View;
}

export const number = 'DP01-26-000123-7';

const base: Omit<View, 'screen'> = {
  sessionId: 'gallery',
  progress: null,
  can: { next: true, back: true, cancel: true },
  lit: [],
  settings: { language: 'uk', textSize: 'normal', theme: 'day', reach: false },
  endingIn: null,
  busy: false,
  place: {
    organisation: 'ЦНАП Соборного району',
    terminalName: 'Термінал 3, хол першого поверху',
    address: 'м. Дніпро, вул. Зразкова, 1',
    contactPhone: '0 800 000 000',
    devices: [...deviceClasses],
  },
};

export function sample(name: string, screen: Screen, rest: Partial<View> = {}): Sample {
  return { name, view: { ...base, ...rest, screen } };
}

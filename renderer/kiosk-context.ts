import { createContext, useContext } from 'react';
import type { ResidentEvent } from '../contract/events.ts';
import type { View } from '../contract/view.ts';
import type { Words } from './words/words.ts';

export type Send = (event: ResidentEvent) => void;

/** What every part of a screen may need: the view as it is, the words of its language, and the way to say what was done. */
export interface KioskContext {
  readonly view: View;
  readonly words: Words;
  readonly send: Send;
}

const context = createContext<KioskContext | null>(null);

export const KioskProvider = context.Provider;

/** The context of the kiosk around this part; there is none only by a bug. */
export function useKiosk(): KioskContext {
  const value = useContext(context);
  if (value === null) throw new Error('a part of the screen stands outside the kiosk');
  return value;
}

import type { PaperPlace } from '../../../contract/words.ts';
import type { ReadDocument } from '../rules/details.ts';
import type { JourneyPage } from './appeal-work.ts';

/** Picks one of `count` possibilities, from 0. */
export type Dice = (count: number) => number;

/** Work under way: each call is one step in the world, of which the journey may or may not live to hear. False when it is over. */
export type Job = () => boolean;

export interface WorldEffort {
  readonly what: 'label' | 'receipt' | 'scan' | 'deposit';
  readonly run: number;
  readonly before: number;
  open: boolean;
}

export interface WorldAppeal {
  readonly number: string;
  state: 'numbered' | 'sealed' | 'void';
  settled: PaperPlace | null;
  settledTimes: number;
  readonly stored: JourneyPage[];
  sealedPages: readonly string[];
  readonly efforts: WorldEffort[];
}

export const document: ReadDocument = {
  kind: 'idCard',
  method: 'mrz',
  number: '999000014',
  // Short, for the suggestions made of it take their time.
  latinName: { surname: 'LI', given: 'IIA', truncated: false },
  nationalName: null,
  unzr: null,
  authenticity: 'notChecked',
};

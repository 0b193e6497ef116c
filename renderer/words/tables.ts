import type { Language } from '../../contract/words.ts';
import { en } from './en.ts';
import { uk } from './uk.ts';
import type { Words } from './words.ts';

/** The words of each language the glass speaks. */
export const tables: Record<Language, Words> = { uk, en };

import { troubles } from './troubles.ts';
import { journey, type Sample } from './views.ts';

/** Every screen in every phase, and every trouble. */
export const samples: readonly Sample[] = [...journey, ...troubles];

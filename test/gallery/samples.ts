import { troubles } from './troubles.ts';
import type { Sample } from './sample.ts';
import { journey } from './views.ts';

/** Every screen in every phase, and every trouble. */
export const samples: readonly Sample[] = [...journey, ...troubles];

import type { Migration } from '../migrate.ts';
import { foundation } from './0001-foundation.ts';

/** Every step of the schema, in order. A step that has left the house is never changed; a correction is a new step. */
export const migrations: readonly Migration[] = [foundation];

import { z } from 'zod';
import { remedySchema } from './word-schemas.ts';
import { fieldIdSchema, languageSchema, serviceIdSchema, textSizeSchema, themeSchema } from './word-schemas.ts';

/** All that a resident can do, as events of the journey. An event that the present screen does not know is ignored. */
export const residentEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('START'), service: serviceIdSchema }),
  z.object({ type: z.literal('NEXT') }),
  z.object({ type: z.literal('BACK') }),
  z.object({ type: z.literal('CANCEL') }),
  z.object({ type: z.literal('CHOOSE'), option: z.string().max(40) }),
  z.object({ type: z.literal('EDIT'), field: fieldIdSchema, value: z.string().max(500) }),
  z.object({ type: z.literal('SCAN'), source: z.enum(['feeder', 'flatbed']) }),
  /** Ends scanning and goes on to the pages. */
  z.object({ type: z.literal('SCANNED') }),
  z.object({ type: z.literal('STOP') }),
  z.object({ type: z.literal('ADD_PAGES') }),
  z.object({ type: z.literal('ROTATE'), page: z.string().max(60) }),
  z.object({ type: z.literal('REMOVE'), page: z.string().max(60) }),
  z.object({ type: z.literal('MOVE'), page: z.string().max(60), to: z.number().int().min(0).max(9999) }),
  z.object({ type: z.literal('RESCAN'), page: z.string().max(60) }),
  z.object({ type: z.literal('REPRINT') }),
  z.object({ type: z.literal('REMEDY'), remedy: remedySchema }),
  /** Still here: starts the idle time again. */
  z.object({ type: z.literal('STAY') }),
  z.object({ type: z.literal('LANGUAGE'), language: languageSchema }),
  z.object({ type: z.literal('TEXT_SIZE'), textSize: textSizeSchema }),
  z.object({ type: z.literal('THEME'), theme: themeSchema }),
  z.object({ type: z.literal('REACH'), reach: z.boolean() }),
]);

export type ResidentEvent = z.infer<typeof residentEventSchema>;

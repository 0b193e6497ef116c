import { z } from 'zod';
import { deviceClassSchema } from './word-schemas.ts';

/** Orders to the simulated devices, as the dock's buttons and the end-to-end tests give them. */
export const dockCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('plug'), device: deviceClassSchema }),
  z.object({ do: z.literal('unplug'), device: deviceClassSchema }),
  z.object({ do: z.literal('mute'), device: deviceClassSchema, mute: z.boolean() }),
  z.object({
    do: z.literal('insertCard'),
    persona: z.string(),
    needsKey: z.boolean(),
    quality: z.enum(['good', 'unreadable', 'notADocument']),
  }),
  z.object({ do: z.literal('removeCard') }),
  /** Loads generated sample sheets of an appeal. `sticky` puts the label printed last on the first of them, as a resident would. */
  z.object({ do: z.literal('loadSamples'), count: z.number().int().min(1).max(100), sticky: z.boolean() }),
  /** Own page images (PNG, JPEG, TIFF), base64. */
  z.object({ do: z.literal('loadPages'), images: z.array(z.string()).min(1).max(100), sticky: z.boolean() }),
  z.object({ do: z.literal('clearFeeder') }),
  z.object({ do: z.literal('jamOn'), sheet: z.number().int().min(1), kind: z.enum(['jam', 'doubleFeed']) }),
  z.object({ do: z.literal('clearJam') }),
  z.object({ do: z.literal('cover'), device: z.enum(['documentScanner', 'receiptPrinter', 'pagePrinter']), open: z.boolean() }),
  z.object({ do: z.literal('paper'), device: z.enum(['receiptPrinter', 'pagePrinter']), level: z.enum(['full', 'nearEnd', 'out']) }),
  /** The next job's paper ends after this share of its bytes. */
  z.object({ do: z.literal('runOutDuring'), share: z.number().min(0).max(1) }),
  z.object({ do: z.literal('cutter'), jammed: z.boolean() }),
  z.object({
    do: z.literal('readBarcode'),
    text: z.string().min(1).max(2000),
    symbology: z.enum(['code128', 'qr', 'pdf417', 'dataMatrix', 'unknown']),
  }),
  z.object({ do: z.literal('insertPaper') }),
  z.object({ do: z.literal('takePaperBack') }),
  z.object({ do: z.literal('autoInsert'), on: z.boolean() }),
  z.object({ do: z.literal('box'), set: z.enum(['empty', 'half', 'nearFull', 'full', 'missing', 'doorOpen']) }),
  z.object({ do: z.literal('stapler'), set: z.enum(['ok', 'empty', 'jam']) }),
  z.object({ do: z.literal('slot'), set: z.enum(['ok', 'jam', 'shutterStuck']) }),
  z.object({ do: z.literal('edms'), set: z.enum(['here', 'away']) }),
]);

/** The stage as the dock draws it. */
export const stageSchema = z.object({
  devices: z.array(
    z.object({
      device: deviceClassSchema,
      state: z.string(),
      detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  ),
  card: z.string().nullable(),
  feeder: z.object({ sheets: z.number().int(), jamOn: z.number().int().nullable(), sticky: z.boolean() }),
  /** Slips that came out, newest first; the picture is at /slip/ID.png */
  slips: z.array(z.object({ id: z.string(), at: z.number(), bytes: z.number().int() })),
  autoInsert: z.boolean(),
  edms: z.object({
    folder: z.string(),
    state: z.string(),
    waiting: z.number().int(),
    delivered: z.array(z.string()),
    rejected: z.array(z.object({ number: z.string(), reason: z.string().nullable() })),
  }),
  personas: z.array(z.object({ id: z.string(), name: z.string(), document: z.string(), hasCard: z.boolean() })),
});

export type DockCommand = z.infer<typeof dockCommandSchema>;
export type Stage = z.infer<typeof stageSchema>;

import { z } from 'zod';
import { failureCodeSchema, remedySchema } from './word-schemas.ts';
import {
  appealKindSchema,
  behalfSchema,
  benefitCategorySchema,
  deviceClassSchema,
  fieldFaultSchema,
  fieldIdSchema,
  identifyMethodSchema,
  languageSchema,
  machinePartSchema,
  paperPlaceSchema,
  replyChannelSchema,
  serviceIdSchema,
  textSizeSchema,
  themeSchema,
} from './word-schemas.ts';

/** A device that keeps a service or an answer from working now, and in which condition it is. */
export const blockerSchema = z.object({ device: deviceClassSchema, state: z.string() });

/** One thing to fill in. `value` is what the resident has typed so far; `suggestions` are offers that a tap takes. */
export const fieldSchema = z.object({
  id: fieldIdSchema,
  value: z.string(),
  optional: z.boolean(),
  fault: fieldFaultSchema.nullable(),
  /** Offered values, best first: Cyrillic guesses from the Latin of the MRZ, a completed phone number. */
  suggestions: z.array(z.string()),
  maxLength: z.number().int(),
});

/** A question answered by one of a few panes. */
const choiceOf = <Ask extends string, Option extends z.ZodType>(ask: Ask, option: Option) =>
  z.object({
    name: z.literal('choice'),
    ask: z.literal(ask),
    options: z.array(z.object({ id: option, blockers: z.array(blockerSchema) })),
    selected: option.nullable(),
  });

export const pageViewSchema = z.object({
  id: z.string(),
  /** Changes when the picture does; part of the picture's address. */
  revision: z.number().int(),
  /** Clockwise turn the resident chose, degrees. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  mode: z.enum(['bw', 'grey', 'colour']),
  /** Width divided by height as shown, after the turn. */
  aspect: z.number().positive(),
  blank: z.boolean(),
});

export const troubleSchema = z.object({
  code: failureCodeSchema,
  paper: paperPlaceSchema,
  /** What is already safe, so that nobody fears for it. */
  safe: z.object({ typed: z.boolean(), pages: z.number().int(), saved: z.boolean() }),
  /** In order of advice: the first is the primary one. */
  remedies: z.array(remedySchema),
});

export const screenSchema = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('start'),
    services: z.array(z.object({ id: serviceIdSchema, blockers: z.array(blockerSchema) })),
  }),
  z.object({ name: z.literal('notice') }),
  z.discriminatedUnion('ask', [
    choiceOf('identify', identifyMethodSchema),
    choiceOf('kind', appealKindSchema),
    choiceOf('behalf', behalfSchema),
    choiceOf('category', benefitCategorySchema),
    choiceOf('reply', replyChannelSchema),
  ]),
  z.object({ name: z.literal('card'), phase: z.enum(['insert', 'reading']) }),
  z.object({
    name: z.literal('form'),
    ask: z.enum(['cardKey', 'booklet', 'otherDocument', 'personName', 'address', 'contacts', 'subject', 'onBehalfOf']),
    fields: z.array(fieldSchema),
    /** The name as the document spells it in Latin, to compare with; only where a document was read. */
    latinName: z.string().nullable(),
  }),
  z.object({ name: z.literal('label'), phase: z.enum(['printing', 'stick', 'write']), number: z.string() }),
  z.object({
    name: z.literal('scan'),
    phase: z.enum(['load', 'scanning', 'finishing']),
    pages: z.number().int(),
    /** Pages that came and are still being made ready. */
    pending: z.number().int(),
    sources: z.array(z.enum(['feeder', 'flatbed'])),
    feederLoaded: z.boolean().nullable(),
    /** The page that the next one takes the place of, counted from 1. */
    replacing: z.number().int().nullable(),
  }),
  z.object({ name: z.literal('review'), pages: z.array(pageViewSchema), number: z.string() }),
  z.object({
    name: z.literal('confirm'),
    number: z.string(),
    summary: z.object({
      fullName: z.string(),
      address: z.string(),
      contact: z.string().nullable(),
      kind: appealKindSchema,
      subject: z.string().nullable(),
      onBehalfOf: z.string().nullable(),
      reply: replyChannelSchema,
      pages: z.number().int(),
    }),
  }),
  z.object({ name: z.literal('working'), on: z.enum(['number', 'check', 'save']) }),
  z.object({
    name: z.literal('deposit'),
    phase: z.enum(['insert', 'closing', 'stapling', 'dropping']),
    number: z.string(),
    sheets: z.number().int(),
  }),
  z.object({ name: z.literal('receipt'), number: z.string() }),
  z.object({
    name: z.literal('done'),
    number: z.string(),
    /** The receipt's code as it is read out; null when the receipt was printed. */
    secret: z.string().nullable(),
    receiptPrinted: z.boolean(),
    paper: paperPlaceSchema,
    kind: appealKindSchema,
    /** dd.mm.yyyy */
    registeredOn: z.string(),
    dueBy: z.string(),
    limit: z.string(),
  }),
  z.object({ name: z.literal('trouble'), trouble: troubleSchema, number: z.string().nullable() }),
  /** The session ended without a hand-in; what became of paper and number. */
  z.object({
    name: z.literal('ended'),
    why: z.enum(['cancelled', 'timedOut', 'fault']),
    number: z.string().nullable(),
    paper: paperPlaceSchema,
  }),
]);

export const viewSchema = z.object({
  /** Changes with every session; the renderer drops what it kept for another. */
  sessionId: z.string(),
  screen: screenSchema,
  /** Step and count of the way so far as it is known; null where there is none. */
  progress: z.object({ step: z.number().int(), of: z.number().int() }).nullable(),
  can: z.object({ next: z.boolean(), back: z.boolean(), cancel: z.boolean() }),
  /** Parts of the drawn machine that are lit: «here, now». */
  lit: z.array(machinePartSchema),
  settings: z.object({ language: languageSchema, textSize: textSizeSchema, theme: themeSchema, reach: z.boolean() }),
  /** Seconds until the session ends itself, while the warning shows. */
  endingIn: z.number().int().nullable(),
  /** True while a device moves: the resident waits for the machine. */
  busy: z.boolean(),
  place: z.object({
    organisation: z.string(),
    terminalName: z.string(),
    address: z.string(),
    contactPhone: z.string().nullable(),
    devices: z.array(deviceClassSchema),
  }),
});

export type Blocker = z.infer<typeof blockerSchema>;
export type Field = z.infer<typeof fieldSchema>;
export type PageView = z.infer<typeof pageViewSchema>;
export type Trouble = z.infer<typeof troubleSchema>;
export type Screen = z.infer<typeof screenSchema>;
export type View = z.infer<typeof viewSchema>;
export type ScreenName = Screen['name'];

import { z } from 'zod';
import { appealKindSchema, benefitCategorySchema, replyChannelSchema } from '../../contract/word-schemas.ts';
import { behalves } from '../../contract/words.ts';

const text = (longest: number): z.ZodString => z.string().min(1).max(longest);
const date = z.iso.date();
const ascii = z.string().regex(/^[A-Za-z0-9-]{1,24}$/);

const address = z
  .strictObject({
    line: text(1000).describe('The whole address on one line, as a person would write it; always present.'),
    postcode: z
      .string()
      .regex(/^\d{5}$/)
      .optional(),
    region: text(120).optional(),
    district: text(120).optional(),
    hromada: text(120).optional(),
    settlement: text(120).optional().describe('With its kind: «м. Дніпро».'),
    cityDistrict: text(120).optional(),
    street: text(120).optional().describe('With its kind: «просп. Науки».'),
    building: text(20).optional(),
    corpus: text(20).optional(),
    apartment: text(20).optional(),
    katottg: z
      .string()
      .regex(/^UA\d{17}$/)
      .optional()
      .describe('Code of the settlement, КАТОТТГ.'),
  })
  .describe('Place of residence as the applicant gave it. Parts are absent where there is only free text.');

const applicant = z.strictObject({
  surname: text(120),
  given: text(120),
  patronymic: text(120).optional(),
  address,
  phone: z
    .string()
    .regex(/^\+\d{7,15}$/)
    .optional()
    .describe('E.164.'),
  email: z.email().max(254).optional(),
  rnokpp: z
    .string()
    .regex(/^\d{10}$/)
    .optional()
    .describe('РНОКПП; may lawfully be absent.'),
  unzr: z
    .string()
    .regex(/^\d{8}-\d{5}$/)
    .optional()
    .describe('УНЗР.'),
});

const identification = z
  .strictObject({
    method: z
      .enum(['chip', 'mrz', 'typed', 'none'])
      .describe('How the identity data were read. `none`: handed in without a document, which is lawful.'),
    documentType: text(60).optional(),
    numberMasked: text(40).optional().describe('The document number with all but its last characters replaced.'),
    authenticity: z.enum(['verified', 'notVerified', 'failed']).optional().describe('Whether the chip proved to be genuine.'),
  })
  .describe('How the applicant was identified.');

const document = z.strictObject({
  file: z
    .string()
    .regex(/^[A-Za-z0-9_-]+\.(pdf|tif)$/)
    .describe('Name of the document in the same folder.'),
  mediaType: z.enum(['application/pdf', 'image/tiff']),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Of the whole file, hexadecimal.'),
  bytes: z.int().positive(),
  conformance: z.enum(['PDF/A-1b', 'PDF/A-2b', 'TIFF 6.0']),
  dpi: z.int().positive(),
  modes: z
    .array(z.enum(['bw', 'grey', 'colour']))
    .min(1)
    .describe('For each page, in order.'),
});

const paper = z
  .strictObject({
    state: z.enum(['inBox', 'withResident', 'unknown']).describe('Where the paper is. `unknown`: an administrator has to look.'),
    stapled: z.boolean().optional(),
    boxId: text(40).optional(),
    position: z.int().positive().optional().describe('Place in the box from the bottom, as in the box list.'),
  })
  .describe('The paper original.');

/**
 * What the terminal tells the EDMS about one appeal: the JSON file beside the document. Its JSON Schema is published as
 * `docs/edms-sidecar.schema.json`. Absent means unknown or not given; there are no nulls and no empty texts.
 */
export const sidecarSchema = z.strictObject({
  format: z.literal('vikno-appeal/1').describe('Changes only with a change an older reader could not bear.'),
  number: ascii.describe('The acceptance number: unique for ever, the key of the appeal.'),
  terminal: z.strictObject({ id: ascii, name: text(200) }),
  receivedAt: z.iso.datetime({ offset: true }).describe('When the appeal was confirmed, with the offset of local time.'),
  registration: z
    .strictObject({
      date: date.describe('The day on which it is to be registered: the day of receipt, or the next working day.'),
      afterHours: z.boolean().describe('Received outside working hours.'),
    })
    .describe('For the registrar; the index is given by the EDMS.'),
  kind: appealKindSchema,
  sign: z.enum(['primary', 'repeated', 'duplicate', 'multiple', 'mass']).optional().describe('Sign of receipt (КМУ 858, I.2), when known.'),
  channel: z.literal('terminal'),
  applicant,
  onBehalfOf: z
    .strictObject({ who: z.enum(behalves).exclude(['self']), name: text(300).optional() })
    .optional()
    .describe('Present when the applicant acts for others.'),
  identification,
  category: benefitCategorySchema.optional().describe('Category of benefit, as stated by the applicant (КМУ 858, I.7).'),
  socialStatus: text(60).optional().describe('Social status (КМУ 858, I.8).'),
  classifier: text(40).optional().describe('Code of the main question (КМУ 858, II).'),
  subject: text(300).optional().describe("The applicant's own short title."),
  pages: z.int().min(1).max(9999).describe('Scanned pages in the document.'),
  sheets: z.int().min(1).max(9999).describe('Sheets of paper.'),
  attachments: z.array(z.strictObject({ title: text(300), sheets: z.int().positive().optional() })).optional(),
  numberOnPaper: z
    .enum(['label', 'form', 'handwritten', 'stampOnly'])
    .describe('How the paper bears the number. `stampOnly`: in the document only.'),
  replyChannel: replyChannelSchema,
  dueDates: z
    .strictObject({
      simple: date.optional().describe('For what needs no further study: 15 days.'),
      month: date.optional().describe('The usual term: one month.'),
      limit: date.describe('The last lawful day.'),
    })
    .describe('By law, counted from the registration date; for information requests only `limit`.'),
  document,
  paper,
  notice: z.strictObject({ acceptedAt: z.iso.datetime({ offset: true }) }).describe('When the notice on personal data was accepted.'),
  consents: z.array(z.strictObject({ purpose: text(60), givenAt: z.iso.datetime({ offset: true }) })).optional(),
  software: z.strictObject({ name: text(60), version: text(60) }),
});

export type Sidecar = z.infer<typeof sidecarSchema>;

/** The bytes of the JSON file: UTF-8, two-space indent, members in the order of the schema; the same bytes for the same data. Throws on data outside the schema. */
export function sidecarJson(sidecar: Sidecar): Buffer {
  return Buffer.from(`${JSON.stringify(sidecarSchema.parse(sidecar), null, 2)}\n`);
}

/** The JSON Schema (draft 2020-12) of the sidecar, as published. It leaves room for members that a later version may add. */
export function sidecarJsonSchema(): string {
  const schema = {
    title: 'Sidecar of an appeal, Vikno to EDMS',
    ...z.toJSONSchema(sidecarSchema, {
      target: 'draft-2020-12',
      override: ({ jsonSchema }) => void delete jsonSchema.additionalProperties,
    }),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

import { readFile } from 'node:fs/promises';
import JSON5 from 'json5';
import { z } from 'zod';
import type { Draft } from '../../services/appeals/rules/details.ts';
import { CommandFailure, whyUnread } from './failure.ts';

const text = z.string().trim().min(1).max(300);
const maybe = text.nullish();

const documentSchema = z.object({
  type: text,
  series: maybe,
  number: maybe,
  mrz: z.array(z.string()).nullish(),
});

/** The applicant as an administrator writes it: only surname, given name and an address are needed. */
const applicantSchema = z.object({
  surname: text,
  given: text,
  patronymic: maybe,
  address: z.union([
    text,
    z.object({
      postcode: maybe,
      region: maybe,
      settlement: text,
      street: maybe,
      building: text,
      apartment: maybe,
    }),
  ]),
  phone: maybe,
  email: maybe,
  rnokpp: maybe,
  document: documentSchema.nullish(),
});

/** The shape of the invented people that come with the project's notes: the same data under other names. */
const personaSchema = z
  .object({
    name_uk: z.object({ surname: text, given: text, patronymic: maybe }),
    address: z.object({
      oblast: maybe,
      settlement_type: maybe,
      settlement: text,
      street_type: maybe,
      street: maybe,
      building: text,
      apartment: maybe,
      postcode: maybe,
    }),
    phone: maybe,
    email: maybe,
    rnokpp: maybe,
    documents: z.array(documentSchema).nullish(),
  })
  .transform(({ name_uk, address, phone, email, rnokpp, documents }): z.infer<typeof applicantSchema> => ({
    ...name_uk,
    address: {
      postcode: address.postcode,
      region: address.oblast,
      settlement: [address.settlement_type, address.settlement].filter(Boolean).join(' '),
      street: [address.street_type, address.street].filter(Boolean).join(' ') || null,
      building: address.building,
      apartment: address.apartment,
    },
    phone,
    email,
    rnokpp,
    document: documents?.[0],
  }));

export interface Applicant {
  readonly identify: 'card' | 'booklet' | 'other' | 'none';
  /** The lines to lay on the reader, where the document has them. */
  readonly mrz: readonly string[] | null;
  readonly draft: Draft;
}

/** Reads the file of an applicant (JSON or JSON5). Fails with a sentence that names the field. */
export async function readApplicant(path: string): Promise<Applicant> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandFailure('badInput', `${path} ${whyUnread(error)}.`);
  }
  let given: unknown;
  try {
    given = JSON5.parse(text);
  } catch (error) {
    throw new CommandFailure('badInput', `${path} is not JSON (${error instanceof Error ? error.message : String(error)}).`);
  }
  const isPersona = typeof given === 'object' && given !== null && 'name_uk' in given;
  const read = (isPersona ? personaSchema : applicantSchema).safeParse(given);
  if (!read.success) {
    const problems = read.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
    throw new CommandFailure('badInput', `${path}: ${problems.join('; ')}`);
  }
  return applicantOf(read.data);
}

function applicantOf({ surname, given, patronymic, address, phone, email, rnokpp, document }: z.infer<typeof applicantSchema>): Applicant {
  const place = typeof address === 'string' ? { freeAddress: address } : address;
  const mrz = document?.mrz?.length ? document.mrz : null;
  const number = [document?.series, document?.number].filter(Boolean).join('');
  const isBooklet = document?.type === 'PASSPORT_BOOKLET' || document?.type === 'booklet';
  const identify = mrz ? 'card' : !document || !number ? 'none' : isBooklet ? 'booklet' : 'other';
  const documentFields =
    identify === 'booklet'
      ? { bookletNumber: number }
      : identify === 'other'
        ? { otherDocumentName: document?.type, otherDocumentNumber: number }
        : {};
  const fields = { surname, given, patronymic, ...place, phone, email, rnokpp, ...documentFields };
  const filled = Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === 'string');
  return { identify, mrz, draft: Object.fromEntries(filled) };
}

import type { AppealKind, Behalf, BenefitCategory, FieldId, IdentifyMethod, ReplyChannel } from '../../../contract/words.ts';
import type { Address } from '../../identity/address.ts';
import { readNamePart } from '../../identity/person-name.ts';

/** What a read document tells the journey. The Latin name is only ever a suggestion for the Ukrainian one. */
export interface ReadDocument {
  readonly kind: 'idCard' | 'passport' | 'other';
  readonly method: 'chip' | 'mrz';
  readonly number: string;
  readonly latinName: { readonly surname: string; readonly given: string; readonly truncated: boolean };
  /** In Ukrainian, where the chip holds it (DG11). */
  readonly nationalName: { readonly surname: string; readonly given: string; readonly patronymic: string | null } | null;
  readonly unzr: string | null;
  readonly authenticity: 'verified' | 'notChecked' | 'failed';
}

/** What the resident has typed, by field; absent means untouched. */
export type Draft = Readonly<Partial<Record<FieldId, string>>>;

/** All that is known of an appeal when it is sealed, as the resident gave it; the rules have passed every value. */
export interface AppealDetails {
  readonly identify: IdentifyMethod;
  readonly document: ReadDocument | null;
  readonly draft: Draft;
  readonly kind: AppealKind;
  readonly behalf: Behalf;
  readonly category: BenefitCategory;
  readonly reply: ReplyChannel;
  readonly numberOnPaper: 'label' | 'form' | 'handwritten' | 'stampOnly';
  /** When the notice on personal data was accepted, epoch milliseconds. */
  readonly noticeAt: number;
}

/** A name part in its one canonical form; what the rules would not pass stays as typed. */
export function namePartOf(typed: string | undefined): string {
  const reading = readNamePart(typed ?? '');
  return reading.ok ? reading.value : (typed?.trim() ?? '');
}

/** «Прізвище Ім’я По батькові». */
export function fullName(draft: Draft): string {
  return [draft.surname, draft.given, draft.patronymic].map(namePartOf).filter(Boolean).join(' ');
}

/** The address as given: free text wins, for it is only written by those who have no other. */
export function addressOf(draft: Draft): Address {
  const free = draft.freeAddress?.trim();
  if (free) return { free };
  const { postcode, region, settlement = '', street, building = '', apartment } = draft;
  return {
    ...(postcode ? { postcode } : {}),
    ...(region ? { region } : {}),
    settlement,
    ...(street ? { street } : {}),
    building,
    ...(apartment ? { apartment } : {}),
  };
}

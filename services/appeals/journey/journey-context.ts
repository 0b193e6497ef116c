import type { ResidentEvent } from '../../../contract/events.ts';
import type { FailureCode, Remedy } from '../../../contract/failures.ts';
import type {
  AppealKind,
  Behalf,
  BenefitCategory,
  FieldId,
  IdentifyMethod,
  Language,
  PaperPlace,
  ReplyChannel,
  TextSize,
  Theme,
} from '../../../contract/words.ts';
import type { AppealDetails, Draft } from '../rules/details.ts';
import type { ReadDocument } from '../rules/details.ts';
import type { PromisedDates } from '../rules/promised-dates.ts';
import type { DepositProgress, JourneyPage, ScanProgress } from './appeal-work.ts';

export interface JourneyTrouble {
  readonly code: FailureCode;
  readonly paper: PaperPlace;
  readonly remedies: readonly Remedy[];
}

/** All that the journey remembers; plain JSON, so that a snapshot of it survives a restart. */
export interface JourneyContext {
  readonly appealId: string;
  readonly labels: boolean;
  readonly language: Language;
  readonly textSize: TextSize;
  readonly theme: Theme;
  readonly reach: boolean;
  readonly noticeAt: number;
  readonly identify: IdentifyMethod | null;
  readonly document: ReadDocument | null;
  readonly draft: Draft;
  /** True once «next» was refused on the present form: from then on its faults show. */
  readonly faultsShown: boolean;
  readonly kind: AppealKind | null;
  readonly behalf: Behalf | null;
  readonly category: BenefitCategory | null;
  readonly reply: ReplyChannel | null;
  readonly number: string | null;
  readonly secret: string | null;
  readonly numberOnPaper: AppealDetails['numberOnPaper'] | null;
  readonly source: 'feeder' | 'flatbed';
  readonly pages: readonly JourneyPage[];
  /** Pages taken out by the resident: a late or recovered arrival must not bring them back. */
  readonly removed: readonly string[];
  /** Sides that came from the scanner and are not ready yet. */
  readonly pending: number;
  /** The resident asked the scan to stop; the sheet in motion still comes. */
  readonly stopping: boolean;
  /** The page whose place the next scanned one takes. */
  readonly replacing: string | null;
  readonly checksFailed: number;
  readonly sealed: boolean;
  readonly paper: PaperPlace;
  readonly depositStep: 'insert' | 'closing' | 'stapling' | 'dropping';
  readonly receiptPrinted: boolean;
  readonly dates: PromisedDates | null;
  readonly trouble: JourneyTrouble | null;
  readonly endedWhy: 'cancelled' | 'timedOut' | 'fault';
}

export type JourneyEvent =
  | ResidentEvent
  | ScanProgress
  | DepositProgress
  /** A form with its own number was held before the barcode reader. */
  | { readonly type: 'FORM_NUMBER'; readonly appealId: string; readonly number: string; readonly secret: string }
  /** The session's time ran out. */
  | { readonly type: 'EXPIRE' }
  /** Work threw: a bug, brought to a safe screen. */
  | { readonly type: 'BROKE' };

export interface JourneyInput {
  readonly appealId: string;
  readonly language: Language;
  /** Whether this terminal sticks labels on papers; without, the document's stamp alone carries the number. */
  readonly labels: boolean;
  /** Values to start with, such as the community's own settlement. */
  readonly draft: Draft;
}

export function freshContext(input: JourneyInput): JourneyContext {
  return {
    appealId: input.appealId,
    labels: input.labels,
    language: input.language,
    textSize: 'normal',
    theme: 'day',
    reach: false,
    noticeAt: 0,
    identify: null,
    document: null,
    draft: input.draft,
    faultsShown: false,
    kind: null,
    behalf: null,
    category: null,
    reply: null,
    number: null,
    secret: null,
    numberOnPaper: null,
    source: 'feeder',
    pages: [],
    removed: [],
    pending: 0,
    stopping: false,
    replacing: null,
    checksFailed: 0,
    sealed: false,
    paper: 'withResident',
    depositStep: 'insert',
    receiptPrinted: false,
    dates: null,
    trouble: null,
    endedWhy: 'cancelled',
  };
}

/** The draft with one field changed; an emptied field is forgotten. */
export function edited(draft: Draft, field: FieldId, value: string): Draft {
  const { [field]: _, ...rest } = draft;
  return value === '' ? rest : { ...rest, [field]: value };
}

/** What is sealed. Call it only where the journey's order guarantees the answers. */
export function detailsOf(context: JourneyContext): AppealDetails {
  const { identify, kind, behalf, category, reply, numberOnPaper } = context;
  if (!identify || !kind || !behalf || !category || !reply || !numberOnPaper) {
    throw new Error('the journey reached sealing without all its answers');
  }
  const { document, draft, noticeAt } = context;
  return { identify, document: identify === 'card' ? document : null, draft, kind, behalf, category, reply, numberOnPaper, noticeAt };
}

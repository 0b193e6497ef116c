import type { FailureCode } from '../../../contract/failures.ts';
import type { PaperPlace } from '../../../contract/words.ts';
import type { AccessKey } from '../../../drivers/card-reader/contract.ts';
import type { AppealDetails, ReadDocument } from '../rules/details.ts';
import type { PromisedDates } from '../rules/promised-dates.ts';

export type CardOutcome =
  | { readonly is: 'read'; readonly document: ReadDocument }
  | { readonly is: 'keyNeeded' }
  | { readonly is: 'failed'; readonly code: FailureCode };

export interface TakenNumber {
  readonly number: string;
  /** Sixteen characters that fetch the answer together with the number; kept only while the session lasts. */
  readonly secret: string;
}

/** One page as the journey knows it; its picture lies in the spool under `id`. */
export interface JourneyPage {
  readonly id: string;
  readonly revision: number;
  readonly rotation: 0 | 90 | 180 | 270;
  readonly mode: 'bw' | 'grey' | 'colour';
  /** Pixels at 300 dpi before the turn. */
  readonly width: number;
  readonly height: number;
  readonly blank: boolean;
}

export type ScanProgress =
  | { readonly type: 'PAGE_IN' }
  | { readonly type: 'PAGE_READY'; readonly page: JourneyPage }
  /** A side came that cannot be used; the scan goes on and ends with the fault. */
  | { readonly type: 'PAGE_BAD' }
  /** `code` is null when the scan ended well; `pages` are those stored before a restart that the journey may not have heard of. */
  | { readonly type: 'SCAN_ENDED'; readonly code: FailureCode | null; readonly pages: readonly JourneyPage[] };

export type DepositProgress =
  | { readonly type: 'DEPOSIT_STEP'; readonly step: 'insert' | 'closing' | 'stapling' | 'dropping' }
  | { readonly type: 'DEPOSITED' }
  /** This terminal has no slot: the resident hands the paper to an operator. */
  | { readonly type: 'NO_SLOT' }
  | { readonly type: 'DEPOSIT_FAILED'; readonly code: FailureCode; readonly paper: PaperPlace };

export type SlipOutcome = 'printed' | 'notPrinted' | 'unknown';

export type SealOutcome =
  | { readonly is: 'sealed'; readonly dates: PromisedDates }
  | { readonly is: 'failed'; readonly code: 'SAV-01' | 'SAV-02' };

/**
 * What the journey asks the house to do. Every call can be made again after a restart: work that had been begun and whose
 * fate is not known answers so instead of being done twice.
 */
export interface AppealWork {
  readCard(key: AccessKey | null, signal: AbortSignal): Promise<CardOutcome>;
  /** Takes the appeal's number, once: the same appeal gets the same number again. */
  takeNumber(appealId: string): TakenNumber;
  printLabel(appealId: string, signal: AbortSignal): Promise<SlipOutcome>;
  /** All pages of an appeal that are stored, in the order of arrival. */
  storedPages(appealId: string): readonly JourneyPage[];
  scan(order: ScanOrder, tell: (progress: ScanProgress) => void, signal: AbortSignal): Promise<void>;
  /** Looks for the number on the scanned pages: `other` means another acceptance number stands there. */
  checkNumber(appealId: string, pages: readonly JourneyPage[], number: string): Promise<'found' | 'none' | 'other'>;
  /** Makes the document, stores it durably, reads it back, and only then records it with its «to be sent» row. */
  seal(appealId: string, details: AppealDetails, pages: readonly JourneyPage[]): Promise<SealOutcome>;
  deposit(appealId: string, sheets: number, tell: (progress: DepositProgress) => void, signal: AbortSignal): Promise<void>;
  printReceipt(appealId: string, receipt: ReceiptOrder, signal: AbortSignal): Promise<SlipOutcome>;
  /** A person said whether the slip of unknown fate came out. */
  slipFate(appealId: string, slip: 'label' | 'receipt', cameOut: boolean): void;
  /** Where the paper finally is; lets the delivery go. */
  settlePaper(appealId: string, paper: PaperPlace): void;
  /** Ends an appeal that was not sealed: its number is void and its pages are erased; a slip tells of paper that is left in the machine. */
  abandon(appealId: string, why: 'cancelled' | 'timedOut' | 'fault', paper: PaperPlace): void;
}

export interface ScanOrder {
  readonly appealId: string;
  readonly source: 'feeder' | 'flatbed';
  /** The number to look for on the pages; null where none is stuck on the paper. */
  readonly number: string | null;
}

export interface ReceiptOrder {
  readonly secret: string;
  readonly paper: PaperPlace;
  readonly copy: boolean;
}

import type { AppealKind } from '../../../contract/words.ts';
import type { CardReader } from '../../../drivers/card-reader/contract.ts';
import type { Depository } from '../../../drivers/depository/contract.ts';
import type { DocumentScanner } from '../../../drivers/document-scanner/contract.ts';
import type { ReceiptPrinter } from '../../../drivers/receipt-printer/contract.ts';
import type { PagePool } from '../../../imaging/page-pool.ts';
import type { PrinterProfile } from '../../../printing/printer-profile.ts';
import type { Database } from '../../../sync/database.ts';
import type { Spool } from '../../../sync/spool.ts';
import type { WorkingCalendar } from '../../calendar/working-calendar.ts';

/** Devices as they are configured; null where a class is switched off. */
export interface HouseDevices {
  readonly cardReader: CardReader | null;
  readonly documentScanner: DocumentScanner | null;
  readonly receiptPrinter: ReceiptPrinter | null;
  readonly depository: Depository | null;
}

export interface HouseSettings {
  readonly terminal: { readonly id: string; readonly name: string; readonly address: string };
  readonly organisation: { readonly name: string; readonly contactPhone: string | null };
  readonly document: {
    readonly format: 'pdf' | 'tiff';
    readonly conformance: 'PDF/A-1b' | 'PDF/A-2b';
    readonly applicantInMetadata: boolean;
  };
  readonly scanning: { readonly colour: 'auto' | 'bw' | 'grey' | 'colour'; readonly duplex: boolean; readonly dropBlankPages: boolean };
  readonly calendar: WorkingCalendar;
  readonly printer: PrinterProfile;
  /** Name of the box behind the slot. */
  readonly box: string;
  /** How long the open slot waits for paper, milliseconds. */
  readonly insertWithinMs: number;
  readonly software: { readonly name: string; readonly version: string };
}

/** All that the work of an appeal stands on. */
export interface House {
  readonly database: Database;
  readonly spool: Spool;
  readonly pages: PagePool;
  readonly devices: HouseDevices;
  readonly settings: HouseSettings;
  /** Key of the MAC under which a receipt's secret is kept. */
  readonly secretKey: Uint8Array;
  /** Names this run of the process, so that work begun by an earlier one is known as interrupted. */
  readonly run: string;
  /** Epoch milliseconds. */
  now(): number;
  randomBytes(count: number): Uint8Array;
  /** Something is ready to be delivered. */
  kick(): void;
  /** Takes work that nobody waits for, but that must end before the terminal does. */
  later(work: Promise<void>): void;
}

/** Ukrainian words for the kinds of appeal, as the receipt and the document say them. */
export const kindNames: Readonly<Record<AppealKind, string>> = {
  proposal: 'пропозиція (зауваження)',
  application: 'заява (клопотання)',
  complaint: 'скарга',
  informationRequest: 'запит на публічну інформацію',
  correspondence: 'інша кореспонденція',
};

import type { Device } from '../device.ts';

/** `mute`: the reader is there but does not answer. */
export type CardReaderStatus =
  | { readonly state: 'disconnected' }
  | { readonly state: 'mute' }
  | { readonly state: 'empty' }
  | { readonly state: 'card' };

/** What opens a chip (ICAO 9303-11 § 4): dates as YYMMDD, the number as in the MRZ without check digit; or the six-digit CAN. */
export type AccessKey =
  | { readonly kind: 'mrz'; readonly documentNumber: string; readonly birthDate: string; readonly expiryDate: string }
  | { readonly kind: 'can'; readonly can: string };

export interface CardData {
  /** The MRZ lines of DG1 or of the optical reader: three of 30 (TD1), two of 36 (TD2) or two of 44 (TD3) characters. */
  readonly mrz: readonly string[];
  /** DG11 5F0E, where the issuer filled it: the holder's name in national characters, as written. */
  readonly nationalName?: { readonly surname: string; readonly given: string; readonly patronymic?: string };
  readonly authenticity: 'verified' | 'notChecked' | 'failed';
}

/** `keyNeeded`: the chip wants an {@link AccessKey}; `removed`: the card left while it was read. */
export type CardFault = 'disconnected' | 'noCard' | 'removed' | 'keyNeeded' | 'keyRejected' | 'unreadable' | 'notADocument' | 'cancelled';

export type CardReading = { readonly ok: true; readonly card: CardData } | { readonly ok: false; readonly fault: CardFault };

export interface CardReader extends Device<CardReaderStatus> {
  /** Reads the document that lies on the reader. Never throws; ends with `cancelled` soon after `signal` aborts. */
  read(key: AccessKey | undefined, signal: AbortSignal): Promise<CardReading>;
}

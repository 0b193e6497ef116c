/** Why an APDU got no answer: the card left, the reader left, the caller gave up, or the answer is not one. */
export type TransmitFault = 'removed' | 'disconnected' | 'cancelled' | 'unreadable';

export type Result<Value, Fault> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: Fault };

/** A card that lies on a reader. What a PC/SC binding, a virtual card or a simulated chip has to offer, and all it has to. */
export interface ApduPort {
  /** Whether the reader carries APDUs of extended length (ISO 7816-4 § 5.2). */
  readonly extendedLength: boolean;
  /** Sends one command APDU and gives the whole response APDU, status word included. Never throws; the caller waits for one answer before the next. */
  transmit(command: Uint8Array, signal: AbortSignal): Promise<Result<Uint8Array, TransmitFault>>;
}

import { toLatinLookAlikes } from '../../identity/look-alikes.ts';
import { faulty, readAs } from '../../identity/reading.ts';
import type { Reading } from '../../identity/reading.ts';
import { formatAcceptanceNumber, parseAcceptanceNumber } from './acceptance-number.ts';
import type { AcceptanceNumber } from './acceptance-number.ts';

/**
 * What the QR of a receipt says: whose answer to fetch, and a secret that proves the receipt is in hand, since numbers
 * can be guessed. The secret is no second factor by itself: a receipt may be found or photographed.
 */
export interface ReceiptCode {
  readonly number: AcceptanceNumber;
  /** 16 characters of Crockford's base 32, 80 random bits. */
  readonly secret: string;
}

export type ReceiptCodeFault = 'format' | 'version' | 'number' | 'secret';

/** Crockford's base 32 has no I, L, O and U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretBytes = 10;
const secretShape = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** A new secret. `randomBytes` must be cryptographically strong and give as many bytes as asked. */
export function newSecret(randomBytes: (count: number) => Uint8Array): string {
  const bytes = randomBytes(secretBytes);
  if (bytes.length !== secretBytes) throw new RangeError(`Asked for ${secretBytes} random bytes, got ${bytes.length}`);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{5}/g, (five) => alphabet[Number.parseInt(five, 2)] ?? '');
}

/** «VIKNO:1:DP01-26-000123-7:0123456789ABCDEF», all within the alphanumeric mode of QR. Throws a RangeError on a secret of another shape. */
export function encodeReceiptCode({ number, secret }: ReceiptCode): string {
  if (!secretShape.test(secret)) throw new RangeError('A secret has 16 characters of Crockford base 32');
  return `VIKNO:1:${formatAcceptanceNumber(number)}:${secret}`;
}

/** Reads what a barcode reader delivers, perhaps in small letters, perhaps with a line end. */
export function parseReceiptCode(text: string): Reading<ReceiptCode, ReceiptCodeFault> {
  const [mark, version, numberText, secretText, ...more] = text.trim().toUpperCase().split(':');
  if (mark !== 'VIKNO' || version === undefined) return faulty('format');
  if (version !== '1') return faulty('version');
  if (numberText === undefined || secretText === undefined || more.length > 0) return faulty('format');
  const number = parseAcceptanceNumber(numberText);
  if (!number.ok) return faulty('number');
  const secret = readPrintedSecret(secretText);
  return secret.ok ? readAs({ number: number.value, secret: secret.value }) : faulty('secret');
}

/** The secret as printed, for typing when the QR is torn: «XXXX-XXXX-XXXX-XXXX». */
export function printedSecret(secret: string): string {
  return secret.replace(/.{4}(?=.)/g, '$&-');
}

/** Reads a typed secret: any case, any grouping, O for 0, I and L for 1 as Crockford has it, Cyrillic look-alikes. */
export function readPrintedSecret(text: string): Reading<string, 'secret'> {
  const typed = toLatinLookAlikes(text.toUpperCase()).replace(/[\s‐‑–—-]/g, '');
  const secret = typed.replaceAll('O', '0').replace(/[IL]/g, '1');
  return secretShape.test(secret) ? readAs(secret) : faulty('secret');
}

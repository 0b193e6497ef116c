import { createHash } from 'node:crypto';
import type { AccessKey } from '../contract.ts';
import { type CipherName, cipherShape } from './ciphers.ts';

/** What the derived key is for (ICAO 9303-11 § 9.7.1). */
const counters = { encryption: 1, authentication: 2, password: 3 } as const;

/** A check digit over A–Z, 0–9 and «<» (ICAO 9303-3 § 4.9), or undefined where another character stands in the text. */
export function checkDigit(text: string): string | undefined {
  let sum = 0;
  for (const [index, character] of [...text].entries()) {
    const value = character === '<' ? 0 : '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(character);
    if (value < 0) return undefined;
    sum += value * ([7, 3, 1][index % 3] ?? 0);
  }
  return String(sum % 10);
}

/** Document number, date of birth and date of expiry, each with its check digit: what BAC and PACE take for an MRZ (9303-11 § 4.3.2). */
export function mrzInformation(key: AccessKey & { readonly kind: 'mrz' }): string | undefined {
  const parts = [key.documentNumber.toUpperCase().replaceAll(' ', '<').padEnd(9, '<'), key.birthDate, key.expiryDate];
  if (parts[1]?.length !== 6 || parts[2]?.length !== 6) return undefined;
  const digits = parts.map((part) => checkDigit(part));
  if (digits.includes(undefined)) return undefined;
  return parts.map((part, index) => `${part}${digits[index]}`).join('');
}

/** The seed of the BAC keys: the first 16 bytes of the hash of the MRZ information (9303-11 § 9.7.2). */
export function bacSeed(information: string): Uint8Array {
  return sha('sha1', Buffer.from(information, 'latin1')).subarray(0, 16);
}

/** What PACE takes for the password: the hash of the MRZ information, or the CAN as it is written (9303-11 § 9.7.3). */
export function pacePassword(key: AccessKey): Uint8Array | undefined {
  if (key.kind === 'can') return /^\d{6}$/.test(key.can) ? Buffer.from(key.can, 'latin1') : undefined;
  const information = mrzInformation(key);
  return information === undefined ? undefined : sha('sha1', Buffer.from(information, 'latin1'));
}

/** A key out of a shared secret (9303-11 § 9.7.1); 3DES keys are of 16 bytes, with odd parity. */
export function deriveKey(cipher: CipherName, secret: Uint8Array, use: keyof typeof counters): Uint8Array {
  const { keyBytes, derivation } = cipherShape[cipher];
  const key = sha(derivation, Buffer.concat([secret, Uint8Array.of(0, 0, 0, counters[use])])).subarray(0, keyBytes);
  return cipher === '3des' ? key.map(oddParity) : key;
}

function oddParity(byte: number): number {
  const ones = [...(byte >> 1).toString(2)].filter((bit) => bit === '1').length;
  return (byte & 0xfe) | (ones % 2 === 0 ? 1 : 0);
}

function sha(name: 'sha1' | 'sha256', data: Uint8Array): Uint8Array {
  return createHash(name).update(data).digest();
}

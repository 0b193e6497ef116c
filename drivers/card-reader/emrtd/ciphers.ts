import { createCipheriv, createDecipheriv, createSecretKey, timingSafeEqual } from 'node:crypto';
import { cmac } from '@noble/ciphers/aes.js';

/** The ciphers of ICAO 9303-11 § 9.8: 3DES in CBC with the retail MAC, AES in CBC with CMAC. */
export type CipherName = '3des' | 'aes128' | 'aes192' | 'aes256';

/** Lengths in bytes; `derivation` is the hash that keys are made with. */
export const cipherShape = {
  '3des': { blockBytes: 8, keyBytes: 16, derivation: 'sha1', cbc: 'des-ede-cbc', ecb: 'des-ede' },
  aes128: { blockBytes: 16, keyBytes: 16, derivation: 'sha1', cbc: 'aes-128-cbc', ecb: 'aes-128-ecb' },
  aes192: { blockBytes: 16, keyBytes: 24, derivation: 'sha256', cbc: 'aes-192-cbc', ecb: 'aes-192-ecb' },
  aes256: { blockBytes: 16, keyBytes: 32, derivation: 'sha256', cbc: 'aes-256-cbc', ecb: 'aes-256-ecb' },
} as const;

/** Adds 80 and as many 00 as fill the last block (ISO 9797-1 padding method 2). */
export function pad(data: Uint8Array, blockBytes: number): Uint8Array {
  const padded = new Uint8Array((Math.floor(data.length / blockBytes) + 1) * blockBytes);
  padded.set(data);
  padded[data.length] = 0x80;
  return padded;
}

/** What stood before the padding, or undefined where there is none. */
export function unpad(padded: Uint8Array, blockBytes: number): Uint8Array | undefined {
  const end = padded.findLastIndex((byte) => byte !== 0);
  return end >= 0 && padded[end] === 0x80 && padded.length - end <= blockBytes ? padded.subarray(0, end) : undefined;
}

/** CBC over whole blocks, without padding; keys wrapped, which node:crypto takes ten times faster than bare bytes. Without `iv` it begins with zeros. */
export function encrypt(cipher: CipherName, key: Uint8Array, data: Uint8Array, iv?: Uint8Array): Uint8Array {
  const { cbc, blockBytes } = cipherShape[cipher];
  const work = createCipheriv(cbc, createSecretKey(key), iv ?? new Uint8Array(blockBytes)).setAutoPadding(false);
  return Buffer.concat([work.update(data), work.final()]);
}

/** The inverse of {@link encrypt}; undefined where `data` is not of whole blocks. */
export function decrypt(cipher: CipherName, key: Uint8Array, data: Uint8Array, iv?: Uint8Array): Uint8Array | undefined {
  const { cbc, blockBytes } = cipherShape[cipher];
  if (data.length === 0 || data.length % blockBytes !== 0) return undefined;
  const work = createDecipheriv(cbc, createSecretKey(key), iv ?? new Uint8Array(blockBytes)).setAutoPadding(false);
  return Buffer.concat([work.update(data), work.final()]);
}

/** One block, by the bare cipher. */
export function encryptBlock(cipher: CipherName, key: Uint8Array, block: Uint8Array): Uint8Array {
  return createCipheriv(cipherShape[cipher].ecb, createSecretKey(key), null).setAutoPadding(false).update(block);
}

/** The eight bytes that authenticate `data`. For 3DES, the retail MAC (ISO 9797-1 algorithm 3), `data` is of whole blocks, already padded. */
export function mac(cipher: CipherName, key: Uint8Array, data: Uint8Array): Uint8Array {
  return cipher === '3des' ? retailMac(key, data) : cmac(data, key).subarray(0, 8);
}

/** Single DES is 3DES with one key thrice; the last block alone is encrypted by both keys. */
function retailMac(key: Uint8Array, data: Uint8Array): Uint8Array {
  const first = key.subarray(0, 8);
  const before = data.subarray(0, -8);
  const chained = before.length === 0 ? before : encrypt('3des', Buffer.concat([first, first]), before);
  const last = data.subarray(-8).map((byte, index) => byte ^ (chained.at(index - 8) ?? 0));
  return encryptBlock('3des', key, last);
}

/** Whether both are the same bytes, in a time that does not tell where they differ. */
export function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

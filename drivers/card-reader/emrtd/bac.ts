import type { Result } from './apdu-port.ts';
import { decrypt, encrypt, mac, pad, same } from './ciphers.ts';
import { type Channel, type ChannelFault, demand, keyRefusal } from './channel.ts';
import { bacSeed, deriveKey } from './keys.ts';
import type { MessagingKeys } from './secure-messaging.ts';

/** Gives that many random bytes. */
export type RandomBytes = (count: number) => Uint8Array;

/** Basic Access Control (ICAO 9303-11 § 4.3): proves to the chip that the MRZ is known, and agrees on 3DES keys. */
export async function openByBac(
  channel: Channel,
  mrzInformation: string,
  random: RandomBytes,
): Promise<Result<MessagingKeys, ChannelFault>> {
  const challenge = await demand(channel, { cla: 0, ins: 0x84, p1: 0, p2: 0, le: 8 });
  if (!challenge.ok) return challenge;
  if (challenge.value.length !== 8) return { ok: false, fault: 'unreadable' };
  const own = { nonce: random(8), secret: random(16) };
  const keys = bacKeys(mrzInformation);
  const data = sealed(keys, Buffer.concat([own.nonce, challenge.value, own.secret]));
  const answer = await demand(channel, { cla: 0, ins: 0x82, p1: 0, p2: 0, data, le: 40 }, keyRefusal);
  if (!answer.ok) return answer;
  const opened = unsealed(keys, answer.value);
  if (!opened || !same(opened.subarray(0, 16), Buffer.concat([challenge.value, own.nonce]))) return { ok: false, fault: 'unreadable' };
  return { ok: true, value: bacSession(own.secret, opened.subarray(16), challenge.value, own.nonce) };
}

interface BacKeys {
  readonly encryption: Uint8Array;
  readonly authentication: Uint8Array;
}

/** The keys that the MRZ alone gives (9303-11 § 9.7.2). */
export function bacKeys(mrzInformation: string): BacKeys {
  const seed = bacSeed(mrzInformation);
  return { encryption: deriveKey('3des', seed, 'encryption'), authentication: deriveKey('3des', seed, 'authentication') };
}

/** Encrypted and authenticated by the keys of the MRZ: 32 bytes become 40. */
export function sealed(keys: BacKeys, plain: Uint8Array): Uint8Array {
  const encrypted = encrypt('3des', keys.encryption, plain);
  return Buffer.concat([encrypted, mac('3des', keys.authentication, pad(encrypted, 8))]);
}

/** The inverse of {@link sealed}, or undefined where these keys did not seal it. */
export function unsealed(keys: BacKeys, bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length !== 40) return undefined;
  const encrypted = bytes.subarray(0, 32);
  return same(mac('3des', keys.authentication, pad(encrypted, 8)), bytes.subarray(32))
    ? decrypt('3des', keys.encryption, encrypted)
    : undefined;
}

/** The session's keys, of both secrets; the counter begins with the ends of both nonces (9303-11 § 9.8.6.3). */
export function bacSession(terminal: Uint8Array, chip: Uint8Array, chipNonce: Uint8Array, terminalNonce: Uint8Array): MessagingKeys {
  const seed = terminal.map((byte, index) => byte ^ (chip[index] ?? 0));
  return {
    cipher: '3des',
    encryption: deriveKey('3des', seed, 'encryption'),
    authentication: deriveKey('3des', seed, 'authentication'),
    counter: Buffer.concat([chipNonce.subarray(4), terminalNonce.subarray(4)]),
  };
}

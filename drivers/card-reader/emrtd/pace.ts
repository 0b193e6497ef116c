import type { AccessKey } from '../contract.ts';
import type { Result } from './apdu-port.ts';
import type { RandomBytes } from './bac.ts';
import type { PaceOffer } from './card-access.ts';
import { type CipherName, cipherShape, decrypt, mac, pad, same } from './ciphers.ts';
import { type Channel, type ChannelFault, demand, keyRefusal } from './channel.ts';
import { deriveKey, pacePassword } from './keys.ts';
import { oidBytes } from './der.ts';
import type { MessagingKeys } from './secure-messaging.ts';
import { encodeTlv, readWithin, valueOf } from './tlv.ts';

const unreadable = { ok: false, fault: 'unreadable' } as const;

/** Data objects of GENERAL AUTHENTICATE (ICAO 9303-11 § 4.4.4.2): what the terminal sends and what the chip answers, step by step. */
export const paceTag = {
  dynamic: 0x7c,
  nonce: 0x80,
  mapping: [0x81, 0x82],
  agreement: [0x83, 0x84],
  token: [0x85, 0x86],
} as const;

/** The longest answer to a step: two coordinates of 66 bytes in their objects, or a token with certificate references. */
const longestStep = 256;

/**
 * Password Authenticated Connection Establishment (9303-11 § 4.4), generic mapping over an elliptic curve: both sides prove that they
 * know the password, and agree on keys. `several`: the chip offers more than one set of parameters, so that ours must be named.
 */
export async function openByPace(
  channel: Channel,
  offer: PaceOffer,
  key: AccessKey,
  random: RandomBytes,
  several = false,
): Promise<Result<MessagingKeys, ChannelFault>> {
  const password = pacePassword(key);
  if (!password) return { ok: false, fault: 'keyRejected' };
  const chosen = await choose(channel, offer, key.kind, several);
  if (!chosen.ok) return chosen;
  const mapped = await mapGenerator(channel, offer, password, random);
  if (!mapped.ok) return mapped;
  const { group, cipher } = offer;
  const secret = group.secret(random);
  const own = group.multiply(mapped.value, secret);
  const chip = own && (await step(channel, paceTag.agreement, own));
  if (!own || !chip) return unreadable;
  if (!chip.ok) return chip;
  const shared = same(own, chip.value) ? undefined : group.multiply(chip.value, secret);
  if (!shared) return unreadable;
  const keys = paceSession(cipher, shared.subarray(1, 1 + group.fieldBytes));
  const proof = await step(channel, paceTag.token, paceToken(offer, keys, chip.value), true);
  if (!proof.ok) return proof;
  return same(proof.value, paceToken(offer, keys, own)) ? { ok: true, value: keys } : unreadable;
}

/** The session's keys of the shared x coordinate; the counter begins at nought. */
export function paceSession(cipher: CipherName, shared: Uint8Array): MessagingKeys {
  return {
    cipher,
    encryption: deriveKey(cipher, shared, 'encryption'),
    authentication: deriveKey(cipher, shared, 'authentication'),
    counter: new Uint8Array(cipherShape[cipher].blockBytes),
  };
}

/** What proves the keys to the side that sent `point` (9303-11 § 4.4.3.4). */
export function paceToken(offer: PaceOffer, keys: MessagingKeys, point: Uint8Array): Uint8Array {
  const data = encodeTlv(0x7f49, encodeTlv(0x06, oidBytes(offer.protocol)), encodeTlv(0x86, point));
  return mac(offer.cipher, keys.authentication, offer.cipher === '3des' ? pad(data, 8) : data);
}

/** MSE:Set AT (9303-11 § 4.4.4.1). A card may answer how many tries its CAN has left. */
async function choose(
  channel: Channel,
  offer: PaceOffer,
  kind: AccessKey['kind'],
  several: boolean,
): Promise<Result<unknown, ChannelFault>> {
  const data = Buffer.concat([
    encodeTlv(0x80, oidBytes(offer.protocol)),
    encodeTlv(0x83, Uint8Array.of(kind === 'mrz' ? 1 : 2)),
    several ? encodeTlv(0x84, Uint8Array.of(offer.parameters)) : new Uint8Array(),
  ]);
  const answer = await channel.send({ cla: 0, ins: 0x22, p1: 0xc1, p2: 0xa4, data });
  if (!answer.ok) return answer;
  const { status } = answer.value;
  if (status === 0x9000 || (status & 0xfff0) === 0x63c0) return answer;
  // A chip that has no CAN does not know the reference of one.
  return { ok: false, fault: kind === 'can' && [0x6a88, 0x6a80].includes(status) ? 'keyRejected' : 'unreadable' };
}

/** The chip's nonce, and the generator that it and the first exchange of points lead to. */
async function mapGenerator(
  channel: Channel,
  { cipher, group }: PaceOffer,
  password: Uint8Array,
  random: RandomBytes,
): Promise<Result<Uint8Array, ChannelFault>> {
  const encrypted = await step(channel, [undefined, paceTag.nonce]);
  if (!encrypted.ok) return encrypted;
  const { length } = encrypted.value;
  // Whole blocks of the cipher, as many as the chip likes (9303-11 § 4.4.3): 3DES chips may have a nonce of eight bytes.
  const nonce = length > 64 ? undefined : decrypt(cipher, deriveKey(cipher, password, 'password'), encrypted.value);
  if (!nonce) return unreadable;
  const secret = group.secret(random);
  const own = group.multiply(group.generator, secret);
  const chip = own && (await step(channel, paceTag.mapping, own));
  if (!chip) return unreadable;
  if (!chip.ok) return chip;
  const shared = group.multiply(chip.value, secret);
  const generator = shared && group.map(nonce, shared);
  return generator ? { ok: true, value: generator } : unreadable;
}

/** One GENERAL AUTHENTICATE; the command class tells the chip whether more will follow. */
async function step(
  channel: Channel,
  [asks, answers]: readonly [number | undefined, number],
  value?: Uint8Array,
  last = false,
): Promise<Result<Uint8Array, ChannelFault>> {
  const data = encodeTlv(paceTag.dynamic, asks !== undefined && value ? encodeTlv(asks, value) : new Uint8Array());
  const answer = await demand(
    channel,
    { cla: last ? 0 : 0x10, ins: 0x86, p1: 0, p2: 0, data, le: longestStep },
    last ? keyRefusal : undefined,
  );
  if (!answer.ok) return answer;
  const found = valueOf(readWithin(answer.value, paceTag.dynamic), answers);
  return found ? { ok: true, value: found } : unreadable;
}

import type { AccessKey } from '../contract.ts';
import { bare, type Command, type Response, statusWord } from './apdu.ts';
import { bacKeys, bacSession, type RandomBytes, sealed, unsealed } from './bac.ts';
import { type PaceOffer, paceProtocol } from './card-access.ts';
import { cipherShape, encrypt, same } from './ciphers.ts';
import { groupByNumber } from './curves.ts';
import { oidBytes } from './der.ts';
import { deriveKey, mrzInformation, pacePassword } from './keys.ts';
import { paceSession, paceTag, paceToken } from './pace.ts';
import type { MessagingKeys } from './secure-messaging.ts';
import { encodeTlv, readTlvs, readWithin, valueOf } from './tlv.ts';

/** What one step of opening a simulated chip answers; `keys` once both sides have them. */
export interface AccessStep {
  readonly response: Response;
  readonly keys?: MessagingKeys;
}

/** The chip's side of Basic Access Control. */
export class ChipBac {
  readonly #information: string;
  readonly #random: RandomBytes;
  #nonce: Uint8Array | undefined;

  constructor(key: AccessKey & { readonly kind: 'mrz' }, random: RandomBytes) {
    this.#information = mrzInformation(key) ?? '';
    this.#random = random;
  }

  challenge(): AccessStep {
    this.#nonce = this.#random(8);
    return { response: { data: this.#nonce, status: statusWord.done } };
  }

  authenticate({ data = new Uint8Array() }: Command): AccessStep {
    const nonce = this.#nonce;
    this.#nonce = undefined;
    const keys = bacKeys(this.#information);
    const plain = unsealed(keys, data);
    if (!nonce || !plain || !same(plain.subarray(8, 16), nonce)) return { response: bare(statusWord.authenticationFailed) };
    const [terminalNonce, terminalSecret, secret] = [plain.subarray(0, 8), plain.subarray(16), this.#random(16)];
    const answer = sealed(keys, Buffer.concat([nonce, terminalNonce, secret]));
    return { response: { data: answer, status: statusWord.done }, keys: bacSession(terminalSecret, secret, nonce, terminalNonce) };
  }
}

/** An offer to put into a simulated chip's EF.CardAccess. */
export function offerPace(cipher: PaceOffer['cipher'], parameters: number): PaceOffer {
  const group = groupByNumber(parameters);
  if (!group) throw new Error(`No such domain parameters: ${parameters}.`);
  return { protocol: paceProtocol(cipher), cipher, parameters, group };
}

/** EF.CardAccess with these offers. */
export function encodeCardAccess(offers: readonly PaceOffer[]): Uint8Array {
  const infos = offers.map(({ protocol, parameters }) =>
    encodeTlv(0x30, encodeTlv(0x06, oidBytes(protocol)), encodeTlv(0x02, Uint8Array.of(2)), encodeTlv(0x02, Uint8Array.of(parameters))),
  );
  return encodeTlv(0x31, ...infos);
}

/** The chip's side of PACE: what was chosen, and how far the talk has come. */
export class ChipPace {
  readonly #offers: readonly PaceOffer[];
  readonly #keys: readonly AccessKey[];
  readonly #random: RandomBytes;
  #offer: PaceOffer | undefined;
  #password: Uint8Array | undefined;
  #nonce: Uint8Array | undefined;
  #generator: Uint8Array | undefined;
  #agreed: { readonly keys: MessagingKeys; readonly own: Uint8Array; readonly theirs: Uint8Array } | undefined;

  constructor(offers: readonly PaceOffer[], keys: readonly AccessKey[], random: RandomBytes) {
    this.#offers = offers;
    this.#keys = keys;
    this.#random = random;
  }

  /** MSE:Set AT. */
  choose({ data = new Uint8Array() }: Command): AccessStep {
    const objects = readTlvs(data);
    const [protocol, password, parameters] = [0x80, 0x83, 0x84].map((tag) => valueOf(objects, tag));
    const fitting = this.#offers.filter(
      (offer) => protocol && same(oidBytes(offer.protocol), protocol) && (parameters === undefined || parameters[0] === offer.parameters),
    );
    const key = this.#keys.find(({ kind }) => (kind === 'mrz' ? 1 : 2) === password?.[0]);
    this.#offer = fitting.length === 1 ? fitting[0] : undefined;
    this.#password = key && pacePassword(key);
    return { response: bare(this.#offer && this.#password ? statusWord.done : 0x6a88) };
  }

  /** GENERAL AUTHENTICATE. */
  step({ data = new Uint8Array() }: Command): AccessStep {
    const offer = this.#offer;
    const [asked] = readWithin(data, paceTag.dynamic) ?? [];
    if (!offer || !this.#password) return { response: bare(statusWord.conditionsNotSatisfied) };
    if (!asked) return this.#giveNonce(offer, this.#password);
    if (asked.tag === paceTag.mapping[0]) return this.#map(offer, asked.value);
    if (asked.tag === paceTag.agreement[0]) return this.#agree(offer, asked.value);
    return asked.tag === paceTag.token[0] ? this.#prove(offer, asked.value) : wrong;
  }

  #giveNonce(offer: PaceOffer, password: Uint8Array): AccessStep {
    this.#nonce = this.#random(cipherShape[offer.cipher].blockBytes);
    return answer(paceTag.nonce, encrypt(offer.cipher, deriveKey(offer.cipher, password, 'password'), this.#nonce));
  }

  #map({ group }: PaceOffer, point: Uint8Array): AccessStep {
    const secret = group.secret(this.#random);
    const own = group.multiply(group.generator, secret);
    const shared = group.multiply(point, secret);
    this.#generator = shared && this.#nonce && group.map(this.#nonce, shared);
    return own && this.#generator ? answer(paceTag.mapping[1], own) : wrong;
  }

  #agree({ group, cipher }: PaceOffer, point: Uint8Array): AccessStep {
    const secret = group.secret(this.#random);
    const own = this.#generator && group.multiply(this.#generator, secret);
    const shared = group.multiply(point, secret);
    if (!own || !shared) return wrong;
    this.#agreed = { keys: paceSession(cipher, shared.subarray(1, 1 + group.fieldBytes)), own, theirs: point };
    return answer(paceTag.agreement[1], own);
  }

  #prove(offer: PaceOffer, token: Uint8Array): AccessStep {
    const agreed = this.#agreed;
    if (!agreed || !same(token, paceToken(offer, agreed.keys, agreed.own))) return { response: bare(statusWord.authenticationFailed) };
    return { ...answer(paceTag.token[1], paceToken(offer, agreed.keys, agreed.theirs)), keys: agreed.keys };
  }
}

const wrong: AccessStep = { response: bare(statusWord.wrongData) };

function answer(tag: number, value: Uint8Array): AccessStep {
  return { response: { data: encodeTlv(paceTag.dynamic, encodeTlv(tag, value)), status: statusWord.done } };
}

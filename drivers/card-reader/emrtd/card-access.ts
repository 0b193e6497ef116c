import type { CipherName } from './ciphers.ts';
import { type Group, groupByNumber } from './curves.ts';
import { asn1, readOid, readSmallInteger } from './der.ts';
import { readTlvs, readWithin, type Tlv } from './tlv.ts';

/** One way of PACE that a chip offers and we know: generic mapping over an elliptic curve. */
export interface PaceOffer {
  /** The protocol's object identifier, in dots. */
  readonly protocol: string;
  readonly cipher: CipherName;
  /** The number of the standardised domain parameters. */
  readonly parameters: number;
  readonly group: Group;
}

/** id-PACE-ECDH-GM (ICAO 9303-11 § 9.2.3); the last arc is the cipher. */
const ecdhGenericMapping = '0.4.0.127.0.7.2.2.4.2';
const ciphers: readonly CipherName[] = ['3des', 'aes128', 'aes192', 'aes256'];

/** The identifier of PACE by elliptic curves, generic mapping, with `cipher`. */
export function paceProtocol(cipher: CipherName): string {
  return `${ecdhGenericMapping}.${ciphers.indexOf(cipher) + 1}`;
}

/**
 * What EF.CardAccess (9303-11 § 9.2) offers of PACE, strongest cipher first; in equal strength in the chip's order. Protocols,
 * mappings and domain parameters that we do not have are left out, and so are bytes that are no SecurityInfos.
 */
export function readCardAccess(bytes: Uint8Array): readonly PaceOffer[] {
  const infos = readWithin(bytes, asn1.set) ?? [];
  const offers = infos.map((info) => readOffer(info)).filter((offer) => offer !== undefined);
  return offers.toSorted((one, other) => ciphers.indexOf(other.cipher) - ciphers.indexOf(one.cipher));
}

function readOffer(info: Tlv): PaceOffer | undefined {
  const [protocolTlv, version, parameters] = (info.tag === asn1.sequence && readTlvs(info.value)) || [];
  const protocol = readOid(protocolTlv);
  const cipher = ciphers.find((name) => paceProtocol(name) === protocol);
  const number = readSmallInteger(parameters);
  const group = number === undefined ? undefined : groupByNumber(number);
  if (protocol === undefined || !cipher || number === undefined || !group || readSmallInteger(version) !== 2) return undefined;
  return { protocol, cipher, parameters: number, group };
}

import { createHash, X509Certificate } from 'node:crypto';
import type { CardData } from '../contract.ts';
import { asn1, readSmallInteger } from './der.ts';
import { checkSignature, digestOf, readSignedData, type SignedContent } from './signed-data.ts';
import { readTlvs, readWithin } from './tlv.ts';

/** Whom a document's signature is to lead to. `cscas`: the Country Signing CA certificates that the administrator trusts. */
export interface Trust {
  readonly cscas: readonly X509Certificate[];
  readonly now: Date;
}

/** What EF.SOD promises of the data groups: their hashes, by number (ICAO 9303-10 § 4.6.2). */
export interface SecurityObject {
  readonly signed: SignedContent;
  readonly digest: string;
  readonly hashes: ReadonlyMap<number, Uint8Array>;
}

const ldsSecurityObject = '2.23.136.1.1.1';

/** Reads EF.SOD, or undefined where the bytes are none, or hash in a way we do not know. */
export function readSod(bytes: Uint8Array): SecurityObject | undefined {
  const inner = readWithin(bytes, 0x77)?.[0];
  const signed = inner && readSignedData(inner.raw);
  if (signed?.type !== ldsSecurityObject) return undefined;
  const [, algorithm, list] = readWithin(signed.content, asn1.sequence) ?? [];
  const digest = digestOf(algorithm);
  const entries = list?.tag === asn1.sequence ? readTlvs(list.value) : undefined;
  if (digest === undefined || !entries) return undefined;
  const hashes = new Map<number, Uint8Array>();
  for (const entry of entries) {
    const [number, hash] = readTlvs(entry.value) ?? [];
    const group = readSmallInteger(number);
    if (group === undefined || hash?.tag !== asn1.octetString || hashes.has(group)) return undefined;
    hashes.set(group, hash.value);
  }
  return { signed, digest, hashes };
}

/**
 * Passive authentication (ICAO 9303-11 § 5.1): the groups that were read have the hashes of EF.SOD, a document signer signed those, and a
 * trusted CSCA the document signer.
 *
 * - `failed`: something contradicts: a hash, a signature, a signer whom the CSCA of that name did not sign; or there are CSCAs to trust
 *   and the chip has no EF.SOD that could be read.
 * - `notChecked`: nothing contradicts, but no chain leads to a trusted CSCA: none is configured, none of the signer's issuer, the signer's
 *   certificate is out of its time, or the signature is of a kind we do not know.
 */
export function checkAuthenticity(
  sod: Uint8Array | undefined,
  groups: ReadonlyMap<number, Uint8Array>,
  trust: Trust,
): CardData['authenticity'] {
  const object = sod && readSod(sod);
  if (!object) return trust.cscas.length === 0 ? 'notChecked' : 'failed';
  for (const [number, bytes] of groups) {
    const promised = object.hashes.get(number);
    if (!promised || !createHash(object.digest).update(bytes).digest().equals(promised)) return 'failed';
  }
  return checkSigner(object.signed, trust);
}

function checkSigner(signed: SignedContent, trust: Trust): CardData['authenticity'] {
  let unknown = signed.signatures.length === 0 || signed.certificates.length === 0;
  for (const der of signed.certificates) {
    const signer = parseCertificate(der);
    for (const signature of signer ? signed.signatures : []) {
      const verdict = signer ? checkSignature(signed, signature, signer) : 'unknown';
      if (signer && verdict === 'good') return checkChain(signer, trust);
      unknown ||= verdict === 'unknown';
    }
    unknown ||= signer === undefined;
  }
  return unknown ? 'notChecked' : 'failed';
}

/** Document signers are no CAs and have no extended use: those that do sign other things in the same PKI (ICAO 9303-12 § 7.1.1). */
function checkChain(signer: X509Certificate, { cscas, now }: Trust): CardData['authenticity'] {
  const issuers = cscas.filter((csca) => csca.subject === signer.issuer);
  if (issuers.length === 0) return 'notChecked';
  if (signer.ca || (signer.keyUsage ?? []).length > 0) return 'failed';
  const issuer = issuers.find((csca) => csca.ca && signer.checkIssued(csca) && signer.verify(csca.publicKey));
  if (!issuer) return 'failed';
  return signer.validFromDate <= now && now <= signer.validToDate ? 'verified' : 'notChecked';
}

function parseCertificate(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}

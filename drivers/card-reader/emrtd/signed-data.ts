import { constants, createHash, verify, type X509Certificate } from 'node:crypto';
import { asn1, readOid, readSmallInteger } from './der.ts';
import { encodeTlv, readTlv, readTlvs, readWithin, type Tlv, valueOf } from './tlv.ts';

/** One signer's signature over a content, as CMS holds it (RFC 5652 § 5.3). */
export interface Signature {
  readonly digest: string;
  readonly algorithm: Algorithm;
  /** The attributes that were signed in the content's place, as they are signed: a DER SET. */
  readonly attributes: Uint8Array | undefined;
  readonly value: Uint8Array;
}

/** A content with its certificates and signatures. */
export interface SignedContent {
  readonly type: string;
  readonly content: Uint8Array;
  /** DER, as embedded. */
  readonly certificates: readonly Uint8Array[];
  readonly signatures: readonly Signature[];
}

interface Algorithm {
  /** The hash that the algorithm itself names, where it does. */
  readonly digest?: string;
  readonly pss?: { readonly saltLength: number };
  readonly known: boolean;
}

const signedData = '1.2.840.113549.1.7.2';
const contentType = '1.2.840.113549.1.9.3';
const messageDigest = '1.2.840.113549.1.9.4';
const rsaPss = '1.2.840.113549.1.1.10';

/** Hashes that documents are signed with (ICAO 9303-12 § 4.1). */
const digests: ReadonlyMap<string, string> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/** RSA (PKCS #1) and ECDSA identifiers, with the hash they name, if any. */
const algorithms: ReadonlyMap<string, string | undefined> = new Map([
  ['1.2.840.113549.1.1.1', undefined],
  ['1.2.840.113549.1.1.5', 'sha1'],
  ['1.2.840.113549.1.1.14', 'sha224'],
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
  ['1.2.840.10045.4.1', 'sha1'],
  ['1.2.840.10045.4.3.1', 'sha224'],
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
]);

/** The name that node:crypto has for the hash of an AlgorithmIdentifier, or undefined where we do not know it. */
export function digestOf(algorithm: Tlv | undefined): string | undefined {
  const oid = algorithm?.tag === asn1.sequence ? readOid(readTlvs(algorithm.value)?.[0]) : undefined;
  return oid === undefined ? undefined : digests.get(oid);
}

/** Reads a CMS SignedData in DER, or undefined where the bytes are none. */
export function readSignedData(bytes: Uint8Array): SignedContent | undefined {
  const [kind, wrapped] = readWithin(bytes, asn1.sequence) ?? [];
  if (readOid(kind) !== signedData || wrapped?.tag !== asn1.context0) return undefined;
  const fields = readWithin(wrapped.value, asn1.sequence);
  const [, , encapsulated] = fields ?? [];
  const [type, holder] = (encapsulated?.tag === asn1.sequence && readTlvs(encapsulated.value)) || [];
  const content = holder?.tag === asn1.context0 ? readTlv(holder.value) : undefined;
  const signers = fields?.at(-1);
  const signatures = signers?.tag === asn1.set ? readTlvs(signers.value)?.map((signer) => readSigner(signer)) : undefined;
  const typeName = readOid(type);
  if (typeName === undefined || content?.tag !== asn1.octetString || !signatures) return undefined;
  const certificates = readTlvs(valueOf(fields, asn1.context0) ?? new Uint8Array()) ?? [];
  return {
    type: typeName,
    content: content.value,
    certificates: certificates.map(({ raw }) => raw),
    signatures: signatures.filter((signature) => signature !== undefined),
  };
}

/** `unknown`: signed in a way we do not know. */
export type Verdict = 'good' | 'bad' | 'unknown';

/** Whether `signature` is that of the certificate's key over the content: first the attributes bind the content, then the key the attributes. */
export function checkSignature(signed: SignedContent, signature: Signature, certificate: X509Certificate): Verdict {
  const { algorithm, attributes, value } = signature;
  if (!algorithm.known) return 'unknown';
  if (attributes && !bindsContent(attributes, signed, signature.digest)) return 'bad';
  const padding = algorithm.pss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: algorithm.pss.saltLength } : {};
  try {
    const key = { key: certificate.publicKey, dsaEncoding: 'der', ...padding } as const;
    return verify(algorithm.digest ?? signature.digest, attributes ?? signed.content, key, value) ? 'good' : 'bad';
  } catch {
    return 'unknown';
  }
}

function readSigner(signer: Tlv): Signature | undefined {
  const fields = (signer.tag === asn1.sequence && readTlvs(signer.value)) || [];
  const attributes = fields[3]?.tag === asn1.context0 ? fields[3] : undefined;
  const [algorithm, value] = fields.slice(attributes ? 4 : 3);
  const digest = digestOf(fields[2]);
  if (digest === undefined || value?.tag !== asn1.octetString) return undefined;
  return {
    digest,
    algorithm: readAlgorithm(algorithm),
    // Signed as a SET, whatever tag they bear in the structure (RFC 5652 § 5.4).
    attributes: attributes && encodeTlv(asn1.set, attributes.value),
    value: value.value,
  };
}

function readAlgorithm(algorithm: Tlv | undefined): Algorithm {
  const [name, parameters] = (algorithm?.tag === asn1.sequence && readTlvs(algorithm.value)) || [];
  const oid = readOid(name);
  if (oid === rsaPss) return readPss(parameters);
  const digest = oid === undefined ? undefined : algorithms.get(oid);
  return { known: oid !== undefined && algorithms.has(oid), ...(digest !== undefined && { digest }) };
}

/** RSASSA-PSS-params (RFC 4055 § 3.1); what is left out is SHA-1 and 20 bytes of salt. */
function readPss(parameters: Tlv | undefined): Algorithm {
  const fields = (parameters?.tag === asn1.sequence && readTlvs(parameters.value)) || [];
  const hash = valueOf(fields, 0xa0);
  const salt = valueOf(fields, 0xa2);
  const digest = hash ? digestOf(readTlv(hash)) : 'sha1';
  const saltLength = salt ? readSmallInteger(readTlv(salt)) : 20;
  return digest === undefined || saltLength === undefined ? { known: false } : { known: true, digest, pss: { saltLength } };
}

function bindsContent(attributes: Uint8Array, { type, content }: SignedContent, digest: string): boolean {
  const pairs = (readWithin(attributes, asn1.set) ?? []).map(({ value }) => readTlvs(value));
  const only = (oid: string): Tlv | undefined => {
    const found = pairs.filter((pair) => readOid(pair?.[0]) === oid);
    const set = found.length === 1 ? found[0]?.[1] : undefined;
    return set?.tag === asn1.set ? readTlv(set.value) : undefined;
  };
  const hash = only(messageDigest);
  return readOid(only(contentType)) === type && hash !== undefined && createHash(digest).update(content).digest().equals(hash.value);
}

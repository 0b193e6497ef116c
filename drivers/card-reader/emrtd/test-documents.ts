import { createHash, generateKeyPairSync, type KeyObject, sign, type SignKeyObjectInput, X509Certificate } from 'node:crypto';
import { asn1, oidBytes } from './der.ts';
import { fileId } from './files.ts';
import { encodeTlv } from './tlv.ts';

/** How a made-up state signs its documents. */
export type Signing = 'ecdsa' | 'rsa' | 'rsaPss';

export const testMrz = ['IDUKR9990000146<<<<<<<<<<<<<<<', '8704120F3205161UKR<<<<<<<<<<<4', 'LUKIANENKO<<MARIANA<<<<<<<<<<<'];
export const testMrzKey = { kind: 'mrz', documentNumber: '999000014', birthDate: '870412', expiryDate: '320516' } as const;
export const testCanKey = { kind: 'can', can: '271828' } as const;
export const testNow = new Date('2026-06-01T00:00:00Z');

const sequence = (...parts: readonly Uint8Array[]): Uint8Array => encodeTlv(asn1.sequence, ...parts);
const set = (...parts: readonly Uint8Array[]): Uint8Array => encodeTlv(asn1.set, ...parts);
const oid = (dotted: string): Uint8Array => encodeTlv(asn1.objectIdentifier, oidBytes(dotted));
const octets = (bytes: Uint8Array): Uint8Array => encodeTlv(asn1.octetString, bytes);
const integer = (number: number): Uint8Array => encodeTlv(asn1.integer, Uint8Array.of(number));
const text = (words: string): Uint8Array => encodeTlv(0x0c, Buffer.from(words, 'utf8'));
const hash = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

const sha256 = sequence(oid('2.16.840.1.101.3.4.2.1'), encodeTlv(asn1.nullValue));
const mgf1 = sequence(oid('1.2.840.113549.1.1.8'), sha256);
const algorithms: Readonly<Record<Signing, Uint8Array>> = {
  ecdsa: sequence(oid('1.2.840.10045.4.3.2')),
  rsa: sequence(oid('1.2.840.113549.1.1.11'), encodeTlv(asn1.nullValue)),
  rsaPss: sequence(oid('1.2.840.113549.1.1.10'), sequence(encodeTlv(0xa0, sha256), encodeTlv(0xa1, mgf1), encodeTlv(0xa2, integer(32)))),
};

function signWith(signing: Signing, bytes: Uint8Array, key: KeyObject): Uint8Array {
  const padding: Partial<SignKeyObjectInput> = signing === 'rsaPss' ? { padding: 6, saltLength: 32 } : {};
  return sign('sha256', bytes, { key, ...padding });
}

function keyPair(signing: Signing): { publicKey: KeyObject; privateKey: KeyObject } {
  if (signing === 'ecdsa') return generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' });
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

interface CertificateWish {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly issuerKey: KeyObject;
  readonly signing: Signing;
  readonly ca: boolean;
  /** YYMMDD. */
  readonly until: string;
}

function makeCertificate({ subject, issuer, publicKey, issuerKey, signing, ca, until }: CertificateWish): Uint8Array {
  const name = (common: string): Uint8Array =>
    sequence(set(sequence(oid('2.5.4.6'), text('UA'))), set(sequence(oid('2.5.4.3'), text(common))));
  const time = (day: string): Uint8Array => encodeTlv(0x17, Buffer.from(`${day}000000Z`, 'latin1'));
  const yes = encodeTlv(0x01, Uint8Array.of(0xff));
  const basic = sequence(oid('2.5.29.19'), yes, octets(sequence(...(ca ? [yes] : []))));
  const usage = sequence(oid('2.5.29.15'), yes, octets(encodeTlv(asn1.bitString, ca ? Uint8Array.of(1, 0x06) : Uint8Array.of(7, 0x80))));
  const toBeSigned = sequence(
    encodeTlv(asn1.context0, integer(2)),
    integer(ca ? 1 : 2),
    algorithms[signing],
    name(issuer),
    sequence(time('200101'), time(until)),
    name(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    encodeTlv(0xa3, sequence(basic, usage)),
  );
  return sequence(toBeSigned, algorithms[signing], encodeTlv(asn1.bitString, Uint8Array.of(0), signWith(signing, toBeSigned, issuerKey)));
}

/** A made-up state: its CSCA, and what signs documents in its name. */
export interface TestState {
  readonly csca: X509Certificate;
  readonly signer: Uint8Array;
  readonly signerKey: KeyObject;
  readonly signing: Signing;
}

/** `until`: the last day of the document signer, YYMMDD. `name`: the CSCA's. */
export function makeState(signing: Signing = 'ecdsa', { until = '400101', name = 'Test CSCA', signerIsCa = false } = {}): TestState {
  const root = keyPair(signing);
  const leaf = keyPair(signing);
  const common = { issuer: name, issuerKey: root.privateKey, signing };
  const csca = makeCertificate({ ...common, subject: name, publicKey: root.publicKey, ca: true, until: '450101' });
  const signer = makeCertificate({ ...common, subject: 'Test signer', publicKey: leaf.publicKey, ca: signerIsCa, until });
  return { csca: new X509Certificate(csca), signer, signerKey: leaf.privateKey, signing };
}

/** EF.SOD over these groups, signed by `state`. */
export function makeSod(state: TestState, groups: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const type = '2.23.136.1.1.1';
  const hashes = [...groups].map(([number, bytes]) => sequence(integer(number), octets(hash(bytes))));
  const content = sequence(integer(0), sha256, sequence(...hashes));
  const attributes = [
    sequence(oid('1.2.840.113549.1.9.3'), set(oid(type))),
    sequence(oid('1.2.840.113549.1.9.4'), set(octets(hash(content)))),
  ];
  const signerInfo = sequence(
    integer(1),
    sequence(sequence(), integer(2)),
    sha256,
    encodeTlv(asn1.context0, ...attributes),
    algorithms[state.signing],
    octets(signWith(state.signing, set(...attributes), state.signerKey)),
  );
  const signed = sequence(
    integer(3),
    set(sha256),
    sequence(oid(type), encodeTlv(asn1.context0, octets(content))),
    encodeTlv(asn1.context0, state.signer),
    set(signerInfo),
  );
  return encodeTlv(0x77, sequence(oid('1.2.840.113549.1.7.2'), encodeTlv(asn1.context0, signed)));
}

export function makeDg1(mrz: readonly string[] = testMrz): Uint8Array {
  return encodeTlv(0x61, encodeTlv(0x5f1f, Buffer.from(mrz.join(''), 'latin1')));
}

export function makeDg11(name = 'ЛУКʼЯНЕНКО<<МАРІАНА<ІВАНІВНА'): Uint8Array {
  return encodeTlv(0x6b, encodeTlv(0x5c, Uint8Array.of(0x5f, 0x0e)), encodeTlv(0x5f0e, Buffer.from(name, 'utf8')));
}

/** The files of a document: DG1, a face that nobody reads, DG11, and the signature over all three. */
export function makeFiles(state: TestState, { dg1 = makeDg1(), dg11 = makeDg11() } = {}): ReadonlyMap<number, Uint8Array> {
  const face = encodeTlv(0x75, Buffer.alloc(4000, 0xfa));
  const sod = makeSod(
    state,
    new Map([
      [1, dg1],
      [2, face],
      [11, dg11],
    ]),
  );
  const com = encodeTlv(0x60, encodeTlv(0x5f01, Buffer.from('0107')), encodeTlv(0x5c, Uint8Array.of(0x61, 0x75, 0x6b)));
  return new Map([
    [fileId.com, com],
    [fileId.dg1, dg1],
    [0x0102, face],
    [fileId.dg11, dg11],
    [fileId.sod, sod],
  ]);
}

import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAuthenticity, readSod } from '../../drivers/card-reader/emrtd/sod.ts';
import { makeDg1, makeDg11 } from '../../drivers/card-reader/emrtd/test-documents.ts';
import { asn1, oidBytes } from '../../drivers/card-reader/emrtd/der.ts';
import { encodeTlv } from '../../drivers/card-reader/emrtd/tlv.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'vikno-sod-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const openssl = (...args: readonly string[]): Buffer => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });

type Digest = keyof typeof digests;
const digests = {
  sha1: '1.3.14.3.2.26',
  sha224: '2.16.840.1.101.3.4.2.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;
const groups = new Map([
  [1, makeDg1()],
  [11, makeDg11()],
]);

/** The LDSSecurityObject over the groups: the one part that OpenSSL does not know how to make. */
function securityObject(digest: Digest): Uint8Array {
  const number = (value: number): Uint8Array => encodeTlv(asn1.integer, Uint8Array.of(value));
  const hashes = [...groups].map(([group, bytes]) =>
    encodeTlv(asn1.sequence, number(group), encodeTlv(asn1.octetString, createHash(digest).update(bytes).digest())),
  );
  const algorithm = encodeTlv(asn1.sequence, encodeTlv(asn1.objectIdentifier, oidBytes(digests[digest])));
  return encodeTlv(asn1.sequence, number(0), algorithm, encodeTlv(asn1.sequence, ...hashes));
}

/** A key, a CSCA with it, and a document signer; `options` are OpenSSL's for the kind of key. */
function makeChain(name: string, options: readonly string[]): void {
  const subject = (common: string): string => `/C=UA/O=${name}/CN=${common}`;
  for (const who of ['csca', 'signer']) openssl('genpkey', ...options, '-out', `${name}-${who}.key`);
  const root = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
  openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    `${name}-csca.key`,
    '-subj',
    subject('CSCA'),
    '-days',
    '3650',
    ...root,
    '-out',
    `${name}-csca.pem`,
  );
  openssl('req', '-new', '-key', `${name}-signer.key`, '-subj', subject('Signer'), '-out', `${name}.csr`);
  writeFileSync(path.join(folder, 'signer.ext'), 'keyUsage=critical,digitalSignature\nauthorityKeyIdentifier=keyid\n');
  const issue = ['-CA', `${name}-csca.pem`, '-CAkey', `${name}-csca.key`, '-CAcreateserial', '-extfile', 'signer.ext', '-days', '3600'];
  openssl('x509', '-req', '-in', `${name}.csr`, ...issue, '-out', `${name}-signer.pem`);
}

function sign(name: string, digest: Digest, options: readonly string[]): Uint8Array {
  writeFileSync(path.join(folder, 'lds.der'), securityObject(digest));
  const content = ['-binary', '-nodetach', '-in', 'lds.der', '-econtent_type', '2.23.136.1.1.1', '-outform', 'DER'];
  return encodeTlv(
    0x77,
    openssl('cms', '-sign', '-md', digest, '-signer', `${name}-signer.pem`, '-inkey', `${name}-signer.key`, ...content, ...options),
  );
}

const curve = (name: string): readonly string[] => ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${name}`];
const pss = ['-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:32'];

describe.each([
  ['rsa', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'], []],
  ['rsa-pss', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], pss],
  ['p256', curve('P-256'), []],
  ['p521', curve('P-521'), []],
  ['brainpool', curve('brainpoolP384r1'), []],
  ['brainpool-explicit', [...curve('brainpoolP256r1'), '-pkeyopt', 'ec_param_enc:explicit'], []],
  ['by-key-identifier', curve('P-384'), ['-keyid']],
  ['no-attributes', curve('P-256'), ['-noattr']],
] as const)('EF.SOD signed by OpenSSL, %s', (name, key, options) => {
  beforeAll(() => makeChain(name, key));

  test.each<Digest>(['sha1', 'sha224', 'sha256', 'sha384', 'sha512'])('%s', (digest) => {
    const csca = new X509Certificate(readFileSync(path.join(folder, `${name}-csca.pem`)));
    const sod = sign(name, digest, options);
    const trust = { cscas: [csca], now: new Date() };
    expect(checkAuthenticity(sod, groups, trust)).toBe('verified');
    expect(checkAuthenticity(sod, groups, { ...trust, cscas: [] })).toBe('notChecked');
    expect(checkAuthenticity(sod, new Map([...groups, [1, makeDg11()]]), trust)).toBe('failed');
    const signature = readSod(sod)?.signed.signatures[0]?.value;
    const at = signature ? Buffer.from(sod).lastIndexOf(Buffer.from(signature)) + signature.length - 1 : -1;
    expect(
      checkAuthenticity(
        sod.map((byte, index) => (index === at ? byte ^ 1 : byte)),
        groups,
        trust,
      ),
    ).toBe('failed');
  });
});

import type { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAuthenticity, readSod } from './sod.ts';
import { makeDg1, makeDg11, makeSod, makeState, type Signing, testNow } from './test-documents.ts';

const groups = new Map([
  [1, makeDg1()],
  [11, makeDg11()],
]);
const state = makeState();
const sod = makeSod(state, groups);

function check(
  bytes: Uint8Array | undefined,
  cscas: readonly X509Certificate[] = [state.csca],
  read: ReadonlyMap<number, Uint8Array> = groups,
  now = testNow,
) {
  return checkAuthenticity(bytes, read, { cscas, now });
}

/** The bytes with the first occurrence of some bytes changed in the last bit of their last byte. */
function spoil(bytes: Uint8Array, part: Uint8Array | undefined): Uint8Array {
  const at = part ? Buffer.from(bytes).indexOf(part) + part.length - 1 : -1;
  expect(at).toBeGreaterThanOrEqual(0);
  return bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
}

describe('verified', () => {
  test.each<Signing>(['ecdsa', 'rsa', 'rsaPss'])('when a trusted CSCA stands behind it, by %s', (signing) => {
    const other = makeState(signing);
    expect(check(makeSod(other, groups), [state.csca, other.csca])).toBe('verified');
  });

  test('also when only DG1 was read', () => {
    expect(check(sod, [state.csca], new Map([[1, makeDg1()]]))).toBe('verified');
  });
});

describe('failed', () => {
  test('when a data group has another hash, or none', () => {
    const forged = makeDg1(['IDUKR9990000146<<<<<<<<<<<<<<<', '8704120F3205161UKR<<<<<<<<<<<4', 'LUKIANENKO<<MARIIA<<<<<<<<<<<<']);
    expect(check(sod, [state.csca], new Map([[1, forged]]))).toBe('failed');
    expect(check(sod, [], new Map([[1, forged]]))).toBe('failed');
    expect(check(sod, [state.csca], new Map([...groups, [12, makeDg11()]]))).toBe('failed');
  });

  test.each<Signing>(['ecdsa', 'rsa', 'rsaPss'])('when the signature is wrong, by %s', (signing) => {
    const other = makeState(signing);
    const bytes = makeSod(other, groups);
    const spoilt = spoil(bytes, readSod(bytes)?.signed.signatures[0]?.value);
    expect(check(spoilt, [other.csca])).toBe('failed');
    expect(check(spoilt, [])).toBe('failed');
  });

  test('when the hashes were changed after signing', () => {
    const forged = makeDg1(['IDUKR9990000146<<<<<<<<<<<<<<<', '8704120F3205161UKR<<<<<<<<<<<4', 'LUKIANENKO<<MARIIA<<<<<<<<<<<<']);
    const forgedGroups = new Map([...groups, [1, forged]]);
    const [own, theirs] = [readSod(sod)?.hashes.get(1), readSod(makeSod(state, forgedGroups))?.hashes.get(1)];
    const at = own ? Buffer.from(sod).indexOf(own) : -1;
    const changed = Buffer.from(sod);
    changed.set(theirs ?? [], at);
    expect(readSod(changed)?.hashes.get(1)).toEqual(theirs);
    expect(check(changed, [state.csca], forgedGroups)).toBe('failed');
  });

  test('when the signer was signed by another CSCA of the same name', () => {
    expect(check(sod, [makeState().csca])).toBe('failed');
  });

  test('when another CA of the same PKI signed the document', () => {
    const stranger = makeState('ecdsa', { signerIsCa: true });
    expect(check(makeSod(stranger, groups), [stranger.csca])).toBe('failed');
  });

  test('when there are CSCAs to trust, and no EF.SOD or one that is none', () => {
    expect(check(undefined)).toBe('failed');
    expect(check(Uint8Array.of(0x77, 0))).toBe('failed');
  });
});

describe('not checked', () => {
  test('without CSCAs, or without one of the name', () => {
    expect(check(sod, [])).toBe('notChecked');
    expect(check(undefined, [])).toBe('notChecked');
    expect(check(sod, [makeState('ecdsa', { name: 'Another CSCA' }).csca])).toBe('notChecked');
  });

  test('when the signer is out of its time', () => {
    const brief = makeState('ecdsa', { until: '250101' });
    expect(check(makeSod(brief, groups), [brief.csca])).toBe('notChecked');
    expect(check(makeSod(brief, groups), [brief.csca], groups, new Date('2024-06-01'))).toBe('verified');
  });
});

test('no change of a byte of EF.SOD makes it tell another hash for true', () => {
  const forged = new Map([[1, makeDg1(['X'.repeat(30), 'Y'.repeat(30), 'Z'.repeat(30)])]]);
  fc.assert(
    fc.property(fc.nat(sod.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = sod.map((byte, index) => (index === at ? byte ^ change : byte));
      expect(check(changed, [state.csca], forged)).toBe('failed');
      expect(['verified', 'notChecked', 'failed']).toContain(check(changed));
    }),
  );
});

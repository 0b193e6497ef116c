import { describe, expect, test } from 'vitest';
import { encodeCardAccess, offerPace } from '../../drivers/card-reader/emrtd/chip-access.ts';
import type { CipherName } from '../../drivers/card-reader/emrtd/ciphers.ts';
import { readDocument } from '../../drivers/card-reader/emrtd/read-document.ts';
import { never, seededBytes, told } from '../../drivers/card-reader/emrtd/test-bench.ts';
import { makeFiles, makeState, testCanKey, testNow } from '../../drivers/card-reader/emrtd/test-documents.ts';
import { ChipProcess } from './peers/chip-process.ts';

const state = makeState();
const files = makeFiles(state);
const means = { random: seededBytes('terminal'), now: () => testNow, cscas: [state.csca] };
const curves = [12, 13, 15, 16, 17, 18];
const ciphers: readonly CipherName[] = ['3des', 'aes128', 'aes192', 'aes256'];

// Both ends of our own tests could be wrong alike; OpenPACE is nobody's here.
describe.each(curves)('a chip of OpenPACE on parameters %i', (curve) => {
  test.each(ciphers)('with %s opens to its CAN alone, and is read through secure messaging', async (cipher) => {
    const cardAccess = encodeCardAccess([offerPace(cipher, curve)]);
    const chip = new ChipProcess('pace-chip.py', { cardAccess, can: testCanKey.can, files });
    try {
      expect(await readDocument(chip, means, { kind: 'can', can: '000000' }, never)).toEqual({ ok: false, fault: 'keyRejected' });
      expect(await readDocument(chip, means, testCanKey, never)).toEqual({ ok: true, card: { ...told, authenticity: 'verified' } });
    } finally {
      chip.close();
    }
  });
});

import { expect, test } from 'vitest';
import type { AccessKey } from '../../drivers/card-reader/contract.ts';
import { readDocument } from '../../drivers/card-reader/emrtd/read-document.ts';
import { never, told } from '../../drivers/card-reader/emrtd/test-bench.ts';
import { makeDg1, makeFiles, makeState, testNow } from '../../drivers/card-reader/emrtd/test-documents.ts';
import { randomBytes } from 'node:crypto';
import { ChipProcess } from './peers/chip-process.ts';

const mrz = ['P<UKRLUKIANENKO<<MARIANA<<<<<<<<<<<<<<<<<<<<', 'FA999001<7UKR8704120F3205161<<<<<<<<<<<<<<02'];
const state = makeState();
const files = makeFiles(state, { dg1: makeDg1(mrz) });
const key: AccessKey = { kind: 'mrz', documentNumber: 'FA999001', birthDate: '870412', expiryDate: '320516' };
const means = { random: (count: number) => randomBytes(count), now: () => testNow, cscas: [state.csca] };

test('a passport of virtualsmartcard opens by BAC to its own MRZ, and is read through secure messaging', async () => {
  const chip = new ChipProcess('bac-chip.py', { files });
  try {
    expect(await readDocument(chip, means, { ...key, birthDate: '870413' }, never)).toEqual({ ok: false, fault: 'keyRejected' });
    expect(await readDocument(chip, means, key, never)).toEqual({ ok: true, card: { ...told, mrz, authenticity: 'verified' } });
  } finally {
    chip.close();
  }
});

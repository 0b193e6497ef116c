import { expect, test } from 'vitest';
import { offerPace } from '../../drivers/card-reader/emrtd/chip-access.ts';
import { SimulatedChip } from '../../drivers/card-reader/emrtd/chip-simulator.ts';
import type { CipherName } from '../../drivers/card-reader/emrtd/ciphers.ts';
import { readDocument } from '../../drivers/card-reader/emrtd/read-document.ts';
import { never, seededBytes, told } from '../../drivers/card-reader/emrtd/test-bench.ts';
import { makeFiles, makeState, testCanKey, testMrzKey, testNow } from '../../drivers/card-reader/emrtd/test-documents.ts';

const state = makeState();
const files = makeFiles(state);
const ciphers: readonly CipherName[] = ['3des', 'aes128', 'aes192', 'aes256'];
const curves = [12, 13, 15, 16, 17, 18];

test.each(curves.flatMap((curve) => ciphers.map((cipher) => ({ curve, cipher }))))(
  'PACE on parameters $curve with $cipher, from MRZ and from CAN',
  async ({ curve, cipher }) => {
    for (const key of [testMrzKey, testCanKey]) {
      const seed = `${curve} ${cipher} ${key.kind}`;
      const pace = [offerPace(cipher, curve)];
      const chip = new SimulatedChip({ files, keys: [testMrzKey, testCanKey], pace, random: seededBytes(`chip ${seed}`) });
      const means = { random: seededBytes(`terminal ${seed}`), now: () => testNow, cscas: [state.csca] };
      expect(await readDocument(chip, means, key, never)).toEqual({ ok: true, card: { ...told, authenticity: 'verified' } });
    }
  },
);

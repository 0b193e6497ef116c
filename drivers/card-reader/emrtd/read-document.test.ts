import { describe, expect, test } from 'vitest';
import type { AccessKey } from '../contract.ts';
import type { ApduPort } from './apdu-port.ts';
import { offerPace } from './chip-access.ts';
import { SimulatedChip, type SimulatedChipData } from './chip-simulator.ts';
import type { CipherName } from './ciphers.ts';
import { fileId } from './files.ts';
import { type ReadingMeans, readDocument } from './read-document.ts';
import { changing, failingAt, never, seededBytes, silentAt, told } from './test-bench.ts';
import { makeFiles, makeState, testCanKey, testMrzKey, testNow } from './test-documents.ts';

const state = makeState();
const files = makeFiles(state);
const keys = [testMrzKey, testCanKey];
const verified = { ok: true, card: { ...told, authenticity: 'verified' } };

function chip(data: Partial<SimulatedChipData> = {}): SimulatedChip {
  return new SimulatedChip({ files, keys, random: seededBytes('chip'), ...data });
}

async function read(port: ApduPort, key: AccessKey | undefined, means: Partial<ReadingMeans> = {}, signal = never) {
  return readDocument(port, { random: seededBytes('terminal'), now: () => testNow, cscas: [state.csca], ...means }, key, signal);
}

const bac = {};
const pace = { pace: [offerPace('aes256', 12)] };

describe('opening', () => {
  test('by BAC', async () => {
    expect(await read(chip(bac), testMrzKey)).toEqual(verified);
  });

  // Every curve and every cipher; each curve with each cipher, which takes its time, is among the tests of devices.
  test.each<[number, CipherName]>([
    [12, '3des'],
    [12, 'aes128'],
    [12, 'aes192'],
    [12, 'aes256'],
    [13, 'aes128'],
    [15, 'aes192'],
    [16, 'aes256'],
    [17, 'aes256'],
    [18, '3des'],
  ])('by PACE on parameters %i with %s', async (parameters, cipher) => {
    expect(await read(chip({ pace: [offerPace(cipher, parameters)] }), testCanKey)).toEqual(verified);
  });

  test('by PACE from the MRZ', async () => {
    expect(await read(chip(pace), testMrzKey)).toEqual(verified);
  });

  test('of several offers of PACE the strongest, named', async () => {
    const offers = [offerPace('3des', 12), offerPace('aes256', 13), offerPace('aes256', 16), offerPace('aes128', 12)];
    expect(await read(chip({ pace: offers }), testCanKey)).toEqual(verified);
  });

  test('a chip that tells all to everybody', async () => {
    expect(await read(chip({ keys: [] }), undefined)).toEqual(verified);
  });

  test.each([
    ['BAC', bac, testMrzKey],
    ['PACE', pace, testCanKey],
  ])('%s wants a key, and the right one', async (_name, data, right) => {
    expect(await read(chip(data), undefined)).toEqual({ ok: false, fault: 'keyNeeded' });
    expect(await read(chip(data), { ...testMrzKey, documentNumber: '999000015' })).toEqual({ ok: false, fault: 'keyRejected' });
    expect(await read(chip(data), { ...testMrzKey, documentNumber: 'ЇЇ' })).toEqual({ ok: false, fault: 'keyRejected' });
    expect(await read(chip(data), { kind: 'can', can: '000000' })).toEqual({ ok: false, fault: 'keyRejected' });
    expect(await read(chip(data), right)).toEqual(verified);
  });

  test('a CAN for a chip that has none', async () => {
    expect(await read(chip({ ...pace, keys: [testMrzKey] }), testCanKey)).toEqual({ ok: false, fault: 'keyRejected' });
  });

  test('a card that is no travel document', async () => {
    expect(await read(chip({ files: new Map() }), testMrzKey)).toEqual({ ok: false, fault: 'notADocument' });
  });
});

describe('reading', () => {
  test.each([4, 7, 100])('in pieces of %i bytes', async (pieceBytes) => {
    expect(await read(chip({ pieceBytes }), testMrzKey)).toEqual(verified);
  });

  test('with answers of extended length it takes fewer exchanges', async () => {
    const short = changing(chip(pace), (answer) => answer);
    const long = changing(chip({ ...pace, longestAnswer: 4096 }), (answer) => answer);
    expect(await read(short, testCanKey)).toEqual(verified);
    expect(await read(long, testCanKey)).toEqual(verified);
    expect(long.exchanges).toBeLessThan(short.exchanges);
  });

  test('never selects the face', async () => {
    const withoutFace = new Map([...files].filter(([id]) => id !== 0x0102));
    expect(await read(chip({ files: withoutFace }), testMrzKey)).toEqual(verified);
  });

  test('without EF.COM the groups are known from EF.SOD', async () => {
    const withoutCom = new Map([...files].filter(([id]) => id !== fileId.com));
    expect(await read(chip({ files: withoutCom }), testMrzKey)).toEqual(verified);
  });
});

describe('a chip that does not prove that it knows the key is asked nothing more', () => {
  const turned = (answer: Uint8Array): Uint8Array => answer.map((byte, index) => (index === answer.length - 3 ? byte ^ 1 : byte));

  test.each([
    ['BAC', bac, testMrzKey, (answer: Uint8Array) => answer.length === 42],
    ['PACE', pace, testCanKey, (answer: Uint8Array) => answer[0] === 0x7c && answer[2] === 0x86],
  ])('%s', async (_name, data, key, isProof) => {
    let afterwards = 0;
    let proven = false;
    const forger = changing(chip(data), (answer) => {
      if (proven) afterwards++;
      proven ||= isProof(answer);
      return isProof(answer) ? turned(answer) : answer;
    });
    expect(await read(forger, key)).toEqual({ ok: false, fault: 'unreadable' });
    expect([proven, afterwards]).toEqual([true, 0]);
  });

  test('PACE, the terminal’s own point sent back for the agreement', async () => {
    const asked = 0x83;
    const answering = chip(pace);
    const mirror: ApduPort = {
      extendedLength: false,
      transmit: async (command) => {
        const answer = answering.answer(command);
        if (command[1] !== 0x86 || command[7] !== asked) return { ok: true, value: answer };
        const point = command.subarray(7, -1);
        return { ok: true, value: Buffer.from([0x7c, point.length, asked + 1, ...point.subarray(1), 0x90, 0]) };
      },
    };
    expect(await read(mirror, testCanKey)).toEqual({ ok: false, fault: 'unreadable' });
  });
});

test('a reader that loses its cable, at every exchange', async () => {
  const exchanges = await countExchanges(bac, testMrzKey);
  for (let index = 0; index < exchanges; index++) {
    expect(await read(failingAt(chip(), index, 'disconnected'), testMrzKey)).toEqual({ ok: false, fault: 'disconnected' });
  }
});

describe.each([
  ['BAC', bac, testMrzKey],
  ['PACE', pace, testCanKey],
])('trouble under %s', (_name, data, key) => {
  test('a card pulled, at every exchange', async () => {
    const exchanges = await countExchanges(data, key);
    expect(exchanges).toBeGreaterThan(15);
    for (let index = 0; index < exchanges; index++) {
      expect(await read(failingAt(chip(data), index, 'removed'), key)).toEqual({ ok: false, fault: 'removed' });
    }
  });

  test('a port that falls silent, at every exchange, until the caller gives up', async () => {
    const exchanges = await countExchanges(data, key);
    for (let index = 0; index < exchanges; index++) {
      const leaving = new AbortController();
      const silent = silentAt(chip(data), index, () => leaving.abort());
      expect(await read(silent, key, {}, leaving.signal)).toEqual({ ok: false, fault: 'cancelled' });
    }
  });
});

async function countExchanges(data: Partial<SimulatedChipData>, key: AccessKey): Promise<number> {
  const whole = changing(chip(data), (answer) => answer);
  await read(whole, key);
  return whole.exchanges;
}

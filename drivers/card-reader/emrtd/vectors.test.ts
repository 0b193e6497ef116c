import { describe, expect, test } from 'vitest';
import vectors from '../../../test/fixtures/icao-9303-11.json' with { type: 'json' };
import type { AccessKey } from '../contract.ts';
import type { ApduPort } from './apdu-port.ts';
import { type Command, parseCommand } from './apdu.ts';
import { bacKeys, bacSession, openByBac, type RandomBytes, sealed, unsealed } from './bac.ts';
import { readCardAccess } from './card-access.ts';
import { Channel } from './channel.ts';
import { decrypt } from './ciphers.ts';
import { groupByNumber } from './curves.ts';
import { bacSeed, checkDigit, deriveKey, mrzInformation, pacePassword } from './keys.ts';
import { openByPace } from './pace.ts';
import { encodeTlv } from './tlv.ts';

const never = new AbortController().signal;
const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
const hex = (data: Uint8Array | undefined): string | undefined => data && Buffer.from(data).toString('hex').toUpperCase();

/** A port that expects exactly these commands in this order and has their answers ready. */
function scripted(pairs: readonly (readonly string[])[]): { port: ApduPort; left: () => number } {
  const waiting = [...pairs];
  const port: ApduPort = {
    extendedLength: false,
    transmit: async (command) => {
      const [wanted, answer = ''] = waiting.shift() ?? [];
      expect(hex(command)).toBe(wanted);
      return { ok: true, value: bytes(answer) };
    },
  };
  return { port, left: () => waiting.length };
}

/** Random bytes that are known beforehand, in the order they are asked for. */
function drawn(...values: readonly string[]): RandomBytes {
  const waiting = [...values];
  return (count) => {
    const next = bytes(waiting.shift() ?? '');
    expect(next.length).toBe(count);
    return next;
  };
}

function command(text: string): Command {
  const parsed = parseCommand(bytes(text));
  if (!parsed) throw new Error(`not a command: ${text}`);
  return parsed;
}

describe('BAC as in appendix D', () => {
  const { bac } = vectors;
  const challenge = ['0084000008', `${bac.RND_IC}9000`];
  const authenticate = [`0082000028${bac.E_IFD}${bac.M_IFD}28`, `${bac.E_IC}${bac.M_IC}9000`];

  test.each(Object.entries(bac.check_digits))('the check digit of %s is %s', (text, digit) => {
    expect(checkDigit(text)).toBe(digit);
  });

  test('the MRZ makes the keys', () => {
    const key = { kind: 'mrz', documentNumber: 'L898902C', birthDate: '690806', expiryDate: '940623' } as const;
    expect(mrzInformation(key)).toBe(bac.mrz_info);
    expect(hex(bacSeed(bac.mrz_info))).toBe(bac.Kseed);
    const keys = bacKeys(bac.mrz_info);
    expect([hex(keys.encryption), hex(keys.authentication)]).toEqual([bac.Kenc, bac.Kmac]);
    expect(hex(sealed(keys, bytes(bac.RND_IFD + bac.RND_IC + bac.K_IFD)))).toBe(bac.E_IFD + bac.M_IFD);
    expect(hex(unsealed(keys, bytes(bac.E_IC + bac.M_IC)))).toBe(bac.RND_IC + bac.RND_IFD + bac.K_IC);
    const session = bacSession(bytes(bac.K_IFD), bytes(bac.K_IC), bytes(bac.RND_IC), bytes(bac.RND_IFD));
    expect([session.encryption, session.authentication, session.counter].map(hex)).toEqual([bac.KSenc, bac.KSmac, bac.SSC0]);
  });

  test('the whole talk, byte for byte', async () => {
    const { port, left } = scripted([challenge, authenticate, ...bac.SM.map(({ prot, rsp }) => [prot, rsp])]);
    const channel = new Channel(port, never);
    const opened = await openByBac(channel, bac.mrz_info, drawn(bac.RND_IFD, bac.K_IFD));
    if (!opened.ok) throw new Error(opened.fault);
    channel.secure(opened.value);
    for (const { cmd, plain } of bac.SM) {
      const answer = await channel.send(command(cmd));
      expect(answer.ok && [hex(answer.value.data), answer.value.status]).toEqual([plain ?? '', 0x9000]);
    }
    expect(left()).toBe(0);
  });
});

describe('PACE as in appendix G.1', () => {
  const { paceG1 } = vectors;
  const access = encodeTlv(0x31, bytes(paceG1.cardAccess_PACEInfo));
  const key = { kind: 'mrz', documentNumber: 'T22000129', birthDate: '640812', expiryDate: '101031' } as const;

  test('EF.CardAccess offers AES-128 on brainpoolP256r1', () => {
    const info = readCardAccess(access);
    expect(info).toHaveLength(1);
    expect(info[0]).toMatchObject({ protocol: '0.4.0.127.0.7.2.2.4.2.2', cipher: 'aes128', parameters: 13 });
  });

  test('the password makes the key of the nonce', () => {
    expect(mrzInformation(key)).toBe(paceG1.mrz_info);
    expect(hex(pacePassword(key))).toBe(paceG1.K);
    const nonceKey = deriveKey('aes128', bytes(paceG1.K), 'password');
    expect(hex(nonceKey)).toBe(paceG1.Kpi);
    expect(hex(decrypt('aes128', nonceKey, bytes(paceG1.z)))).toBe(paceG1.s);
  });

  test('the nonce and the shared point make the generator', () => {
    const group = groupByNumber(13);
    const chip = group?.multiply(group.generator, BigInt(`0x${paceG1.sk_map_ic}`));
    const shared = chip && group?.multiply(chip, BigInt(`0x${paceG1.sk_map_ifd}`));
    const mapped = shared && group?.map(bytes(paceG1.s), shared);
    expect(hex(mapped)).toBe(`04${paceG1.Gmap}`);
    const point = mapped && group?.multiply(mapped, BigInt(`0x${paceG1.sk_ic}`));
    const secret = point && group?.multiply(point, BigInt(`0x${paceG1.sk_ifd}`));
    expect(hex(secret?.subarray(1, 33))).toBe(paceG1.Kx);
  });

  test('the whole talk, byte for byte', async () => {
    const [offer] = readCardAccess(access);
    if (!offer) throw new Error('no offer');
    const { port, left } = scripted(paceG1.apdus);
    const opened = await openByPace(new Channel(port, never), offer, key, drawn(paceG1.sk_map_ifd, paceG1.sk_ifd));
    if (!opened.ok) throw new Error(opened.fault);
    expect([hex(opened.value.encryption), hex(opened.value.authentication)]).toEqual([paceG1.KSenc, paceG1.KSmac]);
    expect(hex(opened.value.counter)).toBe('00'.repeat(16));
    expect(left()).toBe(0);
  });
});

test.each(vectors.nonces)('the nonce of $name', ({ mrz_info: information, Kpi, z, s }) => {
  const password = information === undefined ? undefined : pacePassword(keyOf(information));
  const derived = password && deriveKey('aes128', password, 'password');
  if (derived && Kpi !== undefined) expect(hex(derived)).toBe(Kpi);
  expect(hex(decrypt('aes128', derived ?? bytes(Kpi ?? ''), bytes(z)))).toBe(s);
});

function keyOf(information: string): AccessKey {
  const [documentNumber, birthDate, expiryDate] = [information.slice(0, 9), information.slice(10, 16), information.slice(17, 23)];
  return { kind: 'mrz', documentNumber, birthDate, expiryDate };
}

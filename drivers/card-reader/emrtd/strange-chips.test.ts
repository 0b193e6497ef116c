import { describe, expect, test } from 'vitest';
import type { ApduPort } from './apdu-port.ts';
import { bacKeys, openByBac, sealed } from './bac.ts';
import { Channel } from './channel.ts';
import { unpad } from './ciphers.ts';
import { groupByNumber } from './curves.ts';
import { readFile } from './files.ts';
import { deriveKey } from './keys.ts';
import { MessagingCipher, type MessagingKeys, messagingTag, SecureMessaging } from './secure-messaging.ts';
import { never, seededBytes } from './test-bench.ts';
import { encodeTlv } from './tlv.ts';

const done = Uint8Array.of(0x90, 0);

/** A port that gives these answers, the last one for ever. */
function answering(...answers: readonly Uint8Array[]): ApduPort & { readonly exchanges: number } {
  let exchanges = 0;
  return {
    extendedLength: false,
    get exchanges() {
      return exchanges;
    },
    transmit: async () => ({ ok: true, value: answers[Math.min(exchanges++, answers.length - 1)] ?? done }),
  };
}

describe('a chip that has the keys, but speaks strangely', () => {
  const seed = seededBytes('keys')(16);
  const keys: MessagingKeys = {
    cipher: 'aes128',
    encryption: deriveKey('aes128', seed, 'encryption'),
    authentication: deriveKey('aes128', seed, 'authentication'),
    counter: new Uint8Array(16),
  };

  function said(make: (conceal: (data: Uint8Array) => Uint8Array) => readonly Uint8Array[]): unknown {
    const terminal = new SecureMessaging(keys);
    const chip = new MessagingCipher(keys);
    terminal.protect({ cla: 0, ins: 0xb0, p1: 0, p2: 0, le: 16 });
    chip.next();
    chip.next();
    const objects = Buffer.concat([...make((data) => chip.conceal(data))]);
    return terminal.unprotect(Buffer.concat([objects, encodeTlv(messagingTag.mac, chip.seal(objects)), done]))?.status;
  }

  const data = Uint8Array.of(1, 2, 3);
  const status = encodeTlv(messagingTag.status, done);

  test('is understood only when it says all as it should', () => {
    expect(said((conceal) => [encodeTlv(messagingTag.encrypted, Uint8Array.of(1), conceal(data)), status])).toBe(0x9000);
    expect(said((conceal) => [encodeTlv(messagingTag.encrypted, Uint8Array.of(2), conceal(data)), status])).toBeUndefined();
    const twice = (conceal: (data: Uint8Array) => Uint8Array): Uint8Array =>
      encodeTlv(messagingTag.encrypted, Uint8Array.of(1), conceal(data));
    expect(said((conceal) => [twice(conceal), twice(conceal), status])).toBeUndefined();
    expect(said(() => [encodeTlv(0x81, data), status])).toBeUndefined();
    expect(said(() => [status, encodeTlv(messagingTag.status, Uint8Array.of(0x6a, 0x82))])).toBeUndefined();
  });
});

test('padding longer than a block is none', () => {
  expect(unpad(Uint8Array.of(7, 0x80, 0, 0, 0, 0, 0, 0), 8)).toEqual(Uint8Array.of(7));
  expect(unpad(Uint8Array.of(7, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 8)).toBeUndefined();
  expect(unpad(new Uint8Array(8), 8)).toBeUndefined();
});

test('BAC answered with the nonces of another talk is refused', async () => {
  const information = 'L898902C<369080619406236';
  const challenge = seededBytes('challenge')(8);
  const stale = sealed(bacKeys(information), seededBytes('another talk')(32));
  const port = answering(Buffer.concat([challenge, done]), Buffer.concat([stale, done]));
  expect(await openByBac(new Channel(port, never), information, seededBytes('terminal'))).toEqual({ ok: false, fault: 'unreadable' });
});

test('more data than was asked for is refused', async () => {
  const channel = new Channel(answering(Buffer.concat([seededBytes(1)(5), done])), never);
  const ask = async (le: number): Promise<boolean> => (await channel.send({ cla: 0, ins: 0xb0, p1: 0, p2: 0, le })).ok;
  expect([await ask(5), await ask(4)]).toEqual([true, false]);
});

test('a file that claims to be longer than any is not begun', async () => {
  const port = answering(done, Buffer.from('618280009000', 'hex'));
  expect(await readFile(new Channel(port, never), 0x0101)).toEqual({ ok: false, fault: 'unreadable' });
  expect(port.exchanges).toBe(2);
});

test.each([12, 13, 15, 16, 17, 18])('points that are none, and a nonce of nought, lead nowhere on parameters %i', (number) => {
  const group = groupByNumber(number);
  const point = group?.generator ?? new Uint8Array();
  const beside = point.map((byte, index) => (index === point.length - 1 ? byte ^ 1 : byte));
  expect(group?.multiply(point, 2n)).toBeDefined();
  expect(group?.multiply(beside, 2n)).toBeUndefined();
  expect(group?.multiply(new Uint8Array(point.length), 2n)).toBeUndefined();
  expect(group?.multiply(Uint8Array.of(0), 2n)).toBeUndefined();
  expect(group?.map(new Uint8Array(16), point)).toBeUndefined();
});

import { describe, expect, test } from 'vitest';
import { type Command, encodeResponse, parseCommand, type Response } from './apdu.ts';
import { ChipMessaging } from './chip-messaging.ts';
import { type CipherName, cipherShape, mac } from './ciphers.ts';
import { deriveKey } from './keys.ts';
import { type MessagingKeys, SecureMessaging } from './secure-messaging.ts';
import { seededBytes } from './test-bench.ts';
import { encodeTlv, readTlvs } from './tlv.ts';

const ciphers: readonly CipherName[] = ['3des', 'aes128', 'aes192', 'aes256'];
const hex = (text: string): Uint8Array => Buffer.from(text, 'hex');

// NIST SP 800-38B, appendix D, examples of 40 bytes and of none.
test.each([
  ['aes128', '2b7e151628aed2a6abf7158809cf4f3c', 'dfa66747de9ae630', 'bb1d6929e9593728'],
  ['aes192', '8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b', '8a1de5be2eb31aad', 'd17ddf46adaacde5'],
  ['aes256', '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4', 'aaf3d8f1de5640c2', '028962f61b7bf89e'],
] as const)('the CMAC of %s', (cipher, key, ofForty, ofNone) => {
  const message = hex('6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411');
  expect(Buffer.from(mac(cipher, hex(key), message)).toString('hex')).toBe(ofForty);
  expect(Buffer.from(mac(cipher, hex(key), new Uint8Array())).toString('hex')).toBe(ofNone);
});

describe.each(ciphers)('secure messaging with %s', (cipher) => {
  const keys: MessagingKeys = {
    cipher,
    encryption: deriveKey(cipher, hex('00112233445566778899aabbccddeeff'), 'encryption'),
    authentication: deriveKey(cipher, hex('00112233445566778899aabbccddeeff'), 'authentication'),
    counter: new Uint8Array(cipherShape[cipher].blockBytes).fill(0xff),
  };
  const command: Command = { cla: 0, ins: 0xb0, p1: 0, p2: 4, le: 64 };
  const response: Response = { data: seededBytes(cipher)(64), status: 0x9000 };

  /** A command carried to the chip, and the bytes of its answer. */
  function exchange(): { terminal: SecureMessaging; answer: Uint8Array } {
    const terminal = new SecureMessaging(keys);
    const chip = new ChipMessaging(keys);
    const carried = parseCommand(terminal.protect(command));
    expect(carried && chip.open(carried)).toEqual(command);
    return { terminal, answer: chip.close(response) };
  }

  test('carries commands and answers, the counter wrapping over', () => {
    const { terminal, answer } = exchange();
    expect(Buffer.from(answer).includes(Buffer.from(response.data.subarray(0, 8)))).toBe(false);
    const opened = terminal.unprotect(answer);
    expect(opened?.status).toBe(0x9000);
    expect(opened && Buffer.compare(opened.data, response.data)).toBe(0);
  });

  test('refuses every answer with one bit turned, cut or lengthened', () => {
    const { answer } = exchange();
    for (let bit = 0; bit < answer.length * 8; bit++) {
      const turned = answer.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(exchange().terminal.unprotect(turned)).toBeUndefined();
    }
    for (let length = 0; length < answer.length; length++)
      expect(exchange().terminal.unprotect(answer.subarray(0, length))).toBeUndefined();
    expect(exchange().terminal.unprotect(Buffer.concat([Uint8Array.of(0), answer]))).toBeUndefined();
  });

  test('refuses the answer before, and an answer in clear', () => {
    const { terminal, answer } = exchange();
    expect(terminal.unprotect(answer)).toBeDefined();
    terminal.protect(command);
    expect(terminal.unprotect(answer)).toBeUndefined();
    expect(exchange().terminal.unprotect(encodeResponse(response))).toBeUndefined();
    expect(exchange().terminal.unprotect(hex('9000'))).toBeUndefined();
  });

  test('refuses objects in another order, twice, or unknown ones', () => {
    const { answer } = exchange();
    const [concealed, status, seal] = readTlvs(answer.subarray(0, -2)) ?? [];
    const arrange = (...parts: readonly (Uint8Array | undefined)[]): Uint8Array =>
      Buffer.concat([...parts.filter((part) => part !== undefined), hex('9000')]);
    const orders = [
      arrange(status?.raw, concealed?.raw, seal?.raw),
      arrange(concealed?.raw, status?.raw, status?.raw, seal?.raw),
      arrange(concealed?.raw, status?.raw, encodeTlv(0x85, hex('00')), seal?.raw),
      arrange(status?.raw, seal?.raw),
      arrange(concealed?.raw, seal?.raw),
    ];
    for (const order of orders) expect(exchange().terminal.unprotect(order)).toBeUndefined();
    expect(exchange().terminal.unprotect(arrange(concealed?.raw, status?.raw, seal?.raw))).toBeDefined();
  });

  test('a chip with other keys is not believed', () => {
    const stranger = new ChipMessaging({ ...keys, authentication: keys.encryption });
    const terminal = new SecureMessaging(keys);
    const carried = parseCommand(terminal.protect(command));
    expect(carried && stranger.open(carried)).toBe(0x6988);
    expect(terminal.unprotect(stranger.close(response))).toBeUndefined();
  });
});

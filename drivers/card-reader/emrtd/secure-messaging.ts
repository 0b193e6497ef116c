import { type Command, encodeCommand, parseResponse, type Response, twoBytes } from './apdu.ts';
import { type CipherName, cipherShape, decrypt, encrypt, encryptBlock, mac, pad, same, unpad } from './ciphers.ts';
import { encodeTlv, readTlvs, type Tlv } from './tlv.ts';

/** What both sides share after BAC or PACE. `counter` is the send sequence counter, as long as a block. */
export interface MessagingKeys {
  readonly cipher: CipherName;
  readonly encryption: Uint8Array;
  readonly authentication: Uint8Array;
  readonly counter: Uint8Array;
}

/** Data objects of secure messaging (ICAO 9303-11 § 9.8.2). */
export const messagingTag = { encrypted: 0x87, encryptedOdd: 0x85, expected: 0x97, status: 0x99, mac: 0x8e } as const;

/** The cryptography both ends of secure messaging have in common; each command and each answer begins with {@link next}. */
export class MessagingCipher {
  readonly #keys: MessagingKeys;
  readonly #counter: Uint8Array;

  constructor(keys: MessagingKeys) {
    this.#keys = keys;
    this.#counter = Uint8Array.from(keys.counter);
  }

  get blockBytes(): number {
    return cipherShape[this.#keys.cipher].blockBytes;
  }

  /** Counts one message (9303-11 § 9.8.6.2). */
  next(): void {
    for (let index = this.#counter.length - 1; index >= 0; index--) {
      const sum = (this.#counter[index] ?? 0) + 1;
      this.#counter[index] = sum & 0xff;
      if (sum <= 0xff) return;
    }
  }

  /** Data padded and encrypted. */
  conceal(data: Uint8Array): Uint8Array {
    return encrypt(this.#keys.cipher, this.#keys.encryption, pad(data, this.blockBytes), this.#iv());
  }

  /** The inverse of {@link conceal}, or undefined where the bytes were not made by it. */
  reveal(data: Uint8Array): Uint8Array | undefined {
    const padded = decrypt(this.#keys.cipher, this.#keys.encryption, data, this.#iv());
    return padded && unpad(padded, this.blockBytes);
  }

  /** The DO'8E' value over what was said: `said` is padded here, after the counter. */
  seal(said: Uint8Array): Uint8Array {
    return mac(this.#keys.cipher, this.#keys.authentication, pad(Buffer.concat([this.#counter, said]), this.blockBytes));
  }

  /** AES begins with the encrypted counter, 3DES with zeros (9303-11 § 9.8.6.1, § 9.8.7.1). */
  #iv(): Uint8Array {
    const { cipher, encryption } = this.#keys;
    return cipher === '3des' ? new Uint8Array(8) : encryptBlock(cipher, encryption, this.#counter);
  }
}

/** The terminal's end of secure messaging. Once an answer was found wrong, the session is over for the caller. */
export class SecureMessaging {
  readonly #cipher: MessagingCipher;

  constructor(keys: MessagingKeys) {
    this.#cipher = new MessagingCipher(keys);
  }

  /** The bytes that carry `command` to the chip. A command has data or wants an answer; those without both do not occur here. */
  protect(command: Command): Uint8Array {
    this.#cipher.next();
    const header = Uint8Array.of(command.cla | 0x0c, command.ins, command.p1, command.p2);
    const objects = Buffer.concat([this.#concealed(command), expectedLength(command.le)]);
    const seal = this.#cipher.seal(Buffer.concat([pad(header, this.#cipher.blockBytes), objects]));
    const data = Buffer.concat([objects, encodeTlv(messagingTag.mac, seal)]);
    const le = (command.le ?? 0) > 256 || data.length > 255 ? 65_536 : 256;
    return encodeCommand({ cla: command.cla | 0x0c, ins: command.ins, p1: command.p1, p2: command.p2, data, le });
  }

  /** What the chip answered, verified and in clear; undefined where anything in it is not as secure messaging has it. */
  unprotect(bytes: Uint8Array): Response | undefined {
    this.#cipher.next();
    const outer = parseResponse(bytes);
    const objects = outer && readTlvs(outer.data);
    const seal = objects?.at(-1);
    const status = objects?.at(-2);
    const concealed = objects?.at(-3);
    if (!outer || !objects || objects.length > 3 || seal?.tag !== messagingTag.mac || status?.tag !== messagingTag.status) return undefined;
    const said = outer.data.subarray(0, outer.data.length - seal.raw.length);
    if (!same(seal.value, this.#cipher.seal(said))) return undefined;
    if (status.value.length !== 2 || !same(status.value, bytes.subarray(-2))) return undefined;
    const data = concealed ? this.#revealed(concealed) : new Uint8Array();
    return data && { data, status: outer.status };
  }

  #concealed({ ins, data }: Command): Uint8Array {
    if (!data || data.length === 0) return new Uint8Array();
    const bytes = this.#cipher.conceal(data);
    return ins % 2 === 1 ? encodeTlv(messagingTag.encryptedOdd, bytes) : encodeTlv(messagingTag.encrypted, Uint8Array.of(1), bytes);
  }

  #revealed({ tag, value }: Tlv): Uint8Array | undefined {
    if (tag === messagingTag.encryptedOdd) return this.#cipher.reveal(value);
    return tag === messagingTag.encrypted && value[0] === 1 ? this.#cipher.reveal(value.subarray(1)) : undefined;
  }
}

function expectedLength(le: number | undefined): Uint8Array {
  if (le === undefined) return new Uint8Array();
  return encodeTlv(messagingTag.expected, le > 256 ? Uint8Array.from(twoBytes(le)) : Uint8Array.of(le % 256));
}

import { bare, type Command, encodeResponse, type Response, statusWord, twoBytes } from './apdu.ts';
import { pad, same } from './ciphers.ts';
import { type MessagingKeys, MessagingCipher, messagingTag } from './secure-messaging.ts';
import { encodeTlv, readTlvs, type Tlv } from './tlv.ts';

/** The chip's end of secure messaging, for the simulated chip. */
export class ChipMessaging {
  readonly #cipher: MessagingCipher;

  constructor(keys: MessagingKeys) {
    this.#cipher = new MessagingCipher(keys);
  }

  /** The command within a protected one, or the status word that ends the session. */
  open(command: Command): Command | number {
    this.#cipher.next();
    const objects = readTlvs(command.data ?? new Uint8Array());
    const seal = objects?.at(-1);
    if (!command.data || seal?.tag !== messagingTag.mac) return statusWord.messagingObjectsMissing;
    const header = Uint8Array.of(command.cla, command.ins, command.p1, command.p2);
    const objectsSaid = command.data.subarray(0, -seal.raw.length);
    const said = Buffer.concat([pad(header, this.#cipher.blockBytes), objectsSaid]);
    if (!same(seal.value, this.#cipher.seal(said))) return statusWord.messagingObjectsWrong;
    const { ins, p1, p2 } = command;
    const concealed = objects?.find(({ tag }) => tag === messagingTag.encrypted);
    const data = concealed && this.#cipher.reveal(concealed.value.subarray(1));
    if (concealed && !data) return statusWord.messagingObjectsWrong;
    return {
      cla: command.cla & ~0x0c,
      ins,
      p1,
      p2,
      ...(data && { data }),
      ...expected(objects?.find(({ tag }) => tag === messagingTag.expected)),
    };
  }

  /** The bytes that carry `response` to the terminal. */
  close({ data, status }: Response): Uint8Array {
    this.#cipher.next();
    const concealed = data.length === 0 ? data : encodeTlv(messagingTag.encrypted, Uint8Array.of(1), this.#cipher.conceal(data));
    const said = Buffer.concat([concealed, encodeTlv(messagingTag.status, Uint8Array.from(twoBytes(status)))]);
    return encodeResponse({ ...bare(status), data: Buffer.concat([said, encodeTlv(messagingTag.mac, this.#cipher.seal(said))]) });
  }
}

function expected(tlv: Tlv | undefined): { readonly le?: number } {
  if (!tlv) return {};
  const le = tlv.value.reduce((sum, byte) => sum * 256 + byte, 0);
  return { le: le || 256 ** tlv.value.length };
}

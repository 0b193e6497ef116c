import type { ApduPort, Result, TransmitFault } from './apdu-port.ts';
import { type Command, encodeCommand, parseResponse, type Response } from './apdu.ts';
import { type MessagingKeys, SecureMessaging } from './secure-messaging.ts';

/** What a card may cost a reading: it left, or it broke the protocol, or it would not open. */
export type ChannelFault = TransmitFault | 'keyRejected';

const unreadable = { ok: false, fault: 'unreadable' } as const;

/** The talk with one card: in clear first, then, once {@link secure} was called, through secure messaging alone. */
export class Channel {
  readonly #port: ApduPort;
  readonly #signal: AbortSignal;
  #messaging: SecureMessaging | undefined;
  /** The longest answer the chip has said it can give at once; 256 until it says more. */
  longestAnswer = 256;

  constructor(port: ApduPort, signal: AbortSignal) {
    this.#port = port;
    this.#signal = signal;
  }

  /**
   * How many bytes to ask for at once. Protected answers carry up to a block of padding and 19 bytes of envelope, and an answer of
   * short length holds 256.
   */
  get readLength(): number {
    const longest = this.#port.extendedLength ? this.longestAnswer : 256;
    return this.#messaging ? longest - 33 : longest;
  }

  get secured(): boolean {
    return this.#messaging !== undefined;
  }

  secure(keys: MessagingKeys): void {
    this.#messaging = new SecureMessaging(keys);
  }

  /** Sends a command and gives the verified answer. An answer longer than was asked for is `unreadable`. */
  async send(command: Command): Promise<Result<Response, ChannelFault>> {
    if (this.#signal.aborted) return { ok: false, fault: 'cancelled' };
    const bytes = this.#messaging?.protect(command) ?? encodeCommand(command);
    const answer = await this.#transmit(bytes);
    if (!answer.ok) return answer;
    const response = this.#messaging ? this.#messaging.unprotect(answer.value) : parseResponse(answer.value);
    if (!response || response.data.length > (command.le ?? 0)) return unreadable;
    return { ok: true, value: response };
  }

  /** A port that does not answer must not hold a caller who gave up. */
  async #transmit(bytes: Uint8Array): Promise<Result<Uint8Array, TransmitFault>> {
    const cancelled = Promise.withResolvers<{ readonly ok: false; readonly fault: 'cancelled' }>();
    const cancel = (): void => cancelled.resolve({ ok: false, fault: 'cancelled' });
    this.#signal.addEventListener('abort', cancel, { once: true });
    try {
      return await Promise.race([this.#port.transmit(bytes, this.#signal), cancelled.promise]);
    } finally {
      this.#signal.removeEventListener('abort', cancel);
    }
  }
}

/** Sends a command that the chip must fulfil; any status word but 9000 is the fault that `refusal` finds for it. */
export async function demand(
  channel: Channel,
  command: Command,
  refusal: (status: number) => ChannelFault = () => 'unreadable',
): Promise<Result<Uint8Array, ChannelFault>> {
  const answer = await channel.send(command);
  if (!answer.ok) return answer;
  const { data, status } = answer.value;
  return status === 0x9000 ? { ok: true, value: data } : { ok: false, fault: refusal(status) };
}

/** Chips refuse a wrong key with various status words: a failed verification, the security statuses, or wrong data. */
export function keyRefusal(status: number): ChannelFault {
  return status >> 8 === 0x63 || status >> 8 === 0x69 || status === 0x6a80 ? 'keyRejected' : 'unreadable';
}

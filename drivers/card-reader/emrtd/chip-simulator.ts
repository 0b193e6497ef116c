import type { AccessKey } from '../contract.ts';
import type { ApduPort, Result, TransmitFault } from './apdu-port.ts';
import { bare, type Command, encodeResponse, parseCommand, type Response, statusWord } from './apdu.ts';
import type { RandomBytes } from './bac.ts';
import type { PaceOffer } from './card-access.ts';
import { type AccessStep, ChipBac, ChipPace, encodeCardAccess } from './chip-access.ts';
import { ChipMessaging } from './chip-messaging.ts';
import { same } from './ciphers.ts';
import { documentApplication, fileId } from './files.ts';

/** A chip as its issuer made it. */
export interface SimulatedChipData {
  /** The files of the eMRTD application, by identifier; without any the card is no travel document. */
  readonly files: ReadonlyMap<number, Uint8Array>;
  /** What opens it: the MRZ, and a CAN where the chip has one. Without any, the chip tells all to everybody. */
  readonly keys: readonly AccessKey[];
  /** Without any, the keys open it by BAC. */
  readonly pace?: readonly PaceOffer[];
  readonly random: RandomBytes;
  /** The longest answer of READ BINARY, shorter than what was asked for or not. */
  readonly pieceBytes?: number;
  /** The chip's and the reader's longest answer; above 256 it is told in EF.ATR/INFO. */
  readonly longestAnswer?: number;
}

/** A travel document's chip without a chip (ICAO 9303-10, -11): files behind BAC or PACE, and secure messaging. */
export class SimulatedChip implements ApduPort {
  readonly extendedLength: boolean;
  readonly #chip: SimulatedChipData;
  readonly #masterFiles: ReadonlyMap<number, Uint8Array>;
  readonly #bac: ChipBac | undefined;
  readonly #pace: ChipPace | undefined;
  #inApplication = false;
  #file: Uint8Array | undefined;
  #messaging: ChipMessaging | undefined;

  constructor(chip: SimulatedChipData) {
    this.#chip = chip;
    const { keys, pace = [], random, longestAnswer = 256 } = chip;
    this.extendedLength = longestAnswer > 256;
    this.#masterFiles = new Map([
      ...(pace.length > 0 ? [[fileId.cardAccess, encodeCardAccess(pace)] as const] : []),
      ...(this.extendedLength ? [[fileId.atrInfo, atrInfo(longestAnswer)] as const] : []),
    ]);
    const mrz = keys.find((key) => key.kind === 'mrz');
    this.#pace = pace.length > 0 ? new ChipPace(pace, keys, random) : undefined;
    this.#bac = mrz && pace.length === 0 ? new ChipBac(mrz, random) : undefined;
  }

  async transmit(bytes: Uint8Array): Promise<Result<Uint8Array, TransmitFault>> {
    return { ok: true, value: this.answer(bytes) };
  }

  /** What the chip answers to the bytes of a command. */
  answer(bytes: Uint8Array): Uint8Array {
    const command = parseCommand(bytes);
    if (!command) return encodeResponse(bare(statusWord.wrongLength));
    const messaging = this.#messaging;
    if ((command.cla & 0x0c) === 0x0c) {
      const inner = messaging?.open(command) ?? statusWord.messagingObjectsMissing;
      if (messaging && typeof inner !== 'number') return messaging.close(this.#obey(inner));
      this.#messaging = undefined;
      return encodeResponse(bare(typeof inner === 'number' ? inner : statusWord.messagingObjectsMissing));
    }
    // A word in clear ends the session (ICAO 9303-11 § 9.8.5).
    this.#messaging = undefined;
    return encodeResponse(this.#obey(command));
  }

  #obey(command: Command): Response {
    switch (command.ins) {
      case 0xa4:
        return this.#select(command);
      case 0xb0:
        return this.#read(command);
      case 0x84:
        return this.#access(this.#inApplication ? this.#bac?.challenge() : undefined);
      case 0x82:
        return this.#access(this.#bac?.authenticate(command));
      case 0x22:
        return this.#access(this.#pace?.choose(command));
      case 0x86:
        return this.#access(this.#pace?.step(command));
      default:
        return bare(statusWord.unknownInstruction);
    }
  }

  #access(step: AccessStep | undefined): Response {
    if (!step) return bare(statusWord.unknownInstruction);
    if (step.keys) this.#messaging = new ChipMessaging(step.keys);
    return step.response;
  }

  #select({ p1, data = new Uint8Array() }: Command): Response {
    if (p1 === 0x04) {
      if (this.#chip.files.size === 0 || !same(data, documentApplication)) return bare(statusWord.fileNotFound);
      this.#inApplication = true;
      this.#file = undefined;
      return bare(statusWord.done);
    }
    if (p1 !== 0x02 || data.length !== 2) return bare(statusWord.wrongParameters);
    const files = this.#inApplication ? this.#chip.files : this.#masterFiles;
    if (this.#inApplication && this.#locked) return bare(statusWord.securityNotSatisfied);
    this.#file = files.get((data[0] ?? 0) * 256 + (data[1] ?? 0));
    return bare(this.#file ? statusWord.done : statusWord.fileNotFound);
  }

  #read({ p1, p2, le = 0 }: Command): Response {
    if (!this.#file) return bare(statusWord.conditionsNotSatisfied);
    const rest = this.#file.subarray(p1 * 256 + p2);
    if (rest.length === 0) return bare(statusWord.offsetOutside);
    return {
      data: rest.subarray(0, Math.min(le, this.#chip.pieceBytes ?? le)),
      status: rest.length < le ? statusWord.endOfFile : statusWord.done,
    };
  }

  get #locked(): boolean {
    return this.#chip.keys.length > 0 && !this.#messaging;
  }
}

function atrInfo(longestAnswer: number): Uint8Array {
  const number = Uint8Array.of(0x02, 0x02, longestAnswer >> 8, longestAnswer & 0xff);
  return Uint8Array.of(0x7f, 0x66, 0x08, ...number, ...number);
}

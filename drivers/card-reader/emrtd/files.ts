import type { Result } from './apdu-port.ts';
import { statusWord } from './apdu.ts';
import type { Channel, ChannelFault } from './channel.ts';
import { readHeader, readTlv, readTlvs } from './tlv.ts';

/** The files of a travel document that are read here, by their identifiers (ICAO 9303-10 § 4). */
export const fileId = { atrInfo: 0x2f01, cardAccess: 0x011c, com: 0x011e, dg1: 0x0101, dg11: 0x010b, dg12: 0x010c, sod: 0x011d } as const;

/** The eMRTD application (9303-10 § 3.6). */
export const documentApplication = Uint8Array.of(0xa0, 0, 0, 2, 0x47, 0x10, 1);

/** No file we read is longer; with 15-bit offsets no longer one can be read by READ BINARY. */
const maxFileBytes = 0x7fff;

/** `locked`: the chip wants a key first; `missing`: it has no such file, or no such application. */
export type FileFault = ChannelFault | 'locked' | 'missing';

/** Selects the eMRTD application. */
export async function selectDocument(channel: Channel): Promise<Result<undefined, FileFault>> {
  return select(channel, 0x04, documentApplication);
}

/** Reads an elementary file of the application selected, whole: its first object's length says how long that is. */
export async function readFile(channel: Channel, id: number): Promise<Result<Uint8Array, FileFault>> {
  const selected = await select(channel, 0x02, Uint8Array.of(id >> 8, id & 0xff));
  if (!selected.ok) return selected;
  const start = await readBytes(channel, 0, 4);
  if (!start.ok) return start;
  const header = readHeader(start.value);
  const total = header ? header.valueAt + header.length : 0;
  if (total === 0 || total > maxFileBytes) return { ok: false, fault: 'unreadable' };
  let file = start.value;
  while (file.length < total) {
    const more = await readBytes(channel, file.length, Math.min(channel.readLength, total - file.length));
    if (!more.ok) return more;
    file = Buffer.concat([file, more.value]);
  }
  return { ok: true, value: file.subarray(0, total) };
}

/**
 * How long the chip says its answers may be, by EF.ATR/INFO (ISO 7816-4 § 12.7.1, object 7F66), if it has that file and says so;
 * otherwise 256. To be called before an application is selected.
 */
export async function readLongestAnswer(channel: Channel): Promise<number> {
  const selected = await select(channel, 0x02, Uint8Array.of(fileId.atrInfo >> 8, fileId.atrInfo & 0xff));
  const start = selected.ok ? await readBytes(channel, 0, 64) : selected;
  return start.ok ? longestAnswer(start.value) : 256;
}

/** The second number of the first 7F66 among the objects of EF.ATR/INFO, within reason. */
export function longestAnswer(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length;) {
    const tlv = readTlv(bytes, at);
    if (!tlv) break;
    at += tlv.raw.length;
    const [, answer] = (tlv.tag === 0x7f66 && readTlvs(tlv.value)) || [];
    if (answer?.tag === 0x02 && answer.value.length <= 3) {
      const length = answer.value.reduce((sum, byte) => sum * 256 + byte, 0);
      return Math.min(Math.max(length, 256), 0x4000);
    }
  }
  return 256;
}

async function select(channel: Channel, p1: number, data: Uint8Array): Promise<Result<undefined, FileFault>> {
  const answer = await channel.send({ cla: 0, ins: 0xa4, p1, p2: 0x0c, data });
  if (!answer.ok) return answer;
  const { status } = answer.value;
  return status === statusWord.done ? { ok: true, value: undefined } : { ok: false, fault: fileFault(status) };
}

/** Some bytes at `offset`: fewer than asked for where the chip gives them in pieces, but never none. */
async function readBytes(channel: Channel, offset: number, length: number): Promise<Result<Uint8Array, FileFault>> {
  const answer = await channel.send({ cla: 0, ins: 0xb0, p1: offset >> 8, p2: offset & 0xff, le: length });
  if (!answer.ok) return answer;
  const { data, status } = answer.value;
  if (data.length > 0 && (status === statusWord.done || status === statusWord.endOfFile)) return { ok: true, value: data };
  return { ok: false, fault: fileFault(status) };
}

function fileFault(status: number): FileFault {
  switch (status) {
    case statusWord.securityNotSatisfied:
    case statusWord.conditionsNotSatisfied:
      return 'locked';
    case statusWord.done:
    case statusWord.endOfFile:
      return 'unreadable';
    default:
      return 'missing';
  }
}

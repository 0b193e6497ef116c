/**
 * Modbus RTU frames, both ways. Sources: MODBUS Application Protocol Specification V1.1b3 (§ 6 functions, § 7 exceptions), MODBUS over
 * Serial Line V1.02 (§ 2.5.1 frames, § 6.2.2 CRC). Pure: nothing is sent here.
 */

/** Tables of bits, by the function that reads them: 01 and 02. */
export type BitTable = 'coil' | 'discrete';
/** Tables of 16-bit registers: 03 and 04. */
export type WordTable = 'holding' | 'input';

export type ModbusRequest =
  | { readonly do: 'readBits'; readonly table: BitTable; readonly address: number; readonly count: number }
  | { readonly do: 'readWords'; readonly table: WordTable; readonly address: number; readonly count: number }
  | { readonly do: 'writeCoil'; readonly address: number; readonly value: boolean }
  | { readonly do: 'writeRegister'; readonly address: number; readonly value: number }
  | { readonly do: 'writeCoils'; readonly address: number; readonly values: readonly boolean[] }
  | { readonly do: 'writeRegisters'; readonly address: number; readonly values: readonly number[] };

/** The most of each that one frame may carry (§ 6.1, 6.3, 6.11, 6.12). */
export const frameLimits = { readBits: 2000, readWords: 125, writeCoils: 1968, writeRegisters: 123 } as const;

export type ModbusAnswer =
  | { readonly answer: 'bits'; readonly values: readonly boolean[] }
  | { readonly answer: 'words'; readonly values: readonly number[] }
  | { readonly answer: 'written' }
  /** The slave understood and refused; the codes are those of § 7. */
  | { readonly answer: 'exception'; readonly code: number };

/** What the bytes that came so far are. */
export type ParsedAnswer =
  | ModbusAnswer
  | { readonly answer: 'incomplete' }
  | { readonly answer: 'broken'; readonly why: 'crc' | 'notAnAnswer' };

const readFunctions = { coil: 1, discrete: 2, holding: 3, input: 4 } as const;

function functionOf(request: ModbusRequest): number {
  switch (request.do) {
    case 'readBits':
    case 'readWords':
      return readFunctions[request.table];
    case 'writeCoil':
      return 5;
    case 'writeRegister':
      return 6;
    case 'writeCoils':
      return 15;
    case 'writeRegisters':
      return 16;
  }
}

/** CRC-16 of Modbus: polynomial A001h reflected, start FFFFh; sent low byte first. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}

const word = (value: number): [number, number] => [(value >> 8) & 0xff, value & 0xff];

function withCrc(frame: readonly number[]): Uint8Array {
  const crc = crc16(Uint8Array.from(frame));
  return Uint8Array.from([...frame, crc & 0xff, crc >> 8]);
}

/** Eight bits to the byte, the first in the lowest (§ 6.1). */
function packed(values: readonly boolean[]): number[] {
  return Array.from({ length: Math.ceil(values.length / 8) }, (_, byte) =>
    values.slice(byte * 8, byte * 8 + 8).reduce((sum, value, bit) => sum | (value ? 1 << bit : 0), 0),
  );
}

/** The frame that asks slave `unit` (1 to 247). Addresses count from 0, as on the wire. */
export function encodeRequest(unit: number, request: ModbusRequest): Uint8Array {
  const head = [unit, functionOf(request), ...word(request.address)];
  switch (request.do) {
    case 'readBits':
    case 'readWords':
      return withCrc([...head, ...word(request.count)]);
    case 'writeCoil':
      return withCrc([...head, ...word(request.value ? 0xff00 : 0)]);
    case 'writeRegister':
      return withCrc([...head, ...word(request.value)]);
    case 'writeCoils': {
      const bytes = packed(request.values);
      return withCrc([...head, ...word(request.values.length), bytes.length, ...bytes]);
    }
    case 'writeRegisters':
      return withCrc([...head, ...word(request.values.length), request.values.length * 2, ...request.values.flatMap(word)]);
  }
}

/**
 * Judges what came after `request` was sent. The end of a frame is known by its length, which the request and the third byte fix; the silent
 * interval of 3.5 characters cannot be measured behind USB and an operating system. An echo of another slave or function is not an answer.
 */
export function parseAnswer(unit: number, request: ModbusRequest, bytes: Uint8Array): ParsedAnswer {
  const [from, called, size] = bytes;
  const code = functionOf(request);
  if (from === undefined) return { answer: 'incomplete' };
  if (from !== unit || (called !== undefined && (called & 0x7f) !== code)) return { answer: 'broken', why: 'notAnAnswer' };
  if (called === undefined || size === undefined) return { answer: 'incomplete' };
  const refused = called !== code;
  const length = refused ? 5 : answerLength(request);
  if (!refused && 'count' in request && size !== length - 5) return { answer: 'broken', why: 'notAnAnswer' };
  if (bytes.length < length) return { answer: 'incomplete' };
  const crc = crc16(bytes.subarray(0, length - 2));
  // Bytes beyond the frame belong to nobody: the line was not silent when we asked.
  if (bytes[length - 2] !== (crc & 0xff) || bytes[length - 1] !== crc >> 8 || bytes.length > length)
    return { answer: 'broken', why: 'crc' };
  if (refused) return { answer: 'exception', code: size };
  return understood(request, bytes, length);
}

/** Length of the whole frame that answers `request` when all is well. */
export function answerLength(request: ModbusRequest): number {
  switch (request.do) {
    case 'readBits':
      return 5 + Math.ceil(request.count / 8);
    case 'readWords':
      return 5 + request.count * 2;
    default:
      return 8;
  }
}

function understood(request: ModbusRequest, bytes: Uint8Array, length: number): ParsedAnswer {
  if (request.do === 'readBits') {
    const values = Array.from({ length: request.count }, (_, bit) => (((bytes[3 + (bit >> 3)] ?? 0) >> (bit & 7)) & 1) === 1);
    return { answer: 'bits', values };
  }
  if (request.do === 'readWords') {
    const values = Array.from({ length: request.count }, (_, at) => ((bytes[3 + at * 2] ?? 0) << 8) | (bytes[4 + at * 2] ?? 0));
    return { answer: 'words', values };
  }
  // A write is confirmed by its own address and value or count; for one coil or register the answer is the request.
  const asked = encodeRequest(bytes[0] ?? 0, request);
  return bytes.subarray(2, length - 2).every((byte, at) => byte === asked[at + 2])
    ? { answer: 'written' }
    : { answer: 'broken', why: 'notAnAnswer' };
}

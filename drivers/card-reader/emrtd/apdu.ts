/** A command APDU (ISO 7816-4 § 5.1). `le`: how many bytes of answer are wanted, up to 65536; without it none. */
export interface Command {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data?: Uint8Array;
  readonly le?: number;
}

/** A response APDU. `status` is the status word, 0x9000 when all went well. */
export interface Response {
  readonly data: Uint8Array;
  readonly status: number;
}

/** Status words of ISO 7816-4 § 5.6 that decide something here. */
export const statusWord = {
  done: 0x9000,
  endOfFile: 0x6282,
  authenticationFailed: 0x6300,
  wrongLength: 0x6700,
  securityNotSatisfied: 0x6982,
  conditionsNotSatisfied: 0x6985,
  messagingObjectsMissing: 0x6987,
  messagingObjectsWrong: 0x6988,
  wrongData: 0x6a80,
  fileNotFound: 0x6a82,
  wrongParameters: 0x6a86,
  offsetOutside: 0x6b00,
  unknownInstruction: 0x6d00,
} as const;

/** The bytes of a command: short form where it fits, extended where data or answer need it. */
export function encodeCommand(command: Command): Uint8Array {
  const { cla, ins, p1, p2, data = new Uint8Array(), le } = command;
  const extended = data.length > 255 || (le ?? 0) > 256;
  const bytes = [cla, ins, p1, p2];
  if (extended && (data.length > 0 || le !== undefined)) bytes.push(0);
  if (data.length > 0) bytes.push(...(extended ? twoBytes(data.length) : [data.length]), ...data);
  if (le !== undefined) bytes.push(...(extended ? twoBytes(le) : [le % 256]));
  return Uint8Array.from(bytes);
}

/** Reads the bytes of a command, or undefined where they are none. */
export function parseCommand(bytes: Uint8Array): Command | undefined {
  const [cla, ins, p1, p2, p3] = bytes;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return undefined;
  const header = { cla, ins, p1, p2 };
  if (p3 === undefined) return header;
  const extended = p3 === 0 && bytes.length > 5;
  const width = extended ? 2 : 1;
  const body = bytes.subarray(extended ? 5 : 4);
  const first = numberOf(body.subarray(0, width));
  if (body.length === width) return { ...header, le: first || 256 ** width };
  const data = body.subarray(width, width + first);
  const rest = body.subarray(width + first);
  if (first === 0 || data.length < first || (rest.length > 0 && rest.length !== width)) return undefined;
  return rest.length === 0 ? { ...header, data } : { ...header, data, le: numberOf(rest) || 256 ** width };
}

/** Splits an answer into data and status word, or undefined where it holds no status word. */
export function parseResponse(bytes: Uint8Array): Response | undefined {
  if (bytes.length < 2 || bytes.length > 65_538) return undefined;
  return { data: bytes.subarray(0, -2), status: numberOf(bytes.subarray(-2)) };
}

export function encodeResponse({ data, status }: Response): Uint8Array {
  return Uint8Array.from([...data, ...twoBytes(status)]);
}

/** The status word for «done, and nothing to tell», or any other status without data. */
export function bare(status: number): Response {
  return { data: new Uint8Array(), status };
}

export function twoBytes(number: number): [number, number] {
  return [(number >> 8) & 0xff, number & 0xff];
}

function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

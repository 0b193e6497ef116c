/** One BER-TLV data object. `raw` is the whole of it, as it stood; `tag` reads its tag bytes as one number, 0x5F0E for 5F 0E. */
export interface Tlv {
  readonly tag: number;
  readonly value: Uint8Array;
  readonly raw: Uint8Array;
}

/** Tags of more bytes than this, lengths of more bytes than this, and more objects in a row than this belong to no document we read. */
const maxTagBytes = 3;
const maxLengthBytes = 3;
const maxSiblings = 512;

/**
 * Reads tag and length of the object that begins at `start` (ISO 8825-1 § 8.1, definite lengths only). The value may lie beyond the
 * bytes at hand. Undefined where the bytes are no such header.
 */
export function readHeader(
  bytes: Uint8Array,
  start = 0,
): { readonly tag: number; readonly valueAt: number; readonly length: number } | undefined {
  let at = start;
  let tag = bytes[at++];
  if (tag === undefined) return undefined;
  if ((tag & 0x1f) === 0x1f) {
    let next: number | undefined;
    do {
      next = bytes[at++];
      if (next === undefined || at - start > maxTagBytes) return undefined;
      tag = tag * 256 + next;
    } while (next & 0x80);
  }
  const first = bytes[at++];
  if (first === undefined) return undefined;
  if (first < 0x80) return { tag, valueAt: at, length: first };
  const count = first & 0x7f;
  if (count === 0 || count > maxLengthBytes || at + count > bytes.length) return undefined;
  let length = 0;
  for (const byte of bytes.subarray(at, at + count)) length = length * 256 + byte;
  return { tag, valueAt: at + count, length };
}

/** The object that begins at `start`, or undefined where there is no whole one. */
export function readTlv(bytes: Uint8Array, start = 0): Tlv | undefined {
  const header = readHeader(bytes, start);
  if (!header) return undefined;
  const end = header.valueAt + header.length;
  if (end > bytes.length) return undefined;
  return { tag: header.tag, value: bytes.subarray(header.valueAt, end), raw: bytes.subarray(start, end) };
}

/** The objects that fill `bytes` to the last byte, or undefined where they do not. No bytes are no objects. */
export function readTlvs(bytes: Uint8Array): readonly Tlv[] | undefined {
  const found: Tlv[] = [];
  for (let at = 0; at < bytes.length;) {
    const tlv = readTlv(bytes, at);
    if (!tlv || found.length === maxSiblings) return undefined;
    found.push(tlv);
    at += tlv.raw.length;
  }
  return found;
}

/** The objects within the only object of `bytes`, if that has `tag`. */
export function readWithin(bytes: Uint8Array, tag: number): readonly Tlv[] | undefined {
  const outer = readTlv(bytes);
  return outer?.tag === tag && outer.raw.length === bytes.length ? readTlvs(outer.value) : undefined;
}

/** The value of the first object with `tag`. */
export function valueOf(tlvs: readonly Tlv[] | undefined, tag: number): Uint8Array | undefined {
  return tlvs?.find((tlv) => tlv.tag === tag)?.value;
}

/** One object, its length in as few bytes as hold it (DER). */
export function encodeTlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const value = Buffer.concat(parts);
  const length = value.length < 0x80 ? [value.length] : longForm(value.length);
  return Buffer.concat([Uint8Array.from([...numberBytes(tag), ...length]), value]);
}

function longForm(length: number): number[] {
  const bytes = numberBytes(length);
  return [0x80 | bytes.length, ...bytes];
}

function numberBytes(number: number): number[] {
  return number < 256 ? [number] : [...numberBytes(Math.floor(number / 256)), number % 256];
}

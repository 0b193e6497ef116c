import type { Tlv } from './tlv.ts';

/** Tags of ASN.1 that documents use (X.680 § 8.4); `context0` is a constructed [0]. */
export const asn1 = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  nullValue: 0x05,
  objectIdentifier: 0x06,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
} as const;

/** An object identifier in dots, or undefined where the object is none. */
export function readOid(tlv: Tlv | undefined): string | undefined {
  if (tlv?.tag !== asn1.objectIdentifier || tlv.value.length === 0 || tlv.value.length > 32) return undefined;
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of tlv.value) {
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER / 128) return undefined;
    if (byte & 0x80) continue;
    if (arcs.length === 0) arcs.push(Math.min(Math.floor(arc / 40), 2), arc - 40 * Math.min(Math.floor(arc / 40), 2));
    else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}

/** The value bytes of an object identifier written in dots. */
export function oidBytes(oid: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number);
  return Uint8Array.from([first * 40 + second, ...rest].flatMap((arc) => base128(arc)));
}

/** A small whole number, not negative, or undefined where the object is none. */
export function readSmallInteger(tlv: Tlv | undefined): number | undefined {
  if (tlv?.tag !== asn1.integer || tlv.value.length === 0 || tlv.value.length > 3 || (tlv.value[0] ?? 0) > 0x7f) return undefined;
  return tlv.value.reduce((sum, byte) => sum * 256 + byte, 0);
}

function base128(arc: number): number[] {
  const bytes = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(0x80 | (rest % 128));
  return bytes;
}

import { brainpoolP256r1, brainpoolP384r1, brainpoolP512r1 } from '@noble/curves/misc.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import type { RandomBytes } from './bac.ts';

type Point = ReturnType<typeof p256.Point.fromHex>;

/** The standardised domain parameters that PACE chips use (ICAO 9303-11 § 9.5.1), by their number. */
const curvesByNumber: ReadonlyMap<number, typeof p256> = new Map([
  [12, p256],
  [13, brainpoolP256r1],
  [15, p384],
  [16, brainpoolP384r1],
  [17, brainpoolP512r1],
  [18, p521],
]);

/** An elliptic curve group, its points as uncompressed bytes (04, x, y). Strange points are undefined, never thrown. */
export interface Group {
  readonly fieldBytes: number;
  readonly generator: Uint8Array;
  /** A secret number below the order, of as many random bytes as the field has; drawn again where it is none. */
  secret(random: RandomBytes): bigint;
  /** secret × point. */
  multiply(point: Uint8Array, secret: bigint): Uint8Array | undefined;
  /** number × generator + point: the generic mapping (9303-11 § 4.4.3.3.1). */
  map(number: Uint8Array, point: Uint8Array): Uint8Array | undefined;
}

/** The group with that number in the table of 9303-11 § 9.5.1, or undefined where we do not have it. */
export function groupByNumber(number: number): Group | undefined {
  const curve = curvesByNumber.get(number);
  if (!curve) return undefined;
  const { BASE, Fp, Fn } = curve.Point;
  return {
    fieldBytes: Fp.BYTES,
    generator: BASE.toBytes(false),
    secret: (random) => drawSecret(Fn, random),
    multiply: (bytes, secret) => writePoint(readPoint(curve, bytes, Fp.BYTES)?.multiply(secret)),
    map: (number, bytes) => {
      const point = readPoint(curve, bytes, Fp.BYTES);
      const factor = Fn.create(bigNumber(number));
      return factor === 0n ? undefined : writePoint(point?.add(BASE.multiply(factor)));
    },
  };
}

/** A source that gives no secret in so many draws is broken. */
const maxDraws = 128;

function drawSecret(field: { readonly ORDER: bigint; readonly BYTES: number; readonly BITS: number }, random: RandomBytes): bigint {
  for (let draw = 0; draw < maxDraws; draw++) {
    const secret = bigNumber(random(field.BYTES)) & ((1n << BigInt(field.BITS)) - 1n);
    if (secret > 0n && secret < field.ORDER) return secret;
  }
  throw new Error('The source of random bytes is broken.');
}

/** Only points of the curve are let in: others would tell the secret away. */
function readPoint(curve: typeof p256, bytes: Uint8Array, fieldBytes: number): Point | undefined {
  if (bytes.length !== 1 + 2 * fieldBytes || bytes[0] !== 4) return undefined;
  try {
    return curve.Point.fromBytes(bytes);
  } catch {
    return undefined;
  }
}

function writePoint(point: Point | undefined): Uint8Array | undefined {
  return point === undefined || point.is0() ? undefined : point.toBytes(false);
}

function bigNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
}

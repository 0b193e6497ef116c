import type { CardReading } from '../contract.ts';
import { offerPace } from './chip-access.ts';
import { SimulatedChip } from './chip-simulator.ts';
import { type ReadingMeans, readDocument } from './read-document.ts';
import { changing, never, seededBytes, told } from './test-bench.ts';
import { makeFiles, makeState, testMrzKey, testNow } from './test-documents.ts';

/** How the chip that is talked to is guarded. */
export type Guard = 'open' | 'bac' | 'pace';

/** Numbers below `bound`, the same ones for the same seed. */
export type Dice = (bound: number) => number;

/** A small generator (xorshift32): fast, and good enough to choose mutations. */
export function dice(seed: number): Dice {
  let state = seed * 2_654_435_761 + 1 || 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

const statuses = [0x9000, 0x6282, 0x6300, 0x63c1, 0x6700, 0x6982, 0x6985, 0x6988, 0x6a80, 0x6a82, 0x6d00, 0x6f00, 0x6110, 0x6c04];

/** An answer as noise, a broken chip or a malicious one might give it instead. `earlier`: an answer that was given before. */
export function mutate(answer: Uint8Array, earlier: Uint8Array, roll: Dice): Uint8Array {
  const bytes = Uint8Array.from(answer);
  const at = roll(Math.max(bytes.length, 1));
  const byte = roll(256);
  switch (roll(11)) {
    case 0:
      return bytes.map((value, index) => (index === at ? value ^ (1 << (byte % 8)) : value));
    case 1:
      return bytes.map((value, index) => (index === at ? byte : value));
    case 2:
      return bytes.subarray(0, at);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
    case 4:
      return Buffer.concat([bytes.subarray(0, at), Uint8Array.of(byte), bytes.subarray(at)]);
    case 5:
      return earlier;
    case 6:
      return withStatus(bytes.subarray(0, -2), roll);
    case 7:
      return withStatus(new Uint8Array(), roll);
    case 8:
      return seededBytes(byte)(at + 2);
    case 9:
      return Buffer.concat([bytes.subarray(0, -2), bytes]);
    default:
      return withLength(bytes, roll);
  }
}

function withStatus(data: Uint8Array, roll: Dice): Uint8Array {
  const status = statuses[roll(statuses.length)] ?? 0;
  return Buffer.concat([data, Uint8Array.of(status >> 8, status & 0xff)]);
}

/** Another length in the place where the first object's length often stands. */
function withLength(bytes: Uint8Array, roll: Dice): Uint8Array {
  const lengths = [
    [0x00],
    [0x7f],
    [0x80],
    [0x81, 0xff],
    [0x82, 0x7f, 0xff],
    [0x82, 0xff, 0xff],
    [0x83, 0xff, 0xff, 0xff],
    [0x84, 0xff, 0xff, 0xff, 0xff],
  ];
  return Buffer.concat([bytes.subarray(0, 1), Uint8Array.from(lengths[roll(lengths.length)] ?? []), bytes.subarray(2)]);
}

const state = makeState();
const files = makeFiles(state);
const trusting: Pick<ReadingMeans, 'cscas' | 'now'> = { cscas: [state.csca], now: () => testNow };

/**
 * Reads a document `count` times, one or more of its answers mutated each time from a place chosen by the seed, and gives what should
 * not have come: a reading that tells a wrong field for true.
 */
export async function readMutated(
  guard: Guard,
  count: number,
  seed: number,
): Promise<{ readonly wrong: readonly unknown[]; readonly mutations: number }> {
  const roll = dice(seed);
  const exchanges = await countExchanges(guard);
  const wrong: unknown[] = [];
  let mutations = 0;
  for (let turn = 0; turn < count; turn++) {
    const from = roll(exchanges);
    const onlyOnce = roll(2) === 0;
    let earlier: Uint8Array = new Uint8Array();
    const port = changing(makeChip(guard, turn), (answer, index) => {
      if (index < from || (onlyOnce && index > from)) {
        if (roll(3) === 0) earlier = answer;
        return answer;
      }
      mutations++;
      return mutate(answer, earlier, roll);
    });
    const reading = await read(port, guard, turn);
    if (!isHonest(reading, guard)) wrong.push({ seed, turn, from, reading });
  }
  return { wrong, mutations };
}

/** A guarded chip's answers come whole or not at all; an open one's may be forged, but then they are not called verified. */
function isHonest(reading: CardReading, guard: Guard): boolean {
  if (!reading.ok) return true;
  const { mrz, nationalName, authenticity } = reading.card;
  if (guard === 'open' && authenticity !== 'verified') return true;
  const nameFits = nationalName === undefined ? guard === 'open' : JSON.stringify(nationalName) === JSON.stringify(told.nationalName);
  return authenticity === 'verified' && nameFits && JSON.stringify(mrz) === JSON.stringify(told.mrz);
}

function makeChip(guard: Guard, turn: number): SimulatedChip {
  const keys = guard === 'open' ? [] : [testMrzKey];
  const pace = guard === 'pace' ? [offerPace('aes128', 12)] : [];
  return new SimulatedChip({ files, keys, pace, random: seededBytes(`chip ${turn}`) });
}

async function read(port: Parameters<typeof readDocument>[0], guard: Guard, turn: number): Promise<CardReading> {
  return readDocument(port, { ...trusting, random: seededBytes(`terminal ${turn}`) }, guard === 'open' ? undefined : testMrzKey, never);
}

async function countExchanges(guard: Guard): Promise<number> {
  const whole = changing(makeChip(guard, 0), (answer) => answer);
  const reading = await read(whole, guard, 0);
  if (!reading.ok) throw new Error(`The chip cannot be read: ${reading.fault}.`);
  return whole.exchanges;
}

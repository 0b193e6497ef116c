import { type BitTable, frameLimits, type ModbusAnswer, type ModbusRequest, type WordTable } from './modbus-rtu.ts';
import { type NumberName, numberNames, type RegisterMap, type SignalName, signalNames } from './register-map.ts';

type Read = Extract<ModbusRequest, { readonly do: 'readBits' | 'readWords' }>;

/** What the controller showed in one look. What the map leaves out is `false`, or nothing for a number. */
export interface Reading {
  readonly signals: Readonly<Record<SignalName, boolean>>;
  readonly numbers: Readonly<Partial<Record<NumberName, number>>>;
}

/**
 * The fewest reads that show all of `map`: neighbours are read together, and nothing between them, for many controllers refuse a read that
 * touches an address they do not have.
 */
export function readsOf(map: RegisterMap): readonly Read[] {
  const addresses = new Map<BitTable | WordTable, Set<number>>();
  const want = (table: BitTable | WordTable, address: number): void => {
    addresses.set(table, (addresses.get(table) ?? new Set()).add(address));
  };
  for (const name of signalNames) if (map.signals[name]) want(map.signals[name].table, map.signals[name].address);
  for (const name of numberNames) {
    const place = map.numbers[name];
    if (place) want(place.table, place.address);
    if (place?.words === 2) want(place.table, place.address + 1);
  }
  return Array.from(addresses).flatMap(([table, wanted]) =>
    runs(Array.from(wanted).toSorted((a, b) => a - b)).map((run) => readOf(table, run)),
  );
}

interface Run {
  readonly address: number;
  readonly count: number;
}

/** Sorted addresses as runs of neighbours, none longer than a frame of registers holds. */
function runs(sorted: readonly number[]): Run[] {
  const found: Run[] = [];
  for (const address of sorted) {
    const last = found.at(-1);
    if (last && last.address + last.count === address && last.count < frameLimits.readWords - 1)
      found[found.length - 1] = { ...last, count: last.count + 1 };
    else found.push({ address, count: 1 });
  }
  return found;
}

function readOf(table: BitTable | WordTable, run: Run): Read {
  return table === 'coil' || table === 'discrete' ? { do: 'readBits', table, ...run } : { do: 'readWords', table, ...run };
}

/** Understands the answers to {@link readsOf}, in their order. */
export function understand(map: RegisterMap, answers: readonly { readonly read: Read; readonly answer: ModbusAnswer }[]): Reading {
  const cells = new Map<string, number>();
  for (const { read, answer } of answers) {
    if (answer.answer !== 'bits' && answer.answer !== 'words') continue;
    for (const [at, value] of answer.values.entries()) cells.set(`${read.table}:${read.address + at}`, Number(value));
  }
  const cell = (table: string, address: number): number => cells.get(`${table}:${address}`) ?? 0;
  const signal = (name: SignalName): boolean => {
    const place = map.signals[name];
    if (!place) return false;
    const value = cell(place.table, place.address);
    const bit = place.table === 'coil' || place.table === 'discrete' ? value : (value >> place.bit) & 1;
    return (bit === 1) !== place.inverted;
  };
  const number = (name: NumberName): number | undefined => {
    const place = map.numbers[name];
    if (!place) return undefined;
    const [first, second] = [cell(place.table, place.address), cell(place.table, place.address + 1)];
    if (place.words === 1) return first;
    return place.lowFirst ? second * 0x10000 + first : first * 0x10000 + second;
  };
  return {
    // Every name is there, for the list of names is what it is made of.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets its keys
    signals: Object.fromEntries(signalNames.map((name) => [name, signal(name)])) as Record<SignalName, boolean>,
    numbers: Object.fromEntries(numberNames.flatMap((name) => (number(name) === undefined ? [] : [[name, number(name)]]))),
  };
}

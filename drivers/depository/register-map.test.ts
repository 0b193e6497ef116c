import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DropTotal } from './drop-total.ts';
import {
  defaultRegisterMap,
  type PlaceName,
  parseCommand,
  parseNumber,
  parseSignal,
  readRegisterMap,
  type RegisterMapSettings,
} from './register-map.ts';
import { readsOf, understand } from './register-reading.ts';

function mapOf(settings: RegisterMapSettings = {}) {
  const read = readRegisterMap(settings);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.map;
}
const problemsOf = (settings: RegisterMapSettings): PlaceName[] => {
  const read = readRegisterMap(settings);
  return read.ok ? [] : read.problems.map(({ name }) => name);
};

describe('addresses', () => {
  test('are read as they are written', () => {
    expect(parseSignal('!discrete:3')).toEqual({ table: 'discrete', address: 3, bit: 0, inverted: true });
    expect(parseSignal('input:10.15')).toEqual({ table: 'input', address: 10, bit: 15, inverted: false });
    expect(parseNumber('holding:4/32le')).toEqual({ table: 'holding', address: 4, words: 2, lowFirst: true });
    expect(parseCommand('coil:1')).toEqual({ table: 'coil', address: 1, value: undefined });
    expect(parseCommand('holding:5=700')).toEqual({ table: 'holding', address: 5, value: 700 });
  });

  test.each(['discrete:65536', 'discrete:1.2', 'input:1', 'input:1.16', 'coil', '3', 'discrete: 3', ''])('«%s» is no signal', (text) => {
    expect(parseSignal(text)).toBeUndefined();
  });

  test.each(['coil:0', 'input:65535/32', 'input:1/16', 'input:1.2'])('«%s» is no number', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });

  test.each(['discrete:0', 'coil:0=2', 'holding:5', 'holding:5=65536', 'coil:-1'])('«%s» is no command', (text) => {
    expect(parseCommand(text)).toBeUndefined();
  });
});

describe('register map', () => {
  test('docs/devices/depository.md lists every address with its default, and whether it may be missing', () => {
    const page = readFileSync(new URL('../../docs/devices/depository.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `(\w+)` \| `(\w+:[^`]+)` \| .* \| (yes|no).* \|$/gm)];
    expect(Object.fromEntries(rows.map(([, name, fallback]) => [name, fallback]))).toEqual(defaultRegisterMap);
    for (const [, name = '', , mayMiss] of rows) expect(problemsOf({ [name]: null })).toEqual(mayMiss === 'yes' ? [] : [name]);
  });

  test('says everything that is wrong', () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ paper: null, drops: 'coil:1', giveBack: null })).toEqual(['paper', 'drops']);
    expect(problemsOf({ staple: 'coil:0' })).toEqual(['staple']);
    expect(problemsOf({ open: 'holding:1=2', close: 'holding:1=2' })).toEqual(['close']);
    expect(problemsOf({ staples: null, paperStapled: null })).toEqual(['staples']);
    expect(problemsOf({ staples: null })).toEqual([]);
  });

  test('neighbours are read together, and nothing that the map does not name', () => {
    expect(readsOf(mapOf())).toEqual([
      { do: 'readBits', table: 'discrete', address: 0, count: 11 },
      { do: 'readWords', table: 'input', address: 0, count: 5 },
    ]);
    expect(readsOf(mapOf({ shutterClosed: '!discrete:0', boxLevel: 'input:9', doorOpen: 'holding:7.3' }))).toEqual([
      { do: 'readBits', table: 'discrete', address: 0, count: 1 },
      { do: 'readBits', table: 'discrete', address: 2, count: 7 },
      { do: 'readBits', table: 'discrete', address: 10, count: 1 },
      { do: 'readWords', table: 'holding', address: 7, count: 1 },
      { do: 'readWords', table: 'input', address: 0, count: 4 },
      { do: 'readWords', table: 'input', address: 9, count: 1 },
    ]);
  });

  test('what the registers show is understood: inverted, in bits, in two words either way round', () => {
    const map = mapOf({ shutterClosed: '!discrete:0', doorOpen: 'holding:7.3', drops: 'input:0/32le', slotJam: null, boxLevel: null });
    const shown: Record<string, number> = {
      'discrete:0': 0,
      'discrete:2': 1,
      'holding:7': 0b1000,
      'input:0': 5,
      'input:1': 2,
      'input:2': 1,
      'input:3': 4,
    };
    const answers = readsOf(map).map((read) => {
      const values = Array.from({ length: read.count }, (_, at) => shown[`${read.table}:${read.address + at}`] ?? 0);
      return {
        read,
        answer:
          read.do === 'readBits' ? ({ answer: 'bits', values: values.map(Boolean) } as const) : ({ answer: 'words', values } as const),
      };
    });
    const { signals, numbers } = understand(map, answers);
    expect(signals).toMatchObject({
      shutterOpen: false,
      shutterClosed: true,
      paper: true,
      doorOpen: true,
      slotJam: false,
      boxPresent: false,
    });
    expect(numbers).toEqual({ drops: 0x20005, staples: 0x10004 });
  });
});

describe('documents counted', () => {
  test.each([
    { shown: [5, 6, 6, 8], total: 8 },
    { shown: [0xfffe, 0xffff, 0, 1], total: 0x10001 },
    { shown: [40_000, 0, 0, 1], total: 40_001 },
    { shown: [5, 0, 3], total: 8 },
  ])('$shown make $total', ({ shown, total }) => {
    const drops = new DropTotal(1);
    let last = 0;
    for (const value of shown) {
      drops.note(value);
      expect(drops.total).toBeGreaterThanOrEqual(last);
      last = drops.total;
    }
    expect(last).toBe(total);
  });
});

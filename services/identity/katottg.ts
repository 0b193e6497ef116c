import { toLatinLookAlikes } from './look-alikes.ts';
import { faulty, readAs } from './reading.ts';
import type { Reading } from './reading.ts';

export type KatottgLevel = 'region' | 'district' | 'hromada' | 'settlement' | 'cityDistrict';

/**
 * A code of the codifier of administrative units and territories of hromadas (КАТОТТГ): «UA», then region (2 digits),
 * district (2), hromada (3), settlement (3), district of a city (2), and a number of its own (5).
 */
export interface Katottg {
  readonly code: string;
  /** The lowest level that the code names. Kyiv and Sevastopol are regions in it. */
  readonly level: KatottgLevel;
  /** Digits of each level, zeros where the code does not go so deep. */
  readonly parts: Readonly<Record<KatottgLevel, string>>;
}

export type KatottgFault = 'empty' | 'format';

/** Reads a code. Its shape only: whether the codifier has it, the codifier must say. */
export function readKatottg(text: string): Reading<Katottg, KatottgFault> {
  const code = toLatinLookAlikes(text.toUpperCase()).replace(/\s/g, '');
  if (code === '') return faulty('empty');
  const match = /^UA(\d{2})(\d{2})(\d{3})(\d{3})(\d{2})(\d{5})$/.exec(code);
  if (match === null) return faulty('format');
  const [, region = '', district = '', hromada = '', settlement = '', cityDistrict = '', own = ''] = match;
  if (region === '00' || own === '00000') return faulty('format');
  const parts = { region, district, hromada, settlement, cityDistrict };
  const levels = ['cityDistrict', 'settlement', 'hromada', 'district'] as const;
  const level = levels.find((each) => !/^0+$/.test(parts[each])) ?? 'region';
  return readAs({ code, level, parts });
}

/** Whether the first unit contains the second or is it: a hromada its settlements, a region its districts. */
export function contains(outer: Katottg, inner: Katottg): boolean {
  if (outer.code === inner.code) return true;
  const levels = ['region', 'district', 'hromada', 'settlement', 'cityDistrict'] as const;
  const depth = levels.indexOf(outer.level) + 1;
  return outer.level !== inner.level && levels.slice(0, depth).every((level) => outer.parts[level] === inner.parts[level]);
}

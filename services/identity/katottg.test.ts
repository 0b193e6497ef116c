import { describe, expect, test } from 'vitest';
import { contains, readKatottg } from './katottg.ts';
import type { Katottg } from './katottg.ts';

function unit(code: string): Katottg {
  const reading = readKatottg(code);
  if (!reading.ok) throw new Error(`${code}: ${reading.fault}`);
  return reading.value;
}

const kyiv = 'UA80000000000093317';
const holosiiv = 'UA80000000000126643';
const region = 'UA12000000000090473';
const district = 'UA12020000000033717';
const hromada = 'UA12020010000057350';
const city = 'UA12020010010037010';

describe('КАТОТТГ', () => {
  test.each([
    [kyiv, 'region'],
    [holosiiv, 'cityDistrict'],
    [region, 'region'],
    [district, 'district'],
    [hromada, 'hromada'],
    [city, 'settlement'],
  ])('%s is a %s', (code, level) => {
    expect(unit(code).level).toBe(level);
  });

  test('its parts', () => {
    expect(unit(city).parts).toEqual({ region: '12', district: '02', hromada: '001', settlement: '001', cityDistrict: '00' });
  });

  test('Cyrillic А and small letters are understood', () => {
    expect(unit(` uА${city.slice(2)} `).code).toBe(city);
  });

  test('what contains what', () => {
    const units = [region, district, hromada, city].map(unit);
    for (const [place, outer] of units.entries()) {
      for (const [otherPlace, inner] of units.entries()) expect(contains(outer, inner)).toBe(otherPlace >= place);
    }
    expect(contains(unit(kyiv), unit(holosiiv))).toBe(true);
    expect(contains(unit(kyiv), unit(city))).toBe(false);
  });

  test.each([
    ['', 'empty'],
    ['UA1202001001003701', 'format'],
    [`${city}0`, 'format'],
    [city.replace('UA', 'UK'), 'format'],
    ['UA00020010010037010', 'format'],
    ['UA12020010010000000', 'format'],
    ['1210100000', 'format'],
  ])('«%s»: %s', (text, fault) => {
    expect(readKatottg(text)).toEqual({ ok: false, fault });
  });
});

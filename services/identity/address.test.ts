import { describe, expect, test } from 'vitest';
import { everyone, person } from '../../test/fixtures/people.ts';
import { addressLine, readAddress } from './address.ts';
import type { TypedAddress } from './address.ts';

function lineOf(typed: TypedAddress): string {
  const reading = readAddress(typed);
  return reading.ok ? addressLine(reading.value) : JSON.stringify(reading.faults);
}

describe('address', () => {
  test.each(everyone)('of $id', ({ address, addressLine: line }) => {
    expect(readAddress(address)).toEqual({ ok: true, value: address });
    expect(lineOf(address)).toBe(line);
  });

  test('of a village without streets names the district', () => {
    expect(lineOf({ district: 'Дніпровський район', settlement: ' с.  Петрівка', building: '12/7', corpus: '2' })).toBe(
      'Дніпровський район, с. Петрівка, буд. 12/7, корп. 2',
    );
  });

  test('does not say twice what was typed with its kind', () => {
    expect(lineOf({ settlement: 'м. Дніпро', building: 'буд. 5', apartment: 'кімн. 3' })).toBe('м. Дніпро, буд. 5, кімн. 3');
    expect(lineOf({ settlement: 'м. Дніпро', building: '13-А', apartment: '4б' })).toBe('м. Дніпро, буд. 13-А, кв. 4б');
    expect(lineOf({ settlement: 'м. Дніпро', building: 'б/н' })).toBe('м. Дніпро, буд. б/н');
  });

  test('free text stands where there is no address', () => {
    expect(readAddress({ free: ' біля  вокзалу ' })).toEqual({ ok: true, value: { free: 'біля вокзалу' } });
    expect(lineOf({ free: 'біля вокзалу' })).toBe('біля вокзалу');
  });

  const sound = person('P1').address;
  test.each([
    [{}, 'settlement', 'empty'],
    [{ ...sound, building: ' ' }, 'building', 'empty'],
    [{ ...sound, postcode: '4900' }, 'postcode', 'format'],
    [{ ...sound, postcode: '49OOO' }, 'postcode', 'format'],
    [{ ...sound, katottg: 'UA12' }, 'katottg', 'format'],
    [{ ...sound, street: '---' }, 'street', 'format'],
    [{ ...sound, apartment: '1'.repeat(21) }, 'apartment', 'tooLong'],
    [{ free: 'а'.repeat(301) }, 'free', 'tooLong'],
  ])('%j: %s %s', (typed, field, why) => {
    const reading = readAddress(typed);
    expect(reading.ok ? [] : reading.faults).toContainEqual({ field, why });
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grouped, groupsOf, plateLines, spelled } from './grouping.ts';

const gap = '\u00A0';

test('numbers are grouped for reading out, hyphens kept', () => {
  expect(grouped('DP01-26-000123-7')).toBe(`DP01-26-000${gap}123-7`);
  expect(grouped('26-000123-7')).toBe(`26-000${gap}123-7`);
});

test('a code comes in fours, however it was parted', () => {
  expect(groupsOf('K7QDM2XA94TRH8FW')).toEqual(['K7QD', 'M2XA', '94TR', 'H8FW']);
  expect(groupsOf('K7QD-M2XA-94TR-H8FW')).toEqual(['K7QD', 'M2XA', '94TR', 'H8FW']);
});

test('a long number stands on two lines, broken after a hyphen', () => {
  expect(plateLines('DP01-26-000123-7')).toEqual(['DP01-26-', `000${gap}123-7`]);
  expect(plateLines('26-00012-7')).toEqual(['26-00012-7']);
});

test('no character is lost or added by any way of showing', () => {
  const number = fc.stringMatching(/^[0-9A-Z]{1,6}(-[0-9A-Z]{1,9}){0,3}$/u);
  fc.assert(
    fc.property(number, (value) => {
      expect(grouped(value).replaceAll(gap, '')).toBe(value);
      expect(plateLines(value).join('').replaceAll(gap, '')).toBe(value);
      expect(spelled(value).replaceAll(' ', '')).toBe(value);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { card } from '../../test/fixtures/card.ts';
import { mrzOf, today } from '../../test/fixtures/people.ts';
import { readMrz } from './mrz.ts';
import type { MrzDocument } from './mrz.ts';

function documentOf(lines: readonly string[]): MrzDocument {
  const reading = readMrz(lines, today);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.document;
}

function faultsOf(lines: readonly string[]): readonly string[] {
  const reading = readMrz(lines, today);
  return reading.ok ? [] : reading.faults.map(({ field, why }) => `${field}: ${why}`);
}

describe('untidy input', () => {
  const tidy = mrzOf('P1');
  test.each([
    ['small letters and line ends', tidy.map((line) => `${line.toLowerCase()}\r\n`)],
    ['blanks for fillers', tidy.map((line) => line.replaceAll('<', ' '))],
    ['blanks around', tidy.map((line) => `  ${line} `)],
    ['one text with line breaks', [tidy.join('\r\n')]],
    ['one text without line breaks', [tidy.join('')]],
    ['a blank after the document code', tidy.map((line) => line.replace('IDUKR', 'ID UKR'))],
  ])('%s', (_, lines) => {
    expect(documentOf(lines)).toEqual(documentOf(tidy));
  });

  test('a card with the code «I<»', () => {
    expect(documentOf(card({ code: 'I<' }))).toMatchObject({ kind: 'I', number: '999000014' });
  });

  test.each([
    ['nothing', [], 'lines: length'],
    ['a line too few', tidy.slice(1), 'lines: length'],
    ['a character too few', tidy.map((line) => line.slice(1)), 'lines: length'],
    ['other letters', tidy.map((line) => line.replace('I', 'І')), 'lines: format'],
  ])('%s is refused', (_, lines, fault) => {
    expect(faultsOf(lines)).toEqual([fault]);
  });

  test('a visa is not an identity document', () => {
    expect(faultsOf(mrzOf('P6').map((line) => line.replace('P<UKR', 'V<UKR')))).toEqual(['kind: format']);
  });

  test('K read for fillers after the name is noticed', () => {
    expect(faultsOf(card({ name: 'LUKIANENKO<<MARIANA<<<<<<K<<<K' }))).toEqual(['name: format']);
  });

  test('never throws, and what it accepts is complete', () => {
    const character = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789< \n«Іі'.split(''));
    const line = fc.string({ unit: character, maxLength: 46 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
        const reading = readMrz(lines, today);
        expect(reading.ok ? reading.document.number.length : reading.faults.length).toBeGreaterThan(0);
      }),
    );
  });
});

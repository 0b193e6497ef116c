import { describe, expect, test } from 'vitest';
import { everyone, mrzOf, person, today } from '../../test/fixtures/people.ts';
import { compareWithDocument, suggestNames } from './mrz-name.ts';
import { readMrz } from './mrz.ts';
import type { MrzDocument } from './mrz.ts';

function documentOf(id: string): MrzDocument {
  const reading = readMrz(mrzOf(id), today);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.document;
}

describe('names of a document', () => {
  test.each(['P1', 'P3', 'P4', 'P6'])('%s is offered their own name first', (id) => {
    const { surname, given } = person(id);
    const suggestions = suggestNames(documentOf(id));
    expect([suggestions.surname[0], suggestions.given[0]]).toEqual([surname, given]);
  });

  test('a name that may have been cut is not offered', () => {
    expect(suggestNames(documentOf('P5'))).toEqual({ surname: [], given: [] });
  });

  test.each(everyone.filter(({ document }) => document.mrz !== undefined))('$id agrees with their document', (one) => {
    expect(compareWithDocument(one, documentOf(one.id))).toBe('same');
  });

  test('another surname with the same beginning is different, unless the zone was cut', () => {
    expect(compareWithDocument({ surname: 'Лук’яненкова', given: 'Мар’яна' }, documentOf('P1'))).toBe('different');
    expect(compareWithDocument({ surname: 'Старовойтенко-Щербаківська', given: 'Ганна' }, documentOf('P5'))).toBe('different');
  });

  test('an earlier spelling is told from another name', () => {
    const agreed = { surname: 'SHEVCHENKO', given: 'SERGIY', truncated: false };
    expect(compareWithDocument({ surname: 'Шевченко', given: 'Сергій' }, agreed)).toBe('otherSpelling');
    expect(compareWithDocument({ surname: 'Шевченко', given: 'Степан' }, agreed)).toBe('different');
  });
});

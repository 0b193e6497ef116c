import { describe, expect, test } from 'vitest';
import { checkCharacter } from './mod-37-36.ts';

describe('MOD 37,36', () => {
  test('the specimen of the Global Release Identifier standard, A1-2425G-ABC1234002-M', () => {
    expect(checkCharacter('A12425GABC1234002')).toBe('M');
  });

  test.each(['dp01', 'DP01-26', 'ДР01', ' '])('%s is not in its alphabet', (text) => {
    expect(() => checkCharacter(text)).toThrow(RangeError);
  });
});

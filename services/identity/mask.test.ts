import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskNumber } from './mask.ts';

describe('masked numbers', () => {
  test.each([
    ['3187800104', '••••••0104'],
    ['АЕ000002', '••••0002'],
    ['19870412-99918', '••••••••-•9918'],
    ['+380 67 123 45 67', '+••• •• ••• 45 67'],
    ['123456', '•••456'],
    ['1', '•'],
    ['', ''],
  ])('%s is shown as %s', (number, shown) => {
    expect(maskNumber(number)).toBe(shown);
  });

  test('never more than four characters and never more than half', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789АБ -'.split('')) }), (number) => {
        const count = (text: string): number => text.replace(/[^0-9АБ]/g, '').length;
        expect(count(maskNumber(number))).toBeLessThanOrEqual(Math.min(4, count(number) / 2));
      }),
    );
  });
});

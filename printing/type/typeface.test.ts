import { describe, expect, test } from 'vitest';
import { createBitmap } from '../bitmap.ts';
import { typeface, type FaceName } from './typeface.ts';

const LETTERS = 'АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя0123456789№«»—’ʼ₴';

function dotsOf(face: FaceName, em: number, character: string): string {
  const { left, top, bitmap } = typeface(face, em).glyph(character.codePointAt(0) ?? 0);
  return `${left} ${top} ${bitmap.width} ${bitmap.data.join('')}`;
}

describe.each(['text', 'text-bold', 'mono', 'mono-bold'] as const)('%s', (face) => {
  test('draws every Ukrainian letter and sign, and none as the box of a missing one', () => {
    const missing = dotsOf(face, 24, '\uffff');
    for (const letter of LETTERS) {
      expect(dotsOf(face, 24, letter)).toContain('1');
      expect([letter, dotsOf(face, 24, letter)]).not.toEqual([letter, missing]);
    }
  });

  test('tells the letters apart that are mixed up', () => {
    for (const [one, other] of ['ІЇ', 'ії', 'ГҐ', 'гґ', 'ЕЄ', 'еє', 'ИЙ', 'шщ', '₴8'].map((pair) => pair.split(''))) {
      expect(dotsOf(face, 20, one ?? '')).not.toBe(dotsOf(face, 20, other ?? ''));
    }
  });
});

test('a capital is as high as the face says, and stands on the baseline', () => {
  for (const em of [20, 24, 28, 45, 64]) {
    const face = typeface('text', em);
    const page = createBitmap(200, 100);
    face.draw(page, 10, 90, 'Н');
    const rows = [...page.data.keys()].filter((index) => page.data[index] === 1).map((index) => Math.floor(index / 200));
    expect([Math.min(...rows), Math.max(...rows)]).toEqual([90 - face.capHeight, 89]);
  }
});

test('text is as wide drawn as measured', () => {
  const face = typeface('text-bold', 30);
  const page = createBitmap(600, 60);
  expect(face.draw(page, 0, 40, 'Згурська Ія Олегівна')).toBe(face.measure('Згурська Ія Олегівна'));
  const columns = [...page.data.keys()].filter((index) => page.data[index] === 1).map((index) => index % 600);
  expect(Math.max(...columns)).toBeLessThanOrEqual(face.measure('Згурська Ія Олегівна'));
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findFreeSpace, type Turn } from './free-space.ts';
import type { InkMap } from './ink-map.ts';

const wanted = { width: 70, height: 25, margin: 5 };

/** A page of whole millimetres with ink in the given rectangles: left, top, width, height from the upper left. */
function page(columns: number, rows: number, inked: readonly (readonly [number, number, number, number])[]): InkMap {
  const cells = new Uint8Array(columns * rows);
  for (const [left, top, width, height] of inked) {
    for (let y = top; y < Math.min(rows, top + height); y++)
      cells.fill(200, y * columns + left, y * columns + Math.min(columns, left + width));
  }
  return { columns, rows, width: columns, height: rows, cells };
}

test('an empty page has room in the lower right corner', () => {
  const found = findFreeSpace(page(210, 297, []), 0, wanted);
  expect(found).toMatchObject({ width: 70, height: 25 });
  expect(found?.x).toBeGreaterThan(130);
  expect(found?.y).toBeLessThan(8);
});

test('a written page has none, nor has one with room only at the top', () => {
  expect(findFreeSpace(page(210, 297, [[10, 10, 190, 277]]), 0, wanted)).toBeUndefined();
  expect(findFreeSpace(page(210, 297, [[0, 90, 210, 207]]), 0, wanted)).toBeUndefined();
});

test('the corner is that of the page as it is displayed', () => {
  // Ink in the lower right as scanned: free only when the page is turned.
  const map = page(210, 297, [[60, 180, 150, 117]]);
  expect(findFreeSpace(map, 180, wanted)?.y).toBeLessThan(8);
  const turnedRight = findFreeSpace(map, 90, wanted);
  expect(turnedRight).toBeDefined();
  expect((turnedRight?.x ?? 0) + 70).toBeGreaterThan(285);
});

test('what is found is never covered by ink and lies within the margins', () => {
  const rectangle = fc.tuple(fc.nat(209), fc.nat(296), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 40 }));
  const turn = fc.constantFrom<Turn>(0, 90, 180, 270);
  fc.assert(
    fc.property(fc.array(rectangle, { maxLength: 14 }), turn, (inked, by) => {
      const map = page(210, 297, inked);
      const found = findFreeSpace(map, by, wanted);
      if (found === undefined) return;
      const [wide, high] = by % 180 === 0 ? [210, 297] : [297, 210];
      expect(found.x).toBeGreaterThanOrEqual(wanted.margin);
      expect(found.y).toBeGreaterThanOrEqual(wanted.margin);
      expect(found.x + found.width).toBeLessThanOrEqual(wide - wanted.margin);
      for (let mm = 0; mm < found.width * found.height; mm++) {
        const x = found.x + (mm % found.width) + 0.5;
        const y = high - found.y - found.height + Math.floor(mm / found.width) + 0.5;
        const [column, row] = by === 0 ? [x, y] : by === 90 ? [y, 297 - x] : by === 180 ? [210 - x, 297 - y] : [210 - y, x];
        expect(map.cells[Math.floor(row) * 210 + Math.floor(column)]).toBe(0);
      }
    }),
    { numRuns: 60 },
  );
});

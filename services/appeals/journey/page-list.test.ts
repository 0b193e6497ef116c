import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addPage, movePage, removePage, rotatePage } from './page-list.ts';
import type { JourneyPage } from './appeal-work.ts';

const page = (id: string): JourneyPage => ({ id, revision: 0, rotation: 0, mode: 'bw', width: 2480, height: 3508, blank: false });
const list = (ids: string): JourneyPage[] => [...ids].map(page);
const ids = (pages: readonly JourneyPage[]): string => pages.map(({ id }) => id).join('');

test('a page is added at the end, once, or takes the place of another', () => {
  expect(ids(addPage(list('abc'), page('d'), null))).toBe('abcd');
  expect(ids(addPage(list('abc'), page('b'), 'c'))).toBe('abc');
  expect(ids(addPage(list('abc'), page('d'), 'b'))).toBe('adc');
  expect(ids(addPage(list('abc'), page('d'), 'gone'))).toBe('abcd');
});

test('moving puts the page where it was asked to be, within the list, and keeps all others in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3, max: 9 }), fc.constantFrom('a', 'b', 'c', 'd', 'gone'), (to, id) => {
      const moved = ids(movePage(list('abcd'), id, to));
      expect(moved.replace(id, '')).toBe('abcd'.replace(id, ''));
      if (id !== 'gone') expect(moved.indexOf(id)).toBe(Math.min(Math.max(to, 0), 3));
    }),
  );
});

test('four quarter turns bring the page back under a new revision', () => {
  let pages: JourneyPage[] = list('ab');
  const seen = [1, 2, 3, 4].map(() => {
    pages = rotatePage(pages, 'b');
    return pages[1]?.rotation;
  });
  expect(seen).toEqual([90, 180, 270, 0]);
  expect(pages).toEqual([page('a'), { ...page('b'), revision: 4 }]);
});

test('removing takes one page out', () => {
  expect(ids(removePage(list('abc'), 'b'))).toBe('ac');
});

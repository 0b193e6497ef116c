import type { JourneyPage } from './appeal-work.ts';

const turns = { 0: 90, 90: 180, 180: 270, 270: 0 } as const;

/** One quarter clockwise. The picture's address changes with the revision. */
export function rotatePage(pages: readonly JourneyPage[], id: string): JourneyPage[] {
  return pages.map((page) => (page.id === id ? { ...page, rotation: turns[page.rotation], revision: page.revision + 1 } : page));
}

export function removePage(pages: readonly JourneyPage[], id: string): JourneyPage[] {
  return pages.filter((page) => page.id !== id);
}

/** Puts a page at place `to`, counted from 0 and held within the list. */
export function movePage(pages: readonly JourneyPage[], id: string, to: number): JourneyPage[] {
  const page = pages.find((one) => one.id === id);
  if (!page) return [...pages];
  const rest = removePage(pages, id);
  const place = Math.min(Math.max(to, 0), rest.length);
  return [...rest.slice(0, place), page, ...rest.slice(place)];
}

/** Adds a page at the end, or in the place of the one it replaces. A page already there is not added twice. */
export function addPage(pages: readonly JourneyPage[], page: JourneyPage, replacing: string | null): JourneyPage[] {
  if (pages.some((one) => one.id === page.id)) return [...pages];
  const place = pages.findIndex((one) => one.id === replacing);
  if (place < 0) return [...pages, page];
  return [...pages.slice(0, place), page, ...pages.slice(place + 1)];
}

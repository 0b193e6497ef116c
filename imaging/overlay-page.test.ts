import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeStrip, stripAsTiff } from './bilevel.ts';
import type { CleanPage } from './clean-page.ts';
import { overlayPage, type Overlay } from './overlay-page.ts';

const overlay: Overlay = { data: new Uint8Array(100 * 50).fill(1), width: 100, height: 50 };

async function whitePage(width: number, height: number): Promise<CleanPage> {
  const data = await encodeStrip({ data: new Uint8Array(width * height).fill(255), width, height, channels: 1 });
  return { mode: 'bw', width, height, data, blank: true, skewDegrees: 0 };
}

/** The box around everything black, in pixels. */
async function blackBox(page: CleanPage): Promise<number[]> {
  const picture = sharp(stripAsTiff(page.data, page.width, page.height)).greyscale();
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const at = [...data.keys()].filter((i) => data[i] === 0);
  const xs = at.map((i) => i % info.width);
  const ys = at.map((i) => Math.floor(i / info.width));
  const [left, top] = [xs.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.min(a, b))];
  return [left, top, xs.reduce((a, b) => Math.max(a, b)) - left + 1, ys.reduce((a, b) => Math.max(a, b)) - top + 1];
}

test('black dots land where the turned page has room', async () => {
  // 800 × 640 turned right is 640 × 800; 25.4 mm is 300 pixels.
  const stamped = await overlayPage(await whitePage(800, 640), 90, overlay, { x: 25.4, y: 50.8 });
  expect([stamped.width, stamped.height]).toEqual([640, 800]);
  expect(await blackBox(stamped)).toEqual([300, 800 - 600 - 50, 100, 50]);
});

test('without room the page grows and nothing of it is covered', async () => {
  const stamped = await overlayPage(await whitePage(640, 800), 0, overlay);
  expect(stamped.height).toBeGreaterThan(850);
  const [left, top, width, height] = await blackBox(stamped);
  expect(top).toBeGreaterThan(800);
  expect([width, height]).toEqual([100, 50]);
  expect((left ?? 0) + 100).toBeLessThan(640);
});

import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { makePage } from '../test/pages/make-pages.ts';
import { stripAsTiff } from './bilevel.ts';
import type { CleanPage } from './clean-page.ts';
import { processPage, type PageOptions } from './process-page.ts';
import { thumbnail } from './thumbnail.ts';

async function clean(bytes: Uint8Array, options?: PageOptions): Promise<CleanPage> {
  const result = await processPage(bytes, options);
  if (result.kind === 'fault') throw new Error(result.fault);
  return result.page;
}

/** Share of black pixels in a part of a black-and-white page, given in thousandths of its size. */
async function blackShare(page: CleanPage, [left, top, width, height]: [number, number, number, number]): Promise<number> {
  const area = {
    left: Math.round((page.width * left) / 1000),
    top: Math.round((page.height * top) / 1000),
    width: Math.round((page.width * width) / 1000),
    height: Math.round((page.height * height) / 1000),
  };
  const picture = sharp(stripAsTiff(page.data, page.width, page.height))
    .extract(area)
    .greyscale();
  const data = await picture.raw().toBuffer();
  return data.filter((value) => value < 128).length / data.length;
}

describe('the mode follows what is on the page', () => {
  test.each([
    ['letter-blue-signature', 'bw'],
    ['letter-tinted-paper', 'bw'],
    ['letter-shadowed', 'bw'],
    ['letter-pencil', 'bw'],
    ['table-form', 'bw'],
    ['colour-form', 'colour'],
    ['colour-photo', 'colour'],
    ['photo-in-letter', 'colour'],
    ['grey-photo', 'grey'],
  ])('%s → %s', async (name, mode) => {
    expect((await clean(await makePage(name))).mode).toBe(mode);
  });

  test('a chosen mode is kept', async () => {
    const page = await makePage('letter-png-150');
    expect((await clean(page, { mode: 'grey' })).mode).toBe('grey');
    const { data } = await clean(page, { mode: 'colour' });
    expect((await sharp(data).metadata()).channels).toBe(3);
  });
});

describe('black and white', () => {
  test('shadow turns white and its text stays', async () => {
    const page = await clean(await makePage('letter-shadowed'));
    expect(await blackShare(page, [0, 560, 1000, 430])).toBeLessThan(0.0005);
    expect(await blackShare(page, [120, 260, 700, 90])).toBeGreaterThan(0.05);
  });

  test('faint pencil stays', async () => {
    const page = await clean(await makePage('letter-pencil'));
    expect(await blackShare(page, [120, 130, 360, 500])).toBeGreaterThan(0.02);
  });

  test('the page has the size of the paper at 300 dpi, whatever it was scanned at', async () => {
    for (const name of ['letter-png-150', 'letter-png-600-grey', 'letter-no-density']) {
      expect(await clean(await makePage(name))).toMatchObject({ width: 2480, height: 3508 });
    }
  });

  test('paper without writing is blank, writing by pencil is not', async () => {
    expect((await clean(await makePage('blank-sheet'))).blank).toBe(true);
    expect((await clean(await makePage('letter-pencil'))).blank).toBe(false);
    const fullStop =
      '<svg xmlns="http://www.w3.org/2000/svg" width="2480" height="3508"><rect width="100%" height="100%" fill="#fff"/><path d="M900 900h90v60" stroke="#000" stroke-width="6" fill="none"/></svg>';
    expect((await clean(await sharp(Buffer.from(fullStop)).png().toBuffer())).blank).toBe(false);
  });
});

describe('skew', () => {
  test.each([
    ['letter-skewed-right', 2.3],
    ['letter-skewed-left', -5.6],
    ['letter-phone-photo', 1.4],
  ])('%s is found to a tenth of a degree and undone', async (name, degrees) => {
    const page = await clean(await makePage(name));
    expect(Math.abs(page.skewDegrees - degrees)).toBeLessThanOrEqual(0.1);
    const again = await clean(
      await sharp(stripAsTiff(page.data, page.width, page.height))
        .png()
        .toBuffer(),
    );
    expect(Math.abs(again.skewDegrees)).toBeLessThanOrEqual(0.15);
  });

  test.each(['letter-png-300', 'letter-landscape', 'letter-upside-down', 'colour-photo', 'blank-sheet'])(
    '%s is left alone',
    async (name) => {
      expect(Math.abs((await clean(await makePage(name))).skewDegrees)).toBeLessThan(0.15);
    },
  );

  test('writing near the corners survives turning', async () => {
    const marks = [
      [90, 90],
      [2390, 90],
      [90, 3418],
      [2390, 3418],
    ].map(([x, y]) => `<circle cx="${x}" cy="${y}" r="40"/>`);
    const lines = Array.from({ length: 30 }, (_, i) => `<rect x="60" y="${250 + i * 100}" width="2360" height="12"/>`);
    const svg = (degrees: number): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="2900" height="3900"><rect width="100%" height="100%" fill="#fff"/><g transform="translate(210 196) rotate(${degrees} 1240 1754)">${marks.join('')}${lines.join('')}</g></svg>`;
    const render = async (degrees: number): Promise<Buffer> =>
      sharp(Buffer.from(svg(degrees)))
        .withMetadata({ density: 300 })
        .png()
        .toBuffer();
    const [straight, askew] = [await clean(await render(0)), await clean(await render(7))];
    expect(askew.skewDegrees).toBeCloseTo(7, 0);
    const ink = async (page: CleanPage): Promise<number> => (await blackShare(page, [0, 0, 1000, 1000])) * page.width * page.height;
    expect((await ink(askew)) / (await ink(straight))).toBeCloseTo(1, 1);
  });
});

test('a preview is made of the encoded page in the format asked for', async () => {
  for (const name of ['letter-png-150', 'colour-form']) {
    const preview = await thumbnail(await clean(await makePage(name)), 300, 'png');
    const { width, height, format } = await sharp(preview.data).metadata();
    expect({ width, height, format }).toEqual({ width: 300, height: 424, format: 'png' });
    const { channels } = await sharp(preview.data).stats();
    expect(channels[0]?.mean).toBeGreaterThan(150);
  }
});

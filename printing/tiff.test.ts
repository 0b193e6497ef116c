import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { ScannedPage } from './scanned-page.ts';
import { buildAppealTiff } from './tiff.ts';

/** Two white rows of 16 dots: each is one bit, V0, then the end-of-block mark (ITU-T T.6 §§ 2.2.3.1, 2.4.1.1). */
const white: ScannedPage = { mode: 'bw', width: 16, height: 2, data: Uint8Array.from([0xc0, 0x04, 0x00, 0x40]), rotation: 0 };
const facts = { number: 'DP01-26-000123-7', organisation: 'Рада', at: new Date('2026-11-21T12:05:07Z') };

async function colourPage(): Promise<ScannedPage> {
  const red = sharp({ create: { width: 33, height: 21, channels: 3, background: '#c02020' } });
  return {
    mode: 'colour',
    width: 33,
    height: 21,
    data: new Uint8Array(await red.jpeg({ chromaSubsampling: '4:2:0' }).toBuffer()),
    rotation: 90,
  };
}

async function greyPage(): Promise<ScannedPage> {
  const grey = sharp({ create: { width: 24, height: 40, channels: 3, background: '#808080' } }).toColourspace('b-w');
  return { mode: 'grey', width: 24, height: 40, data: new Uint8Array(await grey.jpeg().toBuffer()), rotation: 0 };
}

test('libtiff reads back every page with its size, colour, turn and density', async () => {
  const file = buildAppealTiff({ ...facts, pages: [white, await colourPage(), await greyPage()] });
  const read = (page: number) => sharp(file, { page });
  expect(await read(0).metadata()).toMatchObject({ pages: 3, width: 16, height: 2, density: 300 });
  expect(await read(1).metadata()).toMatchObject({ width: 33, height: 21, orientation: 6 });
  const paper = await read(0).greyscale().raw().toBuffer();
  expect(paper.every((value) => value === 255)).toBe(true);
  const [red, green] = (await read(1).stats()).channels;
  expect(red?.mean).toBeGreaterThan(180);
  expect(green?.mean).toBeLessThan(50);
  expect((await read(2).greyscale().stats()).channels[0]?.mean).toBeCloseTo(128, 0);
});

test('the same input gives the same bytes', async () => {
  const pages = [white, await colourPage()];
  expect(Buffer.compare(buildAppealTiff({ ...facts, pages }), buildAppealTiff({ ...facts, pages }))).toBe(0);
});

test('an appeal without pages is a bug', () => {
  expect(() => buildAppealTiff({ ...facts, pages: [] })).toThrow(RangeError);
});

import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { makeMultiPageTiff, makePage } from '../test/pages/make-pages.ts';
import { decodePage } from './decode-page.ts';
import { believableDensity } from './paper-size.ts';
import { readImage } from './read-image.ts';

async function faultOf(bytes: Uint8Array): Promise<string> {
  const reading = await readImage(bytes);
  if (reading.kind === 'fault') return reading.fault;
  const [first] = reading.pages;
  if (first === undefined) return 'no page';
  const decoded = await decodePage(bytes, first);
  return typeof decoded === 'string' ? decoded : 'fine';
}

describe('what is not a usable page', () => {
  test('nothing, text and other formats are told apart', async () => {
    expect(await faultOf(new Uint8Array())).toBe('empty');
    expect(await faultOf(Buffer.from('Прошу розглянути'))).toBe('notAnImage');
    expect(await faultOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))).toBe('notAnImage');
    expect(await faultOf(Buffer.from('%PDF-1.4\n'))).toBe('unsupported');
    expect(
      await faultOf(
        await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
          .webp()
          .toBuffer(),
      ),
    ).toBe('unsupported');
  });

  test.each(['letter-png-150', 'letter-jpeg-grey', 'letter-lzw-tiff'])('%s cut short anywhere is truncated', async (name) => {
    const whole = await makePage(name);
    for (const share of [0.001, 0.5, 0.97]) expect(await faultOf(whole.subarray(0, Math.ceil(whole.length * share)))).toBe('truncated');
    expect(await faultOf(whole)).toBe('fine');
  });

  test('more than 40 megapixels are refused from the header', async () => {
    const header = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const size = Buffer.alloc(17);
    size.writeUInt32BE(60_000, 0);
    size.writeUInt32BE(60_000, 4);
    size.set([8, 2, 0, 0, 0], 8);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE((await import('node:zlib')).crc32(Buffer.concat([Buffer.from('IHDR'), size.subarray(0, 13)])));
    const start = Buffer.concat([header, size.subarray(0, 13), crc, Buffer.from('0000000049444154', 'hex'), Buffer.alloc(4)]);
    expect(await faultOf(start)).toBe('tooLarge');
  });

  test('no bytes whatever make it throw', async () => {
    const head = fc.constantFrom('\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'II*\0', 'MM\0*', '');
    await fc.assert(
      fc.asyncProperty(head, fc.uint8Array({ maxLength: 300 }), async (mark, rest) => {
        expect(await faultOf(Buffer.concat([Buffer.from(mark, 'latin1'), rest]))).not.toBe('');
      }),
      { numRuns: 150 },
    );
  });
});

test('a multi-page TIFF gives its pages one by one', async () => {
  const bytes = await makeMultiPageTiff();
  const reading = await readImage(bytes);
  if (reading.kind === 'fault') throw new Error(reading.fault);
  expect(reading.pages.map((page) => [page.index, page.width, page.height])).toEqual([0, 1, 2].map((index) => [index, 2480, 3508]));
  const pictures = await Promise.all(reading.pages.map((page) => decodePage(bytes, page)));
  const sums = pictures.map((picture) => (typeof picture === 'string' ? picture : picture.data.reduce((sum, value) => sum + value, 0)));
  expect(new Set(sums).size).toBe(3);
});

describe('density', () => {
  test('what the file says counts only if it makes a sheet that exists', () => {
    expect(believableDensity(2480, 3508, 300)).toBe(300);
    expect(believableDensity(1700, 2200, 200)).toBe(200);
    expect(believableDensity(945, 2000, 300)).toBe(300);
    expect(believableDensity(3508, 2480, undefined)).toBeCloseTo(300, 0);
  });

  test('a phone photo said to be 72 dpi fills an A4 page', () => {
    expect(believableDensity(3000, 4000, 72)).toBeCloseTo(3000 / (210 / 25.4), 5);
    expect(believableDensity(2480, 3508, 1)).toBeCloseTo(300, 0);
  });
});

test('an upside-down camera picture is turned by its mark', async () => {
  const upright = await sharp({ create: { width: 600, height: 900, channels: 3, background: 'white' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const reading = await readImage(upright);
  expect(reading.kind === 'pages' && reading.pages[0]).toMatchObject({ width: 900, height: 600 });
});

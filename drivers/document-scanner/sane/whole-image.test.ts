import sharp from 'sharp';
import { expect, test } from 'vitest';
import { isWholeImage } from './whole-image.ts';

const picture = () =>
  sharp({ create: { width: 60, height: 80, channels: 3, background: '#a0b0c0', noise: { type: 'gaussian', mean: 128, sigma: 40 } } });
const files = {
  png: () => picture().png().toBuffer(),
  jpeg: () => picture().jpeg().toBuffer(),
  tiff: () => picture().tiff({ compression: 'none' }).toBuffer(),
  g4: () => picture().greyscale().threshold().toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
};

test.each(Object.entries(files))('a whole %s is whole, and cut short anywhere it is not', async (name, make) => {
  const file = await make();
  expect(isWholeImage(file)).toBe(true);
  // The directory of a TIFF may stand last, and its last bytes be values nobody needs to find the picture; what counts is that no pixel is missing.
  const steps = Math.ceil(file.length / 300);
  for (let length = 0; length < file.length - (name === 'png' || name === 'jpeg' ? 0 : 400); length += steps) {
    expect(isWholeImage(file.subarray(0, length)), `${length} of ${file.length} bytes`).toBe(false);
  }
});

test('headers without a picture, which scanimage leaves behind, are no pages', () => {
  const header = Buffer.from('89504e470d0a1a0a0000000d49484452000009b000000db30802000000', 'hex');
  expect(isWholeImage(header)).toBe(false);
  expect(isWholeImage(Buffer.concat([header, Buffer.from('0000000049454e44ae426082', 'hex')]))).toBe(false);
  expect(isWholeImage(new Uint8Array())).toBe(false);
  expect(isWholeImage(Buffer.from('P5 2 2 255 0000'))).toBe(false);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shrink, toGrey, type Raster } from './raster.ts';
import { inked, separateInk } from './threshold.ts';

/** Rasters of any size, also those whose rows start in the middle of a word, inside a larger buffer. */
function rasters(shortest: number): fc.Arbitrary<Raster> {
  const side = fc.integer({ min: shortest, max: 40 });
  return fc.tuple(side, side, fc.constantFrom(1 as const, 3 as const), fc.nat(3)).chain(([width, height, channels, offset]) => {
    const length = width * height * channels + offset;
    return fc
      .uint8Array({ minLength: length, maxLength: length })
      .map((bytes) => ({ data: bytes.subarray(offset), width, height, channels }));
  });
}

function sample({ data, width, channels }: Raster, x: number, y: number, channel: number): number {
  return data[(y * width + x) * channels + channel] ?? NaN;
}

describe('several samples read as one word give what each alone would', () => {
  test('grey is the luma of each pixel', () => {
    fc.assert(
      fc.property(rasters(1), (raster) => {
        const grey = toGrey(raster);
        for (let i = 0; i < raster.width * raster.height; i++) {
          const [r, g, b] = [0, 1, 2].map((c) => raster.data[i * raster.channels + (raster.channels === 3 ? c : 0)] ?? NaN);
          expect(grey.data[i]).toBe(((r ?? NaN) * 77 + (g ?? NaN) * 150 + (b ?? NaN) * 29 + 128) >> 8);
        }
      }),
    );
  });

  test('a small pixel is the mean of its square', () => {
    fc.assert(
      fc.property(rasters(4), (raster) => {
        const small = shrink(raster);
        expect(small).toMatchObject({ width: raster.width >> 2, height: raster.height >> 2, channels: raster.channels });
        for (let y = 0; y < small.height; y++) {
          for (let x = 0; x < small.width; x++) {
            for (let c = 0; c < raster.channels; c++) {
              let sum = 0;
              for (let k = 0; k < 16; k++) sum += sample(raster, x * 4 + (k & 3), y * 4 + (k >> 2), c);
              expect(sample(small, x, y, c)).toBe(Math.round(sum / 16));
            }
          }
        }
      }),
    );
  });

  test('a line thinner than a square still has a small picture', () => {
    const line: Raster = { data: Uint8Array.of(7, 8, 9, 10, 11), width: 5, height: 1, channels: 1 };
    expect(shrink(line)).toEqual({ data: Uint8Array.of(7), width: 1, height: 1, channels: 1 });
  });
});

test('under even paper with one dark mark nearby every pixel is judged by the same limit, wherever it stands', () => {
  fc.assert(
    fc.property(rasters(4), fc.integer({ min: 60, max: 255 }), (any, level) => {
      // Full contrast takes 70 % of the paper's brightness for the limit.
      const limit = Math.round(level * 0.7);
      const plain = toGrey(any);
      // Nearly all is just paper, so that whole squares are, and the rest is ink by one level only.
      const page = { ...plain, data: plain.data.map((value) => (value % 32 === 0 ? limit - 1 : limit)) };
      const size = { width: page.width >> 2, height: page.height >> 2 };
      const small = { ...size, data: new Uint8Array(size.width * size.height), channels: 1 as const };
      const ink = separateInk(page, small, new Uint8Array(small.data.length).fill(level));
      expect([...ink.data]).toEqual([...page.data].map((value) => (value < limit ? inked : 255)));
    }),
  );
});

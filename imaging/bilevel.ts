import sharp from 'sharp';
import type { Raster } from './raster.ts';

/** libtiff writes whole pages as one strip only as a tile, and tiles come in multiples of 16 (TIFF 6.0 § 15). */
export const stripStep = 16;

/**
 * Encodes a grey picture of nothing but 0 and 255 as one CCITT Group 4 strip (ITU-T T.6), as PDF and TIFF embed it: black is coded as black, so PDF reads it with
 * `BlackIs1 false` and TIFF with WhiteIsZero. The width must be a multiple of 16; the strip may hold up to 15 white rows more than the page.
 */
export async function encodeStrip({ data, width, height, channels }: Raster): Promise<Uint8Array> {
  if (width % stripStep !== 0) throw new RangeError(`the width of a strip must be a multiple of ${stripStep}, not ${width}`);
  const rows = Math.ceil(height / stripStep) * stripStep;
  const image = sharp(data, { raw: { width, height, channels } });
  if (rows > height) image.extend({ bottom: rows - height, background: '#ffffff' });
  const tiff = await image
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite: true, tile: true, tileWidth: width, tileHeight: rows })
    .toBuffer();
  return onlyTile(tiff);
}

/** Finds the one tile of a little-endian TIFF just written by libtiff: tags 324 TileOffsets, 325 TileByteCounts (TIFF 6.0 §§ 2, 15). */
function onlyTile(tiff: Buffer): Uint8Array {
  const directory = tiff.readUInt32LE(4);
  const entries = tiff.readUInt16LE(directory);
  const found = new Map<number, { count: number; value: number }>();
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + i * 12;
    found.set(tiff.readUInt16LE(at), { count: tiff.readUInt32LE(at + 4), value: tiff.readUInt32LE(at + 8) });
  }
  const offset = found.get(324);
  const length = found.get(325);
  if (offset?.count !== 1 || length === undefined) throw new Error('libtiff did not write the page as one tile');
  return new Uint8Array(tiff.subarray(offset.value, offset.value + length.value));
}

/** Wraps a strip of `encodeStrip` into a minimal one-page TIFF (TIFF 6.0 §§ 2, 3, 11), which libvips can decode again. */
export function stripAsTiff(strip: Uint8Array, width: number, height: number): Buffer {
  const entries: [tag: number, type: 3 | 4, value: number][] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 1],
    [259, 3, 4],
    [262, 3, 0],
    [273, 4, 8],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, strip.length],
  ];
  const directory = 8 + strip.length + (strip.length % 2);
  const file = Buffer.alloc(directory + 2 + entries.length * 12 + 4);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(directory, 4);
  file.set(strip, 8);
  file.writeUInt16LE(entries.length, directory);
  entries.forEach(([tag, type, value], i) => {
    const at = directory + 2 + i * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(1, at + 4);
    file.writeUInt32LE(value, at + 8);
  });
  return file;
}

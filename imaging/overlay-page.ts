import sharp, { type Sharp } from 'sharp';
import { encodeStrip, stripAsTiff, stripStep } from './bilevel.ts';
import type { CleanPage } from './clean-page.ts';
import type { Turn } from './free-space.ts';
import { pageDpi } from './raster.ts';

/** Black dots at 300 dpi to be put on a page: one byte a dot, 1 is black. */
export type Overlay = { readonly data: Uint8Array; readonly width: number; readonly height: number };

const margin = 47; // 4 mm at 300 dpi

/**
 * Puts black dots on a page, with their lower left corner at `place` (millimetres from the lower left of the page as displayed), or, without
 * a place, on a strip added at the bottom. The result is upright: it needs no more turning. For formats that carry pictures only.
 */
export async function overlayPage(page: CleanPage, turn: Turn, overlay: Overlay, place?: { x: number; y: number }): Promise<CleanPage> {
  const stored = page.mode === 'bw' ? stripAsTiff(page.data, page.width, page.height) : page.data;
  // Left to itself libvips gives three channels for one.
  const space = page.mode === 'colour' ? 'srgb' : 'b-w';
  const turned = await sharp(stored).toColourspace(space).rotate(turn).raw().toBuffer({ resolveWithObject: true });
  const before = turned.info;
  const needed = place === undefined ? overlay.width + 2 * margin : before.width;
  const width = Math.ceil(Math.max(before.width, needed) / stripStep) * stripStep;
  const height = before.height + (place === undefined ? overlay.height + 2 * margin : 0);
  const left = place === undefined ? width - margin - overlay.width : Math.round((place.x / 25.4) * pageDpi);
  const top = place === undefined ? before.height + margin : before.height - Math.round((place.y / 25.4) * pageDpi) - overlay.height;
  const extended = sharp(turned.data, { raw: before }).extend({
    right: width - before.width,
    bottom: height - before.height,
    background: '#fff',
  });
  const canvas = await extended.toColourspace(space).raw().toBuffer({ resolveWithObject: true });
  darken(canvas.data, canvas.info, overlay, left, top);
  const channels = page.mode === 'colour' ? 3 : 1;
  if (canvas.info.channels !== channels) throw new Error(`expected ${channels} channels, got ${canvas.info.channels}`);
  const data =
    page.mode === 'bw'
      ? await encodeStrip({ data: canvas.data, width, height, channels: 1 })
      : await encodeJpeg(sharp(canvas.data, { raw: canvas.info }).toColourspace(space));
  return { ...page, width, height, data };
}

function darken(
  data: Uint8Array,
  info: { width: number; height: number; channels: number },
  overlay: Overlay,
  left: number,
  top: number,
): void {
  for (let y = 0; y < overlay.height; y++) {
    for (let x = 0; x < overlay.width; x++) {
      if (overlay.data[y * overlay.width + x] !== 1) continue;
      const at = ((top + y) * info.width + left + x) * info.channels;
      data.fill(0, at, at + info.channels);
    }
  }
}

async function encodeJpeg(image: Sharp): Promise<Uint8Array> {
  return new Uint8Array(await image.jpeg({ quality: 80, progressive: false, chromaSubsampling: '4:2:0' }).toBuffer());
}

import sharp, { type Sharp } from 'sharp';
import { stripAsTiff } from './bilevel.ts';
import type { CleanPage } from './clean-page.ts';
import type { Raster } from './raster.ts';

export type Preview = {
  readonly format: 'webp' | 'jpeg' | 'png';
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
};

/** A preview of a page as it will be kept, `width` pixels wide, as WebP unless another format is asked for. */
export async function thumbnail(page: CleanPage, width: number, format: Preview['format'] = 'webp'): Promise<Preview> {
  const bytes = page.mode === 'bw' ? stripAsTiff(page.data, page.width, page.height) : page.data;
  return scaleDown(sharp(bytes).toColourspace('srgb'), width, format);
}

/** The same from the picture while it is still uncompressed, which saves decoding it. */
export async function thumbnailOf({ data, width: full, height, channels }: Raster, width: number): Promise<Preview> {
  return scaleDown(sharp(data, { raw: { width: full, height, channels } }), width, 'webp');
}

async function scaleDown(image: Sharp, width: number, format: Preview['format']): Promise<Preview> {
  const small = image.resize({ width, kernel: 'linear', withoutEnlargement: true });
  const encoded =
    format === 'webp' ? small.webp({ quality: 80, effort: 1 }) : format === 'jpeg' ? small.jpeg({ quality: 80 }) : small.png();
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { format, width: info.width, height: info.height, data: new Uint8Array(data) };
}

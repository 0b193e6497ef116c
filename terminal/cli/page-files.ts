import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { ImageFault } from '../../imaging/image-fault.ts';
import { readImage } from '../../imaging/read-image.ts';
import { CommandFailure, whyUnread } from './failure.ts';

const sentences: Readonly<Record<ImageFault, string>> = {
  empty: 'is empty',
  notAnImage: 'is not an image',
  truncated: 'is cut off or damaged',
  tooLarge: 'has more than 40 megapixels',
  unsupported: 'is an image, but not PNG, JPEG or TIFF',
  workerFailed: 'could not be worked on',
};

/** What is said of a page image that cannot be used. */
export function pageProblem(path: string, fault: ImageFault): string {
  return `${path} ${sentences[fault]}.`;
}

/**
 * Reads page images, one for each side: a TIFF of several pages becomes several images. Every file is looked into before the first
 * is used, down to its last pixel, so that bad input is refused before a number is taken.
 */
export async function readPageFiles(paths: readonly string[]): Promise<Uint8Array[]> {
  const pages: Uint8Array[] = [];
  for (const path of paths) {
    let bytes: Buffer;
    try {
      bytes = await readFile(path);
    } catch (error) {
      throw new CommandFailure('badInput', `${path} ${whyUnread(error)}.`);
    }
    const reading = await readImage(bytes);
    if (reading.kind === 'fault') throw new CommandFailure('badInput', pageProblem(path, reading.fault));
    for (const { index } of reading.pages) {
      if (!(await isWhole(bytes, index))) throw new CommandFailure('badInput', pageProblem(path, 'truncated'));
    }
    if (reading.pages.length === 1) pages.push(bytes);
    else
      for (const page of reading.pages.keys())
        pages.push(await sharp(bytes, { page }).withMetadata().tiff({ compression: 'deflate' }).toBuffer());
  }
  return pages;
}

/** Reads a picture to its end, made small on the way: what is cut off or damaged shows only there. */
async function isWhole(bytes: Uint8Array, page: number): Promise<boolean> {
  try {
    await sharp(bytes, { page, failOn: 'warning' }).resize(32).raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}

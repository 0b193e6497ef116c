import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { ImageFault } from '../../imaging/image-fault.ts';
import { readImage } from '../../imaging/read-image.ts';
import { CommandFailure } from './failure.ts';

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
 * is used, so that bad input is refused before a number is taken.
 */
export async function readPageFiles(paths: readonly string[]): Promise<Uint8Array[]> {
  const pages: Uint8Array[] = [];
  for (const path of paths) {
    let bytes: Buffer;
    try {
      bytes = await readFile(path);
    } catch (error) {
      throw new CommandFailure('badInput', `${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
    const reading = await readImage(bytes);
    if (reading.kind === 'fault') throw new CommandFailure('badInput', pageProblem(path, reading.fault));
    if (reading.pages.length === 1) pages.push(bytes);
    else for (const index of reading.pages.keys()) pages.push(await oneOf(bytes, index, path));
  }
  return pages;
}

async function oneOf(bytes: Uint8Array, page: number, path: string): Promise<Uint8Array> {
  try {
    return await sharp(bytes, { page }).withMetadata().tiff({ compression: 'deflate' }).toBuffer();
  } catch {
    throw new CommandFailure('badInput', pageProblem(`${path}, page ${page + 1},`, 'truncated'));
  }
}

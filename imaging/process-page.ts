import { cleanPage, defaultCleanOptions, type CleanOptions, type CleanPage } from './clean-page.ts';
import { decodePage } from './decode-page.ts';
import { findBarcodes, type BarcodeSearch, type PageBarcode } from './find-barcodes.ts';
import type { ImageFault } from './image-fault.ts';
import type { InkMap } from './ink-map.ts';
import { readImage } from './read-image.ts';
import { thumbnailOf, type Preview } from './thumbnail.ts';

export type PageOptions = Partial<CleanOptions> & {
  /** Which page of a multi-page TIFF, from 0; 0 if left out. */
  readonly index?: number;
  /** Whether and how hard to look for barcodes; not at all if left out. */
  readonly barcodes?: BarcodeSearch;
  /** Width of a preview in pixels; none is made if left out. */
  readonly previewWidth?: number;
};

/** What a page image came to. */
export type PageResult =
  | {
      readonly kind: 'page';
      readonly page: CleanPage;
      readonly barcodes: readonly PageBarcode[];
      /** For `findFreeSpace`. */
      readonly ink: InkMap;
      readonly preview?: Preview;
      /** How to turn the page to read it, by the direction of its barcode. Nothing is said without one. */
      readonly orientationHint?: 0 | 90 | 180 | 270;
    }
  | { readonly kind: 'fault'; readonly fault: ImageFault };

/** Takes one page of an image file through everything: header checks, decoding, cleaning, barcodes, preview. */
export async function processPage(bytes: Uint8Array, options: PageOptions = {}): Promise<PageResult> {
  const reading = await readImage(bytes);
  if (reading.kind === 'fault') return reading;
  const source = reading.pages[options.index ?? 0];
  if (source === undefined) return { kind: 'fault', fault: 'empty' };
  const decoded = await decodePage(bytes, source);
  if (typeof decoded === 'string') return { kind: 'fault', fault: decoded };
  const cleaned = await cleanPage(decoded, { ...defaultCleanOptions, ...options });
  const barcodes = options.barcodes === undefined ? [] : await findBarcodes(cleaned.grey, options.barcodes);
  const hint = orientationHint(barcodes);
  return {
    kind: 'page',
    page: cleaned.page,
    barcodes,
    ink: cleaned.ink,
    ...(options.previewWidth === undefined ? {} : { preview: await thumbnailOf(cleaned.picture, options.previewWidth) }),
    ...(hint === undefined ? {} : { orientationHint: hint }),
  };
}

/** A symbol printed upright and found turned by some degrees says that the page needs turning back by as much. */
function orientationHint(barcodes: readonly PageBarcode[]): 0 | 90 | 180 | 270 | undefined {
  const [first] = barcodes;
  if (first === undefined) return undefined;
  const quarters = ((Math.round(-first.degrees / 90) % 4) + 4) % 4;
  return quarters === 0 ? 0 : quarters === 1 ? 90 : quarters === 2 ? 180 : 270;
}

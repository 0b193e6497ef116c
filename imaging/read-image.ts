import sharp, { type Metadata } from 'sharp';
import { maxPixels, type ImageFault } from './image-fault.ts';
import { believableDensity } from './paper-size.ts';

/** One page inside an image file, known from the header; nothing of it is decoded yet. */
export type PageSource = {
  /** Page number inside the file, from 0. */
  readonly index: number;
  /** Upright size in pixels, with the camera's orientation mark already applied. */
  readonly width: number;
  readonly height: number;
  /** Dots per inch to read it at: what the file says if believable, else inferred from A4. */
  readonly density: number;
  readonly grey: boolean;
};

export type ImageReading =
  | { readonly kind: 'pages'; readonly pages: readonly PageSource[] }
  | { readonly kind: 'fault'; readonly fault: ImageFault };

/** Most pages one TIFF may hold; more is taken for an attack or an accident. */
const maxPages = 500;

/**
 * Looks at an image file's content (never its name) and says which pages it holds, reading headers only, so a picture that is too
 * large costs nothing. Damage in the pixels shows only when `decodePage` runs.
 */
export async function readImage(bytes: Uint8Array): Promise<ImageReading> {
  if (bytes.length === 0) return fault('empty');
  const format = sniff(bytes);
  if (format === 'unknown') return fault('notAnImage');
  if (format === 'other') return fault('unsupported');
  const first = await header(bytes, 0);
  if (typeof first === 'string') return fault(first);
  const count = format === 'tiff' ? (first.pages ?? 1) : 1;
  if (count > maxPages) return fault('tooLarge');
  const pages: PageSource[] = [];
  for (let index = 0; index < count; index++) {
    const meta = index === 0 ? first : await header(bytes, index);
    if (typeof meta === 'string') return fault(meta);
    const page = describe(meta, index);
    if (page.width * page.height === 0) return fault('empty');
    if (page.width * page.height > maxPixels) return fault('tooLarge');
    pages.push(page);
  }
  return { kind: 'pages', pages };
}

function fault(name: ImageFault): ImageReading {
  return { kind: 'fault', fault: name };
}

/** Page size limits are checked by `readImage` itself, so libvips' own limit is off here. */
async function header(bytes: Uint8Array, page: number): Promise<Metadata | ImageFault> {
  try {
    return await sharp(bytes, { page, limitInputPixels: false }).metadata();
  } catch {
    // The first bytes were those of an image, so what cannot be read is cut off or damaged.
    return 'truncated';
  }
}

function describe(meta: Metadata, index: number): PageSource {
  const { width, height } = meta.autoOrient;
  return {
    index,
    width,
    height,
    density: believableDensity(width, height, meta.density),
    grey: meta.space === 'b-w' || meta.space === 'grey16',
  };
}

type Format = 'png' | 'jpeg' | 'tiff' | 'other' | 'unknown';

/** Known by their first bytes: W3C PNG § 5.2, ISO/IEC 10918-1 SOI marker, TIFF 6.0 § 2; others only to be named unsupported. */
function sniff(bytes: Uint8Array): Format {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff';
  if (head.startsWith('II+\0') || head.startsWith('MM\0+')) return 'other';
  const others = ['GIF8', 'BM', '%PDF', '\0\0\x01\0', 'AT&TFORM', '\0\0\0\x0cjP  ', '\xff\x4f\xff\x51'];
  if (others.some((mark) => head.startsWith(mark))) return 'other';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'other';
  if (head.slice(4, 8) === 'ftyp') return 'other';
  return 'unknown';
}

import sharp from 'sharp';
import { encodeStrip, stripStep } from './bilevel.ts';
import { isBlank } from './blank-page.ts';
import { despeckle } from './despeckle.ts';
import { findSkew, negligibleSkew, roomForInk, straighten, type Skew } from './deskew.ts';
import { mapInk, markFilled, type InkMap } from './ink-map.ts';
import { choosePageMode, type PageMode } from './page-colour.ts';
import { paperLevel, percentile } from './paper-level.ts';
import { shrink, toGrey, type GreyRaster, type Raster } from './raster.ts';
import { separateInk } from './threshold.ts';

export type CleanOptions = {
  /** `auto` decides by what is on the page. */
  readonly mode: PageMode | 'auto';
  readonly deskew: boolean;
  readonly despeckle: boolean;
  /** JPEG quality of grey and colour pages, 1–100. */
  readonly jpegQuality: number;
};

export const defaultCleanOptions: CleanOptions = { mode: 'auto', deskew: true, despeckle: true, jpegQuality: 75 };

/** A page ready for a PDF or TIFF. */
export type CleanPage = {
  readonly mode: PageMode;
  /** Size in pixels at 300 dpi. The width is a multiple of 16: white is added at the right. */
  readonly width: number;
  readonly height: number;
  /** `bw`: one CCITT Group 4 strip, black coded as black (PDF `BlackIs1 false`, TIFF WhiteIsZero). `grey`, `colour`: a baseline JPEG. */
  readonly data: Uint8Array;
  readonly blank: boolean;
  /** The skew that was found (and undone, if so configured), in degrees, clockwise positive. */
  readonly skewDegrees: number;
};

/** A clean page, and what was learnt on the way: the straight picture before and after thresholding, and where its ink is. */
export type Cleaned = { readonly page: CleanPage; readonly grey: GreyRaster; readonly picture: Raster; readonly ink: InkMap };

/** Straightens a decoded 300 dpi page, decides its mode, separates ink from paper, and encodes it. */
export async function cleanPage(decoded: Raster, options: CleanOptions = defaultCleanOptions): Promise<Cleaned> {
  const first = analyse(decoded);
  const mode = options.mode === 'auto' ? choosePageMode(first.small, first.smallGrey, first.paper) : options.mode;
  // What will not be kept in colour need not be straightened in colour.
  const kept = mode === 'colour' ? decoded : toGrey(decoded);
  const skew = findSkew(first.smallGrey, first.paper);
  const raster = widen(options.deskew ? straightened(kept, skew, first) : kept);
  const { small, smallGrey, paper } = raster === kept ? first : analyse(raster);
  const grey = toGrey(raster);
  const ink = separateInk(grey, smallGrey, paper);
  if (options.despeckle) despeckle(ink);
  const map = mapInk(ink);
  if (mode !== 'bw') markFilled(map, small, percentile(paper, 0.9));
  const picture = mode === 'bw' ? ink : raster;
  const data = mode === 'bw' ? await encodeStrip(picture) : await encodeJpeg(picture, options.jpegQuality);
  const { width, height } = raster;
  const page = { mode, width, height, data, blank: isBlank(map), skewDegrees: skew.degrees };
  return { page, grey, picture, ink: map };
}

function straightened(raster: Raster, skew: Skew, { smallGrey, paper }: Analysis): Raster {
  if (Math.abs(skew.degrees) < negligibleSkew) return raster;
  const room = roomForInk(skew.edges, smallGrey, skew.degrees);
  return straighten(raster, skew.degrees, room, { ...smallGrey, data: paper });
}

type Analysis = { small: Raster; smallGrey: GreyRaster; paper: Uint8Array };

function analyse(raster: Raster): Analysis {
  const small = shrink(raster);
  const smallGrey = toGrey(small);
  return { small, smallGrey, paper: paperLevel(smallGrey) };
}

/** Adds white at the right until the width suits the strip encoder. */
function widen(raster: Raster): Raster {
  const { data, height, channels } = raster;
  const width = Math.ceil(raster.width / stripStep) * stripStep;
  if (width === raster.width) return raster;
  const wider = new Uint8Array(width * height * channels).fill(255);
  for (let y = 0; y < height; y++) {
    const from = y * raster.width * channels;
    wider.set(data.subarray(from, from + raster.width * channels), y * width * channels);
  }
  return { data: wider, width, height, channels };
}

async function encodeJpeg({ data, width, height, channels }: Raster, quality: number): Promise<Uint8Array> {
  const image = sharp(data, { raw: { width, height, channels } });
  const buffer = await (channels === 1 ? image.toColourspace('b-w') : image)
    .jpeg({ quality, progressive: false, mozjpeg: false, chromaSubsampling: '4:2:0' })
    .toBuffer();
  return new Uint8Array(buffer);
}

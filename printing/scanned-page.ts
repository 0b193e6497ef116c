/** Clockwise turn a page needs to be read upright, in degrees. */
export type Rotation = 0 | 90 | 180 | 270;

/** A page as it was scanned, cleaned and encoded at 300 dpi: put into documents without being decoded again. */
export type ScannedPage = {
  readonly mode: 'bw' | 'grey' | 'colour';
  /** Pixels at 300 dpi, before rotation. */
  readonly width: number;
  readonly height: number;
  /** `bw`: one CCITT Group 4 strip (ITU-T T.6), black coded as black. `grey`, `colour`: a baseline JPEG of one or three components. */
  readonly data: Uint8Array;
  readonly rotation: Rotation;
};

/** Pixels per inch of every scanned page. */
export const scanDpi = 300;

/** A rectangle on a page as it is displayed, in millimetres from the lower left corner. */
export type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

import { createBitmap, stamp, type Bitmap } from '../bitmap.ts';

/** Paper that comes out of a printer: pictures at heights, so that much blank paper costs nothing until it is looked at. */
export interface PaperRoll {
  readonly width: number;
  readonly height: number;
  readonly strips: readonly { readonly y: number; readonly picture: Bitmap; readonly x: number }[];
}

/** More than two metres of paper in one piece is nonsense, and would be a way to exhaust the memory. */
export const LONGEST_DOTS = 20_000;

/** Writes on a roll from its beginning on. */
export interface RollWriter {
  roll(): PaperRoll;
  /** False when the paper has reached its greatest length: nothing is printed then. */
  advance(height: number, pictures?: readonly { x: number; y: number; picture: Bitmap }[]): boolean;
}

export function rollWriter(width: number): RollWriter {
  const strips: { x: number; y: number; picture: Bitmap }[] = [];
  let height = 0;
  return {
    roll: () => ({ width, height, strips }),
    advance: (by, pictures = []) => {
      if (height + by > LONGEST_DOTS) return false;
      for (const { x, y, picture } of pictures) strips.push({ x, y: height + y, picture });
      height += by;
      return true;
    },
  };
}

export function rollToBitmap(roll: PaperRoll): Bitmap {
  const bitmap = createBitmap(roll.width, roll.height);
  for (const { x, y, picture } of roll.strips) stamp(bitmap, picture, x, y);
  return bitmap;
}

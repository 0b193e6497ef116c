import type { Bitmap } from '../bitmap.ts';
import type { Align } from '../slip.ts';

/** What has been sent of a line that is not printed yet. */
export interface LineBuffer {
  /** Grows in place: some senders put very many things on one line. */
  readonly items: { readonly x: number; readonly picture: Bitmap }[];
  /** Where the next character goes, in dots from the margin. */
  readonly pen: number;
  readonly text: string;
}

export function emptyLine(): LineBuffer {
  return { items: [], pen: 0, text: '' };
}

export function added(line: LineBuffer, picture: Bitmap, text: string): LineBuffer {
  line.items.push({ x: line.pen, picture });
  return { items: line.items, pen: line.pen + picture.width, text: line.text + text };
}

/** How far a thing of `width` dots is moved right to stand in the area as aligned. */
export function shiftFor(align: Align, width: number, area: number): number {
  const free = Math.max(0, area - width);
  return align === 'left' ? 0 : align === 'right' ? free : Math.floor(free / 2);
}

/** A line as it is printed: everything stands on the bottom of the highest thing in it. */
export function placed(line: LineBuffer, shift: number): { height: number; pictures: { x: number; y: number; picture: Bitmap }[] } {
  const height = line.items.reduce((tallest, item) => Math.max(tallest, item.picture.height), 0);
  const pictures = line.items.map(({ x, picture }) => ({ x: x + shift, y: height - picture.height, picture }));
  return { height, pictures };
}

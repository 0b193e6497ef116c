import { viewOf } from './raster.ts';
import { fourOfPaper, inked, type InkRaster } from './threshold.ts';

/** Specks of fewer pixels than this are dust or grain: at 300 dpi the dots of «ї» have ten and more. */
export const smallestMark = 6;

/**
 * Whitens, in place, every connected patch of ink (eight neighbours) smaller than `smallestMark` pixels. Each patch is followed only
 * until it proves large enough, so writing costs little.
 */
export function despeckle({ data, width, height }: InkRaster): void {
  const view = viewOf(data);
  const patch = new Int32Array(smallestMark);
  const steps = Int32Array.of(-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1);
  for (let y = 1; y < height - 1; y++) {
    const end = (y + 1) * width - 1;
    for (let i = y * width + 1; i < end; i++) {
      // Paper is passed over four pixels at a time; the row below makes sure that there are four.
      if (view.getInt32(i, true) === fourOfPaper) {
        i += 3;
        continue;
      }
      if (data[i] !== inked) continue;
      // Only the first pixel of a patch in reading order needs looking at; the others have ink above or to the left.
      if (data[i - 1] === inked || data[i - width] === inked || data[i - width - 1] === inked || data[i - width + 1] === inked) continue;
      const size = follow(data, steps, i, patch);
      if (size < smallestMark) for (let k = 0; k < size; k++) data[patch[k] ?? 0] = 255;
    }
  }
}

/** Collects up to `smallestMark` connected pixels into `patch`; returns how many there are. */
function follow(data: Uint8Array, steps: Int32Array, start: number, patch: Int32Array): number {
  patch[0] = start;
  let size = 1;
  for (let at = 0; at < size; at++) {
    const from = patch[at] ?? 0;
    for (let k = 0; k < steps.length; k++) {
      const next = from + (steps[k] ?? 0);
      if (data[next] !== inked || patch.lastIndexOf(next, size - 1) >= 0) continue;
      patch[size++] = next;
      if (size === smallestMark) return size;
    }
  }
  return size;
}

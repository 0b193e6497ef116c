import path from 'node:path';
import sharp from 'sharp';
import { output } from './independent-tools.ts';

export interface StampBox {
  /** Pixels at 300 dpi, on page 1 as it is displayed. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Dark pixels that the scan itself has inside the box. */
  readonly scanInk: number;
  /** Whether the box lies in the lower right quarter of the page, or below everything scanned. */
  readonly lowerRight: boolean;
}

async function greyPixels(file: string): Promise<{ data: Uint8Array; width: number; height: number }> {
  const { data, info } = await sharp(file).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const step = info.channels;
  return { data: step === 1 ? data : data.filter((_, i) => i % step === 0), width: info.width, height: info.height };
}

/**
 * Finds the stamp by what a PDF shows on page 1 beyond the scan that lies in it: the box around all that is dark on the
 * rendered page and light in the embedded image. It knows nothing of how the stamp was placed.
 */
export async function findStamp(pdf: string, folder: string): Promise<StampBox> {
  const name = path.join(folder, path.basename(pdf, '.pdf'));
  await output('pdftoppm', '-r', '300', '-f', '1', '-l', '1', '-singlefile', '-gray', '-png', pdf, `${name}-whole`);
  await output('pdfimages', '-png', '-f', '1', '-l', '1', pdf, `${name}-scan`);
  const whole = await greyPixels(`${name}-whole.png`);
  const scan = await greyPixels(`${name}-scan-000.png`);
  const scanned = (x: number, y: number): number => (x < scan.width && y < scan.height ? (scan.data[y * scan.width + x] ?? 255) : 255);
  let [left, top, right, bottom] = [whole.width, whole.height, -1, -1];
  for (let y = 0; y < whole.height; y++) {
    for (let x = 0; x < whole.width; x++) {
      if ((whole.data[y * whole.width + x] ?? 255) > 90 || scanned(x, y) < 200 || darkestAround(scanned, x, y) < 200) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  let scanInk = 0;
  for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) if (scanned(x, y) < 110) scanInk++;
  const lowerRight = top >= scan.height || ((left + right) / 2 > whole.width / 2 && (top + bottom) / 2 > whole.height / 2);
  return { left, top, width: right - left + 1, height: bottom - top + 1, scanInk, lowerRight };
}

/** The darkest pixel of the scan near a place: rendering may shift what is scanned by a pixel. */
function darkestAround(scanned: (x: number, y: number) => number, x: number, y: number): number {
  let darkest = 255;
  for (let dy = -2; dy <= 2; dy++) for (let dx = -2; dx <= 2; dx++) darkest = Math.min(darkest, scanned(x + dx, y + dy));
  return darkest;
}

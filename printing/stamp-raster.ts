import { createBitmap, fillRect, type Bitmap } from './bitmap.ts';
import { scanDpi } from './scanned-page.ts';
import { layOutStamp, stampSize, type StampFacts, type StampText } from './stamp.ts';
import { typeface } from './type/typeface.ts';

const dotsPerMm = scanDpi / 25.4;
const dots = (mm: number): number => Math.round(mm * dotsPerMm);

/** The stamp as dots at 300 dpi, for page images that cannot carry vectors (TIFF). Bars stand on whole dots. */
export function rasteriseStamp(facts: StampFacts): Bitmap {
  const layout = layOutStamp(facts);
  const bitmap = createBitmap(dots(stampSize.width), dots(stampSize.height));
  drawFrame(bitmap, 2);
  for (const bar of layout.bars) {
    const left = dots(bar.x);
    fillRect(bitmap, left, dots(bar.y), dots(bar.x + bar.width) - left, dots(bar.height));
  }
  for (const text of layout.texts) drawText(bitmap, text);
  return bitmap;
}

function drawFrame(bitmap: Bitmap, thick: number): void {
  const { width, height } = bitmap;
  fillRect(bitmap, 0, 0, width, thick);
  fillRect(bitmap, 0, height - thick, width, thick);
  fillRect(bitmap, 0, 0, thick, height);
  fillRect(bitmap, width - thick, 0, thick, height);
}

/** Breaks a text at spaces into the lines it may have; what does not fit into the last is cut. */
function drawText(bitmap: Bitmap, { text, x, y, width, size, bold, lines }: StampText): void {
  const em = Math.round((size * scanDpi) / 72);
  const face = typeface(bold ? 'text-bold' : 'text', em);
  const room = dots(width);
  const left: string[] = text.split(' ');
  for (let line = 0; line < lines && left.length > 0; line++) {
    let shown = left.shift() ?? '';
    while (left.length > 0 && face.measure(`${shown} ${left[0] ?? ''}`) <= room) shown += ` ${left.shift() ?? ''}`;
    if (line === lines - 1 && left.length > 0) shown += '…';
    while (face.measure(shown) > room && shown.length > 1) shown = `${shown.slice(0, -2)}…`;
    face.draw(bitmap, dots(x), dots(y) + Math.round(em * (0.93 + line * 1.17)), shown);
  }
}

import sharp from 'sharp';
import { maxPixels, type ImageFault } from './image-fault.ts';
import { pageDpi, type Raster } from './raster.ts';
import type { PageSource } from './read-image.ts';

/**
 * Decodes one page upright, on white, as 8-bit grey or sRGB at 300 dpi. The picture is resized while it streams through libvips, so
 * memory is bounded by the 300 dpi page, not by the input. A picture that breaks off or is damaged gives `truncated`.
 */
export async function decodePage(bytes: Uint8Array, source: PageSource): Promise<Raster | ImageFault> {
  const scale = pageDpi / source.density;
  const width = Math.max(1, Math.round(source.width * scale));
  const height = Math.max(1, Math.round(source.height * scale));
  const image = sharp(bytes, { page: source.index, limitInputPixels: maxPixels, failOn: 'warning' })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace(source.grey ? 'b-w' : 'srgb');
  // A difference of less than half a percent is the scanner's, not the picture's: resampling would only soften the strokes.
  if (Math.abs(scale - 1) > 0.005) image.resize(width, height, { fit: 'fill', kernel: 'cubic' });
  try {
    const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
    const raster = { data, width: info.width, height: info.height };
    if (info.channels === 1) return { ...raster, channels: 1 };
    if (info.channels === 3) return { ...raster, channels: 3 };
    return 'unsupported';
  } catch {
    return 'truncated';
  }
}

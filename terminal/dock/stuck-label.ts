import sharp from 'sharp';
import { interpret, traitsOf } from '../../printing/escpos-interpret.ts';
import type { PrinterProfile } from '../../printing/printer-profile.ts';

/** Distance of the label from the page's edges, mm. */
const marginMm = 8;

/**
 * A page with a printed label stuck on its lower right corner, as a resident would do it by hand: the label as the printer's
 * bytes say it, at its true size. A page that cannot be decoded stays as it is.
 */
export async function withLabel(page: Uint8Array, labelBytes: Uint8Array, profile: PrinterProfile): Promise<Uint8Array> {
  const [label] = await interpret(labelBytes, traitsOf(profile));
  if (!label) return page;
  try {
    const { width, height, density } = await sharp(page).metadata();
    const dpi = density && density >= 100 ? density : Math.max(width, height) / (297 / 25.4);
    const scale = dpi / label.dpi;
    const stuck = await sharp(await label.png())
      .trim()
      .extend({ top: 8, bottom: 8, left: 16, right: 16, background: 'white' })
      .toColourspace('srgb')
      .toBuffer({ resolveWithObject: true });
    const size = { width: Math.round(stuck.info.width * scale), height: Math.round(stuck.info.height * scale) };
    const margin = Math.round((marginMm / 25.4) * dpi);
    const left = width - size.width - margin;
    const top = height - size.height - margin;
    if (left < 0 || top < 0) return page;
    const input = await sharp(stuck.data)
      .resize({ ...size, kernel: 'lanczos3' })
      .toBuffer();
    return await sharp(page).composite([{ input, left, top }]).withMetadata({ density: dpi }).png({ compressionLevel: 1 }).toBuffer();
  } catch {
    return page;
  }
}

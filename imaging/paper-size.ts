/** Which density to believe of an image, in dots per inch. */

const mmPerInch = 25.4;
const a4 = { short: 210, long: 297 };
const saneDensity = { min: 72, max: 1200 };
/** The smallest and largest sheets a document scanner takes: a till slip or an ID card up to A3. */
const sheet = { minShort: 45, maxShort: 310, minLong: 70, maxLong: 440 };

/**
 * The density at which a picture of `width` × `height` pixels should be read. What the file says counts if it lies within
 * 72–1200 dpi and makes a sheet that exists; otherwise the picture is taken to fill an A4 page as far as its shape allows.
 */
export function believableDensity(width: number, height: number, stated: number | undefined): number {
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  if (stated !== undefined && stated >= saneDensity.min && stated <= saneDensity.max) {
    const shortMm = (short / stated) * mmPerInch;
    const longMm = (long / stated) * mmPerInch;
    const exists = shortMm >= sheet.minShort && shortMm <= sheet.maxShort && longMm >= sheet.minLong && longMm <= sheet.maxLong;
    if (exists) return stated;
  }
  return Math.max(short / (a4.short / mmPerInch), long / (a4.long / mmPerInch));
}

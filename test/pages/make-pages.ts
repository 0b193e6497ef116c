import { createRequire } from 'node:module';
import sharp, { type Sharp } from 'sharp';
import { pencilLines, personalTable, photograph, residentLetter, signature } from './drawings.ts';

/** Page images as scanners, phones and offices make them, drawn anew each time: the same name gives the same picture. */

const a4 = { width: 2480, height: 3508 };
const locate = createRequire(import.meta.url);
let fontsReady: Promise<unknown> | undefined;

/** Makes libvips load the fonts from the npm package, so that the pages look the same where no fonts are installed. */
function loadFonts(): Promise<unknown> {
  const files = ['DejaVuSerif.ttf', 'DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSans-Oblique.ttf'];
  fontsReady ??= Promise.all(
    files.map((file) => {
      const fontfile = locate.resolve(`dejavu-fonts-ttf/ttf/${file}`);
      return sharp({ text: { text: 'ї', font: file.replace('.ttf', ''), fontfile } })
        .png()
        .toBuffer();
    }),
  );
  return fontsReady;
}

type Draw = { readonly width?: number; readonly height?: number; readonly paper?: string; readonly skew?: number };

/** Draws SVG content made for an A4 page at 300 dpi, optionally at another size, on tinted paper, askew. */
async function sheet(content: string, { width = a4.width, height = a4.height, paper = '#fff', skew = 0 }: Draw = {}): Promise<Sharp> {
  await loadFonts();
  const turn = skew === 0 ? '' : ` transform="rotate(${skew} ${a4.width / 2} ${a4.height / 2})"`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${a4.width} ${a4.height}">` +
    `<rect width="100%" height="100%" fill="${paper}"/><g${turn}>${content}</g></svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: '#fff' });
}

async function drawn(content: string, options?: Draw): Promise<Sharp> {
  return sharp(await (await sheet(content, options)).png().toBuffer());
}

/** Grain of a scanner: gaussian noise of `sigma` grey levels, the same every time. */
async function grainy(image: Sharp, sigma: number): Promise<Sharp> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  let state = 12345;
  for (let i = 0; i < data.length; i += info.channels) {
    // The sum of bytes of a linear congruential generator is near enough to a normal distribution.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const spread = ((state >>> 24) + ((state >>> 16) & 255) + ((state >>> 8) & 255) - 382) / 128;
    for (let c = 0; c < info.channels; c++) data[i + c] = Math.max(0, Math.min(255, (data[i + c] ?? 0) + spread * sigma));
  }
  return sharp(data, { raw: info });
}

/** Darkens a page by an SVG gradient laid over it. */
async function shaded(image: Sharp, gradient: string): Promise<Sharp> {
  const overlay = `<svg xmlns="http://www.w3.org/2000/svg" width="${a4.width}" height="${a4.height}"><defs>${gradient}</defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`;
  return sharp(
    await image
      .composite([{ input: Buffer.from(overlay), blend: 'multiply' }])
      .png()
      .toBuffer(),
  );
}

const sideShadow =
  '<linearGradient id="g"><stop offset="0" stop-color="#777"/><stop offset=".25" stop-color="#eee"/><stop offset="1" stop-color="#fff"/></linearGradient>';
const cornerShadow =
  '<radialGradient id="g" cx=".3" cy=".35" r="1"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#666"/></radialGradient>';

const png = (image: Sharp, density = 300): Promise<Buffer> => image.withMetadata({ density }).png({ compressionLevel: 3 }).toBuffer();
const jpeg = (image: Sharp, quality = 85, density = 300): Promise<Buffer> => image.withMetadata({ density }).jpeg({ quality }).toBuffer();
const bilevelTiff = (image: Sharp): Promise<Buffer> =>
  image
    .greyscale()
    .threshold(128)
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: 300 / 25.4, yres: 300 / 25.4 })
    .toBuffer();

const pages: Record<string, () => Promise<Buffer>> = {
  'letter-png-300': async () => png(await drawn(residentLetter(0))),
  'letter-jpeg-grey': async () => jpeg((await grainy(await drawn(residentLetter(1)), 3)).greyscale()),
  'letter-png-150': async () => png(await drawn(residentLetter(2), { width: 1240, height: 1754 }), 150),
  'letter-png-600-grey': async () => png((await drawn(residentLetter(0), { width: 4960, height: 7016 })).greyscale(), 600),
  'letter-skewed-right': async () => png((await drawn(residentLetter(1), { skew: 2.3 })).greyscale()),
  'letter-skewed-left': async () => jpeg(await grainy(await drawn(residentLetter(2), { skew: -5.6 }), 4)),
  'letter-upside-down': async () => png((await drawn(residentLetter(0))).rotate(180)),
  'letter-landscape': async () => png((await drawn(residentLetter(1))).rotate(90)),
  'letter-shadowed': async () => jpeg(await grainy(await shaded(await drawn(residentLetter(2)), sideShadow), 3)),
  'letter-phone-photo': async () =>
    jpeg(await grainy(await shaded(await drawn(residentLetter(0), { paper: '#f3ead6', skew: 1.4 }), cornerShadow), 5), 70, 72),
  'letter-tinted-paper': async () => jpeg(await grainy(await drawn(residentLetter(1), { paper: '#e9dfb8' }), 3)),
  'letter-blue-signature': async () => jpeg(await grainy(await drawn(residentLetter(2) + signature('#2438a8')), 3)),
  'letter-pencil': async () => jpeg(await grainy(await drawn(pencilLines()), 3)),
  'letter-one-bit-tiff': async () => bilevelTiff(await drawn(residentLetter(0))),
  'letter-palette-png': async () =>
    (await drawn(residentLetter(1) + signature('#2438a8'))).withMetadata({ density: 300 }).png({ palette: true, colours: 16 }).toBuffer(),
  'letter-sixteen-bit-png': async () =>
    (await drawn(residentLetter(2))).toColourspace('rgb16').withMetadata({ density: 300 }).png({ compressionLevel: 3 }).toBuffer(),
  'letter-alpha-png': async () => png(sharp(await (await drawn(residentLetter(0))).ensureAlpha(0.999).png().toBuffer())),
  'letter-cmyk-jpeg': async () =>
    (await drawn(residentLetter(1) + signature('#2438a8'))).toColourspace('cmyk').withIccProfile('cmyk').jpeg({ quality: 90 }).toBuffer(),
  'letter-lzw-tiff': async () =>
    (await drawn(residentLetter(2)))
      .greyscale()
      .tiff({ compression: 'lzw', xres: 300 / 25.4, yres: 300 / 25.4 })
      .toBuffer(),
  'letter-no-density': async () => (await drawn(residentLetter(0), { width: 1654, height: 2339 })).png().toBuffer(),
  'table-form': async () => png(await drawn(personalTable('#fff', '#000'))),
  'colour-form': async () => jpeg(await drawn(personalTable('#8fc1f2', '#0b5cab'))),
  'colour-photo': async () => jpeg(await photograph(a4, true)),
  'grey-photo': async () => jpeg((await photograph(a4, false)).greyscale()),
  'photo-in-letter': async () => {
    const picture = await (await photograph({ width: 900, height: 1150 }, true)).png().toBuffer();
    return jpeg(
      sharp(
        await (
          await drawn(residentLetter(1))
        )
          .composite([{ input: picture, left: 1250, top: 2050 }])
          .png()
          .toBuffer(),
      ),
    );
  },
  'blank-sheet': async () => jpeg(await grainy(await drawn('', { paper: '#fafaf7' }), 3)),
  'full-page': async () => png((await drawn(residentLetter(0, true))).greyscale()),
  'receipt-slip': async () => png((await drawn(residentLetter(2))).extract({ left: 300, top: 250, width: 945, height: 2000 })),
};

/** Every page that `makePage` can draw; each is a picture of one page. */
export const pageNames: readonly string[] = Object.keys(pages);

const drawnPages = new Map<string, Promise<Buffer>>();

/** The bytes of a PNG, JPEG or TIFF file with the named page; drawn once per process. */
export async function makePage(name: string): Promise<Buffer> {
  const draw = pages[name];
  if (draw === undefined) throw new RangeError(`no such page: ${name}; there are ${pageNames.join(', ')}`);
  const page = drawnPages.get(name) ?? draw();
  drawnPages.set(name, page);
  return page;
}

/** A multi-page TIFF of three letters, one bit a pixel, as document scanners write it. */
export async function makeMultiPageTiff(): Promise<Buffer> {
  const letters = await Promise.all(
    [0, 1, 2].map(async (n) => (await drawn(residentLetter(n))).greyscale().threshold(128).png().toBuffer()),
  );
  return sharp(letters, { join: { animated: true } })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: 300 / 25.4, yres: 300 / 25.4 })
    .toBuffer();
}

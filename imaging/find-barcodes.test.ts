import bwip from 'bwip-js/node';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makePage } from '../test/pages/make-pages.ts';
import { processPage } from './process-page.ts';

/** A letter with a label stuck on it, turned and askew as residents stick and feed them. */
async function labelled(degrees: number): Promise<Buffer> {
  const label = await bwip.toBuffer({
    bcid: 'code128',
    text: 'DP01-26-000123-7',
    scale: 4,
    height: 10,
    paddingwidth: 12,
    paddingheight: 5,
    backgroundcolor: 'FFFFFF',
  });
  const page = await sharp(await makePage('letter-png-300'))
    .composite([{ input: label, left: 1400, top: 3000 }])
    .png()
    .toBuffer();
  return sharp(page).rotate(degrees, { background: '#fff' }).jpeg({ quality: 80 }).withMetadata({ density: 300 }).toBuffer();
}

test.each([
  [0, 0],
  [4.2, 0],
  [90, 270],
  [180, 180],
  [270, 90],
])('a label on a page turned by %f° is read and says how to turn the page', async (degrees, hint) => {
  const result = await processPage(await labelled(degrees), { barcodes: 'quick' });
  expect(result).toMatchObject({ kind: 'page', orientationHint: hint, barcodes: [{ format: 'Code128', text: 'DP01-26-000123-7' }] });
});

test('a page without a barcode has none', async () => {
  expect(await processPage(await makePage('full-page'), { barcodes: 'thorough' })).toMatchObject({ kind: 'page', barcodes: [] });
});

test('a QR code is read', async () => {
  const code = await bwip.toBuffer({ bcid: 'qrcode', text: 'DP01-26-000123-7 їґ', scale: 6, padding: 4, backgroundcolor: 'FFFFFF' });
  const page = await sharp(await makePage('letter-png-300'))
    .composite([{ input: code, left: 1700, top: 2800 }])
    .png()
    .toBuffer();
  expect(await processPage(page, { barcodes: 'quick' })).toMatchObject({ barcodes: [{ format: 'QRCode', text: 'DP01-26-000123-7 їґ' }] });
});

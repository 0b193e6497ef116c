import sharp from 'sharp';
import { cleanPage } from '../../imaging/clean-page.ts';
import { decodePage } from '../../imaging/decode-page.ts';
import { findBarcodes } from '../../imaging/find-barcodes.ts';
import { createPagePool, type PagePool } from '../../imaging/page-pool.ts';
import type { PageResult } from '../../imaging/process-page.ts';
import { readImage } from '../../imaging/read-image.ts';
import type { ScannedPage } from '../../printing/scanned-page.ts';
import { buildAppealPdf } from '../../printing/pdf/appeal-pdf.ts';
import { mean, timed, type Figure } from './figures.ts';
import { textPages } from './text-pages.ts';

function picture(result: PageResult): ScannedPage {
  if (result.kind === 'fault') throw new Error(`a page could not be processed: ${result.fault}`);
  return { ...result.page, rotation: 0 };
}

async function inPool(pool: PagePool, pages: readonly Buffer[]): Promise<ScannedPage[]> {
  return (await Promise.all(pages.map((bytes) => pool.processPage(bytes, { barcodes: 'quick' })))).map(picture);
}

/** A document as the terminal makes it from scanned pages: through the pool, then PDF/A. */
export async function ourPdf(pages: readonly Buffer[]): Promise<Uint8Array> {
  const pool = createPagePool();
  try {
    return await buildAppealPdf({
      pages: await inPool(pool, pages),
      number: 'DP01-26-000123-7',
      at: new Date('2026-12-01T12:05:07Z'),
      terminal: 'DP01',
      organisation: 'Департамент адміністративних послуг Дніпровської міської ради',
      timeZone: 'Europe/Kyiv',
      conformance: 'PDF/A-1b',
    });
  } finally {
    await pool.close();
  }
}

/** Sustained time and size of a text page through the page pool as the terminal has it, workers warm. */
export async function measurePages(counts: readonly number[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  const pool = createPagePool();
  try {
    await inPool(pool, await textPages(2));
    for (const count of counts) {
      const pages = await textPages(count);
      const { seconds, result } = await timed(() => inPool(pool, pages));
      const bytes = mean(result.map(({ data }) => data.length));
      const notText = result.filter(({ mode }) => mode !== 'bw').length;
      figures.push({
        name: `page, sustained over ${count}`,
        value: seconds / count,
        unit: 's',
        target: 0.28,
      });
      const note = notText > 0 ? `${notText} taken for grey or colour` : '';
      figures.push({ name: `text page, mean of ${count}`, value: bytes / 1024, unit: 'KB', target: 50, note });
    }
  } finally {
    await pool.close();
  }
  return figures;
}

/** Where the time of a page goes, one page at a time in one thread. */
export async function measureStages(): Promise<Figure[]> {
  sharp.cache(false);
  sharp.concurrency(1);
  const spent = { decode: 0, clean: 0, 'barcodes, quick': 0, 'barcodes, thorough': 0 };
  const pages = await textPages(10);
  for (const bytes of pages) {
    const reading = await readImage(bytes);
    const source = reading.kind === 'pages' ? reading.pages[0] : undefined;
    if (!source) throw new Error('a page cannot be read');
    const decoded = await timed(() => decodePage(bytes, source));
    if (typeof decoded.result === 'string') throw new Error(decoded.result);
    const raster = decoded.result;
    const cleaned = await timed(() => cleanPage(raster));
    spent.decode += decoded.seconds;
    spent.clean += cleaned.seconds;
    spent['barcodes, quick'] += (await timed(() => findBarcodes(cleaned.result.grey, 'quick'))).seconds;
    spent['barcodes, thorough'] += (await timed(() => findBarcodes(cleaned.result.grey, 'thorough'))).seconds;
  }
  return Object.entries(spent).map(([name, seconds]) => ({
    name: `  of it, one thread: ${name}`,
    value: seconds / pages.length,
    unit: 's',
    target: null,
  }));
}

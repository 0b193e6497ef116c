import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { contactSheet } from './contact-sheet.ts';
import { serveGallery } from './gallery-server.ts';
import { samples } from './samples.ts';
import { inVariant, variantsOf } from './variants.ts';

/*
 * Renders every screen as an image, to be looked at: `node test/gallery/gallery.ts [--quick] [--only NAME] [--variant NAME] [--no-build]`.
 * Beside the images it reports what an eye may miss: text that runs over, targets that are too small.
 */

declare global {
  interface Window {
    showView: (view: unknown) => void;
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = join(root, 'gallery');
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    variant: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
  },
});

if (!options['no-build']) await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
const chosen = samples.filter(({ name }) => options.only === undefined || name.includes(options.only));
const variants = variantsOf(options.quick).filter(({ name }) => options.variant === undefined || name.includes(options.variant));
if (chosen.length === 0 || variants.length === 0) throw new Error('no screen or no variant of that name');

const server = await serveGallery(join(root, 'dist/renderer'));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--font-render-hinting=none'] });
const remarks: string[] = [];
const sheets: string[] = [];
try {
  if (options.only === undefined && options.variant === undefined) await rm(out, { recursive: true, force: true });
  for (const variant of variants) {
    const context = await browser.newContext({ viewport: variant.size, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') remarks.push(`${variant.name}: ${message.text()}`);
    });
    await page.goto(`${server.address}/gallery.html`);
    await page.waitForFunction(() => typeof window.showView === 'function');
    const folder = join(out, variant.name);
    await mkdir(folder, { recursive: true });
    const shots: { name: string; file: string }[] = [];
    for (const { name, view } of chosen) {
      await page.evaluate((next) => window.showView(next), inVariant(view, variant));
      await page.evaluate(() =>
        Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => undefined))]),
      );
      const file = join(folder, `${name}.png`);
      await page.screenshot({ path: file });
      shots.push({ name, file });
      for (const remark of await page.evaluate(faultsOfLayout)) remarks.push(`${variant.name}/${name}: ${remark}`);
    }
    const sheet = `sheet-${variant.name}.jpg`;
    await contactSheet(shots, join(out, sheet), variant.size);
    sheets.push(sheet);
    await context.close();
    process.stdout.write(`${variant.name}: ${shots.length} screens\n`);
  }
} finally {
  await browser.close();
  server.close();
}

await writeFile(join(out, 'remarks.txt'), remarks.join('\n'));
await writeFile(
  join(out, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>Vikno: gallery</title>${sheets.map((sheet) => `<h2>${sheet}</h2><img src="${sheet}" style="max-width:100%">`).join('')}`,
);
process.stdout.write(`${remarks.length === 0 ? 'No remarks.' : remarks.join('\n')}\n`);

/** Runs in the page: what overflows its room, sticks out of the glass, or is too small to touch. */
function faultsOfLayout(): string[] {
  const found: string[] = [];
  const scale = Math.min(innerWidth, innerHeight) / 1080;
  const modal = document.querySelector('dialog[open]');
  const within = modal ?? document.body;
  for (const element of within.querySelectorAll<HTMLElement>('button, h1, h2, p, dd, dt, input, label, li, span, strong, output')) {
    if (element.closest('.only-read, .thumbnail-picture') !== null) continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || getComputedStyle(element).visibility === 'hidden') continue;
    const words = (element.textContent ?? '').trim().slice(0, 30);
    if (box.left < -1 || box.right > innerWidth + 1) found.push(`sticks out sideways: ${element.className || element.tagName} «${words}»`);
    if (element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).display !== 'inline')
      found.push(`runs over: ${element.className || element.tagName} «${words}»`);
    if (element instanceof HTMLButtonElement && (box.height < 79 * scale || box.width < 79 * scale))
      found.push(`small target ${Math.round(box.width)}×${Math.round(box.height)}: «${words}»`);
  }
  for (const area of within.querySelectorAll<HTMLElement>('.matter, .fields, .modal, .frame')) {
    const over = area.scrollHeight - area.clientHeight;
    if (over > 3) found.push(`${area.className} scrolls by ${over}`);
  }
  for (const figure of within.querySelectorAll<HTMLElement>('.figure'))
    if (figure.clientHeight < 200 * scale) found.push(`figure only ${figure.clientHeight} high`);
  return found;
}

import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { build } from 'vite';
import { uk } from '../../renderer/words/uk.ts';
import { handOn } from '../e2e/hand.ts';
import { Resident } from '../e2e/resident.ts';
import { startTerminal } from '../e2e/terminal-process.ts';

/*
 * Makes the pictures of the README from the real terminal with simulated devices: `npm run readme:pictures`.
 * A resident hands in three sheets, and the camera clicks at the start screen, at the pages to look at, and at the dock in the end.
 */

const root = path.join(import.meta.dirname, '..', '..');
const folder = path.join(root, 'docs', 'pictures');
/** More would be felt by everyone who opens the README. */
const mostBytes = 200_000;

/** Takes the page as it stands once its fonts and pictures are there, in few colours, and says how large the file became. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode())]));
  const shot = await page.screenshot({ animations: 'disabled' });
  const { size } = await sharp(shot)
    .png({ palette: true, colours: 128, effort: 10, compressionLevel: 9 })
    .toFile(path.join(folder, `${name}.png`));
  process.stdout.write(`docs/pictures/${name}.png: ${Math.round(size / 1000)} KB\n`);
  if (size > mostBytes) throw new Error(`${name}.png is larger than ${mostBytes} bytes`);
}

mkdirSync(folder, { recursive: true });
await build({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' });
const terminal = await startTerminal();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--font-render-hinting=none'] });
try {
  const hand = handOn(terminal.dock);
  const kiosk = await browser.newPage({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' });
  const dock = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const resident = new Resident(kiosk);

  await kiosk.goto(terminal.kiosk);
  await resident.sees(uk.start.title);
  await take(kiosk, 'kiosk');

  await resident.comesToLabel('card', () => hand.does({ do: 'insertCard', persona: 'P1', needsKey: false, quality: 'good' }));
  await resident.scans(() => hand.does({ do: 'loadSamples', count: 3, sticky: true }));
  await resident.sees(uk.review.title);
  await kiosk.locator('main img').nth(2).waitFor();
  await take(kiosk, 'review');

  await resident.confirmsAndDeposits(() => hand.does({ do: 'insertPaper' }));
  await dock.goto(terminal.dock);
  await dock.locator('.tape img').nth(1).waitFor();
  await dock.getByText('delivered').first().waitFor();
  await take(dock, 'dock');
} finally {
  await browser.close();
  await terminal.stop();
  rmSync(terminal.data, { recursive: true, force: true });
}

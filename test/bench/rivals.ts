import { execFile } from 'node:child_process';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { timed, type Figure } from './figures.ts';
import { ourPdf } from './page-work.ts';
import { textPages } from './text-pages.ts';

const run = promisify(execFile);

/** The same pages made into a PDF by us, by img2pdf (embeds, cleans nothing) and by ocrmypdf (PDF/A without recognition). */
export async function measureRivals(folder: string, count: number): Promise<Figure[]> {
  const pages = await textPages(count);
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const [i, bytes] of pages.entries()) {
    const file = path.join(folder, `page-${i}.${bytes[0] === 0xff ? 'jpg' : 'png'}`);
    await writeFile(file, bytes);
    files.push(file);
  }
  const ours = path.join(folder, 'ours.pdf');
  const embedded = path.join(folder, 'img2pdf.pdf');
  const archived = path.join(folder, 'ocrmypdf.pdf');
  const makers: [string, string, () => Promise<unknown>][] = [
    ['vikno', ours, async () => writeFile(ours, await ourPdf(pages))],
    ['img2pdf', embedded, () => run('img2pdf', ['-o', embedded, ...files])],
    [
      'ocrmypdf',
      archived,
      () => run('ocrmypdf', ['--quiet', '--output-type', 'pdfa', '--tesseract-timeout', '0', '--deskew', embedded, archived]),
    ],
  ];
  const figures: Figure[] = [];
  for (const [name, file, make] of makers) {
    const { seconds } = await timed(make);
    figures.push({ name: `${name}: ${count} pages, whole run`, value: seconds / count, unit: 's/page', target: null });
    figures.push({ name: `${name}: size`, value: (await stat(file)).size / count / 1024, unit: 'KB', target: null });
  }
  return figures;
}

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFreeSpace } from '../../imaging/free-space.ts';
import { createPagePool, type PagePool } from '../../imaging/page-pool.ts';
import { buildAppealPdf, type AppealPdf } from '../../printing/pdf/appeal-pdf.ts';
import { stampSize } from '../../printing/stamp.ts';
import { makePage, pageNames } from '../pages/make-pages.ts';

const run = promisify(execFile);
const jars = ['preflight', 'xmpbox', 'pdfbox2', 'fontbox2', 'commons-logging', 'javax.activation', 'jaxb-api'];
const classPath = jars.map((jar) => `/usr/share/java/${jar}.jar`).join(':');
const number = 'DP01-26-000123-7';
const inColour = ['colour-form', 'colour-photo', 'photo-in-letter', 'grey-photo'];

let folder = '';
let pool: PagePool;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vikno-pdf-'));
  pool = createPagePool();
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true });
});

/** Scans a page into a PDF as the terminal does: the stamp where there is room, else below. */
async function appealOf(name: string, extra: Partial<AppealPdf> = {}): Promise<string> {
  const result = await pool.processPage(await makePage(name));
  if (result.kind === 'fault') throw new Error(result.fault);
  const rotation = name === 'letter-upside-down' ? 180 : name === 'letter-landscape' ? 270 : 0;
  const freePlace = findFreeSpace(result.ink, rotation, { ...stampSize, margin: 5 });
  const page = { ...result.page, rotation } as const;
  const pdf = await buildAppealPdf({
    pages: [page, page],
    number,
    at: new Date('2026-11-21T12:05:07Z'),
    terminal: 'DP01',
    organisation: 'Департамент адміністративних послуг Дніпровської міської ради',
    timeZone: 'Europe/Kyiv',
    conformance: 'PDF/A-1b',
    ...(freePlace === undefined ? {} : { freePlace }),
    ...extra,
  });
  const file = join(folder, `${name}-${extra.conformance === 'PDF/A-2b' ? 2 : 1}.pdf`);
  await writeFile(file, pdf);
  return file;
}

describe.each(pageNames)('%s', (name) => {
  test('gives a PDF that every independent reader accepts', async () => {
    const file = await appealOf(name);
    expect((await run('qpdf', ['--check', file])).stdout).toContain('No syntax or stream encoding errors found');
    const preflight = await run('java', ['-cp', classPath, 'org.apache.pdfbox.preflight.Validator_A1b', file]);
    expect(preflight.stdout).toContain('is a valid PDF/A-1b file');

    const ghostscript = await run('gs', ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=nullpage', file]);
    expect(ghostscript.stdout + ghostscript.stderr).toBe('');

    const images = (await run('pdfimages', ['-list', file])).stdout.trim().split('\n').slice(2);
    for (const line of images) {
      const columns = line.trim().split(/\s+/);
      expect(columns.slice(12, 14)).toEqual(['300', '300']);
      expect(columns[8]).toBe(inColour.includes(name) ? 'jpeg' : 'ccitt');
    }

    expect((await run('pdftotext', ['-layout', file, '-'])).stdout).toMatch(
      /Дніпровської\s+міської ради[^]*DP01-26-000123-7[^]*Прийнято 21\.11\.2026 о 14:05/,
    );
    const picture = join(folder, name);
    await run('pdftoppm', ['-r', '200', '-f', '1', '-l', '1', '-singlefile', '-png', file, picture]);
    expect((await run('zbarimg', ['--nodbus', '-q', `${picture}.png`])).stdout).toContain(`CODE-128:${number}`);
  });
});

/** Share of dark pixels in a part of a rendered page, in thousandths of its size. */
async function darkShare(file: string, left: number, top: number, width: number, height: number): Promise<number> {
  const picture = file.replace('.pdf', '-shown');
  await run('pdftoppm', ['-r', '100', '-f', '2', '-l', '2', '-singlefile', '-png', file, picture]);
  const size = await sharp(`${picture}.png`).metadata();
  const part = {
    left: Math.round((size.width * left) / 1000),
    top: Math.round((size.height * top) / 1000),
    width: Math.round((size.width * width) / 1000),
    height: Math.round((size.height * height) / 1000),
  };
  const data = await sharp(`${picture}.png`).extract(part).greyscale().raw().toBuffer();
  return data.filter((value) => value < 128).length / data.length;
}

test.each(['letter-png-300', 'letter-upside-down', 'letter-landscape'])('%s is shown upright, black on white', async (name) => {
  const file = await appealOf(name);
  // The address stands in the upper right; the lower half is empty.
  expect(await darkShare(file, 540, 75, 330, 90)).toBeGreaterThan(0.04);
  expect(await darkShare(file, 20, 560, 960, 430)).toBeLessThan(0.001);
});

test('PDF/A-2b says so and is sound', async () => {
  const file = await appealOf('letter-png-300', { conformance: 'PDF/A-2b' });
  expect((await run('qpdf', ['--check', file])).stdout).toContain('PDF Version: 1.7');
  expect((await run('pdfinfo', ['-meta', file])).stdout).toMatch(/<pdfaid:part>2</);
});

test('names and titles reach other readers intact', async () => {
  const file = await appealOf('letter-png-300', { applicant: 'Лук’яненко Мар’яна', organisation: 'Рада «Їжак» & <Ґанок>' });
  const { stdout } = await run('pdfinfo', [file]);
  expect(stdout).toMatch(/Title: +Звернення DP01-26-000123-7 від 21\.11\.2026\n/);
  expect(stdout).toMatch(/Author: +Рада «Їжак» & <Ґанок>\n/);
  const preflight = await run('java', ['-cp', classPath, 'org.apache.pdfbox.preflight.Validator_A1b', file]);
  expect(preflight.stdout).toContain('is a valid PDF/A-1b file');
});

import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stampSize } from '../../printing/stamp.ts';
import { sidecarSchema, type Sidecar } from '../../sync/edms/sidecar.ts';
import { makeMultiPageTiff, makePage, pageNames } from '../pages/make-pages.ts';
import { handIn } from './command-line.ts';
import { codesIn, imagesIn, output, preflight, readXmlSidecar } from './independent-tools.ts';
import { findStamp } from './stamp-box.ts';

const applicant = {
  surname: 'Лук’яненко',
  given: 'Мар’яна',
  patronymic: 'Ігорівна',
  address: 'м. Дніпро, просп. Дмитра Яворницького, 999',
};
/** Dark pixels of the smallest letter at 300 dpi; a speck of dust has fewer. */
const aLetter = 120;
const inColour = new Set(['colour-form', 'colour-photo', 'photo-in-letter', 'grey-photo']);

/** Every page image there is, each handed in once; the first of each pile bears the stamp. */
const piles: Readonly<Record<string, readonly string[]>> = {
  'a letter from a scanner': ['letter-png-300'],
  'a page full to its edges': ['full-page'],
  'a photograph by telephone': ['letter-phone-photo'],
  'a narrow slip': ['receipt-slip'],
  'colour all over': ['colour-photo', 'grey-photo', 'photo-in-letter', 'colour-form'],
  'letters askew': ['letter-skewed-left', 'letter-skewed-right', 'letter-shadowed', 'letter-tinted-paper', 'letter-blue-signature'],
  'odd resolutions': ['letter-png-150', 'letter-png-600-grey', 'letter-no-density', 'letter-jpeg-grey'],
  'odd formats': [
    'letter-one-bit-tiff',
    'letter-palette-png',
    'letter-sixteen-bit-png',
    'letter-alpha-png',
    'letter-cmyk-jpeg',
    'letter-lzw-tiff',
  ],
  'a form, and what is upside down': ['table-form', 'letter-upside-down', 'letter-landscape', 'letter-pencil', 'blank-sheet'],
};

let folder = '';
let person = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vikno-hand-in-'));
  person = path.join(folder, 'applicant.json');
  await writeFile(person, JSON.stringify(applicant));
});
afterAll(() => rm(folder, { recursive: true }));

async function pageFile(name: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, name === 'three-pages' ? await makeMultiPageTiff() : await makePage(name));
  return file;
}

/** Hands in named pages into a data directory of the given name, which may hold a configuration. */
async function handInPages(data: string, names: readonly string[], more: readonly string[] = []): ReturnType<typeof handIn> {
  return handIn({ data: path.join(folder, data), applicant: person, pages: await Promise.all(names.map(pageFile)), more });
}

async function configure(data: string, configuration: object): Promise<void> {
  await mkdir(path.join(folder, data));
  await writeFile(path.join(folder, data, 'vikno.json5'), JSON.stringify(configuration));
}

async function render(pdf: string): Promise<string> {
  const picture = path.join(folder, path.basename(pdf, '.pdf'));
  await output('pdftoppm', '-r', '200', '-f', '1', '-l', '1', '-singlefile', '-png', pdf, picture);
  return `${picture}.png`;
}

async function readSidecar(file: string): Promise<Sidecar> {
  const told: unknown = JSON.parse(await readFile(file, 'utf8'));
  const published: unknown = JSON.parse(await readFile(new URL('../../docs/edms-sidecar.schema.json', import.meta.url), 'utf8'));
  z.fromJSONSchema(z.record(z.string(), z.json()).parse(published)).parse(told);
  return sidecarSchema.parse(told);
}

test('the piles hold every page image', () => {
  expect(Object.values(piles).flat().toSorted()).toEqual([...pageNames].toSorted());
  expect(pageNames.length).toBeGreaterThanOrEqual(20);
});

describe.each(Object.entries(piles))('%s', (_, names) => {
  let appeal: Awaited<ReturnType<typeof handIn>>;
  beforeAll(async () => {
    appeal = await handInPages('ordinary', names);
  });

  test('becomes a PDF/A-1b that independent readers accept', async () => {
    expect(await output('qpdf', '--check', appeal.pdf)).toContain('No syntax or stream encoding errors found');
    expect(await preflight(appeal.pdf)).toContain('is a valid PDF/A-1b file');
    expect(await output('gs', '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=nullpage', appeal.pdf)).toBe('');
    expect(await output('pdftoppm', '-r', '20', '-png', appeal.pdf, path.join(folder, 'small'))).toBe('');
  });

  test('keeps text pages as CCITT Group 4, and every page at 300 dots per inch', async () => {
    const expected = names.map((name, i) => ({ page: i + 1, encoding: inColour.has(name) ? 'jpeg' : 'ccitt', xPpi: 300, yPpi: 300 }));
    expect(await imagesIn(appeal.pdf)).toMatchObject(expected);
  });

  test('bears its number and date on page 1 in text and barcode, off everything that was written', async () => {
    const text = await output('pdftotext', '-l', '1', '-layout', appeal.pdf, '-');
    expect(text).toContain(appeal.number);
    expect(text).toMatch(/Прийнято \d\d\.\d\d\.20\d\d о \d\d:\d\d · термінал DP01/);
    expect(await codesIn(await render(appeal.pdf))).toContain(`CODE-128:${appeal.number}`);
    const stamp = await findStamp(appeal.pdf, folder);
    expect(stamp.scanInk).toBeLessThan(aLetter);
    expect(stamp.lowerRight).toBe(true);
    const pixels = (mm: number): number => (mm / 25.4) * 300;
    expect(Math.abs(stamp.width - pixels(stampSize.width))).toBeLessThan(12);
    expect(Math.abs(stamp.height - pixels(stampSize.height))).toBeLessThan(12);
  });

  test('says of itself what it is, and not whose', async () => {
    const info = await output('pdfinfo', appeal.pdf);
    const xmp = await output('pdfinfo', '-meta', appeal.pdf);
    expect(info).toMatch(new RegExp(`Title: +Звернення ${appeal.number} від \\d\\d\\.\\d\\d\\.20\\d\\d\\n`));
    expect(info).toMatch(/Pages: +\d+\n/);
    expect(xmp).toContain(`<vikno:number>${appeal.number}</vikno:number>`);
    expect(xmp).toContain('<vikno:terminal>DP01</vikno:terminal>');
    expect(xmp).toMatch(/<pdfaid:part>1</);
    expect(info + xmp).not.toMatch(/Лук|Мар’яна|applicant/);
  });

  test('comes with a sidecar that says the same in JSON and XML, and checksums that agree', async () => {
    const sidecar = await readSidecar(appeal.sidecar);
    expect(sidecar).toMatchObject({
      number: appeal.number,
      kind: 'application',
      pages: names.length,
      applicant: { surname: applicant.surname },
    });
    expect(sidecar.document).toMatchObject({ file: path.basename(appeal.pdf), bytes: (await stat(appeal.pdf)).size });
    expect(sidecar.document.modes).toEqual(names.map((name) => (name === 'grey-photo' ? 'grey' : inColour.has(name) ? 'colour' : 'bw')));
    const xml = await readXmlSidecar(appeal.sidecar.replace('.json', '.xml'));
    expect(xml).toEqual({ root: '{urn:vikno:appeal:1}appeal', content: asTexts(sidecar) });
    const sums = path.basename(appeal.sidecar).replace('.json', '.sha256');
    expect(await output('env', '-C', path.dirname(appeal.pdf), 'LC_ALL=C', 'sha256sum', '--strict', '--check', sums)).toMatch(
      /^\S+\.pdf: OK\n\S+\.xml: OK\n$/,
    );
  });

  test('comes with a receipt whose codes can be read, for its owner alone', async () => {
    const codes = await codesIn(appeal.receipt);
    expect(codes).toContain(`CODE-128:${appeal.number}`);
    expect(codes).toContainEqual(expect.stringMatching(new RegExp(`^QR-Code:VIKNO:1:${appeal.number}:[0-9A-Z]{16}$`)));
    expect((await stat(appeal.receipt)).mode & 0o077).toBe(0);
  });
});

/** XML has nothing but texts. */
function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asTexts(inner)]));
}

test('a label stuck on the paper is in the scan itself, and the data say so', async () => {
  const appeal = await handInPages('labelled', ['letter-jpeg-grey', 'three-pages'], ['--label']);
  const scan = path.join(folder, 'labelled-scan');
  await output('pdfimages', '-png', '-l', '1', appeal.pdf, scan);
  expect(await codesIn(`${scan}-000.png`)).toEqual([`CODE-128:${appeal.number}`]);
  expect(await readSidecar(appeal.sidecar)).toMatchObject({ numberOnPaper: 'label', pages: 4 });
  expect((await findStamp(appeal.pdf, folder)).scanInk).toBeLessThan(aLetter);
});

test('the applicant is named inside the document where the authority wants it', async () => {
  await configure('named', { edms: { applicantInMetadata: true } });
  const { pdf } = await handInPages('named', ['letter-png-150']);
  expect(await output('pdfinfo', '-meta', pdf)).toContain('<vikno:applicant>Лук’яненко Мар’яна Ігорівна</vikno:applicant>');
  expect(await preflight(pdf)).toContain('is a valid PDF/A-1b file');
});

test('PDF/A-2b by configuration: marked as such, with output intent and embedded fonts', async () => {
  await configure('second', { edms: { conformance: 'PDF/A-2b' } });
  const { pdf, sidecar } = await handInPages('second', ['letter-png-300', 'colour-form']);
  expect(await output('qpdf', '--check', pdf)).toMatch(/PDF Version: 1\.7\n[^]*not encrypted[^]*No syntax or stream encoding errors/);
  const xmp = await output('pdfinfo', '-meta', pdf);
  expect(xmp).toMatch(/<pdfaid:part>2<[^]*<pdfaid:conformance>B</);
  const objects = await output('qpdf', '--qdf', '--object-streams=disable', pdf, '-');
  expect(objects).toContain('/S /GTS_PDFA1');
  expect(objects).toContain('/DestOutputProfile');
  const fonts = (await output('pdffonts', pdf)).trim().split('\n').slice(2);
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
  expect((await readSidecar(sidecar)).document.conformance).toBe('PDF/A-2b');
});

test('TIFF by configuration: Group 4 at 300 dots per inch, all pages, the number readable', async () => {
  await configure('pictures', { edms: { format: 'tiff' } });
  const { pdf: tiff, number, sidecar } = await handInPages('pictures', ['letter-png-300', 'three-pages', 'colour-form']);
  expect(path.extname(tiff)).toBe('.tif');
  const pages = (await output('tiffinfo', tiff)).split('TIFF Directory').slice(1);
  expect(pages).toHaveLength(5);
  for (const [i, page] of pages.entries()) {
    expect(page).toContain('Resolution: 300, 300 pixels/inch');
    expect(page).toContain(`Compression Scheme: ${i === 4 ? 'JPEG' : 'CCITT Group 4'}`);
  }
  expect(await codesIn(tiff)).toContain(`CODE-128:${number}`);
  expect((await readSidecar(sidecar)).document).toMatchObject({ mediaType: 'image/tiff', conformance: 'TIFF 6.0' });
});

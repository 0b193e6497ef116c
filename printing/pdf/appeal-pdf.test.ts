import { describe, expect, test } from 'vitest';
import { stampSize } from '../stamp.ts';
import type { ScannedPage } from '../scanned-page.ts';
import { buildAppealPdf, type AppealPdf } from './appeal-pdf.ts';

/** An all-white 16 × 16 page: Group 4 codes each white row under a white row as one bit, V0 (ITU-T T.6 § 2.2.3.1). */
const whiteStrip = Uint8Array.from([0xff, 0xff, 0x00, 0x10, 0x01]);
const page: ScannedPage = { mode: 'bw', width: 16, height: 16, data: whiteStrip, rotation: 0 };
const a4: ScannedPage = { ...page, width: 2480, height: 3508 };
const appeal: AppealPdf = {
  pages: [a4],
  number: 'DP01-26-000123-7',
  at: new Date('2026-11-21T12:05:07.250Z'),
  terminal: 'DP01',
  organisation: 'Виконавчий комітет «Громади» & Ко <тест>',
  timeZone: 'Europe/Kyiv',
  conformance: 'PDF/A-1b',
};

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const xmp = (bytes: Uint8Array): string => {
  const whole = Buffer.from(bytes).toString('utf8');
  return whole.slice(whole.indexOf('<?xpacket begin'), whole.indexOf('<?xpacket end'));
};
const boxes = (bytes: Uint8Array): string[] => [...text(bytes).matchAll(/\/MediaBox \[0 0 ([\d. ]+)\]/g)].map((match) => match[1] ?? '');

test('the same input gives the same bytes, another number other bytes', async () => {
  const [once, again] = [await buildAppealPdf(appeal), await buildAppealPdf(appeal)];
  expect(Buffer.compare(once, again)).toBe(0);
  expect(Buffer.compare(once, await buildAppealPdf({ ...appeal, number: 'DP01-26-000124-5' }))).not.toBe(0);
});

test('encoded pages are embedded as they are', async () => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0xff, 0xd9]);
  const bytes = text(await buildAppealPdf({ ...appeal, pages: [a4, { ...a4, mode: 'colour', data: jpeg }] }));
  expect(bytes).toContain(`stream\n${text(whiteStrip)}\nendstream`);
  expect(bytes).toContain(`stream\n${text(jpeg)}\nendstream`);
  expect(bytes).toMatch(/\/Filter \/CCITTFaxDecode/);
  expect(bytes).toMatch(/\/Filter \/DCTDecode/);
});

describe('page size', () => {
  test('is the size of the paper, turned with the page', async () => {
    const pages = ([0, 90, 180, 270] as const).map((rotation) => ({ ...a4, rotation }));
    const sizes = boxes(await buildAppealPdf({ ...appeal, pages: [a4, ...pages] }));
    expect(sizes.slice(1)).toEqual(['595.2 841.92', '841.92 595.2', '595.2 841.92', '841.92 595.2']);
  });

  test('grows by a strip when there is no room for the stamp, and only then', async () => {
    const room = { x: 130, y: 8, width: 72, height: 26 };
    expect(boxes(await buildAppealPdf({ ...appeal, freePlace: room }))).toEqual(['595.2 841.92']);
    const tooSmall = { ...room, height: stampSize.height - 1 };
    for (const freePlace of [{}, { freePlace: tooSmall }]) {
      const [width, height] = (boxes(await buildAppealPdf({ ...appeal, ...freePlace }))[0] ?? '').split(' ').map(Number);
      expect(width).toBe(595.2);
      expect(height).toBeGreaterThan(841.92 + (stampSize.height * 72) / 25.4);
    }
  });

  test('a narrow slip is made wide enough for the stamp', async () => {
    const [width] = (boxes(await buildAppealPdf({ ...appeal, pages: [{ ...page, width: 640, height: 2000 }] }))[0] ?? '').split(' ');
    expect(Number(width)).toBeGreaterThan((stampSize.width * 72) / 25.4);
  });
});

describe('metadata', () => {
  test('XMP has number, moment, terminal and organisation, with markup escaped', async () => {
    const data = xmp(await buildAppealPdf(appeal));
    expect(data).toContain('<vikno:number>DP01-26-000123-7</vikno:number>');
    expect(data).toContain('<vikno:acceptedAt>2026-11-21T12:05:07Z</vikno:acceptedAt>');
    expect(data).toContain('<vikno:terminal>DP01</vikno:terminal>');
    expect(data).toContain('<rdf:li>Виконавчий комітет «Громади» &amp; Ко &lt;тест&gt;</rdf:li>');
    expect(data).toContain('Звернення DP01-26-000123-7 від 21.11.2026');
    expect(data).not.toContain('applicant');
  });

  test('the applicant is named only if given', async () => {
    const data = xmp(await buildAppealPdf({ ...appeal, applicant: 'Лук’яненко Мар’яна' }));
    expect(data).toContain('<vikno:applicant>Лук’яненко Мар’яна</vikno:applicant>');
  });

  test('the conformance is the one asked for', async () => {
    const first = await buildAppealPdf(appeal);
    expect(text(first).slice(0, 8)).toBe('%PDF-1.4');
    expect(xmp(first)).toMatch(/<pdfaid:part>1<[^]*<pdfaid:conformance>B</);
    expect(xmp(await buildAppealPdf({ ...appeal, conformance: 'PDF/A-2b' }))).toMatch(/<pdfaid:part>2<[^]*<pdfaid:conformance>B</);
  });
});

test('an appeal without pages is a bug', async () => {
  await expect(buildAppealPdf({ ...appeal, pages: [] })).rejects.toThrow(RangeError);
});

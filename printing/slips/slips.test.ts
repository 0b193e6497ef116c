import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readCodes } from '../../test/fixtures/read-codes.ts';
import { LONGEST_SUBJECT, NUMBER, QR_PAYLOAD, receipt, sampleSlips } from '../../test/fixtures/sample-slips.ts';
import { bitmapToPng, type Bitmap } from '../bitmap.ts';
import { encodeSlip } from '../escpos-encode.ts';
import { interpret, traitsOf, type Printed } from '../escpos-interpret.ts';
import type { PrinterProfile } from '../printer-profile.ts';
import { printerProfiles } from '../profiles.ts';
import { typesetSlip } from '../slip-raster.ts';
import { labelSlip } from './label.ts';
import { receiptSlip } from './receipt.ts';

async function print(name: string, profile: PrinterProfile): Promise<Printed> {
  const slip = sampleSlips(profile)[name];
  if (slip === undefined) throw new Error(`no slip ${name}`);
  const printed = await interpret(await encodeSlip(slip, profile), traitsOf(profile));
  const [first] = printed;
  if (first === undefined || printed.length !== 1) throw new Error(`${printed.length} pieces of ${name}`);
  return first;
}

/** The picture cut to what is printed, and its size in millimetres. */
function trimmed(bitmap: Bitmap, dpi: number): { widthMm: number; heightMm: number; top: number; left: number } {
  const marked = [...bitmap.data.entries()].filter(([, dot]) => dot === 1).map(([index]) => index);
  const rows = marked.map((index) => Math.floor(index / bitmap.width));
  const columns = marked.map((index) => index % bitmap.width);
  const span = (values: number[]): [number, number] =>
    values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, 0]);
  const [top, bottom] = span(rows);
  const [left, right] = span(columns);
  return { top, left, widthMm: ((right + 1 - left) * 25.4) / dpi, heightMm: ((bottom + 1 - top) * 25.4) / dpi };
}

describe.each(printerProfiles().map((profile) => [profile.id, profile] as const))('%s', (_, profile) => {
  test('the receipt’s Code 128 and QR are read from the paper', async () => {
    expect((await readCodes(await print('receipt', profile))).toSorted()).toEqual([NUMBER, QR_PAYLOAD]);
    expect((await readCodes(await print('receipt-longest', profile))).toSorted()).toEqual([NUMBER, QR_PAYLOAD]);
  });

  test('error slip, test slip and label carry codes that are read', async () => {
    expect(await readCodes(await print('error', profile))).toEqual([NUMBER]);
    expect((await readCodes(await print('test', profile))).toSorted()).toEqual(['TEST-000123-4', 'https://example.org/test/ПРОБА']);
    expect(await readCodes(await print('label', profile))).toEqual([NUMBER]);
  });

  test('all is printed without a complaint, and cut if there is a blade', async () => {
    for (const name of Object.keys(sampleSlips(profile))) {
      const printed = await print(name, profile);
      expect({ name, complaints: printed.complaints, cut: printed.cut }).toEqual({ name, complaints: [], cut: profile.cut !== 'none' });
    }
  });

  test.each(['label', 'label-longest'])('%s fits the field of 70 × 30 mm on a form', async (name) => {
    const { widthMm, heightMm } = trimmed((await print(name, profile)).bitmap(), profile.dpi);
    expect(Math.max(widthMm, heightMm)).toBeLessThanOrEqual(70);
    expect(Math.min(widthMm, heightMm)).toBeLessThanOrEqual(30);
  });
});

test('a label fits its field whatever the authority is called', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: fc.constantFrom('Щ', 'Ґ', 'ї', ' '), maxLength: 300 }),
  );
  fc.assert(
    fc.property(name, fc.constantFrom(...printerProfiles()), (organisation, profile) => {
      expect(typesetSlip(labelSlip({ organisation, number: NUMBER, date: '01.12.2026' }), profile)).toHaveLength(1);
    }),
    { numRuns: 30 },
  );
});

describe('the label on a scanned sheet', () => {
  const distinct = printerProfiles().filter(({ id }) => ['generic-80', 'epson-tm-t88', 'generic-58'].includes(id));
  const scans = distinct.flatMap((profile) => [200, 300].map((dpi) => [profile.id, dpi, profile] as const));

  test.each(scans)('of %s is read at %i dpi, stuck on a little crooked', async (_, dpi, profile) => {
    const [label] = typesetSlip(sampleSlips(profile)['label'] ?? receiptSlip(receipt), profile);
    if (label === undefined) throw new Error('no label');
    const scale = dpi / profile.dpi;
    const stuck = await sharp(await bitmapToPng(label, profile.dpi))
      .toColourspace('srgb')
      .resize({ width: Math.round(label.width * scale), kernel: 'cubic' })
      .rotate(1.7, { background: '#ffffff' })
      .blur(0.5)
      .toBuffer();
    const page = sharp({ create: { width: Math.round(8.27 * dpi), height: Math.round(11.69 * dpi), channels: 3, background: '#f4f2ee' } })
      .composite([{ input: stuck, left: Math.round(4.6 * dpi), top: Math.round(8 * dpi) }])
      .jpeg({ quality: 75 });
    const scan = await page.toBuffer();
    expect(await readCodes({ png: () => sharp(scan).greyscale().png().toBuffer() })).toEqual([NUMBER]);
  });
});

describe('what the receipt says', () => {
  const epson = printerProfiles().find(({ id }) => id === 'epson-tm-t20');

  async function said(data: typeof receipt): Promise<string> {
    if (epson === undefined) throw new Error('no Epson profile');
    const profile = epson;
    const printed = await interpret(await encodeSlip(receiptSlip(data), profile), traitsOf(profile));
    return printed
      .flatMap((piece) => piece.lines)
      .map((line) => line.trim().replaceAll(/\s+/g, ' '))
      .join('\n');
  }

  test('in the box: number, dates, sheets, where the paper is, how to get the answer', async () => {
    const text = await said(receipt);
    for (const part of [
      'ЗВЕРНЕННЯ ПРИЙНЯТО',
      '01.12.2026 о 14:05',
      'DP01-26-000 123-7',
      'Розглянути до 31.12.2026',
      'Граничний строк 15.01.2027',
    ]) {
      expect(text).toContain(part);
    }
    for (const part of [
      'Аркушів 3, додатків 2',
      'у коробі № DP01-0007',
      'K7QM-4XTR-92HB-PWNE',
      '0 800 500 670',
      'Не показуйте код стороннім.',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('КОПІЯ');
    expect(text).not.toContain('ПАПЕР У ВАС');
  });

  test('with the resident: said in large letters, with where to bring it; a copy says so', async () => {
    const text = await said({ ...receipt, paper: 'resident', handInAt: 'зал 1, вікно 4', copy: true });
    expect(text).toContain('ПАПЕР У ВАС');
    expect(text.replaceAll('\n', ' ')).toContain('зал 1, вікно 4');
    expect(text).toContain('КОПІЯ');
    expect(text).not.toContain('короб');
  });

  test('the index, once it is known, takes the place of the note', async () => {
    expect(await said({ ...receipt, index: 'Ґ-401' })).toContain('Індекс Ґ-401');
    expect((await said(receipt)).replaceAll('\n', ' ')).toContain('буде присвоєно в день надходження');
  });

  test('the longest subject is there to its last word', async () => {
    expect(LONGEST_SUBJECT).toHaveLength(100);
    const words = (await said({ ...receipt, subject: LONGEST_SUBJECT.replace('₴', 'грн') })).split(/\s+/);
    expect(words).toEqual(expect.arrayContaining(['Ґотфріда', 'Щербаківського', '«Їжачок»', 'грн']));
  });
});

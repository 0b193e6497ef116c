import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleSlips } from '../test/fixtures/sample-slips.ts';
import { encodeSlip } from './escpos-encode.ts';
import { interpret, traitsOf } from './escpos-interpret.ts';
import { parseEscPos } from './escpos/parse.ts';
import type { Command } from './escpos/reading.ts';
import type { PrinterProfile, UkrainianCodePage } from './printer-profile.ts';
import { printerProfile, printerProfiles } from './profiles.ts';
import type { Align, Block, Slip, TextSize } from './slip.ts';

const UKRAINIAN = 'АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ абвгґдеєжзиіїйклмнопрстуфхцчшщьюя';

function profileNamed(id: string): PrinterProfile {
  const profile = printerProfile(id);
  if (profile === undefined) throw new Error(`no profile ${id}`);
  return profile;
}

/** A printer whose only code page is this one. */
function onlyWith(page: UkrainianCodePage): PrinterProfile {
  const epson = profileNamed('epson-tm-t88');
  return { ...epson, codePages: epson.codePages.filter((known) => known.page === page) };
}

function textSlip(text: string, extra: Partial<Extract<Block, { kind: 'text' }>> = {}): Slip {
  return { name: 'test', blocks: [{ kind: 'text', text, ...extra }, { kind: 'cut' }] };
}

/** The text commands as a system library decodes them, the code page being the one selected last. */
function decodedByIconv(commands: readonly Command[], names: Readonly<Record<number, string>>): string {
  let page = 0;
  const runs = commands.flatMap((command) => {
    if (command.kind === 'code-page') page = command.value;
    if (command.kind !== 'text') return [];
    const name = names[page];
    if (name === undefined) throw new Error(`text in page ${page}`);
    return [execFileSync('iconv', ['-f', name, '-t', 'UTF-8'], { input: command.bytes }).toString('utf8')];
  });
  return runs.join('\n');
}

describe('characters', () => {
  test.each([
    ['CP1251', 'windows1251', 46, `${UKRAINIAN} № « » — ’`],
    ['CP1125', 'cp1125', 44, `${UKRAINIAN} №`],
  ] as const)('Ukrainian goes as %s and comes back whole', async (name, page, index, text) => {
    const commands = parseEscPos(await encodeSlip(textSlip(text), onlyWith(page)));
    const decoded = decodedByIconv(commands, { [index]: name });
    expect(decoded.replaceAll(/\s+/g, ' ')).toBe(text);
    expect(commands.some((command) => command.kind === 'raster')).toBe(false);
  });

  test('the letter apostrophe is printed as the typographic one', async () => {
    const commands = parseEscPos(await encodeSlip(textSlip('Марʼяна'), onlyWith('windows1251')));
    expect(decodedByIconv(commands, { 46: 'CP1251' })).toBe('Мар’яна');
  });

  test('the first code page that has the whole line is taken, line by line', async () => {
    const profile = profileNamed('epson-tm-t88');
    const slip = { name: 'test', blocks: [...textSlip('Заява').blocks.slice(0, 1), ...textSlip('Рамка ║').blocks] };
    const pages = parseEscPos(await encodeSlip(slip, profile)).flatMap((command) => (command.kind === 'code-page' ? [command.value] : []));
    expect(pages).toEqual([46, 44]);
  });

  test('a line that no code page covers is a picture, and only that line', async () => {
    const slip: Slip = {
      name: 'test',
      blocks: [
        { kind: 'text', text: 'Збір 5 ₴' },
        { kind: 'text', text: 'Дякуємо' },
      ],
    };
    const [printed] = await interpret(await encodeSlip(slip, profileNamed('epson-tm-t88')), traitsOf(profileNamed('epson-tm-t88')));
    expect(printed?.lines).toEqual(['Дякуємо']);
    expect(printed?.bitmap().data.includes(1)).toBe(true);
  });

  test('every stream starts by resetting the printer and leaving Chinese mode', async () => {
    for (const profile of printerProfiles()) {
      const bytes = await encodeSlip(textSlip('Проба'), profile);
      expect([profile.id, ...bytes.subarray(0, 4)]).toEqual([profile.id, 0x1b, 0x40, 0x1c, 0x2e]);
    }
  });

  test('no line of characters is longer than the paper is wide', async () => {
    const profile = profileNamed('epson-tm-t88');
    for (const [name, slip] of Object.entries(sampleSlips(profile))) {
      const printed = await interpret(await encodeSlip(slip, profile), traitsOf(profile));
      for (const line of printed.flatMap((piece) => piece.lines)) {
        expect([...line].length, `${name}: ${line}`).toBeLessThanOrEqual(profile.columns);
      }
    }
  });
});

describe('pictures', () => {
  test('a raster-only printer gets bands no higher than it can take, and no characters', async () => {
    const profile = profileNamed('generic-80');
    const commands = parseEscPos(await encodeSlip(sampleSlips(profile)['receipt'] ?? textSlip(''), profile));
    const bands = commands.flatMap((command) => (command.kind === 'raster' ? [command] : []));
    expect(bands.length).toBeGreaterThan(5);
    expect(Math.max(...bands.map((band) => band.rows))).toBe(profile.bandRows);
    expect(new Set(bands.map((band) => band.strideBytes))).toEqual(new Set([72]));
    expect(commands.some((command) => command.kind === 'text')).toBe(false);
  });

  test('the same slip is the same bytes', async () => {
    for (const profile of printerProfiles()) {
      const slip = sampleSlips(profile)['receipt'] ?? textSlip('');
      expect([profile.id, Buffer.compare(await encodeSlip(slip, profile), await encodeSlip(slip, profile))]).toEqual([profile.id, 0]);
    }
  });
});

const align = fc.constantFrom<Align>('left', 'center', 'right');
const size = fc.constantFrom<TextSize>(1, 2, 3, 4);
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...UKRAINIAN.split(''), ' ', ' ', '-', '№', '₴', 'ʼ'), maxLength: 120 }),
);
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: words, size, align, bold: fc.boolean(), inverse: fc.boolean(), fit: fc.boolean() }),
  fc.record({
    kind: fc.constant('pairs' as const),
    rows: fc.array(fc.record({ label: words, value: words, strong: fc.boolean() }), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('qr' as const),
    data: fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }),
    sizeMm: fc.integer({ min: 5, max: 40 }),
  }),
  fc.record({
    kind: fc.constant('barcode' as const),
    symbology: fc.constant('code128' as const),
    data: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 }),
    heightMm: fc.integer({ min: 3, max: 20 }),
  }),
  fc.constantFrom<Block>(
    { kind: 'rule' },
    { kind: 'space', lines: 0.5 },
    { kind: 'space', lines: 2 },
    { kind: 'ruler' },
    { kind: 'feed', mm: 3 },
    { kind: 'cut' },
  ),
);

test('any slip prints on any printer, and nothing of it is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyBlock, { maxLength: 6 }), fc.constantFrom(...printerProfiles()), async (blocks, profile) => {
      const printed = await interpret(await encodeSlip({ name: 'any', blocks }, profile), traitsOf(profile));
      expect(printed.flatMap((piece) => piece.complaints)).toEqual([]);
    }),
    { numRuns: 120 },
  );
});

import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCodes } from '../test/fixtures/read-codes.ts';
import type { Bitmap } from './bitmap.ts';
import { interpret, type Printed } from './escpos-interpret.ts';

const EPSON = { dots: 576, dpi: 203 };

/** Text as Latin letters, numbers as bytes. */
function bytes(...parts: readonly (string | number | readonly number[] | Uint8Array)[]): Uint8Array {
  const encoded = parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : typeof part === 'number' ? [part] : part));
  return Uint8Array.from(encoded.flatMap((part) => [...part]));
}

async function only(data: Uint8Array): Promise<Printed> {
  const printed = await interpret(data, EPSON);
  const [first] = printed;
  if (first === undefined || printed.length !== 1) throw new Error(`${printed.length} pieces`);
  return first;
}

/** The box around the black dots. */
function inked(bitmap: Bitmap): { left: number; right: number; top: number; bottom: number } {
  let [left, right, top, bottom] = [bitmap.width, -1, bitmap.height, -1];
  bitmap.data.forEach((dot, index) => {
    if (dot === 0) return;
    const [x, y] = [index % bitmap.width, Math.floor(index / bitmap.width)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  });
  return { left, right, top, bottom };
}

const ESC = 0x1b;
const GS = 0x1d;

describe('characters', () => {
  test('magnified text is so much larger', async () => {
    const plain = inked((await only(bytes('H', 10))).bitmap());
    const large = inked((await only(bytes([GS, 0x21, 0x21], 'H', 10))).bitmap());
    expect(large.right + 1 - large.left).toBe(3 * (plain.right + 1 - plain.left));
    expect(large.bottom + 1 - large.top).toBe(2 * (plain.bottom + 1 - plain.top));
  });

  test('bold is blacker, underline lower, inverse fills its cell', async () => {
    const ink = (printed: Printed): number => printed.bitmap().data.reduce((sum, dot) => sum + dot, 0);
    const plain = await only(bytes('H', 10));
    expect(ink(await only(bytes([ESC, 0x45, 1], 'H', 10)))).toBeGreaterThan(ink(plain));
    expect(inked((await only(bytes([ESC, 0x2d, 1], 'H', 10))).bitmap()).bottom).toBeGreaterThan(inked(plain.bitmap()).bottom);
    expect(ink(await only(bytes([GS, 0x42, 1], 'H', 10)))).toBe(12 * 24 - ink(plain));
  });

  test('text stands left, in the middle and right', async () => {
    const edges = await Promise.all([0, 1, 2].map(async (n) => inked((await only(bytes([ESC, 0x61, n], 'HHHH', 10))).bitmap())));
    expect(edges[0]?.left).toBeLessThan(12);
    expect(edges[1]?.left).toBeGreaterThanOrEqual(264);
    expect(edges[1]?.right).toBeLessThan(312);
    expect(edges[2]?.right).toBeGreaterThan(564);
  });

  test('a line that is too long goes on in the next', async () => {
    expect((await only(bytes('A'.repeat(50), 10))).lines).toEqual(['A'.repeat(48), 'AA']);
  });

  test('the code page chosen decides what a byte is', async () => {
    const printed = await only(bytes([ESC, 0x74, 46, 0xaf, 10, ESC, 0x74, 44, 0xf8, 10, ESC, 0x74, 17, 0x80, 10]));
    expect(printed.lines).toEqual(['Ї', 'Ї', 'А']);
  });

  test('an unknown code page is complained about, ASCII in it is not', async () => {
    expect((await only(bytes([ESC, 0x74, 200], 'Hi', [0xaf, 10]))).complaints[0]?.reason).toContain('code page 200');
    expect((await only(bytes([ESC, 0x74, 200], 'Hi', 10))).complaints).toEqual([]);
  });
});

describe('pictures', () => {
  const square = Array.from({ length: 8 }, () => 0xff);

  test('GS v 0 comes out dot by dot, and twice as large when asked', async () => {
    expect(inked((await only(bytes([GS, 0x76, 0x30, 0, 1, 0, 8, 0], square))).bitmap())).toEqual({ left: 0, right: 7, top: 0, bottom: 7 });
    expect(inked((await only(bytes([GS, 0x76, 0x30, 3, 1, 0, 8, 0], square))).bitmap())).toEqual({
      left: 0,
      right: 15,
      top: 0,
      bottom: 15,
    });
  });

  test('ESC * in 24-dot double density', async () => {
    const column = [0xff, 0xff, 0xff];
    expect(inked((await only(bytes([ESC, 0x2a, 33, 2, 0], column, column, 10))).bitmap())).toEqual({
      left: 0,
      right: 1,
      top: 0,
      bottom: 23,
    });
  });

  test('GS ( L stores a picture and prints it', async () => {
    const store = [0x30, 112, 48, 1, 1, 49, 8, 0, 8, 0, ...square];
    const data = bytes([GS, 0x28, 0x4c, store.length, 0], store, [GS, 0x28, 0x4c, 2, 0, 48, 50]);
    expect(inked((await only(data)).bitmap())).toEqual({ left: 0, right: 7, top: 0, bottom: 7 });
  });
});

describe('codes', () => {
  test('Code 128 with sets, shift and braces reads as what was meant', async () => {
    const data = bytes([0x7b, 0x42], 'AB{{-', [0x7b, 0x43, 0, 12, 99, 0x7b, 0x41], 'X1');
    expect(await readCodes(await only(bytes([ESC, 0x61, 1, GS, 0x77, 2, GS, 0x68, 80, GS, 0x6b, 73, data.length], data)))).toEqual([
      'AB{-001299X1',
    ]);
  });

  test('form A, ended by NUL, too', async () => {
    expect(await readCodes(await only(bytes([ESC, 0x61, 1, GS, 0x77, 2, GS, 0x6b, 8], '{BDP01-26', 0)))).toEqual(['DP01-26']);
  });

  test('a code that a printer would leave out is complained about', async () => {
    const long = bytes('{B', 'W'.repeat(60));
    expect((await only(bytes([GS, 0x6b, 73, long.length], long))).complaints[0]?.reason).toContain('wider');
    expect((await only(bytes([GS, 0x6b, 73, 3], 'ABC'))).complaints[0]?.reason).toContain('code set');
    expect((await only(bytes([GS, 0x6b, 67, 3], '123'))).complaints[0]?.reason).toContain('other than Code 128');
  });
});

describe('paper', () => {
  test('each cut ends a slip, what hangs in the printer is the last', async () => {
    const printed = await interpret(bytes('one', 10, [GS, 0x56, 1], 'two', 10, [ESC, 0x69], 'three'), EPSON);
    expect(printed.map(({ lines, cut }) => [...lines, cut])).toEqual([
      ['one', true],
      ['two', true],
      ['three', false],
    ]);
  });

  test('feeds are as long as they say', async () => {
    expect((await only(bytes('a', 10, [ESC, 0x64, 3, ESC, 0x4a, 7]))).height).toBe(4 * 34 + 7);
    expect((await only(bytes([ESC, 0x33, 60], 'a', 10))).height).toBe(60);
  });

  test('what is not known is named with its place, and what follows is printed', async () => {
    const printed = await only(bytes('a', 10, [ESC, 0x4c], 'b', 10));
    expect(printed.lines).toEqual(['a', 'b']);
    expect(printed.complaints).toEqual([{ offset: 2, bytes: Uint8Array.of(ESC, 0x4c), reason: 'no such command' }]);
  });

  test('data that breaks off is named', async () => {
    expect((await only(bytes([GS, 0x76, 0x30, 0, 10, 0, 10, 0, 1, 2]))).complaints[0]?.reason).toBe('the data breaks off');
  });
});

test('what an encoder that nobody here wrote prints is understood whole', async () => {
  const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', columns: 48, printerModel: 'epson-tm-t88v' });
  const data = encoder
    .initialize()
    .codepage('windows1251')
    .align('center')
    .bold(true)
    .line('Її № 5 — «Ґанок»')
    .bold(false)
    .codepage('cp1125')
    .size(2, 2)
    .line('Ґудзь')
    .size(1, 1)
    .rule({ style: 'single' })
    .underline(true)
    .line('Total')
    .underline(false)
    .barcode('DP01-26-7', 'code128', { height: 60, text: true })
    .qrcode('https://hub.example/x', { model: 2, size: 6, errorlevel: 'm' })
    .newline(2)
    .cut('partial')
    .encode();
  const printed = await only(data);
  expect(printed.complaints).toEqual([]);
  expect(printed.lines.map((line) => line.trim())).toEqual(expect.arrayContaining(['Її № 5 — «Ґанок»', 'Ґудзь', 'Total', 'DP01-26-7']));
  expect((await readCodes(printed)).toSorted()).toEqual(['DP01-26-7', 'https://hub.example/x']);
});

describe('any bytes', () => {
  /** Bytes in which commands are likely. */
  const likely = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        0x1b,
        0x1d,
        0x1c,
        0x10,
        0x0a,
        0x28,
        0x6b,
        0x76,
        0x30,
        0x4c,
        0x64,
        0x56,
        0x2a,
        0x7b,
        49,
        73,
        80,
        81,
        0,
        1,
        255,
      ),
    },
    { weight: 1, arbitrary: fc.nat(255) },
  );
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(likely, { maxLength: 400 }).map((list) => Uint8Array.from(list)),
  );

  test('are taken without throwing, and drawn on paper of that width', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, async (data) => {
        for (const printed of await interpret(data, EPSON)) {
          expect(printed.width).toBe(576);
          expect(printed.bitmap().data.length).toBe(576 * printed.height);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('that print over one another without end, or one code a thousand times, end all the same', async () => {
    const over = bytes(...Array.from({ length: 20_000 }, () => [ESC, 0x24, 0, 0, 0x41]), 10);
    expect((await only(over)).lines[0]).toHaveLength(20_000);
    const store = [49, 80, 48, ...Array.from({ length: 1500 }, (_, index) => 33 + (index % 90))];
    const codes = bytes(
      [GS, 0x28, 0x6b, store.length & 255, store.length >> 8],
      store,
      ...Array.from({ length: 1000 }, () => [GS, 0x28, 0x6b, 3, 0, 49, 81, 48]),
    );
    expect((await only(codes)).complaints.at(-1)?.reason).toContain('more paper');
  });

  test('cannot ask for more paper than two metres and a half', async () => {
    const greedy = bytes(...Array.from({ length: 200 }, () => [ESC, 0x64, 255]), 'end', 10);
    const printed = await only(greedy);
    expect(printed.height).toBeLessThanOrEqual(20_000);
    expect(printed.complaints[0]?.reason).toContain('more paper');
  });
});

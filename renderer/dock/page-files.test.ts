import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPageFiles, type PageFile } from './page-files.ts';

function file(name: string, type: string, bytes: Uint8Array = new Uint8Array([1])): PageFile {
  return { name, type, arrayBuffer: async () => new Uint8Array(bytes).buffer };
}

describe('readPageFiles', () => {
  test('carries every byte of every file, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 5 }), async (contents) => {
        const read = await readPageFiles(contents.map((bytes, at) => file(`${at}.png`, 'image/png', bytes)));
        expect(read.ok && read.images.map((image) => [...Buffer.from(image, 'base64')])).toEqual(contents.map((bytes) => [...bytes]));
      }),
    );
  });

  test('carries a file larger than one call may take arguments', async () => {
    const large = new Uint8Array(1_000_003).map((_, at) => at % 251);
    const read = await readPageFiles([file('scan.tif', 'image/tiff', large)]);
    expect(read.ok && Buffer.compare(Buffer.from(read.images[0] ?? '', 'base64'), large)).toBe(0);
  });

  test('takes a TIFF whose type the browser does not know, by its ending', async () => {
    expect((await readPageFiles([file('СКАН.TIF', '')])).ok).toBe(true);
  });

  test.each([
    ['a PDF among pages', [file('a.png', 'image/png'), file('appeal.pdf', 'application/pdf')], 'appeal.pdf'],
    ['nothing at all', [], 'PNG, JPEG or TIFF'],
    ['more than the terminal takes at once', Array.from({ length: 101 }, () => file('a.png', 'image/png')), '101'],
    [
      'a file that went away',
      [{ name: 'a.png', type: 'image/png', arrayBuffer: () => Promise.reject(new Error('gone')) }],
      'could not be read',
    ],
  ])('refuses %s, saying why', async (_, files, said) => {
    const read = await readPageFiles(files);
    expect(read.ok ? 'taken' : read.why).toContain(said);
  });
});

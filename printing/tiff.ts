import { scanDpi, type Rotation, type ScannedPage } from './scanned-page.ts';

/** Field types of TIFF 6.0 § 2. */
const short = 3;
const long = 4;
const rational = 5;
const ascii = 2;

type Field = { readonly tag: number; readonly type: 2 | 3 | 4 | 5; readonly values: readonly number[] | Uint8Array };

export type AppealTiff = {
  readonly pages: readonly ScannedPage[];
  readonly number: string;
  readonly organisation: string;
  readonly at: Date;
};

/**
 * Puts encoded pages into one multi-page TIFF 6.0 without decoding them, one strip a page: black-and-white pages as T.6 (compression 4,
 * § 11), grey and colour as JPEG (compression 7, TIFF Technical Note 2: each strip a whole JPEG stream). Rotation is told by the
 * Orientation field, which libtiff, ImageMagick and browsers' viewers follow. Pages carry their size as 300 dpi; the first names the appeal.
 * The same input gives the same bytes. Throws if there is no page.
 */
export function buildAppealTiff(appeal: AppealTiff): Uint8Array {
  if (appeal.pages.length === 0) throw new RangeError('an appeal has at least one page');
  const header = Buffer.from('49492a0000000000', 'hex'); // little-endian, version 42 (§ 2)
  const parts: Uint8Array[] = [header];
  let end = header.length;
  let link: { part: Buffer; at: number } = { part: header, at: 4 };
  appeal.pages.forEach((page, i) => {
    const strip = padded(page.data);
    const directory = encodeDirectory(fieldsOf(appeal, i, end), end + strip.length);
    // The header, or the page before, says where this directory stands.
    link.part.writeUInt32LE(end + strip.length, link.at);
    link = { part: directory.bytes, at: directory.linkAt };
    parts.push(strip, directory.bytes);
    end += strip.length + directory.bytes.length;
  });
  return new Uint8Array(Buffer.concat(parts));
}

/** Everything in a TIFF begins at an even place (§ 2). */
function padded(data: Uint8Array): Uint8Array {
  if (data.length % 2 === 0) return data;
  const even = new Uint8Array(data.length + 1);
  even.set(data);
  return even;
}

function fieldsOf(appeal: AppealTiff, index: number, stripOffset: number): Field[] {
  const page = appeal.pages[index];
  if (page === undefined) throw new RangeError(`no page ${index}`);
  const fields: Field[] = [
    { tag: 254, type: long, values: [2] }, // NewSubfileType: one page of several
    { tag: 256, type: long, values: [page.width] },
    { tag: 257, type: long, values: [page.height] },
    ...pictureFields(page),
    { tag: 269, type: ascii, values: text(appeal.number) }, // DocumentName
    { tag: 273, type: long, values: [stripOffset] },
    { tag: 274, type: short, values: [orientation[page.rotation]] },
    { tag: 278, type: long, values: [page.height] }, // RowsPerStrip
    { tag: 279, type: long, values: [page.data.length] },
    { tag: 282, type: rational, values: [scanDpi, 1] },
    { tag: 283, type: rational, values: [scanDpi, 1] },
    { tag: 296, type: short, values: [2] }, // ResolutionUnit: inch
    { tag: 297, type: short, values: [index, appeal.pages.length] }, // PageNumber
    { tag: 305, type: ascii, values: text('Vikno') }, // Software
    { tag: 306, type: ascii, values: text(moment(appeal.at)) }, // DateTime
    { tag: 315, type: ascii, values: text(appeal.organisation) }, // Artist
  ];
  return fields.toSorted((a, b) => a.tag - b.tag);
}

/** Bits per sample (258), compression (259), photometric interpretation (262), samples per pixel (277), JPEG subsampling (530). */
function pictureFields({ mode }: ScannedPage): Field[] {
  const field = (tag: number, ...values: number[]): Field => ({ tag, type: short, values });
  if (mode === 'bw') return [field(258, 1), field(259, 4), field(262, 0), field(277, 1)];
  if (mode === 'grey') return [field(258, 8), field(259, 7), field(262, 1), field(277, 1)];
  return [field(258, 8, 8, 8), field(259, 7), field(262, 6), field(277, 3), field(530, 2, 2)];
}

/** Orientation (274): which corner of the picture its first row and column stand for, by the clockwise turn needed to read it. */
const orientation: Readonly<Record<Rotation, number>> = { 0: 1, 90: 6, 180: 3, 270: 8 };

/** TIFF 6.0 knows ASCII only; UTF-8 in its place is what every reader in use takes. */
function text(value: string): Uint8Array {
  return Buffer.from(`${value}\0`, 'utf8');
}

/** § 8 DateTime: `YYYY:MM:DD HH:MM:SS`, here in UTC. */
function moment(at: Date): string {
  const iso = at.toISOString();
  return `${iso.slice(0, 10).replaceAll('-', ':')} ${iso.slice(11, 19)}`;
}

const valueSize = { [ascii]: 1, [short]: 2, [long]: 4, [rational]: 4 } as const;

/**
 * An image file directory (§ 2) that begins at `start`, with the values that do not fit into its entries after it, and the place of its
 * link to the next one, which is 0 until set.
 */
function encodeDirectory(fields: readonly Field[], start: number): { bytes: Buffer; linkAt: number } {
  const tableSize = 2 + fields.length * 12 + 4;
  const table = Buffer.alloc(tableSize);
  const extra: Uint8Array[] = [];
  let extraAt = start + tableSize;
  table.writeUInt16LE(fields.length, 0);
  fields.forEach((field, i) => {
    const at = 2 + i * 12;
    const encoded = encodeValues(field);
    table.writeUInt16LE(field.tag, at);
    table.writeUInt16LE(field.type, at + 2);
    table.writeUInt32LE(field.type === rational ? field.values.length / 2 : field.values.length, at + 4);
    if (encoded.length <= 4) {
      table.set(encoded, at + 8);
    } else {
      table.writeUInt32LE(extraAt, at + 8);
      const even = padded(encoded);
      extra.push(even);
      extraAt += even.length;
    }
  });
  return { bytes: Buffer.concat([table, ...extra]), linkAt: tableSize - 4 };
}

function encodeValues({ type, values }: Field): Uint8Array {
  const bytes = Buffer.alloc(values.length * valueSize[type]);
  values.forEach((value, i) => {
    if (type === ascii) bytes.writeUInt8(value, i);
    else if (type === short) bytes.writeUInt16LE(value, i * 2);
    else bytes.writeUInt32LE(value, i * 4);
  });
  return bytes;
}

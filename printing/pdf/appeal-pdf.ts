import { createRequire } from 'node:module';
import PdfDocument from 'pdfkit';
import { scanDpi, type Place, type Rotation, type ScannedPage } from '../scanned-page.ts';
import { layOutStamp, stampMargin, stampSize, type StampLayout, type StampText } from '../stamp.ts';
import { addAppealXmp, appealInfo, type AppealFacts } from './appeal-metadata.ts';

export type AppealPdf = AppealFacts & {
  /** At least one. */
  readonly pages: readonly ScannedPage[];
  readonly conformance: 'PDF/A-1b' | 'PDF/A-2b';
  /** Room on page 1 where nothing is written; without it the page is made longer for the stamp, so that nothing is ever covered. */
  readonly freePlace?: Place;
};

type Document = InstanceType<typeof PdfDocument>;

const pointsPerMm = 72 / 25.4;
const pointsPerPixel = 72 / scanDpi;
const locate = createRequire(import.meta.url);
const fonts = {
  regular: locate.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: locate.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
};

/**
 * Assembles the electronic original of a paper appeal: a PDF/A-1b (ISO 19005-1; order 1886/5 names it for originals) or PDF/A-2b of
 * the encoded pages at their physical size, stamped on page 1. The same input gives the same bytes. Throws if there is no page.
 */
export async function buildAppealPdf(appeal: AppealPdf): Promise<Uint8Array> {
  if (appeal.pages.length === 0) throw new RangeError('an appeal has at least one page');
  const document = new PdfDocument({
    subset: appeal.conformance,
    pdfVersion: appeal.conformance === 'PDF/A-1b' ? '1.4' : '1.7',
    autoFirstPage: false,
    lang: 'uk-UA',
    info: appealInfo(appeal),
    font: fonts.regular,
  });
  const chunks: Uint8Array[] = [];
  const finished = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  addAppealXmp(document, appeal);
  appeal.pages.forEach((page, i) => {
    if (i === 0) addFirstPage(document, page, appeal);
    else addPage(document, page, displayedSize(page));
  });
  document.end();
  await finished;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Width and height in points, as displayed. */
type Size = { readonly width: number; readonly height: number };

function displayedSize(page: ScannedPage): Size {
  const width = page.width * pointsPerPixel;
  const height = page.height * pointsPerPixel;
  return page.rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}

function addFirstPage(document: Document, page: ScannedPage, appeal: AppealPdf): void {
  const layout = layOutStamp(appeal);
  const shown = displayedSize(page);
  const { freePlace } = appeal;
  if (freePlace !== undefined && freePlace.width >= stampSize.width && freePlace.height >= stampSize.height) {
    addPage(document, page, shown);
    const x = freePlace.x + freePlace.width - stampSize.width;
    drawStamp(document, layout, x * pointsPerMm, shown.height - (freePlace.y + stampSize.height) * pointsPerMm);
    return;
  }
  const margin = stampMargin * pointsPerMm;
  const stamp = { width: stampSize.width * pointsPerMm, height: stampSize.height * pointsPerMm };
  const width = Math.max(shown.width, stamp.width + 2 * margin);
  addPage(document, page, { width, height: shown.height + stamp.height + 2 * margin });
  drawStamp(document, layout, width - margin - stamp.width, shown.height + margin);
}

/** Adds a page and draws the scan at its upper left corner. */
function addPage(document: Document, page: ScannedPage, size: Size): void {
  document.addPage({ size: [size.width, size.height], margin: 0 });
  const image = document.ref(imageDictionary(page));
  image.end(page.data);
  const named: unknown = document.page.xobjects;
  if (typeof named === 'object' && named !== null) Reflect.set(named, 'Scan', image);
  const [a, b, c, d, e, f] = imageMatrix(page.rotation, page.width * pointsPerPixel, page.height * pointsPerPixel);
  document.save().transform(a, b, c, d, e, f).addContent('/Scan Do').restore();
}

/** Image dictionary (ISO 32000-1 § 8.9.5) around data that is already encoded: CCITTFaxDecode § 7.4.6, DCTDecode § 7.4.8. */
function imageDictionary({ mode, width, height }: ScannedPage): Record<string, unknown> {
  const common = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height };
  if (mode !== 'bw') {
    return { ...common, ColorSpace: mode === 'grey' ? 'DeviceGray' : 'DeviceRGB', BitsPerComponent: 8, Filter: 'DCTDecode' };
  }
  // The strip may hold a few white rows more than the page, so its end is told by Rows and not by its end-of-block mark.
  const DecodeParms = { K: -1, Columns: width, Rows: height, EndOfBlock: false, BlackIs1: false };
  return { ...common, ColorSpace: 'DeviceGray', BitsPerComponent: 1, Filter: 'CCITTFaxDecode', DecodeParms };
}

type Matrix = readonly [number, number, number, number, number, number];

/** Maps PDF's unit image square to the page, turned clockwise, in pdfkit's coordinates (points from the upper left, y down). */
function imageMatrix(rotation: Rotation, width: number, height: number): Matrix {
  const matrices: Readonly<Record<Rotation, Matrix>> = {
    0: [width, 0, 0, -height, 0, height],
    90: [0, width, height, 0, 0, 0],
    180: [-width, 0, 0, height, width, 0],
    270: [0, -width, -height, 0, height, width],
  };
  return matrices[rotation];
}

function drawStamp(document: Document, layout: StampLayout, left: number, top: number): void {
  document.save().translate(left, top);
  const { width, height } = stampSize;
  document
    .lineWidth(0.6)
    .roundedRect(0.3, 0.3, width * pointsPerMm - 0.6, height * pointsPerMm - 0.6, 4)
    .stroke('black');
  for (const bar of layout.bars) {
    document.rect(bar.x * pointsPerMm, bar.y * pointsPerMm, bar.width * pointsPerMm, bar.height * pointsPerMm);
  }
  document.fill('black');
  for (const text of layout.texts) drawText(document, text);
  document.restore();
}

/** A text of one or two lines: a single line is set smaller if need be, and what still does not fit is cut, so it stays inside the stamp. */
function drawText(document: Document, { text, x, y, width, size, bold, lines }: StampText): void {
  document.font(bold ? fonts.bold : fonts.regular).fontSize(size);
  const room = width * pointsPerMm;
  const needed = document.widthOfString(text);
  if (lines === 1 && needed > room) document.fontSize(Math.max(size * (room / needed), size * 0.7));
  const height = document.currentLineHeight() * lines + 0.1;
  document.text(text, x * pointsPerMm, y * pointsPerMm, { width: room, height, ellipsis: true });
}

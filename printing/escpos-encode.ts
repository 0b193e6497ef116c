import { CODE128_QUIET, QR_QUIET, qrMatrix } from './barcode-modules.ts';
import { code128Data, code128SymbolCount } from './escpos/code128-data.ts';
import { encodeLine } from './escpos/code-pages.ts';
import * as command from './escpos/emit.ts';
import type { PrinterProfile } from './printer-profile.ts';
import { typesetBlocks, typesetSlip } from './slip-raster.ts';
import {
  noSuchBlock,
  pieces,
  type Align,
  type BarcodeBlock,
  type Block,
  type PairRow,
  type QrBlock,
  type Slip,
  type TextBlock,
} from './slip.ts';
import { pairLines, textLines } from './escpos/text-lines.ts';
import { moduleDots, QR_LEVEL } from './typeset/codes.ts';
import { dotsOf } from './typeset/paper.ts';

/**
 * A slip as the bytes that print it on that printer: as pictures where the profile says so or the slip must have a size,
 * else in the printer's own characters, with a picture for every line that no code page of it covers. Nothing is sent.
 * Throws if a barcode's data cannot be encoded (a caller's fault).
 */
export async function encodeSlip(slip: Slip, profile: PrinterProfile): Promise<Uint8Array> {
  const printed =
    profile.rasterOnly || slip.sheet !== undefined
      ? typesetSlip(slip, profile).map((picture) => command.rasterBands(picture, profile.bandRows))
      : pieces(slip.blocks).map((blocks) => blocks.flatMap((block) => encodeBlock(block, profile)));
  return Buffer.concat([command.INITIALISE, ...printed.flatMap((piece) => [...piece, ...endOfPiece(profile)])]);
}

function endOfPiece(profile: PrinterProfile): Uint8Array[] {
  const feed = profile.feedLinesBeforeCut > 0 ? [command.feedLines(profile.feedLinesBeforeCut)] : [];
  return profile.cut === 'none' ? feed : [...feed, command.cut(profile.cut)];
}

function encodeBlock(block: Block, profile: PrinterProfile): Uint8Array[] {
  switch (block.kind) {
    case 'text':
      return encodeText(block, profile);
    case 'pairs':
      return block.rows.flatMap((row) => encodePair(row, profile));
    case 'space':
      return block.lines < 1 ? asPicture(block, profile) : [command.feedLines(Math.round(block.lines))];
    case 'barcode':
      return encodeBarcode(block, profile);
    case 'qr':
      return encodeQr(block, profile);
    case 'rule':
    case 'feed':
    case 'ruler':
      return asPicture(block, profile);
    case 'cut':
      return [];
    default:
      return noSuchBlock(block);
  }
}

function asPicture(block: Block, profile: PrinterProfile): Uint8Array[] {
  return command.rasterBands(typesetBlocks([block], profile), profile.bandRows);
}

function encodeText(block: TextBlock, profile: PrinterProfile): Uint8Array[] {
  const { lines, magnification } = textLines(block, profile.columns);
  const style = { bold: block.bold ?? false, inverse: block.inverse ?? false, ...magnification };
  return lines.flatMap((line) => {
    const printed = encodeStyledLine(line, style, block.align ?? 'left', profile);
    return printed ?? asPicture({ ...block, text: line.trim(), fit: true }, profile);
  });
}

function encodePair(row: PairRow, profile: PrinterProfile): Uint8Array[] {
  // Name and value are of one height: a printer sets different ones on different baselines.
  const nameStyle = { bold: false, inverse: false, across: 1, down: row.strong === true ? 2 : 1 };
  const valueStyle = { ...nameStyle, bold: row.strong ?? false };
  const lines = pairLines(row, profile.columns).map(({ label, value }) => {
    const name = encodeRun(label, nameStyle, profile);
    const said = encodeRun(value, valueStyle, profile);
    return name && said && [command.justify('left'), ...name, ...said, command.LINE_FEED];
  });
  const known = lines.filter((line) => line !== undefined);
  return known.length === lines.length ? known.flat() : asPicture({ kind: 'pairs', rows: [row] }, profile);
}

/** Characters in one style and one code page; nothing when no code page has them all. */
function encodeRun(text: string, style: command.CharacterStyle, profile: PrinterProfile): Uint8Array[] | undefined {
  const encoded = encodeLine(text, profile);
  return encoded && [command.style(style), command.selectCodePage(encoded.index), encoded.bytes];
}

/** Each line says its whole style again: a line lost on the way then spoils no other. */
function encodeStyledLine(line: string, style: command.CharacterStyle, align: Align, profile: PrinterProfile): Uint8Array[] | undefined {
  const run = encodeRun(line, style, profile);
  return run && [command.justify(align), ...run, command.LINE_FEED];
}

/** Symbol characters of Code 128 are 11 modules wide; the check character is one more, the stop 13. */
function codeModules(data: Uint8Array): number {
  return 11 * (code128SymbolCount(data) + 1) + 13 + 2 * CODE128_QUIET;
}

function encodeBarcode(block: BarcodeBlock, profile: PrinterProfile): Uint8Array[] {
  const data = code128Data(block.data);
  const module = moduleDots(profile, codeModules(data));
  const height = dotsOf(profile, block.heightMm);
  if (!profile.nativeCode128 || module === 0 || height > 255) return asPicture(block, profile);
  return [command.justify('center'), ...command.code128(data, module, height)];
}

function encodeQr(block: QrBlock, profile: PrinterProfile): Uint8Array[] {
  const modules = qrMatrix(block.data, QR_LEVEL).width;
  const module = Math.min(16, Math.max(3, Math.round(dotsOf(profile, block.sizeMm) / modules)));
  const { beside, ...alone } = block;
  // A printer's own QR has no quiet zone: the paper around it is it.
  const quiet = asPicture({ kind: 'feed', mm: (QR_QUIET * module * 25.4) / profile.dpi }, profile);
  const code = profile.nativeQr
    ? [...quiet, command.justify('center'), ...command.qr(Buffer.from(block.data, 'utf8'), module), ...quiet]
    : asPicture(alone, profile);
  const texts = (beside ?? []).flatMap((text) => encodeText({ ...text, align: 'center' }, profile));
  return [...code, ...texts];
}

import { createBitmap, quarterTurn, stack, stamp, type Bitmap } from './bitmap.ts';
import { noSuchBlock, pieces, type Block, type Sheet, type Slip } from './slip.ts';
import { setBarcode, setQr } from './typeset/codes.ts';
import { setRule, setRuler, setSpace } from './typeset/lines.ts';
import { setPairs } from './typeset/pairs.ts';
import { dotsOf, type Paper } from './typeset/paper.ts';
import { setText } from './typeset/text.ts';

/**
 * Typesets a slip: one picture, as wide as the paper, for each piece of paper. The same slip and paper give the same
 * dots on every machine. Throws if a barcode's data cannot be encoded, or a sheet's content is higher than the sheet.
 */
export function typesetSlip(slip: Slip, paper: Paper): Bitmap[] {
  const { sheet } = slip;
  return pieces(slip.blocks).map((blocks) =>
    sheet === undefined ? typesetBlocks(blocks, paper) : typesetSheet(slip.name, blocks, sheet, paper),
  );
}

/** Typesets blocks without a cut among them. */
export function typesetBlocks(blocks: readonly Block[], paper: Paper): Bitmap {
  return stack(
    paper.dots,
    blocks.flatMap((block) => typesetBlock(block, paper)),
  );
}

function typesetBlock(block: Block, paper: Paper): Bitmap[] {
  switch (block.kind) {
    case 'text':
      return [setText(block, paper)];
    case 'pairs':
      return setPairs(block, paper);
    case 'rule':
      return [setRule(block, paper)];
    case 'space':
      return [setSpace(block.lines, paper)];
    case 'barcode':
      return [setBarcode(block, paper)];
    case 'qr':
      return [setQr(block, paper)];
    case 'feed':
      return [createBitmap(paper.dots, dotsOf(paper, block.mm))];
    case 'ruler':
      return [setRuler(paper)];
    case 'cut':
      return [];
    default:
      return noSuchBlock(block);
  }
}

/** A sheet wider than the paper is turned to run along it. */
function typesetSheet(name: string, blocks: readonly Block[], sheet: Sheet, paper: Paper): Bitmap {
  const width = dotsOf(paper, sheet.widthMm);
  const along = width > paper.dots;
  const picture = typesetBlocks(blocks, { ...paper, dots: width });
  const allowed = Math.min(dotsOf(paper, sheet.maxHeightMm), along ? paper.dots : Number.POSITIVE_INFINITY);
  if (picture.height > allowed) {
    throw new Error(`${name}: ${picture.height} dots high, but the sheet has only ${allowed}`);
  }
  const turned = along ? quarterTurn(picture) : picture;
  const placed = createBitmap(paper.dots, turned.height);
  stamp(placed, turned, Math.floor((paper.dots - turned.width) / 2), 0);
  return placed;
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import { pageDpi, type GreyRaster } from './raster.ts';

/** A barcode found on a page. */
export type PageBarcode = {
  readonly format: 'Code128' | 'QRCode';
  readonly text: string;
  /** Clockwise turn of the symbol on the page, in degrees, −180 to 180: 180 on a page fed upside down. */
  readonly degrees: number;
  /** Box around the symbol, in millimetres from the page's upper left corner. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
};

/** `quick` looks once at 150 dpi; `thorough` looks again at 300 dpi, with every effort, when that finds nothing. */
export type BarcodeSearch = 'quick' | 'thorough';

let prepared = false;

/** The decoder is WebAssembly; without this it would fetch the module from the network. */
function prepare(): void {
  if (prepared) return;
  const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = new Uint8Array(file).buffer;
  prepareZXingModule({ overrides: { wasmBinary } });
  prepared = true;
}

/** Finds Code 128 and QR symbols on a 300 dpi page in any direction; skew does not matter. */
export async function findBarcodes(page: GreyRaster, search: BarcodeSearch): Promise<PageBarcode[]> {
  prepare();
  const quick = await look(halve(page), pageDpi / 2, { tryHarder: true, tryRotate: true, tryInvert: false, tryDownscale: false });
  if (quick.length > 0 || search === 'quick') return quick;
  return look(page, pageDpi, { tryHarder: true, tryRotate: true, tryInvert: false, tryDownscale: true });
}

async function look(picture: GreyRaster, dpi: number, options: ReaderOptions): Promise<PageBarcode[]> {
  const found = await readBarcodes(asPgm(picture), { ...options, formats: ['Code128', 'QRCode'], maxNumberOfSymbols: 8 });
  const mm = 25.4 / dpi;
  const barcodes: PageBarcode[] = [];
  for (const { isValid, format, text, orientation, position } of found) {
    if (!isValid || (format !== 'Code128' && format !== 'QRCode')) continue;
    const corners = [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
    const xs = corners.map((corner) => corner.x * mm);
    const ys = corners.map((corner) => corner.y * mm);
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    barcodes.push({ format, text, degrees: orientation, box: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y } });
  }
  return barcodes;
}

/** The decoder reads image files; a portable greymap is the one that costs nothing to make. */
function asPgm({ data, width, height }: GreyRaster): Uint8Array {
  const header = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  const file = new Uint8Array(header.length + data.length);
  file.set(header);
  file.set(data, header.length);
  return file;
}

function halve({ data, width, height }: GreyRaster): GreyRaster {
  const half = { width: width >> 1, height: height >> 1 };
  const small = new Uint8Array(half.width * half.height);
  for (let y = 0, i = 0; y < half.height; y++) {
    let from = y * 2 * width;
    for (let x = 0; x < half.width; x++, i++, from += 2) {
      small[i] = ((data[from] ?? 0) + (data[from + 1] ?? 0) + (data[from + width] ?? 0) + (data[from + width + 1] ?? 0) + 2) >> 2;
    }
  }
  return { data: small, ...half, channels: 1 };
}

import type { Device } from '../device.ts';

export type PagePrinterStatus =
  | { readonly state: 'disconnected' }
  | { readonly state: 'mute' }
  | { readonly state: 'ready'; readonly toner: 'ok' | 'low' }
  | { readonly state: 'printing' }
  | { readonly state: 'paperOut' }
  | { readonly state: 'jam' }
  | { readonly state: 'coverOpen' }
  | { readonly state: 'tonerOut' };

export interface PagePrintOptions {
  readonly copies: number;
  readonly duplex: boolean;
}

/** See the receipt printer's PrintFate; `pages` is how many sides surely came out. */
export type PagePrintFate =
  | { readonly fate: 'printed'; readonly pages: number }
  | { readonly fate: 'notPrinted' | 'unknown' | 'cancelled'; readonly pages: number; readonly status: PagePrinterStatus };

export interface PagePrinter extends Device<PagePrinterStatus> {
  /**
   * Prints a PDF on A4 paper, yielding the count of sides done. A fault that a person can mend (paper, jam, cover) holds the
   * job: it goes on when mended. Aborting `signal` cancels the rest. Never throws.
   */
  print(pdf: Uint8Array, options: PagePrintOptions, signal: AbortSignal): AsyncGenerator<number, PagePrintFate, void>;
}

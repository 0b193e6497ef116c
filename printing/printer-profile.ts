/** A code page with complete Ukrainian, by the name the codepage library gives it. */
export type UkrainianCodePage = 'windows1251' | 'cp1125';

export interface PrinterProfile {
  readonly id: string;
  readonly name: string;
  /** Printable width in dots, and dots per inch both ways. */
  readonly dots: number;
  readonly dpi: number;
  /** Characters of font A (12 dots wide) in a line. */
  readonly columns: number;
  /** In the order in which they are tried; `index` is the n of ESC t. */
  readonly codePages: readonly { readonly page: UkrainianCodePage; readonly index: number }[];
  /** Everything is sent as pictures, whatever else the printer is said to know. */
  readonly rasterOnly: boolean;
  readonly nativeQr: boolean;
  readonly nativeCode128: boolean;
  /** `full` and `partial` are GS V, `esc-i` is ESC i of older printers and presenters, `none` a tear bar. */
  readonly cut: 'full' | 'partial' | 'esc-i' | 'none';
  /** Lines between the print head and the blade. */
  readonly feedLinesBeforeCut: number;
  /** Rows sent in one picture: cheap printers have small buffers. */
  readonly bandRows: number;
  /** Where the figures are from, and which of them are doubtful. */
  readonly sources: string;
}

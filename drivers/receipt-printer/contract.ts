import type { Device } from '../device.ts';

export type ReceiptPrinterStatus =
  | { readonly state: 'disconnected' }
  | { readonly state: 'mute' }
  | { readonly state: 'ready'; readonly paper: 'ok' | 'nearEnd' }
  | { readonly state: 'printing' }
  | { readonly state: 'paperOut' }
  | { readonly state: 'coverOpen' }
  | { readonly state: 'cutterError' };

/**
 * What became of a job. `notPrinted`: surely nothing usable came out, print again freely. `unknown`: it may have come
 * out, so a person must be asked before it is printed again. The status explains either.
 */
export type PrintFate = { readonly fate: 'printed' } | { readonly fate: 'notPrinted' | 'unknown'; readonly status: ReceiptPrinterStatus };

export interface ReceiptPrinter extends Device<ReceiptPrinterStatus> {
  /** Sends one whole job of ESC/POS bytes and waits for its fate. Never throws; jobs are printed in the order of the calls. */
  print(job: Uint8Array, signal: AbortSignal): Promise<PrintFate>;
}

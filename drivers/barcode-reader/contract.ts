import type { Device } from '../device.ts';

export type BarcodeReaderStatus = { readonly state: 'disconnected' } | { readonly state: 'mute' } | { readonly state: 'ready' };

export interface BarcodeRead {
  readonly text: string;
  readonly symbology: 'code128' | 'qr' | 'pdf417' | 'dataMatrix' | 'unknown';
}

export interface BarcodeReader extends Device<BarcodeReaderStatus> {
  /** Calls `listener` once for each code held before the reader; a read with nobody listening is dropped, never kept for the next resident. */
  listen(listener: (read: BarcodeRead) => void): () => void;
}

import type { Device } from '../device.ts';

export type DocumentScannerStatus =
  | { readonly state: 'disconnected' }
  | { readonly state: 'mute' }
  | { readonly state: 'ready'; readonly feeder: 'loaded' | 'empty' | 'unknown' }
  | { readonly state: 'scanning' }
  | { readonly state: 'jam' }
  | { readonly state: 'coverOpen' };

export interface ScannerCapabilities {
  readonly sources: readonly ('feeder' | 'flatbed')[];
  readonly duplex: boolean;
  readonly colours: readonly ('bw' | 'grey' | 'colour')[];
  /** Dots per inch, ascending. */
  readonly resolutions: readonly number[];
}

export interface ScanRequest {
  readonly source: 'feeder' | 'flatbed';
  readonly duplex: boolean;
  readonly colour: 'bw' | 'grey' | 'colour';
  readonly dpi: number;
}

/** One side of one sheet, as the scanner gave it: an encoded image (PNG, JPEG or TIFF). */
export interface ScannedImage {
  readonly bytes: Uint8Array;
  /** Dots per inch where the scanner says so and the image does not. */
  readonly dpi?: number;
}

/** Why a scan ended. Every page that was yielded before is whole and stays valid. */
export type ScanEnd =
  | { readonly end: 'finished' | 'cancelled' }
  | { readonly end: 'fault'; readonly fault: 'jam' | 'coverOpen' | 'doubleFeed' | 'noPaper' | 'disconnected' | 'failed' };

export interface DocumentScanner extends Device<DocumentScannerStatus> {
  readonly capabilities: ScannerCapabilities;
  /**
   * Scans until the feeder is empty (one image from a flatbed), yielding each side as it arrives, and returns why it ended.
   * Never throws. Aborting `signal` ends it with `cancelled` after the sheet in motion.
   */
  scan(request: ScanRequest, signal: AbortSignal): AsyncGenerator<ScannedImage, ScanEnd, void>;
}

import { type Reached, SimulatedDevice, type PlugControls } from '../simulated-device.ts';
import type { BarcodeRead, BarcodeReader, BarcodeReaderStatus } from './contract.ts';

export interface BarcodeReaderControls extends PlugControls {
  /** Holds a code before the reader. */
  scan(text: string, symbology: BarcodeRead['symbology']): void;
}

/** A barcode reader without a lamp. */
export class SimulatedBarcodeReader extends SimulatedDevice<Reached<BarcodeReaderStatus>> implements BarcodeReader, BarcodeReaderControls {
  readonly #listeners = new Set<(read: BarcodeRead) => void>();

  listen(listener: (read: BarcodeRead) => void): () => void {
    // Wrapped, so that the same function listening twice is two listeners, each with an end of its own.
    const ear = (read: BarcodeRead): void => listener(read);
    this.#listeners.add(ear);
    return () => void this.#listeners.delete(ear);
  }

  scan(text: string, symbology: BarcodeRead['symbology']): void {
    if (!this.reachable) return;
    for (const listener of Array.from(this.#listeners)) listener({ text, symbology });
  }

  protected override look(): Reached<BarcodeReaderStatus> {
    return { state: 'ready' };
  }
}

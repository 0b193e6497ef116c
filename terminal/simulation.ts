import type { DeviceClass } from '../contract/words.ts';
import { SimulatedBarcodeReader } from '../drivers/barcode-reader/simulator.ts';
import { SimulatedCardReader } from '../drivers/card-reader/simulator.ts';
import type { MechanismState } from '../drivers/depository/mechanism.ts';
import { SimulatedDepository } from '../drivers/depository/simulator.ts';
import { SimulatedDocumentScanner } from '../drivers/document-scanner/simulator.ts';
import { SimulatedPagePrinter } from '../drivers/page-printer/simulator.ts';
import { SimulatedReceiptPrinter } from '../drivers/receipt-printer/simulator.ts';
import type { PrinterProfile } from '../printing/printer-profile.ts';
import type { Database } from '../sync/database.ts';
import { keepSetting, setting } from '../sync/setting.ts';
import type { Configuration } from './configuration.ts';
import { withLabel } from './dock/stuck-label.ts';

export interface SimulationOptions {
  /** Milliseconds that one mechanical step takes; 0 for the command line and tests. */
  readonly paceMs: number;
  /** A resident who puts the paper in as soon as the slot opens. */
  readonly autoInsert: boolean;
}

/** The simulated devices of a terminal, and what a resident's hand does besides: sticking the label on. */
export interface Simulation {
  readonly cardReader: SimulatedCardReader | null;
  readonly documentScanner: SimulatedDocumentScanner | null;
  readonly receiptPrinter: SimulatedReceiptPrinter | null;
  readonly pagePrinter: SimulatedPagePrinter | null;
  readonly barcodeReader: SimulatedBarcodeReader | null;
  readonly depository: SimulatedDepository | null;
  /** Whether the next pile gets the label that was printed last. */
  sticky: boolean;
  autoInsert: boolean;
  watch(changed: () => void): () => void;
}

const MEMORY = 'simulation.depository';

/** Makes the devices that the configuration simulates. Paper in the simulated slot and box outlives a restart, as it would in a real one. */
export function simulate(
  configuration: Configuration,
  profile: PrinterProfile,
  database: Database,
  options: SimulationOptions,
): Simulation {
  const watchers = new Set<() => void>();
  const { paceMs } = options;
  const onChange = (): void => {
    for (const changed of Array.from(watchers)) changed();
  };
  const make = <Device>(device: DeviceClass, made: () => Device): Device | null =>
    configuration.devices[device] === 'simulated' ? made() : null;
  const common = { paceMs, onChange };
  const receiptPrinter = make('receiptPrinter', () => new SimulatedReceiptPrinter({ ...common, paceMs: Math.ceil(paceMs / 20) }));
  const kept = setting(database, MEMORY);
  const depository = make(
    'depository',
    () =>
      new SimulatedDepository({
        paceMs,
        // Written by the handler below from a snapshot of the same type.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the setting is ours alone
        ...(kept === undefined ? {} : { initial: JSON.parse(kept) as MechanismState }),
        onChange: () => {
          if (depository) database.transaction((tx) => keepSetting(tx, MEMORY, JSON.stringify(depository.snapshot())));
          onChange();
        },
      }),
  );
  const simulation: Simulation = {
    cardReader: make('cardReader', () => new SimulatedCardReader(common)),
    documentScanner: make(
      'documentScanner',
      () =>
        new SimulatedDocumentScanner({
          ...common,
          decorate: async (image, place) => {
            const label = receiptPrinter?.printed.findLast((slip) => slip.complete);
            return simulation.sticky && place === 0 && label ? withLabel(image, label.bytes, profile) : image;
          },
        }),
    ),
    receiptPrinter,
    pagePrinter: make('pagePrinter', () => new SimulatedPagePrinter(common)),
    barcodeReader: make('barcodeReader', () => new SimulatedBarcodeReader(common)),
    depository,
    sticky: true,
    autoInsert: options.autoInsert,
    watch(changed) {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
  };
  depository?.watch((status) => {
    if (
      simulation.autoInsert &&
      status.state !== 'disconnected' &&
      status.state !== 'mute' &&
      status.shutter === 'open' &&
      status.paper === 'none'
    ) {
      depository.insertPaper();
    }
  });
  return simulation;
}

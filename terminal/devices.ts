import { deviceClasses } from '../contract/words.ts';
import type { BarcodeReader } from '../drivers/barcode-reader/contract.ts';
import { SaneScanner } from '../drivers/document-scanner/sane/sane-scanner.ts';
import type { PagePrinter } from '../drivers/page-printer/contract.ts';
import type { OpenPort } from '../drivers/ports/byte-port.ts';
import { filePort } from '../drivers/ports/file-port.ts';
import { serialPort } from '../drivers/ports/serial-port.ts';
import { tcpPort } from '../drivers/ports/tcp-port.ts';
import { EscposPrinter } from '../drivers/receipt-printer/escpos-printer.ts';
import type { HouseDevices } from '../services/appeals/work/house.ts';
import type { DevicePort } from './device-settings.ts';
import type { Configuration } from './configuration.ts';
import { modbusDepository, serialBarcodeReader } from './serial-devices.ts';
import type { Simulation } from './simulation.ts';

/** A device of each class, real or simulated; null where the class is switched off. */
export interface Devices extends HouseDevices {
  readonly pagePrinter: PagePrinter | null;
  readonly barcodeReader: BarcodeReader | null;
}

/** Adds the real devices that the configuration names to the simulated ones. They connect by themselves, now or when they are plugged in. */
export function connectDevices({ devices }: Configuration, simulation: Simulation): Devices {
  const { cardReader, pagePrinter } = simulation;
  const receiptPrinter =
    typeof devices.receiptPrinter === 'object'
      ? new EscposPrinter({ open: openerOf(devices.receiptPrinter.port) })
      : simulation.receiptPrinter;
  const documentScanner =
    typeof devices.documentScanner === 'object' ? new SaneScanner({ device: devices.documentScanner.device }) : simulation.documentScanner;
  const barcodeReader =
    typeof devices.barcodeReader === 'object' ? serialBarcodeReader(devices.barcodeReader, openerOf) : simulation.barcodeReader;
  const depository = typeof devices.depository === 'object' ? modbusDepository(devices.depository, openerOf) : simulation.depository;
  return { cardReader, documentScanner, receiptPrinter, pagePrinter, barcodeReader, depository };
}

/** Lets go of every device. */
export async function closeDevices(devices: Devices): Promise<void> {
  await Promise.all(deviceClasses.map(async (device) => devices[device]?.close()));
}

/** How the line of a setting is opened. */
function openerOf(port: DevicePort): OpenPort {
  if ('tcp' in port) return tcpPort(port.tcp);
  if ('usb' in port) return filePort(port.usb);
  const { serial, ...framing } = port;
  return serialPort({ path: serial, ...framing });
}

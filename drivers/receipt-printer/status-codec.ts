import type { Reached } from '../simulated-device.ts';
import type { ReceiptPrinterStatus } from './contract.ts';
import type { RealtimeQuery } from './escpos-commands.ts';

/** The printer's own word on its condition. */
export interface Sensors {
  readonly online: boolean;
  readonly coverOpen: boolean;
  readonly paper: 'ok' | 'nearEnd' | 'out';
  /** The cutter, or another part that works again after a hand has freed it. */
  readonly cutterError: boolean;
  /** An error that no hand mends, or one that passes by itself (a hot head). */
  readonly otherError: boolean;
  /** Somebody holds the feed button, which counts as offline. */
  readonly feeding: boolean;
}

export const soundSensors: Sensors = { online: true, coverOpen: false, paper: 'ok', cutterError: false, otherError: false, feeding: false };

/**
 * Reads automatic status back, four bytes (Epson ESC/POS, GS a). `undefined` if the fixed bits are not as they must be.
 * Byte 1: 3 offline, 5 cover, 6 feed button; byte 2: 2 mechanical, 3 cutter, 5 beyond repair, 6 passing; byte 3: 0–1 near end, 2–3 end.
 */
export function readAutomaticStatus(bytes: Uint8Array): Sensors | undefined {
  const [first = 0xff, second = 0xff, third = 0xff, fourth = 0xff] = bytes;
  if ((first & 0x93) !== 0x10 || [second, third, fourth].some((byte) => (byte & 0x90) !== 0)) return undefined;
  return {
    online: (first & 0x08) === 0,
    coverOpen: (first & 0x20) !== 0,
    feeding: (first & 0x40) !== 0,
    cutterError: (second & 0x0c) !== 0,
    otherError: (second & 0x60) !== 0,
    paper: (third & 0x0c) !== 0 ? 'out' : (third & 0x03) !== 0 ? 'nearEnd' : 'ok',
  };
}

export function writeAutomaticStatus(sensors: Sensors): Uint8Array {
  return Uint8Array.of(
    // Bit 2 is the drawer's switch, open where there is no drawer.
    0x14 | (sensors.online ? 0 : 0x08) | (sensors.coverOpen ? 0x20 : 0) | (sensors.feeding ? 0x40 : 0),
    (sensors.cutterError ? 0x08 : 0) | (sensors.otherError ? 0x20 : 0),
    sensors.paper === 'out' ? 0x0f : sensors.paper === 'nearEnd' ? 0x03 : 0,
    0x0f,
  );
}

/** What one answer to DLE EOT n tells; what it does not tell is left out. */
export function readRealtimeStatus(query: RealtimeQuery, byte: number): Partial<Sensors> {
  switch (query) {
    case 1:
      return { online: (byte & 0x08) === 0 };
    case 2:
      return { coverOpen: (byte & 0x04) !== 0, feeding: (byte & 0x08) !== 0 };
    case 3:
      return { cutterError: (byte & 0x0c) !== 0, otherError: (byte & 0x60) !== 0 };
    case 4:
      return { paper: (byte & 0x60) !== 0 ? 'out' : (byte & 0x0c) !== 0 ? 'nearEnd' : 'ok' };
  }
}

export function writeRealtimeStatus(query: RealtimeQuery, sensors: Sensors): number {
  const out = sensors.paper === 'out';
  switch (query) {
    case 1:
      return 0x16 | (sensors.online ? 0 : 0x08);
    case 2:
      return (
        0x12 |
        (sensors.coverOpen ? 0x04 : 0) |
        (sensors.feeding ? 0x08 : 0) |
        (out ? 0x20 : 0) |
        (sensors.cutterError || sensors.otherError ? 0x40 : 0)
      );
    case 3:
      return 0x12 | (sensors.cutterError ? 0x08 : 0) | (sensors.otherError ? 0x20 : 0);
    case 4:
      return 0x12 | (out ? 0x6c : sensors.paper === 'nearEnd' ? 0x0c : 0);
  }
}

/** The answer to GS r 1: the roll's sensors. */
export const writeStatusInTurn = (sensors: Sensors): number => (sensors.paper === 'out' ? 0x0f : sensors.paper === 'nearEnd' ? 0x03 : 0);

/**
 * The condition in the contract's words. An open cover outranks missing paper: with the platen open the paper sensor means nothing.
 * A printer that is offline or broken for a reason that has no name here is `mute`: it is there and does nothing.
 */
export function conditionOf(sensors: Sensors): Exclude<Reached<ReceiptPrinterStatus>, { state: 'printing' }> | { readonly state: 'mute' } {
  if (sensors.coverOpen) return { state: 'coverOpen' };
  if (sensors.cutterError) return { state: 'cutterError' };
  if (sensors.paper === 'out') return { state: 'paperOut' };
  if (sensors.otherError || (!sensors.online && !sensors.feeding)) return { state: 'mute' };
  return { state: 'ready', paper: sensors.paper };
}

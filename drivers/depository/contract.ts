import type { Device } from '../device.ts';

/** Where paper is inside the machine, as its sensors see it: behind the shutter waiting for the staple, or nowhere. */
export type SlotPaper = 'none' | 'inSlot';

export interface BoxCondition {
  readonly present: boolean;
  readonly door: 'closed' | 'open';
  /** Filled share of the box by the level sensor, 0 to 1. */
  readonly level: number;
}

export type DepositoryStatus =
  | { readonly state: 'disconnected' }
  | { readonly state: 'mute' }
  | {
      readonly state:
        | 'ready'
        | 'working'
        | 'staplerEmpty'
        | 'staplerJam'
        | 'slotJam'
        | 'shutterStuck'
        | 'boxFull'
        | 'boxMissing'
        | 'doorOpen';
      readonly shutter: 'open' | 'closed';
      readonly paper: SlotPaper;
      readonly box: BoxCondition;
      /** Documents that fell past the box sensor since the controller was made; never goes back. */
      readonly drops: number;
    };

export type DepositStep = 'insert' | 'closing' | 'stapling' | 'dropping';

export type DepositFault =
  | 'disconnected'
  | 'staplerEmpty'
  | 'staplerJam'
  | 'slotJam'
  | 'shutterStuck'
  | 'boxFull'
  | 'boxMissing'
  | 'doorOpen'
  /** Nobody put paper in before the time ran out; the shutter is closed again. */
  | 'noPaper'
  | 'cancelled';

/** Where the paper is at the end follows the sensors, not the commands: `resident` means it never went in or was given back. */
export type DepositEnd =
  | { readonly end: 'deposited'; readonly stapled: boolean; readonly drops: number }
  | { readonly end: 'fault'; readonly fault: DepositFault; readonly paper: 'resident' | 'inSlot' | 'inBox' | 'unknown' };

export interface DepositRequest {
  /** Sheets to staple; one sheet is not stapled. */
  readonly sheets: number;
  /** How long the shutter waits for paper, milliseconds. */
  readonly insertWithinMs: number;
}

export interface Depository extends Device<DepositoryStatus> {
  /**
   * Takes one document: opens the shutter, waits until the sensor sees paper, closes, staples, drops, and counts it when the
   * box sensor saw it fall. Never staples with the shutter open. Paper already in the slot is taken from where it is, without
   * opening. Yields each step as it begins. Never throws; aborting ends with `cancelled` and the paper given back where it can be.
   */
  deposit(request: DepositRequest, signal: AbortSignal): AsyncGenerator<DepositStep, DepositEnd, void>;
}

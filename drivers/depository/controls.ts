import type { PlugControls } from '../simulated-device.ts';
import type { DepositStep } from './contract.ts';

/** Where a deposit can be struck: in one of its steps, or after the paper fell and before the controller could say so. */
export type StrikePoint = DepositStep | 'dropped';

export const depositoryTroubles = [
  'unplug',
  'goMute',
  'jamStapler',
  'emptyStapler',
  'jamSlot',
  'stickShutter',
  'fillBox',
  'removeBox',
  'openDoor',
  'takePaperBack',
] as const;
export type DepositoryTrouble = (typeof depositoryTroubles)[number];

export interface DepositoryControls extends PlugControls {
  /** The resident puts paper in: as many sheets as the deposit under way is for, if no count is given. False where the shutter or other paper bars the way. */
  insertPaper(sheets?: number): boolean;
  /** The resident pulls the paper out again; false where the shutter or a jam bars the way. */
  takePaperBack(): boolean;
  jamStapler(): void;
  emptyStapler(): void;
  /** Clears a jam and fills the stapler. */
  mendStapler(staples?: number): void;
  jamSlot(): void;
  /** Opens the slot from inside: the paper stays ready to go on, or is handed to the resident. */
  clearSlot(paper?: 'stays' | 'taken'): void;
  stickShutter(): void;
  freeShutter(): void;
  /** Fills the box to a share of its height, 1 if not given. */
  fillBox(level?: number): void;
  removeBox(): void;
  /** Puts the box back, emptied or not. */
  putBox(how?: 'emptied' | 'asItWas'): void;
  openDoor(): void;
  closeDoor(): void;
  /** Lets `trouble` happen once, when the deposit under way, or the next that comes so far, is at `point`. */
  strikeAt(point: StrikePoint, trouble: DepositoryTrouble): void;
}

import type { PlugRig } from '../device-contract-suite.ts';
import type { DepositFault, Depository, DepositoryStatus, DepositRequest } from './contract.ts';
import type { DepositoryControls, DepositoryTrouble, StrikePoint } from './controls.ts';

/** The hands of a resident and of an administrator at the depository, for a simulator or for a bench with a real one. */
export interface DepositoryRig extends PlugRig, Omit<DepositoryControls, 'strikeAt' | 'goMute' | 'plug' | 'unplug'> {
  /** A trouble that strikes in the middle of a step; absent where the bench cannot time it. */
  strikeAt?(point: StrikePoint, trouble: DepositoryTrouble): void;
}

/** Longer than any test; where the time must run out, the test says 0. */
const patient = 600_000;
export const document = (sheets: number): DepositRequest => ({ sheets, insertWithinMs: patient });

/** A resident stands there who puts the paper in whenever the empty shutter is open. Returns what sends them away. */
export function standBy(device: Depository, rig: DepositoryRig): () => void {
  return device.watch((status) => {
    if (status.state === 'working' && status.shutter === 'open' && status.paper === 'none') rig.insertPaper();
  });
}

/** What the sensors say. */
export function sensors({ status }: Depository): Extract<DepositoryStatus, { readonly drops: number }> {
  if (!('drops' in status)) throw new Error(`the depository is ${status.state}`);
  return status;
}

/** Resolves when the shutter stands open. */
export function opened(device: Depository): Promise<void> {
  return new Promise((resolve) => {
    const stop = device.watch((status) => {
      if (!('shutter' in status) || status.shutter !== 'open') return;
      stop();
      resolve();
    });
  });
}

type Mending = (rig: DepositoryRig) => void;

export const faults = [
  'disconnected',
  'staplerEmpty',
  'staplerJam',
  'slotJam',
  'shutterStuck',
  'boxFull',
  'boxMissing',
  'doorOpen',
] as const satisfies DepositFault[];

export const mendings: Record<(typeof faults)[number], { readonly trouble: DepositoryTrouble; readonly mend: Mending }> = {
  disconnected: { trouble: 'unplug', mend: (rig) => rig.plug() },
  staplerEmpty: { trouble: 'emptyStapler', mend: (rig) => rig.mendStapler() },
  staplerJam: { trouble: 'jamStapler', mend: (rig) => rig.mendStapler() },
  slotJam: { trouble: 'jamSlot', mend: (rig) => rig.clearSlot('stays') },
  shutterStuck: { trouble: 'stickShutter', mend: (rig) => rig.freeShutter() },
  boxFull: {
    trouble: 'fillBox',
    mend: (rig) => {
      rig.removeBox();
      rig.putBox('emptied');
    },
  },
  boxMissing: { trouble: 'removeBox', mend: (rig) => rig.putBox('asItWas') },
  doorOpen: { trouble: 'openDoor', mend: (rig) => rig.closeDoor() },
};

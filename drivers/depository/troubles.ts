import type { MechanismState } from './mechanism.ts';

/** What keeps the shutter from moving. */
export function shutterTrouble({ slotJam, shutterStuck }: MechanismState): 'slotJam' | 'shutterStuck' | undefined {
  if (slotJam) return 'slotJam';
  return shutterStuck ? 'shutterStuck' : undefined;
}

/** What keeps the stapler from stapling. */
export function staplerTrouble({ staplerJam, staples }: MechanismState): 'staplerJam' | 'staplerEmpty' | undefined {
  if (staplerJam) return 'staplerJam';
  return staples === 0 ? 'staplerEmpty' : undefined;
}

/** What keeps paper from falling into a box that `boxSheets` sheets fill. */
export function boxTrouble(
  { door, box, slotJam }: MechanismState,
  boxSheets: number,
): 'doorOpen' | 'boxMissing' | 'slotJam' | 'boxFull' | undefined {
  if (door === 'open') return 'doorOpen';
  if (!box) return 'boxMissing';
  if (slotJam) return 'slotJam';
  return box.sheets >= boxSheets ? 'boxFull' : undefined;
}

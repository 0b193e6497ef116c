import type { DepositoryStatus } from './contract.ts';
import type { Reading } from './register-reading.ts';

type Sensed = Extract<DepositoryStatus, { readonly drops: number }>;

/** Shut only where the end switches agree that it is: a shutter on its way, or a broken wire, counts as open to a hand. */
export function shutterOf({ signals }: Reading): 'open' | 'closed' {
  return signals.shutterClosed && !signals.shutterOpen ? 'closed' : 'open';
}

/** Filled share of the box, where `full` is what the level sensor shows of a full one. */
function levelOf({ signals, numbers }: Reading, full: number): number {
  if (numbers.boxLevel === undefined) return signals.boxFull ? 1 : 0;
  return Math.min(1, numbers.boxLevel / full);
}

type BoxTrouble = 'doorOpen' | 'boxMissing' | 'slotJam' | 'boxFull';

/** What keeps paper from falling into the box. */
export function boxTroubleOf(reading: Reading, full: number): BoxTrouble | undefined {
  const { doorOpen, boxPresent, slotJam, boxFull } = reading.signals;
  if (doorOpen) return 'doorOpen';
  if (!boxPresent) return 'boxMissing';
  if (slotJam) return 'slotJam';
  return boxFull || levelOf(reading, full) >= 1 ? 'boxFull' : undefined;
}

/** What keeps the shutter from moving. */
export function shutterTroubleOf({ signals }: Reading): 'slotJam' | 'shutterStuck' | undefined {
  if (signals.slotJam) return 'slotJam';
  return signals.shutterStuck ? 'shutterStuck' : undefined;
}

/** What keeps the stapler from stapling. */
export function staplerTroubleOf({ signals }: Reading): 'staplerJam' | 'staplerEmpty' | undefined {
  if (signals.staplerJam) return 'staplerJam';
  return signals.staplerEmpty ? 'staplerEmpty' : undefined;
}

/** The contract's status of what the sensors show. */
export function statusOf(
  reading: Reading,
  facts: { readonly working: boolean; readonly drops: number; readonly boxLevelFull: number },
): Sensed {
  const { signals } = reading;
  const trouble = boxTroubleOf(reading, facts.boxLevelFull) ?? shutterTroubleOf(reading) ?? staplerTroubleOf(reading);
  return {
    state: trouble ?? (facts.working ? 'working' : 'ready'),
    shutter: shutterOf(reading),
    paper: signals.paper ? 'inSlot' : 'none',
    box: { present: signals.boxPresent, door: signals.doorOpen ? 'open' : 'closed', level: levelOf(reading, facts.boxLevelFull) },
    drops: facts.drops,
  };
}

import type { FailureCode } from '../../../contract/failures.ts';
import type { DepositFault, DepositoryStatus } from '../../../drivers/depository/contract.ts';
import { beginEffort, endEffort, openEffort, timesBegun, timesDone } from '../store/efforts.ts';
import type { House } from './house.ts';
import type { DepositProgress } from '../journey/appeal-work.ts';

const codes: Readonly<Record<DepositFault, FailureCode>> = {
  disconnected: 'DEP-01',
  staplerEmpty: 'DEP-02',
  staplerJam: 'DEP-03',
  slotJam: 'DEP-04',
  shutterStuck: 'DEP-05',
  boxFull: 'DEP-06',
  boxMissing: 'DEP-07',
  doorOpen: 'DEP-07',
  noPaper: 'DEP-08',
  cancelled: 'DEP-08',
};

const places = { resident: 'withResident', inSlot: 'inSlot', inBox: 'inBox', unknown: 'unknown' } as const;

/** Whether the paper of an appeal fell into the box, as the sensor said; and whether it was stapled. */
export function deposited(house: House, appealId: string): { readonly stapled: boolean } | null {
  if (timesDone(house.database, appealId, 'deposit', 'stapled') > 0) return { stapled: true };
  return timesDone(house.database, appealId, 'deposit', 'single') > 0 ? { stapled: false } : null;
}

/**
 * Asks the counter of drops about a deposit whose end was never heard; true when the paper fell since it was begun, which is then
 * written down. Paper that fell went through the stapler, unless it was one sheet.
 */
export function heardFall(house: House, appealId: string, sheets: number): boolean {
  const open = openEffort(house.database, appealId, 'deposit', house.run);
  const status = house.devices.depository?.status;
  if (!open || open.before === null || !status || !('drops' in status) || status.drops <= open.before) return false;
  return house.database.transaction((tx) => endEffort(tx, appealId, 'deposit', sheets > 1 ? 'stapled' : 'single')).ok;
}

/** Where the paper is before a try: `strange` is paper in the slot that this appeal never put there. */
function placeBefore(status: DepositoryStatus, tried: boolean): 'withResident' | 'inSlot' | 'unknown' | 'strange' {
  if (!('paper' in status)) return tried ? 'unknown' : 'withResident';
  if (status.paper === 'none') return 'withResident';
  return tried ? 'inSlot' : 'strange';
}

/**
 * Takes the paper into the box. The counter of drops is written down before, so that after a crash the sensor tells
 * what the program did not live to hear: a paper that fell is never asked for again, one that lies in the slot is taken from there.
 */
export async function depositPaper(
  house: House,
  appealId: string,
  sheets: number,
  tell: (progress: DepositProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  const { depository } = house.devices;
  const end = (outcome: string): void => {
    const done = house.database.transaction((tx) => endEffort(tx, appealId, 'deposit', outcome));
    if (!done.ok) throw new Error(`the end of a deposit could not be written down: ${done.fault}`);
  };
  if (deposited(house, appealId)) return tell({ type: 'DEPOSITED' });
  if (!depository) return tell({ type: 'NO_SLOT' });
  const open = openEffort(house.database, appealId, 'deposit', house.run);
  const { status } = depository;
  const drops = 'drops' in status ? status.drops : null;
  const before = placeBefore(status, timesBegun(house.database, appealId, 'deposit') > 0);
  // Paper of somebody else must never fall under this number; staff take it out.
  if (before === 'strange') return tell({ type: 'DEPOSIT_FAILED', code: 'DEP-04', paper: 'withResident' });
  if (open) {
    if (drops === null) return tell({ type: 'DEPOSIT_FAILED', code: open.interrupted ? 'DEP-09' : 'DEP-01', paper: 'unknown' });
    if (heardFall(house, appealId, sheets)) return tell({ type: 'DEPOSITED' });
    end('interrupted');
  }
  if (drops === null) return tell({ type: 'DEPOSIT_FAILED', code: 'DEP-01', paper: before });
  const begun = house.database.transaction((tx) => beginEffort(tx, appealId, 'deposit', house.run, drops));
  if (!begun.ok) return tell({ type: 'DEPOSIT_FAILED', code: 'SAV-01', paper: before });

  const deposit = depository.deposit({ sheets, insertWithinMs: house.settings.insertWithinMs }, signal);
  let step = await deposit.next();
  while (!step.done) {
    tell({ type: 'DEPOSIT_STEP', step: step.value });
    step = await deposit.next();
  }
  const result = step.value;
  if (result.end === 'deposited' || result.paper === 'inBox') {
    end(result.end === 'deposited' && !result.stapled ? 'single' : 'stapled');
    return tell({ type: 'DEPOSITED' });
  }
  // Where nobody knows, the effort stays open: the counter tells once it can be read again.
  if (result.paper !== 'unknown') end(result.fault);
  tell({ type: 'DEPOSIT_FAILED', code: codes[result.fault], paper: places[result.paper] });
}

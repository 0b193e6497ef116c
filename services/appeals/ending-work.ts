import type { PaperPlace } from '../../contract/words.ts';
import { releaseParcel } from '../../sync/edms/parcel.ts';
import { append } from '../../sync/journal.ts';
import { deposited } from './deposit-work.ts';
import type { House } from './house.ts';
import { pageFile } from './page-work.ts';
import { paperFacts } from './sidecar-data.ts';
import { findAppeal, forgetPages, pagesOf, settleAppealPaper, unfinishedAppeals, voidAppeal } from './store.ts';

/**
 * Writes down where the paper finally is and lets the appeal go to the EDMS, in one commit. The sensor outranks the journey:
 * paper that fell into the box is in the box. Settling again changes nothing.
 */
export function settlePaper(house: House, appealId: string, told: PaperPlace): void {
  const fell = deposited(house, appealId);
  const paper = fell ? 'inBox' : told;
  const at = house.now();
  const done = house.database.transaction((tx) => {
    const first = settleAppealPaper(tx, appealId, paper, fell ? { box: house.settings.box, stapled: fell.stapled } : null, at);
    if (!first) return false;
    const appeal = findAppeal(tx, appealId);
    if (!appeal) throw new Error('a settled appeal is gone');
    if (!releaseParcel(tx, appeal.number, paperFacts(appeal), at)) throw new Error('the parcel of a settled appeal is not held');
    append(tx, { at: new Date(at), event: 'appeal.released', appeal: appealId, body: { paper } });
    return true;
  });
  if (!done.ok) throw new Error(`the place of the paper could not be written down: ${done.fault}`);
  house.kick();
  if (done.value) void erasePages(house, appealId);
}

/** Ends an appeal that was not sealed: its number is void for ever, its pages are erased. */
export function abandon(house: House, appealId: string, why: string): void {
  const at = house.now();
  const done = house.database.transaction((tx) => {
    if (!voidAppeal(tx, appealId, at)) return;
    append(tx, { at: new Date(at), event: 'appeal.abandoned', appeal: appealId, body: { step: why } });
  });
  if (!done.ok) throw new Error(`an appeal could not be ended: ${done.fault}`);
  void erasePages(house, appealId).then(() => house.spool.remove(appealId));
}

async function erasePages(house: House, appealId: string): Promise<void> {
  for (const page of pagesOf(house.database, appealId)) await house.spool.remove(appealId, pageFile(page.id));
  house.database.transaction((tx) => forgetPages(tx, appealId));
}

/**
 * At start: deals with appeals that a dead run left behind, all but that of the session which goes on. What was sealed goes
 * to the EDMS with the paper as the sensor knows it; what was not is void. Returns what became of each.
 */
export function recover(house: House, goingOn: string | null): { readonly number: string; readonly outcome: 'delivering' | 'void' }[] {
  return unfinishedAppeals(house.database)
    .filter((appeal) => appeal.id !== goingOn)
    .map((appeal) => {
      const outcome = appeal.state === 'sealed' ? 'delivering' : 'void';
      if (appeal.state === 'sealed') settlePaper(house, appeal.id, 'unknown');
      else abandon(house, appeal.id, 'restart');
      house.database.transaction((tx) => append(tx, { at: new Date(house.now()), event: 'appeal.recovered', appeal: appeal.id, body: { outcome } }));
      return { number: appeal.number, outcome };
    });
}

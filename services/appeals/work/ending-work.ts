import type { PaperPlace } from '../../../contract/words.ts';
import { releaseParcel } from '../../../sync/edms/parcel.ts';
import { append } from '../../../sync/journal.ts';
import { deposited, heardFall } from './deposit-work.ts';
import type { House } from './house.ts';
import { isPageFile, pageFile } from './page-work.ts';
import { paperFacts } from './sidecar-data.ts';
import { findAppeal, forgetPages, pagesOf, settleAppealPaper, unfinishedAppeals, voidAppeal } from '../store/store.ts';

/**
 * Writes down where the paper finally is and lets the appeal go to the EDMS, in one commit. The sensor outranks the journey:
 * paper that fell into the box is in the box. Settling again changes nothing; what a full disk refuses is left to {@link recover}.
 */
export function settlePaper(house: House, appealId: string, told: PaperPlace): void {
  heardFall(house, appealId, findAppeal(house.database, appealId)?.document?.sheets ?? 1);
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
  if (!done.ok || !done.value) return;
  house.kick();
  house.later(erasePages(house, appealId));
}

/**
 * Ends an appeal that was not sealed: its number is void for ever, its pages are erased. One that was sealed without the journey's
 * having heard of it is accepted all the same. What a full disk refuses is left to {@link recover}.
 */
export function abandon(house: House, appealId: string, why: string): void {
  const appeal = findAppeal(house.database, appealId);
  if (!appeal) return;
  if (appeal.state === 'sealed') return settlePaper(house, appealId, 'unknown');
  const at = house.now();
  const done = house.database.transaction((tx) => {
    if (!voidAppeal(tx, appealId, at)) return;
    append(tx, { at: new Date(at), event: 'appeal.abandoned', appeal: appealId, body: { step: why } });
  });
  if (done.ok) house.later(erasePages(house, appealId).then(() => void house.spool.remove(appealId)));
}

async function erasePages(house: House, appealId: string): Promise<void> {
  for (const page of pagesOf(house.database, appealId)) await house.spool.remove(appealId, pageFile(page.id));
  house.database.transaction((tx) => forgetPages(tx, appealId));
}

/** At start, before any work: removes half-written files, and pages of ended appeals whose erasure was cut short. Returns the count of the former. */
export async function eraseLeftovers(house: House): Promise<number> {
  const { leftovers, strangers: inSpool } = await house.spool.sweep(new Set());
  for (const id of inSpool) {
    const appeal = findAppeal(house.database, id);
    if (!appeal || appeal.state === 'void') await house.spool.remove(id);
    else if (appeal.settledAt === null) continue;
    else for (const file of (await house.spool.list(id)).filter(isPageFile)) await house.spool.remove(id, file);
    house.database.transaction((tx) => forgetPages(tx, id));
  }
  return leftovers;
}

/**
 * Deals with appeals that a dead run or a broken session left behind, all but that of the session which goes on. What was sealed goes
 * to the EDMS with the paper as the sensor knows it; what was not is void. Returns what became of each.
 */
export function recover(house: House, goingOn: string | null): { readonly number: string; readonly outcome: 'delivering' | 'void' }[] {
  return unfinishedAppeals(house.database)
    .filter((appeal) => appeal.id !== goingOn)
    .map((appeal) => {
      const outcome = appeal.state === 'sealed' ? 'delivering' : 'void';
      if (appeal.state === 'sealed') settlePaper(house, appeal.id, 'unknown');
      else abandon(house, appeal.id, 'restart');
      house.database.transaction((tx) =>
        append(tx, { at: new Date(house.now()), event: 'appeal.recovered', appeal: appeal.id, body: { outcome } }),
      );
      return { number: appeal.number, outcome };
    });
}

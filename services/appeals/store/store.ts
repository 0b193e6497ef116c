import type { PaperPlace } from '../../../contract/words.ts';
import type { Reader, Transaction } from '../../../sync/database.ts';
import type { AppealDetails } from '../rules/details.ts';
import type { JourneyPage } from '../journey/appeal-work.ts';

export type AppealState = 'reserved' | 'numbered' | 'sealed' | 'void';

/** The sealed document as it lies in the spool. */
export interface SealedDocument {
  /** Name in the spool, and the stem of the names in the EDMS folder. */
  readonly file: string;
  readonly mediaType: 'application/pdf' | 'image/tiff';
  readonly conformance: 'PDF/A-1b' | 'PDF/A-2b' | 'TIFF 6.0';
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  readonly sheets: number;
  readonly modes: readonly ('bw' | 'grey' | 'colour')[];
}

export interface AppealRecord {
  readonly id: string;
  readonly state: AppealState;
  readonly number: string;
  readonly startedAt: number;
  readonly sealedAt: number | null;
  readonly details: AppealDetails | null;
  readonly document: SealedDocument | null;
  readonly paper: PaperPlace | null;
  readonly stapled: boolean | null;
  readonly box: string | null;
  readonly place: number | null;
  readonly settledAt: number | null;
}

/** What was learnt of a page when it was made ready: the codes on it, and the free room for the stamp by turn, mm from the lower left. */
export interface PageNote {
  readonly codes: readonly string[];
  readonly room: Readonly<
    Record<JourneyPage['rotation'], { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null>
  >;
}

interface AppealRow extends Omit<AppealRecord, 'details' | 'document' | 'stapled'> {
  readonly details: string | null;
  readonly document: string | null;
  readonly stapled: number | null;
}

const COLUMNS =
  'id, state, number, started_at AS startedAt, sealed_at AS sealedAt, details, document, paper, stapled, box, place, settled_at AS settledAt';

/** JSON that this store wrote itself from the type the caller names: keep the writing and the reading beside each other. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters, typescript/no-unsafe-type-assertion -- the rows are ours alone
const parsed = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T));

const record = (row: AppealRow): AppealRecord => ({
  ...row,
  details: parsed<AppealDetails>(row.details),
  document: parsed<SealedDocument>(row.document),
  stapled: row.stapled === null ? null : row.stapled === 1,
});

export function findAppeal(reader: Reader, id: string): AppealRecord | null {
  const row = reader.prepare<AppealRow>(`SELECT ${COLUMNS} FROM appeal WHERE id = ?`).get(id);
  return row ? record(row) : null;
}

export function findByNumber(reader: Reader, number: string): AppealRecord | null {
  const row = reader.prepare<AppealRow>(`SELECT ${COLUMNS} FROM appeal WHERE number = ?`).get(number);
  return row ? record(row) : null;
}

/** Appeals not yet at an end: numbered but not sealed, or sealed with the paper's place not settled. */
export function unfinishedAppeals(reader: Reader): AppealRecord[] {
  return reader
    .prepare<AppealRow>(
      `SELECT ${COLUMNS} FROM appeal WHERE state = 'numbered' OR (state = 'sealed' AND settled_at IS NULL) ORDER BY started_at`,
    )
    .all()
    .map(record);
}

/** Appeals of a state, newest first. */
export function listAppeals(reader: Reader, limit: number): AppealRecord[] {
  return reader.prepare<AppealRow>(`SELECT ${COLUMNS} FROM appeal ORDER BY started_at DESC, number DESC LIMIT ?`).all(limit).map(record);
}

export function addAppeal(
  tx: Transaction,
  appeal: { id: string; state: 'numbered' | 'reserved'; number: string; secretMac: Uint8Array; at: number },
): void {
  tx.prepare('INSERT INTO appeal (id, state, number, secret_mac, started_at) VALUES (?, ?, ?, ?, ?)').run(
    appeal.id,
    appeal.state,
    appeal.number,
    appeal.secretMac,
    appeal.at,
  );
}

/** Gives a reserved number, such as one printed on a form, to the session that handed it in. */
export function claimReserved(tx: Transaction, id: string, at: number): boolean {
  return tx.prepare(`UPDATE appeal SET state = 'numbered', started_at = ? WHERE id = ? AND state = 'reserved'`).run(at, id).changes === 1;
}

export function sealAppeal(tx: Transaction, id: string, details: AppealDetails, document: SealedDocument, at: number): void {
  const changed = tx
    .prepare(`UPDATE appeal SET state = 'sealed', details = ?, document = ?, sealed_at = ? WHERE id = ? AND state = 'numbered'`)
    .run(JSON.stringify(details), JSON.stringify(document), at, id).changes;
  if (changed !== 1) throw new Error('only a numbered appeal can be sealed');
}

export function voidAppeal(tx: Transaction, id: string, at: number): boolean {
  return (
    tx.prepare(`UPDATE appeal SET state = 'void', paper = 'withResident', settled_at = ? WHERE id = ? AND state = 'numbered'`).run(at, id)
      .changes === 1
  );
}

/** Writes down where the paper finally is; once. `box` and `place` only for paper that fell past the box sensor. */
export function settleAppealPaper(
  tx: Transaction,
  id: string,
  paper: PaperPlace,
  fell: { readonly box: string; readonly stapled: boolean } | null,
  at: number,
): boolean {
  const place = fell === null ? null : nextPlace(tx, fell.box);
  return (
    tx
      .prepare(
        `UPDATE appeal SET paper = ?, box = ?, place = ?, stapled = ?, settled_at = ? WHERE id = ? AND state = 'sealed' AND settled_at IS NULL`,
      )
      .run(paper, fell?.box ?? null, place, fell === null ? null : Number(fell.stapled), at, id).changes === 1
  );
}

function nextPlace(tx: Transaction, box: string): number {
  return (tx.prepare<{ last: number | null }>('SELECT max(place) AS last FROM appeal WHERE box = ?').get(box)?.last ?? 0) + 1;
}

/** Writes a stored page down, in the order of arrival. */
export function addPageRow(tx: Transaction, appeal: string, page: JourneyPage, note: PageNote): void {
  tx.prepare('INSERT INTO page (id, appeal, arrival, body) SELECT ?, ?, coalesce(max(arrival), 0) + 1, ? FROM page WHERE appeal = ?').run(
    page.id,
    appeal,
    JSON.stringify({ page, note }),
    appeal,
  );
}

/** An appeal's stored pages in the order of arrival, with what was noted of each. */
export function notedPages(reader: Reader, appeal: string): { readonly page: JourneyPage; readonly note: PageNote }[] {
  return reader
    .prepare<{ body: string }>('SELECT body FROM page WHERE appeal = ? ORDER BY arrival')
    .all(appeal)
    .flatMap((row) => parsed<{ page: JourneyPage; note: PageNote }>(row.body) ?? []);
}

export function pagesOf(reader: Reader, appeal: string): JourneyPage[] {
  return notedPages(reader, appeal).map(({ page }) => page);
}

export function forgetPages(tx: Transaction, appeal: string): void {
  tx.prepare('DELETE FROM page WHERE appeal = ?').run(appeal);
}

/** The session on the glass, as JSON; null between sessions. */
export function savedSession(reader: Reader): string | null {
  return reader.prepare<{ snapshot: string }>('SELECT snapshot FROM session WHERE id = 1').get()?.snapshot ?? null;
}

export function saveSession(tx: Transaction, snapshot: string): void {
  tx.prepare('INSERT INTO session (id, snapshot) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET snapshot = excluded.snapshot').run(snapshot);
}

export function forgetSession(tx: Transaction): void {
  tx.prepare('DELETE FROM session WHERE id = 1').run();
}

import type { ScannedPage } from '../../../printing/scanned-page.ts';
import { stemOf } from '../../../sync/edms/names.ts';
import { enqueueParcel } from '../../../sync/edms/parcel.ts';
import { append } from '../../../sync/journal.ts';
import { clockAt } from '../../calendar/civil-date.ts';
import { makeDocument } from './appeal-document.ts';
import type { AppealDetails } from '../rules/details.ts';
import type { House } from './house.ts';
import { pageFile } from './page-work.ts';
import { promisedDates } from '../rules/promised-dates.ts';
import { sidecarOf } from './sidecar-data.ts';
import { findAppeal, notedPages, sealAppeal, type SealedDocument } from '../store/store.ts';
import type { JourneyPage, SealOutcome } from '../journey/appeal-work.ts';

/** Name of the finished document in the spool. */
export const documentFile = 'document';

async function pictures(house: House, appealId: string, pages: readonly JourneyPage[]): Promise<ScannedPage[] | null> {
  const loaded: ScannedPage[] = [];
  for (const page of pages) {
    const read = await house.spool.read(appealId, pageFile(page.id));
    if (!read.ok) return null;
    loaded.push({ mode: page.mode, width: page.width, height: page.height, data: read.bytes, rotation: page.rotation });
  }
  return loaded;
}

/**
 * Makes the document out of the pages as they lie in the spool, stores it durably, reads it back and compares, and
 * only then writes the appeal down as accepted, with its «to be sent» row in the same commit. The row is held until it
 * is known where the paper is. Sealing again after a crash changes nothing.
 */
export async function seal(house: House, appealId: string, details: AppealDetails, pages: readonly JourneyPage[]): Promise<SealOutcome> {
  const appeal = findAppeal(house.database, appealId);
  if (!appeal) throw new Error('sealing an appeal that has no number');
  if (appeal.state === 'sealed') {
    return { is: 'sealed', dates: promisedDates(details.kind, appeal.sealedAt ?? house.now(), house.settings.calendar) };
  }
  const loaded = await pictures(house, appealId, pages);
  const [first] = pages;
  if (!loaded || !first) return { is: 'failed', code: 'SAV-02' };
  const at = house.now();
  const note = notedPages(house.database, appealId).find(({ page }) => page.id === first.id)?.note;
  const room = note?.room[first.rotation] ?? null;
  const bytes = await makeDocument(house.settings, { number: appeal.number, at, details, pages: loaded, room });
  const written = await house.spool.write(appealId, documentFile, bytes);
  if (!written.ok) return { is: 'failed', code: written.fault === 'full' ? 'SAV-01' : 'SAV-02' };
  const document = describe(house, appeal.number, at, details, pages, bytes.length, written.sha256);
  const done = house.database.transaction((tx) => {
    sealAppeal(tx, appealId, details, document, at);
    append(tx, {
      at: new Date(at),
      event: 'appeal.saved',
      appeal: appealId,
      body: { kind: details.kind, pages: document.pages, sheets: document.sheets, bytes: document.bytes },
    });
    const sealed = findAppeal(tx, appealId);
    if (!sealed) throw new Error('a sealed appeal is gone');
    const parcel = {
      stem: stemOfFile(document.file),
      spool: { appeal: appealId, file: documentFile },
      sidecar: sidecarOf(sealed, house.settings),
    };
    enqueueParcel(tx, parcel, 'held', at);
  });
  if (!done.ok) return { is: 'failed', code: done.fault === 'full' ? 'SAV-01' : 'SAV-02' };
  return { is: 'sealed', dates: promisedDates(details.kind, at, house.settings.calendar) };
}

function describe(
  house: House,
  number: string,
  at: number,
  details: AppealDetails,
  pages: readonly JourneyPage[],
  bytes: number,
  sha256: string,
): SealedDocument {
  const { document, terminal, calendar, scanning } = house.settings;
  const { date } = clockAt(at, calendar.timeZone);
  const stem = stemOf({ date, terminal: terminal.id, number, kind: details.kind, pages: pages.length });
  const isTiff = document.format === 'tiff';
  return {
    file: `${stem}.${isTiff ? 'tif' : 'pdf'}`,
    mediaType: isTiff ? 'image/tiff' : 'application/pdf',
    conformance: isTiff ? 'TIFF 6.0' : document.conformance,
    sha256,
    bytes,
    pages: pages.length,
    sheets: sheetsOf(pages.length, scanning.duplex),
    modes: pages.map((page) => page.mode),
  };
}

/** The common part of the names in the EDMS folder. */
function stemOfFile(file: string): string {
  return file.replace(/\.\w+$/, '');
}

/** Sheets of paper behind so many scanned sides. */
export function sheetsOf(pages: number, duplex: boolean): number {
  return duplex ? Math.ceil(pages / 2) : pages;
}

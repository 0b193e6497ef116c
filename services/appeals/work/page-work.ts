import type { FailureCode } from '../../../contract/failures.ts';
import type { ScanEnd } from '../../../drivers/document-scanner/contract.ts';
import { findFreeSpace } from '../../../imaging/free-space.ts';
import type { PageResult } from '../../../imaging/process-page.ts';
import { stampMargin, stampSize } from '../../../printing/stamp.ts';
import { append } from '../../../sync/journal.ts';
import { numberIn } from './check-work.ts';
import { beginEffort, endEffort, openEffort } from '../store/efforts.ts';
import type { House } from './house.ts';
import { addPageRow, pagesOf, type PageNote } from '../store/store.ts';
import type { JourneyPage, ScanOrder, ScanProgress } from '../journey/appeal-work.ts';

const codes: Readonly<Record<Extract<ScanEnd, { end: 'fault' }>['fault'], FailureCode>> = {
  jam: 'SCN-02',
  coverOpen: 'SCN-03',
  doubleFeed: 'SCN-04',
  noPaper: 'SCN-05',
  disconnected: 'SCN-01',
  failed: 'SCN-06',
};

/**
 * Scans into the spool. Each side is cleaned while the next is on its way, but stored and told of in the order of arrival. A page is told
 * of once its picture and its row are durable, so every page the resident has seen survives whatever comes. A side that
 * cannot be used does not stop the feeder: the scan ends with the fault after the pile is through.
 */
export async function scanPages(
  house: House,
  order: ScanOrder,
  tell: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  const scanner = house.devices.documentScanner;
  const { appealId } = order;
  const ended = (code: FailureCode | null): void => tell({ type: 'SCAN_ENDED', code, pages: pagesOf(house.database, appealId) });
  if (!scanner) return ended('SCN-01');
  if (openEffort(house.database, appealId, 'scan', house.run)?.interrupted) {
    house.database.transaction((tx) => endEffort(tx, appealId, 'scan', 'interrupted'));
    return ended('SCN-08');
  }
  const begun = house.database.transaction((tx) => beginEffort(tx, appealId, 'scan', house.run, null));
  if (!begun.ok) return ended('SAV-01');

  const { colour, duplex } = house.settings.scanning;
  const scan = scanner.scan({ source: order.source, duplex, colour: colour === 'auto' ? 'colour' : colour, dpi: 300 }, signal);
  const problems: FailureCode[] = [];
  let sought = order.number !== null;
  let stored = 0;
  let storing = Promise.resolve();
  let step = await scan.next();
  while (!step.done) {
    tell({ type: 'PAGE_IN' });
    // Until the number is found every page is worth every effort, after that none.
    const cleaned = house.pages.processPage(step.value.bytes, sought ? { mode: colour, barcodes: 'thorough' } : { mode: colour });
    storing = storing.then(async () => {
      const result = await cleaned;
      if (result.kind === 'page' && result.barcodes.some((code) => numberIn(code.text) === order.number)) sought = false;
      const problem = await store(house, appealId, result, tell);
      if (problem === null) stored += 1;
      else problems.push(problem);
    });
    step = await scan.next();
  }
  await storing;
  const end = step.value;
  const fault = end.end === 'fault' ? codes[end.fault] : (problems[0] ?? null);
  house.database.transaction((tx) => {
    endEffort(tx, appealId, 'scan', fault ?? end.end);
    append(tx, {
      at: new Date(house.now()),
      event: 'pages.scanned',
      appeal: appealId,
      body: { count: stored, ...(fault ? { fault } : {}) },
    });
  });
  ended(fault);
}

/** Stores the pages that one scanned side became (none, if it was blank and blank pages are dropped); the fault, if it cannot be used. */
async function store(
  house: House,
  appealId: string,
  result: PageResult,
  tell: (progress: ScanProgress) => void,
): Promise<FailureCode | null> {
  if (result.kind === 'fault') {
    tell({ type: 'PAGE_BAD' });
    return 'SCN-07';
  }
  const { page } = result;
  if (page.blank && house.settings.scanning.dropBlankPages) {
    tell({ type: 'PAGE_BAD' });
    return null;
  }
  const id = Buffer.from(house.randomBytes(12)).toString('hex');
  const written = await house.spool.write(appealId, pageFile(id), page.data);
  const row: JourneyPage = { id, revision: 0, rotation: 0, mode: page.mode, width: page.width, height: page.height, blank: page.blank };
  const note: PageNote = { codes: result.barcodes.map((code) => code.text), room: roomForStamp(result.ink) };
  const noted = written.ok ? house.database.transaction((tx) => addPageRow(tx, appealId, row, note)) : written;
  if (!noted.ok) {
    tell({ type: 'PAGE_BAD' });
    return noted.fault === 'full' ? 'SAV-01' : 'SAV-02';
  }
  tell({ type: 'PAGE_READY', page: row });
  return null;
}

/** Free room for the stamp in each turn the resident may choose, so that sealing needs no look at the picture. */
function roomForStamp(ink: Parameters<typeof findFreeSpace>[0]): PageNote['room'] {
  const wanted = { ...stampSize, margin: stampMargin };
  const room = (turn: 0 | 90 | 180 | 270) => findFreeSpace(ink, turn, wanted) ?? null;
  return { 0: room(0), 90: room(90), 180: room(180), 270: room(270) };
}

/** Name of a page's picture in the spool. */
export function pageFile(id: string): string {
  return `page-${id}`;
}

export function isPageFile(name: string): boolean {
  return name.startsWith('page-');
}

import { overlayPage } from '../../../imaging/overlay-page.ts';
import { buildAppealPdf } from '../../../printing/pdf/appeal-pdf.ts';
import type { ScannedPage } from '../../../printing/scanned-page.ts';
import { rasteriseStamp } from '../../../printing/stamp-raster.ts';
import { stampSize } from '../../../printing/stamp.ts';
import { buildAppealTiff } from '../../../printing/tiff.ts';
import { fullName, type AppealDetails } from '../rules/details.ts';
import type { HouseSettings } from './house.ts';
import type { PageNote } from '../store/store.ts';

export interface DocumentParts {
  readonly number: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly details: AppealDetails;
  /** At least one. */
  readonly pages: readonly ScannedPage[];
  /** Free room on page 1 as it is turned; null when the stamp needs a strip of its own. */
  readonly room: PageNote['room'][0];
}

/** The electronic original, stamped on page 1: PDF/A or TIFF, as configured. The same parts give the same bytes. */
export async function makeDocument(settings: HouseSettings, { number, at, details, pages, room }: DocumentParts): Promise<Uint8Array> {
  const { document, terminal, organisation, calendar } = settings;
  const facts = { number, at: new Date(at), terminal: terminal.id, organisation: organisation.name, timeZone: calendar.timeZone };
  if (document.format === 'tiff') {
    const [first, ...others] = pages;
    if (!first) throw new RangeError('an appeal has at least one page');
    return buildAppealTiff({ ...facts, pages: [await stamped(first, rasteriseStamp(facts), room), ...others] });
  }
  return buildAppealPdf({
    ...facts,
    pages,
    ...(document.applicantInMetadata ? { applicant: fullName(details.draft) } : {}),
    ...(room ? { freePlace: room } : {}),
    conformance: document.conformance,
  });
}

/** A picture with the stamp in the lower right corner of its free room. It comes out upright. */
async function stamped(page: ScannedPage, stamp: ReturnType<typeof rasteriseStamp>, room: DocumentParts['room']): Promise<ScannedPage> {
  const place = room ? { x: room.x + room.width - stampSize.width, y: room.y } : undefined;
  const { mode, width, height, data } = await overlayPage({ ...page, blank: false, skewDegrees: 0 }, page.rotation, stamp, place);
  return { mode, width, height, data, rotation: 0 };
}

import { encodeSlip } from '../../../printing/escpos-encode.ts';
import { labelSlip } from '../../../printing/slips/label.ts';
import type { House } from './house.ts';
import { makeDocument } from './appeal-document.ts';
import { labelData } from './receipt-data.ts';

/** Makes a label and a document for nobody, so that the first resident of the day does not wait for fonts to be read. */
export async function warmUp(house: House): Promise<void> {
  const number = 'AA00-00-000000-0';
  await encodeSlip(labelSlip(labelData(house, number)), house.settings.printer);
  const page = { mode: 'bw', width: 16, height: 16, data: new Uint8Array(4), rotation: 0 } as const;
  await makeDocument(
    { ...house.settings, document: { ...house.settings.document, format: 'pdf', applicantInMetadata: false } },
    { number, at: 0, details: noDetails, pages: [page], room: null },
  );
}

const noDetails = {
  identify: 'none',
  document: null,
  draft: {},
  kind: 'correspondence',
  behalf: 'self',
  category: 'none',
  reply: 'post',
  numberOnPaper: 'stampOnly',
  noticeAt: 0,
} as const;

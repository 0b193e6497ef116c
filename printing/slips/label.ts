import { groupForReading, type Slip } from '../slip.ts';

/** What the label says that goes on the first sheet of an appeal. */
export interface LabelData {
  readonly organisation: string;
  /** Acceptance number, ASCII. */
  readonly number: string;
  /** 31.12.2026 */
  readonly date: string;
}

/** The field for a stamp or barcode on the terminal's own forms is 70 × 30 mm. */
const LABEL = { widthMm: 70, maxHeightMm: 30 };

/**
 * The label: the number as Code 128 with its quiet zones and in figures, the authority, the date. At least two dots a
 * bar, so that it is read again from a scan at 200 dpi.
 */
export function labelSlip(data: LabelData): Slip {
  return {
    name: `етикетка ${data.number}`,
    sheet: LABEL,
    blocks: [
      // The date comes first: if a long name is cut short, it is not the date that is lost.
      { kind: 'text', text: `${data.date} · ${data.organisation}`, align: 'center', maxLines: 2, fit: true },
      { kind: 'space', lines: 0.25 },
      { kind: 'barcode', symbology: 'code128', data: data.number, heightMm: 11 },
      { kind: 'space', lines: 0.15 },
      { kind: 'text', text: groupForReading(data.number), size: 3, bold: true, align: 'center', fit: true },
      { kind: 'cut' },
    ],
  };
}

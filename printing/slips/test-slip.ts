import type { Slip } from '../slip.ts';

/** What an administrator prints to see whether a printer and its profile belong together. */
export interface TestSlipData {
  readonly terminalId: string;
  readonly at: { readonly date: string; readonly time: string };
  readonly profile: { readonly id: string; readonly name: string; readonly dots: number; readonly dpi: number };
}

const UPPER = 'А Б В Г Ґ Д Е Є Ж З И І Ї Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ь Ю Я';
const LOWER = UPPER.toLowerCase();

/** The whole alphabet, the signs receipts use, all sizes, both codes, and a ruler from edge to edge. */
export function testSlip(data: TestSlipData): Slip {
  return {
    name: `пробний друк ${data.profile.id}`,
    blocks: [
      { kind: 'text', text: 'ПРОБНИЙ ДРУК', size: 3, bold: true, align: 'center', fit: true },
      { kind: 'text', text: `${data.at.date} о ${data.at.time}`, size: 2, align: 'center' },
      { kind: 'rule', weight: 'strong' },
      {
        kind: 'pairs',
        rows: [
          { label: 'Термінал', value: data.terminalId },
          { label: 'Профіль', value: data.profile.id, strong: true },
          { label: 'Принтер', value: data.profile.name },
          { label: 'Крапок', value: `${data.profile.dots}, ${data.profile.dpi} на дюйм` },
        ],
      },
      { kind: 'rule' },
      { kind: 'text', text: UPPER },
      { kind: 'text', text: LOWER },
      { kind: 'text', text: '0123456789 «лапки» — тире, № 1, п’ять, 5 грн, 5 ₴' },
      { kind: 'text', text: 'Жирний: з’їзд, Ґудзь, Їжак, Євген, щодня', bold: true },
      { kind: 'text', text: 'Більший 12:30', size: 2 },
      { kind: 'text', text: 'Заголовок', size: 3, bold: true },
      { kind: 'text', text: '123-4', size: 4, bold: true },
      { kind: 'text', text: 'Біле на чорному', bold: true, align: 'center', inverse: true },
      { kind: 'space', lines: 0.5 },
      { kind: 'ruler' },
      { kind: 'text', text: 'Лінійка має тягтися від краю до краю, поділка — 1 мм, цифри — сантиметри.' },
      { kind: 'rule' },
      { kind: 'barcode', symbology: 'code128', data: 'TEST-000123-4', heightMm: 11 },
      { kind: 'space', lines: 0.5 },
      {
        kind: 'qr',
        data: 'https://example.org/test/ПРОБА',
        sizeMm: 24,
        beside: [{ kind: 'text', text: 'Обидва коди мають читатися телефоном або сканером.' }],
      },
      { kind: 'cut' },
    ],
  };
}

import { groupForReading, type Block, type PairRow, type Slip, type TextBlock } from '../slip.ts';

/** What a receipt for an accepted appeal says. Dates and times come formatted (31.12.2026, 14:05). */
export interface ReceiptData {
  /** The authority that accepted the appeal. */
  readonly organisation: string;
  readonly terminal: { readonly name: string; readonly address: string; readonly id: string };
  readonly at: { readonly date: string; readonly time: string };
  /** Acceptance number, ASCII. */
  readonly number: string;
  /** Registration index of the EDMS, if it is known already; `indexNote` says when it will be assigned otherwise. */
  readonly index?: string;
  readonly indexNote: string;
  readonly kind: string;
  readonly subject?: string;
  readonly sheets: number;
  readonly attachments?: number;
  /** The answer is due by this day; `limit` is the last day the law allows after a prolongation. */
  readonly dueBy: string;
  readonly limit: string;
  /** What one types to fetch the answer, formatted for reading. */
  readonly secret: string;
  /** Payload of the QR code. */
  readonly code: string;
  readonly contactPhone?: string;
  /** A second print of a receipt already given. */
  readonly copy: boolean;
  /** Where the paper is: in the box, held fast elsewhere in the terminal, or still with the resident. */
  readonly paper: 'box' | 'terminal' | 'resident';
  readonly boxNumber?: string;
  /** Where to hand the paper in when the resident keeps it. */
  readonly handInAt?: string;
}

/** The receipt: what was accepted, how much, until when it is answered, how to fetch the answer. */
export function receiptSlip(data: ReceiptData): Slip {
  const blocks: Block[] = [
    ...(data.copy ? [copyMark(), space(0.6)] : []),
    { kind: 'text', text: data.organisation, align: 'center' },
    space(0.4),
    { kind: 'text', text: 'ЗВЕРНЕННЯ ПРИЙНЯТО', size: 3, bold: true, align: 'center', fit: true },
    { kind: 'text', text: `${data.at.date} о ${data.at.time}`, size: 2, align: 'center' },
    { kind: 'rule', weight: 'strong' },
    { kind: 'text', text: 'Номер приймання', align: 'center' },
    { kind: 'text', text: groupForReading(data.number), size: 4, bold: true, align: 'center', fit: true },
    space(0.3),
    { kind: 'barcode', symbology: 'code128', data: data.number, heightMm: 11 },
    { kind: 'rule' },
    { kind: 'pairs', rows: facts(data) },
    ...paperNote(data),
    { kind: 'rule', weight: 'strong' },
    ...answer(data),
    { kind: 'rule' },
    ...ending(data),
    { kind: 'cut' },
  ];
  return { name: `чек ${data.number}${data.copy ? ' (копія)' : ''}`, blocks };
}

function copyMark(): TextBlock {
  return { kind: 'text', text: 'КОПІЯ', size: 2, bold: true, align: 'center', inverse: true };
}

function facts(data: ReceiptData): PairRow[] {
  const attachments = data.attachments ?? 0;
  return [
    { label: 'Індекс', value: data.index ?? data.indexNote },
    { label: 'Вид', value: data.kind },
    ...(data.subject === undefined || data.subject === '' ? [] : [{ label: 'Тема', value: data.subject }]),
    { label: 'Аркушів', value: attachments > 0 ? `${data.sheets}, додатків ${attachments}` : String(data.sheets) },
    { label: 'Розглянути до', value: data.dueBy, strong: true },
    { label: 'Граничний строк', value: data.limit },
  ];
}

function paperNote(data: ReceiptData): Block[] {
  if (data.paper === 'box') {
    const box = data.boxNumber === undefined ? 'у коробі термінала' : `у коробі № ${data.boxNumber}`;
    return [{ kind: 'pairs', rows: [{ label: 'Папір', value: box }] }];
  }
  if (data.paper === 'terminal') {
    return [
      space(0.3),
      { kind: 'text', text: 'ПАПЕР У ТЕРМІНАЛІ', size: 2, bold: true, align: 'center', inverse: true },
      space(0.3),
      { kind: 'text', text: 'Звернення прийнято. Папір застряг: його вийме і вкладе в короб працівник центру.', bold: true },
    ];
  }
  const where = data.handInAt ?? 'працівникові центру';
  return [
    space(0.3),
    { kind: 'text', text: 'ПАПЕР У ВАС', size: 2, bold: true, align: 'center', inverse: true },
    space(0.3),
    { kind: 'text', text: `Скановану копію прийнято. Оригінал віддайте: ${where}.`, bold: true },
  ];
}

function answer(data: ReceiptData): Block[] {
  return [
    {
      kind: 'qr',
      data: data.code,
      sizeMm: 24,
      beside: [
        { kind: 'text', text: 'Код отримання відповіді' },
        { kind: 'text', text: data.secret, size: 2, bold: true },
      ],
    },
    space(0.3),
    { kind: 'text', text: 'Зберігайте чек.\nНе показуйте код стороннім.', bold: true, align: 'center' },
  ];
}

function ending(data: ReceiptData): Block[] {
  const { terminal } = data;
  return [
    { kind: 'text', text: `Термінал ${terminal.id}, ${terminal.name}`, align: 'center' },
    { kind: 'text', text: terminal.address, align: 'center' },
    ...(data.contactPhone === undefined ? [] : [{ kind: 'text', text: `Контакт-центр ${data.contactPhone}`, align: 'center' } as const]),
  ];
}

function space(lines: number): Block {
  return { kind: 'space', lines };
}

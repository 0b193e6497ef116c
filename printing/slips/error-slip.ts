import { groupForReading, type Block, type Slip } from '../slip.ts';

/** What a slip says when something failed and a person is left with a question: where is my paper. */
export interface ErrorSlipData {
  readonly organisation: string;
  readonly terminal: { readonly name: string; readonly address: string; readonly id: string };
  readonly at: { readonly date: string; readonly time: string };
  /** One sentence, in the resident's words. */
  readonly whatHappened: string;
  /** One sentence: in the machine, in the box, in your hands. */
  readonly paperIs: string;
  /** One thing after another. */
  readonly whatToDo: readonly string[];
  /** Acceptance number, if one was given. */
  readonly number?: string;
  readonly failureCode: string;
  readonly contactPhone?: string;
}

export function errorSlip(data: ErrorSlipData): Slip {
  const blocks: Block[] = [
    { kind: 'text', text: data.organisation, align: 'center' },
    { kind: 'space', lines: 0.4 },
    { kind: 'text', text: 'ПРИЙМАННЯ НЕ ЗАВЕРШЕНО', size: 3, bold: true, align: 'center', fit: true },
    { kind: 'text', text: `${data.at.date} о ${data.at.time}`, size: 2, align: 'center' },
    { kind: 'rule', weight: 'strong' },
    ...section('Що сталося', data.whatHappened),
    ...section('Де Ваш папір', data.paperIs),
    { kind: 'text', text: 'Що робити' },
    ...data.whatToDo.map((step, index): Block => ({ kind: 'text', text: numbered(step, index, data.whatToDo.length), bold: true })),
    { kind: 'rule' },
    ...numberOf(data),
    { kind: 'pairs', rows: [{ label: 'Код несправності', value: data.failureCode, strong: true }] },
    { kind: 'rule' },
    { kind: 'text', text: `Термінал ${data.terminal.id}, ${data.terminal.name}`, align: 'center' },
    { kind: 'text', text: data.terminal.address, align: 'center' },
    ...(data.contactPhone === undefined ? [] : [{ kind: 'text', text: `Контакт-центр ${data.contactPhone}`, align: 'center' } as const]),
    { kind: 'cut' },
  ];
  return { name: `повідомлення ${data.failureCode}`, blocks };
}

function section(title: string, text: string): Block[] {
  return [
    { kind: 'text', text: title },
    { kind: 'text', text, bold: true },
    { kind: 'space', lines: 0.5 },
  ];
}

function numbered(step: string, index: number, count: number): string {
  return count === 1 ? step : `${index + 1}.\u00a0${step}`;
}

/** The number stays valid: with its barcode an operator finds what was already saved. */
function numberOf(data: ErrorSlipData): Block[] {
  if (data.number === undefined) return [];
  return [
    { kind: 'text', text: 'Номер приймання', align: 'center' },
    { kind: 'text', text: groupForReading(data.number), size: 4, bold: true, align: 'center', fit: true },
    { kind: 'space', lines: 0.3 },
    { kind: 'barcode', symbology: 'code128', data: data.number, heightMm: 11 },
    { kind: 'rule' },
  ];
}

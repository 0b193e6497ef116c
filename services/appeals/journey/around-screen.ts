import { failures } from '../../../contract/failures.ts';
import type { MachinePart } from '../../../contract/words.ts';
import type { DeviceClass } from '../../../contract/words.ts';
import type { JourneyContext } from './journey-context.ts';

/** The way as a resident sees it, and the states that belong to each step. */
const steps: readonly (readonly string[])[] = [
  ['notice', 'identify', 'card', 'booklet', 'otherDocument', 'personName', 'address', 'contacts'],
  ['kind', 'subject', 'behalf', 'onBehalfOf', 'category', 'reply', 'replyEmail'],
  ['number', 'label'],
  ['scan', 'review'],
  ['check', 'confirm', 'save'],
  ['deposit', 'receipt', 'done'],
];

/** How far along a state is; null where there is no way to speak of. */
export function progressOf(path: string): { step: number; of: number } | null {
  const [state = ''] = path.split('.');
  const step = steps.findIndex((states) => states.includes(state)) + 1;
  return step === 0 ? null : { step, of: steps.length };
}

const partOfDevice: Readonly<Record<DeviceClass, MachinePart>> = {
  cardReader: 'cardReader',
  documentScanner: 'documentScanner',
  receiptPrinter: 'receiptPrinter',
  pagePrinter: 'pagePrinter',
  barcodeReader: 'barcodeReader',
  depository: 'slot',
};

/** The parts of the machine to look at or reach for now. */
export function litParts(path: string, context: JourneyContext): MachinePart[] {
  const [state, phase] = path.split('.');
  if (phase === 'trouble' && context.trouble) {
    const { device } = failures[context.trouble.code];
    return device === null ? [] : [partOfDevice[device]];
  }
  switch (state) {
    case 'card':
      return phase === 'key' ? [] : ['cardReader'];
    case 'label':
      return phase === 'write' ? [] : ['receiptPrinter'];
    case 'scan':
      return ['documentScanner'];
    case 'deposit':
      return context.depositStep === 'dropping' ? ['box'] : ['slot'];
    case 'receipt':
      return ['receiptPrinter'];
    case 'done':
      return context.receiptPrinted ? ['receiptPrinter'] : [];
    default:
      return [];
  }
}

import type { MachinePart } from '../../contract/words.ts';
import { failureCodes, type FailureCode, type Remedy } from '../../contract/failures.ts';
import { number, sample, type Sample } from './sample.ts';

/** What each kind of trouble offers in the samples, and which part of the machine it lights. */
function troubleOf(code: FailureCode): { remedies: Remedy[]; lit: MachinePart[] } {
  switch (code.slice(0, 3)) {
    case 'CRD':
      return { remedies: ['retry', 'withoutDevice'], lit: ['cardReader'] };
    case 'LBL':
      return code === 'LBL-02'
        ? { remedies: ['itCameOut', 'itDidNot', 'withoutDevice'], lit: ['receiptPrinter'] }
        : { remedies: ['retry', 'withoutDevice', 'cancel'], lit: ['receiptPrinter'] };
    case 'SCN':
      return { remedies: ['retry', 'cancel'], lit: ['documentScanner'] };
    case 'NUM':
      return { remedies: ['again', 'withoutDevice', 'cancel'], lit: ['documentScanner'] };
    case 'DEP':
      return { remedies: ['retry', 'withoutDevice', 'keepPaper'], lit: code === 'DEP-06' || code === 'DEP-07' ? ['box'] : ['slot'] };
    case 'RCP':
      return code === 'RCP-02'
        ? { remedies: ['itCameOut', 'itDidNot', 'withoutDevice'], lit: ['receiptPrinter'] }
        : { remedies: ['retry', 'withoutDevice'], lit: ['receiptPrinter'] };
    default:
      return { remedies: ['retry', 'cancel'], lit: [] };
  }
}

const paperOf: Partial<Record<FailureCode, 'inScanner' | 'inSlot' | 'inBox' | 'unknown'>> = {
  'SCN-02': 'inScanner',
  'SCN-03': 'inScanner',
  'SCN-04': 'inScanner',
  'SCN-06': 'unknown',
  'SCN-08': 'unknown',
  'DEP-03': 'inSlot',
  'DEP-04': 'inSlot',
  'DEP-09': 'unknown',
  'RCP-01': 'inBox',
  'RCP-02': 'inBox',
};

/** Every trouble. */
export const troubles: readonly Sample[] = failureCodes.map((code) => {
  const { remedies, lit } = troubleOf(code);
  const early = code.startsWith('CRD');
  const stored = code.startsWith('DEP') || code.startsWith('RCP');
  const safe = { typed: !early, pages: early || code.startsWith('LBL') ? 0 : 3, saved: stored };
  return sample(
    `trouble-${code.toLowerCase()}`,
    { name: 'trouble', trouble: { code, paper: paperOf[code] ?? 'withResident', safe, remedies }, number: early ? null : number },
    { lit, can: { next: false, back: false, cancel: false } },
  );
});

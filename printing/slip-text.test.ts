import { expect, test } from 'vitest';
import { receipt } from '../test/fixtures/sample-slips.ts';
import { slipText } from './slip-text.ts';
import { receiptSlip } from './slips/receipt.ts';

test('a receipt is read out in the order in which it is printed, codes as their text', () => {
  const phrases = slipText(receiptSlip(receipt));
  expect(phrases.slice(0, 5).map((phrase) => phrase.replaceAll('\u00a0', ' '))).toEqual([
    'Виконавчий комітет Дніпровської міської ради',
    'Звернення прийнято',
    '01.12.2026 о 14:05',
    'Номер приймання',
    'DP01-26-000 123-7',
  ]);
  expect(phrases).toContain('Розглянути до: 31.12.2026');
  expect(phrases).toContain('K7QM-4XTR-92HB-PWNE');
  expect(phrases.join(' ')).not.toContain(receipt.code);
});

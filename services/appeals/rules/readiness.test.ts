import { expect, test } from 'vitest';
import { identifyBlockers, serviceBlockers } from './readiness.ts';

test('a service is blocked by what it cannot do without, and by nothing that is switched off', () => {
  expect(serviceBlockers('appeal', { documentScanner: 'jam', receiptPrinter: 'ready', depository: 'boxFull', cardReader: 'mute' })).toEqual(
    [
      { device: 'documentScanner', state: 'jam' },
      { device: 'depository', state: 'boxFull' },
    ],
  );
  expect(serviceBlockers('appeal', { documentScanner: 'scanning' })).toEqual([]);
});

test('only the card needs the reader', () => {
  expect(identifyBlockers('card', {})).toEqual([{ device: 'cardReader', state: 'disconnected' }]);
  expect(identifyBlockers('card', { cardReader: 'empty' })).toEqual([]);
  expect(identifyBlockers('booklet', { cardReader: 'mute' })).toEqual([]);
});

import { expect, test } from 'vitest';
import { whatItSaid } from './scan-verdict.ts';

const page = (number: number, status: number): string => `Scanning page ${number}\nScanned page ${number}. (scanner status = ${status})\n`;

test.each([
  ['', 'nothing'],
  [page(1, 5) + page(2, 5), 'nothing'],
  [
    `${page(1, 5)}Scanning page 2\nscanimage: sane_start: Document feeder out of documents\nBatch terminated, 1 pages scanned\n`,
    'noDocuments',
  ],
  ['Scanning page 1\nscanimage: sane_read: Document feeder jammed\nScanned page 1. (scanner status = 6)\n', 'jam'],
  [page(1, 5) + page(2, 6), 'jam'],
  ['scanimage: sane_start: Scanner cover is open\r\n', 'coverOpen'],
  ['scanimage: sane_read: Error during device I/O\n', 'error'],
  [page(1, 9), 'error'],
  ['scanimage: open of device net:127.0.0.1:test:0 failed: Error during device I/O\n', 'unreachable'],
  ['scanimage: open of device fujitsu:x failed: Device busy\n', 'busy'],
  ['scanimage: received signal 13\nscanimage: trying to stop scanner\n', 'error'],
  ['[fujitsu] sense: Document feeder jammed?\nlibpng warning: cover is open\n', 'nothing'],
  // What came first is the cause, what follows its consequence.
  ['scanimage: sane_read: Document feeder jammed\nscanimage: sane_start: Document feeder out of documents\n', 'jam'],
])('%j means %s', (words, said) => {
  expect(whatItSaid(words)).toBe(said);
});

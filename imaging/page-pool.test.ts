import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { makePage } from '../test/pages/make-pages.ts';
import { createPagePool, type PagePool, type PagePoolOptions } from './page-pool.ts';

let pool: PagePool | undefined;
function start(options: PagePoolOptions): PagePool {
  pool = createPagePool(options);
  return pool;
}
afterEach(() => pool?.close());

/** A worker that dies of the first byte 1, hangs on 2, throws on 3, and else says `empty`. */
const fragile = fileURLToPath(new URL('../test/fixtures/fragile-worker.ts', import.meta.url));

test('pages come back clean, faults as values', async () => {
  const { processPage } = start({ size: 2 });
  const results = await Promise.all([
    processPage(await makePage('letter-png-150'), { previewWidth: 200 }),
    processPage(new Uint8Array()),
    processPage(Buffer.from('not a picture')),
  ]);
  expect(results[0]).toMatchObject({ kind: 'page', page: { mode: 'bw', width: 2480 }, preview: { width: 200 } });
  expect(results.slice(1)).toEqual([
    { kind: 'fault', fault: 'empty' },
    { kind: 'fault', fault: 'notAnImage' },
  ]);
});

test('a worker that dies, throws or hangs costs its page only', async () => {
  const { processPage } = start({ size: 1, workerFile: fragile, timeLimit: 4000 });
  const results = await Promise.all([0, 1, 0, 3, 0, 2, 0].map((byte) => processPage(Uint8Array.of(byte))));
  const faults = results.map((result) => (result.kind === 'fault' ? result.fault : 'page'));
  expect(faults).toEqual(['empty', 'workerFailed', 'empty', 'workerFailed', 'empty', 'workerFailed', 'empty']);
});

test('closing settles everything that waits', async () => {
  const { processPage, close } = start({ size: 1, workerFile: fragile });
  const waiting = [2, 0, 0].map((byte) => processPage(Uint8Array.of(byte)));
  await close();
  for (const result of await Promise.all(waiting)) expect(result).toEqual({ kind: 'fault', fault: 'workerFailed' });
  expect(await processPage(Uint8Array.of(0))).toEqual({ kind: 'fault', fault: 'workerFailed' });
});

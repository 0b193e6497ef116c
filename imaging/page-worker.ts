import { parentPort } from 'node:worker_threads';
import sharp from 'sharp';
import { processPage, type PageOptions, type PageResult } from './process-page.ts';

/** What the pool sends to a worker: one page at a time. */
export type PageJob = { readonly bytes: Uint8Array; readonly options: PageOptions };

// The workers themselves are the parallelism: libvips with threads or a cache of its own would only cost memory.
sharp.cache(false);
sharp.concurrency(1);

const port = parentPort;
if (port === null) throw new Error('page-worker.ts runs as a worker thread only');

port.on('message', ({ bytes, options }: PageJob) => {
  // A rejection is a bug: it ends the worker, which the pool sees and replaces.
  void processPage(bytes, options).then((result) => port.postMessage(result, buffersOf(result)));
});

/** What can be handed over instead of copied. */
function buffersOf(result: PageResult): ArrayBuffer[] {
  if (result.kind === 'fault') return [];
  const views = [result.page.data, result.ink.cells, ...(result.preview === undefined ? [] : [result.preview.data])];
  return views.map((view) => view.buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}

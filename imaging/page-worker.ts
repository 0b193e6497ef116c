import sharp from 'sharp';
import { processPage, type PageOptions } from './process-page.ts';

/** What the pool sends to a worker: one page at a time. */
export type PageJob = { readonly bytes: Uint8Array; readonly options: PageOptions };

// The workers themselves are the parallelism: libvips with threads or a cache of its own would only cost memory.
sharp.cache(false);
sharp.concurrency(1);

process.on('message', ({ bytes, options }: PageJob) => {
  // A rejection is a bug: it ends the worker, which the pool sees and replaces.
  void processPage(bytes, options).then((result) => process.send?.(result));
});

// Without its terminal a worker has nothing to live for.
process.on('disconnect', () => process.exit(0));

import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { PageJob } from './page-worker.ts';
import type { PageOptions, PageResult } from './process-page.ts';

export type PagePool = {
  /** Processes one page of an image file (a copy of `bytes` is sent). Never rejects: what goes wrong is a fault. */
  readonly processPage: (bytes: Uint8Array, options?: PageOptions) => Promise<PageResult>;
  /** Ends all workers; pages still waiting become faults. */
  readonly close: () => Promise<void>;
};

export type PagePoolOptions = {
  /** Number of worker processes; one per processor, at most two, if left out. */
  readonly size?: number;
  /** After this many milliseconds a page is given up and its worker replaced; 30 seconds if left out. */
  readonly timeLimit?: number;
  /** The worker's module, for tests of workers that die. */
  readonly workerFile?: URL | string;
};

type Waiting = PageJob & { readonly settle: (result: PageResult) => void };
type Seat = { worker: ChildProcess | undefined; busy: Waiting | undefined; timer: NodeJS.Timeout | undefined };

const failed: PageResult = { kind: 'fault', fault: 'workerFailed' };

/**
 * Starts worker processes that turn page images into clean pages as they come out of the scanner, in the order asked for.
 * Processes and not threads: a native crash over a strange image costs its page, never the terminal, and what the image library keeps
 * of large pictures goes with the worker.
 */
export function createPagePool(options: PagePoolOptions = {}): PagePool {
  const size = options.size ?? Math.min(2, availableParallelism());
  const timeLimit = options.timeLimit ?? 30_000;
  const workerFile = options.workerFile ?? new URL('./page-worker.ts', import.meta.url);
  const queue: Waiting[] = [];
  const seats: Seat[] = [];
  let closed = false;

  /** Starts a worker for a seat. Its events count only while it sits there. */
  function hire(seat: () => Seat): ChildProcess {
    const worker = fork(workerFile, {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning'],
      // Each of glibc's arenas would keep pages of its own: two hold the memory of a worker flat.
      env: { ...process.env, MALLOC_ARENA_MAX: '2' },
    });
    worker.on('message', (result: PageResult) => {
      if (seat().worker === worker) finish(seat(), result);
    });
    worker.on('error', () => replace(seat(), worker));
    worker.on('exit', () => replace(seat(), worker));
    return worker;
  }

  function replace(seat: Seat, gone: ChildProcess): void {
    if (closed || seat.worker !== gone) return;
    gone.kill('SIGKILL');
    // The next page hires the next worker: one that cannot even start does not turn in circles.
    seat.worker = undefined;
    finish(seat, failed);
  }

  function finish(seat: Seat, result: PageResult): void {
    const { busy } = seat;
    clearTimeout(seat.timer);
    seat.busy = undefined;
    seat.timer = undefined;
    busy?.settle(result);
    serve(seat);
  }

  function serve(seat: Seat): void {
    if (closed || seat.busy !== undefined) return;
    const next = queue.shift();
    if (next === undefined) return;
    seat.busy = next;
    const worker = (seat.worker ??= hire(() => seat));
    seat.timer = setTimeout(() => replace(seat, worker), timeLimit);
    const job: PageJob = { bytes: next.bytes, options: next.options };
    // A worker that is gone already is replaced by its exit, which answers the page.
    worker.send(job, () => undefined);
  }

  for (let i = 0; i < size; i++) {
    const seat: Seat = { worker: hire(() => seat), busy: undefined, timer: undefined };
    seats.push(seat);
  }

  return {
    processPage(bytes, pageOptions = {}) {
      if (closed) return Promise.resolve(failed);
      return new Promise((settle) => {
        queue.push({ bytes, options: pageOptions, settle });
        for (const seat of seats) serve(seat);
      });
    },
    async close() {
      closed = true;
      for (const waiting of queue.splice(0)) waiting.settle(failed);
      for (const seat of seats) {
        clearTimeout(seat.timer);
        seat.busy?.settle(failed);
        seat.busy = undefined;
      }
      await Promise.all(seats.map((seat) => ended(seat.worker)));
    },
  };
}

async function ended(worker: ChildProcess | undefined): Promise<void> {
  if (worker === undefined || worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = new Promise((resolve) => worker.once('exit', resolve));
  worker.kill('SIGKILL');
  await gone;
}

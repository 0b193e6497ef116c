import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';

/** Lets `ms` milliseconds pass, or fewer if `signal` aborts. Never rejects. Devices get it as a parameter, so that tests hold the clock. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/** Time as the wall has it; 0 ms still lets other work have its turn. */
export const realPause: Pause = async (ms, signal) => {
  try {
    await (ms > 0 ? wait(ms, undefined, { signal }) : nextTurn(undefined, { signal }));
  } catch {
    // The only reason to reject is the abort, which is an ordinary end of a pause.
  }
};

import { expect, test } from 'vitest';
import { realPause } from './pause.ts';

test.each([0, 600_000])('a pause of %i ms ends when it is aborted, without an error', async (ms) => {
  const leaving = new AbortController();
  const pause = realPause(ms, leaving.signal);
  leaving.abort();
  await expect(pause).resolves.toBeUndefined();
  await expect(realPause(ms, AbortSignal.abort())).resolves.toBeUndefined();
});

import { expect, test } from 'vitest';
import { never } from './device-contract-suite.ts';
import { Turns } from './turns.ts';

test('one at a time, in the order of asking', async () => {
  const turns = new Turns();
  const log: string[] = [];
  const work = async (name: string): Promise<void> => {
    const end = await turns.take(never);
    log.push(`${name} in`);
    await Promise.resolve();
    log.push(`${name} out`);
    end?.();
  };
  await Promise.all(['a', 'b', 'c'].map(work));
  expect(log).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
});

test('one who gives up loses the turn, and neither holds up nor overtakes the others', async () => {
  const turns = new Turns();
  const endFirst = await turns.take(never);
  const leaving = new AbortController();
  const second = turns.take(leaving.signal);
  let thirdIn = false;
  const third = turns.take(never).then(() => (thirdIn = true));
  leaving.abort();
  expect(await second).toBeUndefined();
  await new Promise((resolve) => setImmediate(resolve));
  expect(thirdIn).toBe(false);
  endFirst?.();
  await third;
});

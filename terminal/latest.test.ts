import { expect, test } from 'vitest';
import { latest } from './latest.ts';

function source() {
  const watchers = new Set<() => void>();
  let value = 0;
  return {
    watchers,
    read: () => value,
    watch: (changed: () => void) => {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
    set(next: number) {
      value = next;
      for (const changed of watchers) changed();
    },
  };
}

test('a slow listener gets the newest value and none in between', async () => {
  const { read, watch, set } = source();
  const stream = latest(read, watch, undefined);
  expect(await stream.next()).toMatchObject({ value: 0 });
  for (const value of [1, 2, 3]) set(value);
  expect(await stream.next()).toMatchObject({ value: 3 });
  const next = stream.next();
  set(4);
  expect(await next).toMatchObject({ value: 4 });
});

test('whoever goes away is no longer told', async () => {
  const { read, watch, watchers } = source();
  const away = new AbortController();
  const stream = latest(read, watch, away.signal);
  await stream.next();
  const next = stream.next();
  away.abort();
  expect(await next).toMatchObject({ done: true });
  expect(watchers.size).toBe(0);
});

import { expect, test } from 'vitest';
import { Lane } from './lane.ts';

test('work that hangs is given up, and no other begins until it has come back', async () => {
  const lane = new Lane();
  const hung = Promise.withResolvers<string>();
  let told = false;
  const first = await lane.run(async (signal) => {
    signal.addEventListener('abort', () => (told = true));
    return hung.promise;
  }, 1);
  expect([first, told]).toEqual(['slow', true]);
  let begun = false;
  expect(await lane.run(async () => (begun = true), 60_000)).toBe('slow');
  expect(begun).toBe(false);
  hung.resolve('late');
  await hung.promise;
  await new Promise(setImmediate);
  expect(await lane.run(async () => 'again', 60_000)).toBe('again');
});

test('work under way can be given up before its limit', async () => {
  const lane = new Lane();
  const running = lane.run(async () => new Promise(() => undefined), 3_600_000);
  lane.giveUp();
  expect(await running).toBe('slow');
});

test('a bug in the work goes to the caller and leaves the lane free', async () => {
  const lane = new Lane();
  await expect(lane.run(async () => Promise.reject(new TypeError('a bug')), 60_000)).rejects.toThrow('a bug');
  expect(await lane.run(async () => 1, 60_000)).toBe(1);
});

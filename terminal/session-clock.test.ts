import { expect, test } from 'vitest';
import { SessionClock } from './session-clock.ts';

const limits = { idleSeconds: 60, warningSeconds: 30, troubleIdleSeconds: 300, totalSeconds: 600, closingSeconds: 45 };
const s = (seconds: number): number => seconds * 1000;

test('quiet time warns, then ends; any touch begins it anew', () => {
  const clock = new SessionClock(limits, 0);
  clock.enter('acting', 0);
  expect(clock.at(s(59))).toEqual({ endingIn: null, expired: false });
  expect(clock.at(s(61))).toEqual({ endingIn: 29, expired: false });
  clock.touch(s(80));
  expect(clock.at(s(139))).toEqual({ endingIn: null, expired: false });
  expect(clock.at(s(170))).toEqual({ endingIn: null, expired: true });
});

test('nothing runs out while nobody is there or a device works, however long', () => {
  const clock = new SessionClock(limits, 0);
  expect(clock.at(s(100_000)).expired).toBe(false);
  clock.enter('working', s(100_000));
  expect(clock.at(s(200_000))).toEqual({ endingIn: null, expired: false });
  clock.enter('acting', s(200_000));
  expect(clock.at(s(200_059))).toEqual({ endingIn: null, expired: false });
});

test('the whole session is limited, but neither work nor troubles count', () => {
  const clock = new SessionClock(limits, 0);
  clock.enter('acting', 0);
  for (let at = 0; at <= 570; at += 30) clock.touch(s(at));
  clock.enter('working', s(570));
  clock.enter('trouble', s(9000));
  expect(clock.at(s(9100))).toEqual({ endingIn: null, expired: false });
  expect(clock.at(s(9301))).toEqual({ endingIn: 29, expired: false });
  clock.enter('acting', s(9310));
  expect(clock.at(s(9311))).toEqual({ endingIn: 29, expired: false });
  expect(clock.at(s(9340)).expired).toBe(true);
});

test('an error that nobody minds ends the session, and the last screen closes itself', () => {
  const clock = new SessionClock(limits, 0);
  clock.enter('trouble', 0);
  expect(clock.at(s(330)).expired).toBe(true);
  clock.enter('closing', s(330));
  expect(clock.at(s(374)).expired).toBe(false);
  expect(clock.at(s(375)).expired).toBe(true);
});

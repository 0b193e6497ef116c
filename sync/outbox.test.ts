import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BACK_OFF, backOffMs } from './back-off.ts';
import { openDatabase } from './database.ts';
import type { Database, Transaction } from './database.ts';
import { keysFrom } from './keys.ts';
import { migrations } from './migrations/index.ts';
import * as outbox from './outbox.ts';
import type { OutboxState } from './outbox.ts';
import { testFolder } from './test-folder.ts';

async function database(): Promise<Database> {
  const outcome = await openDatabase(join(testFolder(), 'vikno.db'), keysFrom(Buffer.alloc(32, 1)), migrations);
  if (!outcome.ok) throw new Error(outcome.fault);
  return outcome.database;
}

type Step = 'release' | 'withdraw' | 'sent' | 'rejected' | 'conflict' | 'postpone' | 'resend';
type Expected = Partial<Record<Step, OutboxState>>;

/** What each step makes of a row in each state; a step that is not named leaves it as it is. */
const lifeOfRow: Readonly<Record<OutboxState, Expected>> = {
  held: { release: 'due', withdraw: 'withdrawn' },
  due: { sent: 'sent', rejected: 'rejected', conflict: 'conflict', postpone: 'due' },
  sent: { rejected: 'rejected' },
  rejected: { sent: 'sent', resend: 'due' },
  conflict: { resend: 'due' },
  withdrawn: {},
};

function take(tx: Transaction, step: Step, key: string, now: number): void {
  switch (step) {
    case 'release':
      outbox.release(tx, key, now);
      break;
    case 'withdraw':
      outbox.withdraw(tx, key, now);
      break;
    case 'postpone':
      outbox.postpone(tx, key, 'away', now, () => 0.5);
      break;
    case 'resend':
      outbox.resend(tx, key, now);
      break;
    default:
      outbox.settle(tx, key, step, now);
  }
}

describe('the outbox', () => {
  test('moves each row by its life only, whatever is asked of it and whenever the transaction fails', async () => {
    const db = await database();
    const step = fc.constantFrom<Step>('release', 'withdraw', 'sent', 'rejected', 'conflict', 'postpone', 'resend');
    let run = 0;
    fc.assert(
      fc.property(fc.array(fc.record({ row: fc.integer({ min: 0, max: 3 }), step, fails: fc.boolean() }), { maxLength: 40 }), (steps) => {
        run += 1;
        const keys = [0, 1, 2, 3].map((row) => `${run}-${row}`);
        const states = keys.map((): OutboxState => 'held');
        db.transaction((tx) => keys.forEach((key) => outbox.enqueue(tx, { key, appeal: key, state: 'held', body: {}, at: 0 })));
        steps.forEach((one, index) => {
          const key = keys[one.row] ?? '';
          const before = states[one.row] ?? 'held';
          const act = (): unknown =>
            db.transaction((tx) => {
              take(tx, one.step, key, index);
              if (one.fails) throw new Error('a bug');
            });
          if (one.fails) expect(act).toThrow('a bug');
          else {
            act();
            states[one.row] = lifeOfRow[before][one.step] ?? before;
          }
          expect(keys.map((each) => outbox.find(db, each)?.state)).toEqual(states);
        });
        const due = outbox.takeDue(db, BACK_OFF.longestMs * 2, 100).map((row) => row.key);
        expect(due.filter((key) => keys.includes(key)).toSorted()).toEqual(keys.filter((_, row) => states[row] === 'due'));
        db.transaction((tx) => keys.forEach((key) => take(tx, outbox.find(tx, key)?.state === 'held' ? 'withdraw' : 'sent', key, 0)));
      }),
      { numRuns: 60 },
    );
    db.close();
  });

  test('takes a key once for ever', async () => {
    const db = await database();
    const add = (): unknown => db.transaction((tx) => outbox.enqueue(tx, { key: 'k', appeal: 'a', state: 'due', body: {}, at: 0 }));
    add();
    db.transaction((tx) => outbox.settle(tx, 'k', 'sent', 1));
    expect(add).toThrow('UNIQUE');
    db.close();
  });

  test('waits longer after each failure, and not at all when the share is back', async () => {
    const db = await database();
    db.transaction((tx) => outbox.enqueue(tx, { key: 'k', appeal: 'a', state: 'due', body: {}, at: 0 }));
    db.transaction((tx) => outbox.postpone(tx, 'k', 'away', 1000, () => 0));
    expect(outbox.takeDue(db, 1000 + BACK_OFF.firstMs / 2 - 1, 1)).toEqual([]);
    expect(outbox.takeDue(db, 1000 + BACK_OFF.firstMs / 2, 1)).toMatchObject([{ attempts: 1, lastError: 'away' }]);
    db.transaction((tx) => outbox.hasten(tx, 1001));
    expect(outbox.takeDue(db, 1001, 1)).toHaveLength(1);
    expect(outbox.summary(db)).toEqual({ waiting: 1, oldest: 0, troubled: 0, nextDue: 1001 });
    db.close();
  });

  test('does not wait for years when a clock that ran ahead is put right', async () => {
    const db = await database();
    const [ahead, right] = [Date.UTC(2099), Date.UTC(2026)];
    db.transaction((tx) => outbox.enqueue(tx, { key: 'k', appeal: 'a', state: 'due', body: {}, at: ahead }));
    db.transaction((tx) => outbox.postpone(tx, 'k', 'away', ahead, () => 0));
    expect(outbox.takeDue(db, right, 1)).toHaveLength(1);
    db.close();
  });
});

test('a back-off grows to its longest and never beyond', () => {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), share, (attempts, random) => {
      const wait = backOffMs(attempts, () => random);
      expect(wait).toBeGreaterThanOrEqual(BACK_OFF.firstMs / 2);
      expect(wait).toBeLessThanOrEqual(BACK_OFF.longestMs);
      expect(backOffMs(attempts + 1, () => random)).toBeGreaterThanOrEqual(wait);
    }),
  );
});

import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastPosition, raiseTo, takeNext } from './counter.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { append, entriesOf, firstBreak } from './journal.ts';
import { keysFrom } from './keys.ts';
import { migrations } from './migrations/index.ts';
import { testFolder } from './test-folder.ts';

async function database(): Promise<Database> {
  const outcome = await openDatabase(join(testFolder(), 'vikno.db'), keysFrom(Buffer.alloc(32, 1)), migrations);
  if (!outcome.ok) throw new Error(outcome.fault);
  return outcome.database;
}

const at = new Date('2026-12-01T09:00:00Z');

describe('the journal', () => {
  test('keeps entries in order and belongs to the transaction', async () => {
    const db = await database();
    db.transaction((tx) => append(tx, { at, event: 'appeal.started', appeal: 'a1' }));
    db.transaction((tx) => append(tx, { at, event: 'appeal.saved', appeal: 'a1', body: { kind: 'application', pages: 2 } }));
    const fails = (): unknown =>
      db.transaction((tx) => {
        append(tx, { at, event: 'appeal.released', appeal: 'a1' });
        throw new Error('a bug');
      });
    expect(fails).toThrow('a bug');
    expect(entriesOf(db, 'a1').map((row) => [row.seq, row.event, row.body])).toEqual([
      [1, 'appeal.started', '{}'],
      [2, 'appeal.saved', '{"kind":"application","pages":2}'],
    ]);
    expect(firstBreak(db)).toBeUndefined();
    db.close();
  });

  test.each(['UPDATE journal SET event = event', 'DELETE FROM journal'])('refuses %s', async (sql) => {
    const db = await database();
    db.transaction((tx) => append(tx, { at, event: 'terminal.started' }));
    expect(() => db.transaction((tx) => tx.prepare(sql).run())).toThrow('append-only');
    db.close();
  });

  test('shows a row changed behind its back', async () => {
    const db = await database();
    for (let i = 0; i < 5; i += 1) db.transaction((tx) => append(tx, { at, event: 'pages.scanned', body: { count: i } }));
    db.transaction((tx) => {
      tx.prepare('DROP TRIGGER journal_unchanged').run();
      tx.prepare(`UPDATE journal SET body = '{"count":9}' WHERE seq = 3`).run();
    });
    expect(firstBreak(db)).toBe(3);
    db.close();
  });

  test.each(['Лук’яненко', 'two words', 'p1@example.org', ''])('refuses the text %j', async (text) => {
    const db = await database();
    expect(() => db.transaction((tx) => append(tx, { at, event: 'appeal.saved', body: { kind: text } }))).toThrow('not a code');
    db.close();
  });
});

describe('the counter', () => {
  test('never repeats or goes back, whatever the clock says', async () => {
    const db = await database();
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2040 }), (year) => {
        const before = lastPosition(db);
        const taken = db.transaction((tx) => takeNext(tx, year));
        if (!taken.ok) throw new Error(taken.fault);
        const { last } = taken.value;
        expect(taken.value.year).toBe(Math.max(year, before.year));
        const name = `${taken.value.year}-${last}`;
        expect(seen.has(name)).toBe(false);
        seen.add(name);
      }),
    );
    db.close();
  });

  test('is raised above what a former terminal gave, never lowered', async () => {
    const db = await database();
    db.transaction((tx) => {
      expect(raiseTo(tx, { year: 2026, last: 41 })).toBe(true);
      expect(raiseTo(tx, { year: 2026, last: 7 })).toBe(false);
      expect(takeNext(tx, 2026)).toEqual({ year: 2026, last: 42 });
    });
    expect(() => db.transaction((tx) => tx.prepare('UPDATE counter SET last = 1').run())).toThrow('only goes forward');
    db.close();
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Database } from '../../../sync/database.ts';
import { loadKeys } from '../../../sync/keys.ts';
import { migrations } from '../../../sync/migrations/index.ts';
import { appealTables } from './appeal-tables.ts';
import { beginEffort, endEffort, openEffort, timesBegun, timesDone } from './efforts.ts';
import {
  addAppeal,
  addPageRow,
  claimReserved,
  findAppeal,
  forgetPages,
  pagesOf,
  settleAppealPaper,
  unfinishedAppeals,
  voidAppeal,
} from './store.ts';

async function database(): Promise<Database> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vikno-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const keys = await loadKeys(path.join(folder, 'key'), { mayCreate: true });
  if (!keys.ok) throw new Error(keys.fault);
  const opened = await openDatabase(path.join(folder, 'db'), keys.keys, [...migrations, appealTables]);
  if (!opened.ok) throw new Error(opened.fault);
  onTestFinished(() => opened.database.close());
  return opened.database;
}
const secretMac = new Uint8Array(32);
const numbered = (id: string, number: string) => ({ id, state: 'numbered', number, secretMac, at: 1 }) as const;

test('what was begun and not ended is open; another run knows it as interrupted', async () => {
  const db = await database();
  db.transaction((tx) => beginEffort(tx, 'a', 'deposit', 'run 1', 7));
  expect(openEffort(db, 'a', 'deposit', 'run 1')).toEqual({ attempt: 1, interrupted: false, before: 7 });
  expect(openEffort(db, 'a', 'deposit', 'run 2')).toMatchObject({ interrupted: true });
  expect(openEffort(db, 'a', 'receipt', 'run 2')).toBeNull();
  db.transaction((tx) => endEffort(tx, 'a', 'deposit', 'stapled'));
  expect(openEffort(db, 'a', 'deposit', 'run 2')).toBeNull();
  db.transaction((tx) => beginEffort(tx, 'a', 'deposit', 'run 2', 8));
  expect([timesBegun(db, 'a', 'deposit'), timesDone(db, 'a', 'deposit', 'stapled')]).toEqual([2, 1]);
});

test('a number is given once, stays, and is never forgotten', async () => {
  const db = await database();
  db.transaction((tx) => addAppeal(tx, numbered('a', 'N1')));
  expect(() => db.transaction((tx) => addAppeal(tx, numbered('b', 'N1')))).toThrow(/UNIQUE/u);
  expect(() => db.transaction((tx) => tx.prepare(`UPDATE appeal SET number = 'N2'`).run())).toThrow(/given once/u);
  expect(() => db.transaction((tx) => tx.prepare('DELETE FROM appeal').run())).toThrow(/never forgotten/u);
  expect(findAppeal(db, 'b')).toBeNull();
});

test('void is for ever, and only for what is not sealed; a reserved number is claimed once', async () => {
  const db = await database();
  db.transaction((tx) => {
    addAppeal(tx, numbered('a', 'N1'));
    addAppeal(tx, { ...numbered('r', 'N2'), state: 'reserved' });
  });
  expect(unfinishedAppeals(db).map(({ id }) => id)).toEqual(['a']);
  const twice = [1, 2].map(() => db.transaction((tx) => [voidAppeal(tx, 'a', 5), claimReserved(tx, 'r', 6)]));
  expect(twice).toEqual([
    { ok: true, value: [true, true] },
    { ok: true, value: [false, false] },
  ]);
  expect(unfinishedAppeals(db).map(({ id }) => id)).toEqual(['r']);
});

test('only the paper of a sealed appeal is settled', async () => {
  const db = await database();
  db.transaction((tx) => addAppeal(tx, numbered('a', 'N1')));
  expect(db.transaction((tx) => settleAppealPaper(tx, 'a', 'inBox', { box: '1', stapled: true }, 9))).toEqual({ ok: true, value: false });
});

test('pages stay in the order of arrival until they are forgotten', async () => {
  const db = await database();
  const page = (id: string) => ({ id, revision: 0, rotation: 0, mode: 'bw', width: 1, height: 1, blank: false }) as const;
  const note = { codes: [], room: { 0: null, 90: null, 180: null, 270: null } };
  for (const id of ['z', 'a', 'm']) db.transaction((tx) => addPageRow(tx, 'a', page(id), note));
  expect(pagesOf(db, 'a').map(({ id }) => id)).toEqual(['z', 'a', 'm']);
  db.transaction((tx) => forgetPages(tx, 'a'));
  expect(pagesOf(db, 'a')).toEqual([]);
});

import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { adviceOn, openDatabase } from './database.ts';
import type { Database, DatabaseFault } from './database.ts';
import { keysFrom } from './keys.ts';
import type { Migration } from './migrate.ts';
import { schemaVersion } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { canMount, smallDisk, testFolder } from './test-folder.ts';

const keys = keysFrom(Buffer.alloc(32, 7));
const otherKeys = keysFrom(Buffer.alloc(32, 8));
const NAME = 'Лук’яненко';

const notes: readonly Migration[] = [{ version: 1, name: 'notes', statements: ['CREATE TABLE note (text TEXT NOT NULL) STRICT'] }];

async function opened(path: string, steps = notes): Promise<Database> {
  const outcome = await openDatabase(path, keys, steps);
  if (!outcome.ok) throw new Error(outcome.fault);
  return outcome.database;
}

async function faultOf(path: string, withKeys = keys, steps = notes): Promise<DatabaseFault | 'none'> {
  const outcome = await openDatabase(path, withKeys, steps);
  if (outcome.ok) {
    outcome.database.close();
    return 'none';
  }
  return outcome.fault;
}

/** A closed database of some 100 KB with one personal name in it many times. */
async function filled(): Promise<string> {
  const path = join(testFolder(), 'vikno.db');
  const database = await opened(path);
  database.transaction((tx) => {
    for (let i = 0; i < 100; i += 1) tx.prepare('INSERT INTO note VALUES (?)').run(NAME.repeat(50));
  });
  database.close();
  return path;
}

describe('an encrypted database', () => {
  test('keeps what was committed and nothing readable on the disk', async () => {
    const path = join(testFolder(), 'vikno.db');
    const database = await opened(path);
    database.transaction((tx) => tx.prepare('INSERT INTO note VALUES (?)').run(NAME));
    for (const file of [path, `${path}-wal`]) {
      expect(readFileSync(file).includes(NAME)).toBe(false);
      expect(readFileSync(file).includes('CREATE TABLE')).toBe(false);
    }
    database.close();
    const again = await opened(path);
    expect(again.prepare<{ text: string }>('SELECT text FROM note').all()).toEqual([{ text: NAME }]);
    again.close();
  });

  test('syncs every commit and enforces foreign keys', async () => {
    const database = await opened(join(testFolder(), 'vikno.db'));
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
    database.close();
  });

  test('keeps nothing of a transaction that throws', async () => {
    const database = await opened(join(testFolder(), 'vikno.db'));
    const broken = (): unknown =>
      database.transaction((tx) => {
        tx.prepare('INSERT INTO note VALUES (?)').run('half');
        throw new Error('a bug');
      });
    expect(broken).toThrow('a bug');
    expect(database.prepare('SELECT * FROM note').all()).toEqual([]);
    database.close();
  });

  test('tells a wrong key from damage, and touches neither file', async () => {
    const path = await filled();
    const before = readFileSync(path);
    expect(await faultOf(path, otherKeys)).toBe('wrongKey');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(await faultOf(path)).toBe('none');
  });

  test.each([0, 100, 4096 + 50, 50_000])('reports damage at byte %i and leaves the file as it is', async (offset) => {
    const path = await filled();
    const damaged = readFileSync(path);
    damaged.writeUInt8((damaged[offset] ?? 0) ^ 0xff, offset);
    writeFileSync(path, damaged);
    expect(await faultOf(path)).toBe('corrupt');
    expect(readFileSync(path).equals(damaged)).toBe(true);
    expect(adviceOn('corrupt')).toContain('backup');
  });

  test('reports a file cut short', async () => {
    const path = await filled();
    truncateSync(path, 9_000);
    expect(await faultOf(path)).toBe('corrupt');
  });

  test.each(['emptied', 'removed'])('does not begin anew where a database was %s', async (how) => {
    const path = await filled();
    if (how === 'emptied') truncateSync(path, 0);
    else rmSync(path);
    expect(await faultOf(path)).toBe('lost');
  });

  test('is not opened by two processes', async () => {
    const path = join(testFolder(), 'vikno.db');
    const database = await opened(path);
    const script = `
      import { openDatabase } from '${import.meta.dirname}/database.ts';
      import { keysFrom } from '${import.meta.dirname}/keys.ts';
      const outcome = await openDatabase(${JSON.stringify(path)}, keysFrom(Buffer.alloc(32, 7)), []);
      console.log(outcome.ok ? 'opened' : outcome.fault);`;
    const other = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(other.stdout.trim()).toBe('inUse');
    database.close();
  });

  test.skipIf(!canMount)('reports a full disk and keeps what was there', async () => {
    const disk = smallDisk('512k');
    const database = await opened(join(disk, 'vikno.db'));
    const write = (text: string): ReturnType<Database['transaction']> =>
      database.transaction((tx) => tx.prepare('INSERT INTO note VALUES (?)').run(text));
    expect(write('first').ok).toBe(true);
    expect(write('x'.repeat(1_000_000))).toEqual({ ok: false, fault: 'full' });
    expect(database.prepare('SELECT text FROM note').all()).toEqual([{ text: 'first' }]);
    expect(write('second').ok).toBe(true);
    database.close();
    expect(await faultOf(join(disk, 'vikno.db'))).toBe('none');
  });

  test('reports a folder that is not there', async () => {
    expect(await faultOf(join(testFolder(), 'nowhere', 'vikno.db'))).toBe('unreadable');
  });
});

describe('migrations', () => {
  const second: Migration = { version: 2, name: 'colour', statements: ["ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'"] };

  test('go forward over existing data', async () => {
    const path = await filled();
    const database = await opened(path, [...notes, second]);
    expect(schemaVersion(database)).toBe(2);
    expect(database.prepare('SELECT count(*) AS n, colour FROM note').get()).toEqual({ n: 100, colour: 'grey' });
    database.close();
  });

  test('leave a newer database alone', async () => {
    const path = await filled();
    (await opened(path, [...notes, second])).close();
    const copy = `${path}.copy`;
    copyFileSync(path, copy);
    expect(await faultOf(path)).toBe('newer');
    expect(readFileSync(path).equals(readFileSync(copy))).toBe(true);
  });

  test('keep nothing of a step that fails half-way', async () => {
    const path = await filled();
    const broken: Migration = { version: 2, name: 'broken', statements: ['CREATE TABLE extra (a) ', 'CREATE TABLE note (b)'] };
    await expect(openDatabase(path, keys, [...notes, broken])).rejects.toThrow('already exists');
    const database = await opened(path);
    expect(schemaVersion(database)).toBe(1);
    expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'extra'").all()).toEqual([]);
    database.close();
  });

  test('of the product build a schema from nothing', async () => {
    const path = join(testFolder(), 'vikno.db');
    (await opened(path, [...migrations])).close();
    expect(statSync(path).size).toBeGreaterThan(0);
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../sync/database.ts';
import { parseName } from '../../sync/edms/names.ts';
import { sidecarSchema } from '../../sync/edms/sidecar.ts';
import { entriesAfter, firstBreak } from '../../sync/journal.ts';
import { loadKeys } from '../../sync/keys.ts';
import { migrations } from '../../sync/migrations/index.ts';
import { inState } from '../../sync/outbox.ts';

const KILLS = 30;
const child = join(import.meta.dirname, 'delivery-child.ts');

/** Starts a terminal on `data` and kills it `ms` after it began to work. */
async function workUntilKilled(data: string, ms: number): Promise<void> {
  const terminal = spawn(process.execPath, [child, data, 'work'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(terminal.stdout, 'data');
  const ended = once(terminal, 'exit');
  setTimeout(() => terminal.kill('SIGKILL'), ms);
  expect(await ended).toEqual([null, 'SIGKILL']);
}

const filesIn = (data: string, place: string): string[] => readdirSync(join(data, 'edms', place));

/** What an EDMS does with everything that bears the ready mark; it is interrupted after `moves` files. */
function takeAsEdms(data: string, moves: number): void {
  const incoming = filesIn(data, 'incoming');
  const ready = incoming.filter((name) => name.endsWith('.json')).map((name) => parseName(name)?.stem ?? '');
  const files = ready
    .flatMap((stem) => ['.pdf', '.xml', '.sha256', '.json'].map((extension) => stem + extension))
    .filter((name) => incoming.includes(name));
  for (const file of files.slice(0, moves)) renameSync(join(data, 'edms/incoming', file), join(data, 'edms/taken', file));
}

test(`after ${KILLS} kills at random moments every appeal is delivered exactly once, whole, and no number came twice`, async () => {
  const data = mkdtempSync(join(tmpdir(), 'vikno-killed-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`seed ${seed}`);
  const moments = fc.sample(fc.record({ ms: fc.integer({ min: 0, max: 150 }), moves: fc.constantFrom(0, 1, 5, 1000) }), {
    seed,
    numRuns: KILLS,
  });
  for (const { ms, moves } of moments) {
    await workUntilKilled(data, ms);
    takeAsEdms(data, moves);
  }
  takeAsEdms(data, 3);
  expect(spawnSync(process.execPath, [child, data, 'drain'], { stdio: ['ignore', 'ignore', 'inherit'] }).status).toBe(0);
  takeAsEdms(data, 1_000_000);

  expect(filesIn(data, 'incoming')).toEqual([]);
  expect(filesIn(data, 'rejected')).toEqual([]);
  const taken = filesIn(data, 'taken').filter((name) => name.endsWith('.json'));
  const delivered = taken.map((name) => sidecarSchema.parse(JSON.parse(readFileSync(join(data, 'edms/taken', name), 'utf8'))));
  for (const { document } of delivered) {
    const bytes = readFileSync(join(data, 'edms/taken', document.file));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(document.sha256);
  }
  const numbers = delivered.map((sidecar) => sidecar.number);
  expect(new Set(numbers).size).toBe(numbers.length);

  const keys = await loadKeys(join(data, 'master.key'), { mayCreate: false });
  if (!keys.ok) throw new Error(keys.fault);
  const opened = await openDatabase(join(data, 'vikno.db'), keys.keys, migrations);
  if (!opened.ok) throw new Error(opened.fault);
  const { database } = opened;
  onTestFinished(() => database.close());
  expect(inState(database, 'sent').map((row) => row.key)).toEqual(expect.arrayContaining(numbers));
  expect(inState(database, 'sent')).toHaveLength(numbers.length);
  expect([...inState(database, 'due'), ...inState(database, 'conflict'), ...inState(database, 'rejected')]).toEqual([]);
  expect(firstBreak(database)).toBeUndefined();

  const journal = entriesAfter(database, 0, 1_000_000);
  const arrivals = journal.filter((row) => row.event === 'edms.delivered' || row.event === 'edms.alreadyThere').map((row) => row.appeal);
  expect(new Set(arrivals).size).toBe(arrivals.length);
  expect(arrivals).toHaveLength(numbers.length);
  const givenOut = journal.filter((row) => row.event === 'counter.taken').map((row) => row.body);
  expect(new Set(givenOut).size).toBe(givenOut.length);
  const twice = journal.filter((row) => row.event === 'edms.alreadyThere').length;
  console.log(`${givenOut.length} numbers, ${numbers.length} delivered, ${twice} recognised after a kill`);
  expect(numbers.length).toBeGreaterThan(KILLS / 3);
});

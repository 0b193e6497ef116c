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

/** Runs a terminal on `data` to its end. */
function run(data: string, mode: 'one' | 'drain'): void {
  expect(spawnSync(process.execPath, [child, data, mode], { stdio: ['ignore', 'ignore', 'inherit'] }).status).toBe(0);
}

interface Tally {
  readonly numbers: number;
  readonly delivered: number;
  /** Deliveries that a killed terminal had made without having written it down. */
  readonly recognised: number;
}

/** Proves, when all is drained and taken, that what the EDMS has is what the terminal sealed: each whole, each once. */
async function proveExactlyOnce(data: string): Promise<Tally> {
  expect(filesIn(data, 'incoming')).toEqual([]);
  expect(filesIn(data, 'rejected')).toEqual([]);
  const sidecars = filesIn(data, 'taken').filter((name) => name.endsWith('.json'));
  const taken = sidecars.map((name) => sidecarSchema.parse(JSON.parse(readFileSync(join(data, 'edms/taken', name), 'utf8'))));
  for (const { document } of taken) {
    const bytes = readFileSync(join(data, 'edms/taken', document.file));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(document.sha256);
  }
  const keys = await loadKeys(join(data, 'master.key'), { mayCreate: false });
  if (!keys.ok) throw new Error(keys.fault);
  const opened = await openDatabase(join(data, 'vikno.db'), keys.keys, migrations);
  if (!opened.ok) throw new Error(opened.fault);
  const { database } = opened;
  try {
    const sent = inState(database, 'sent').map((row) => row.key);
    expect(taken.map((sidecar) => sidecar.number).toSorted()).toEqual(sent.toSorted());
    expect((['held', 'due', 'conflict', 'rejected'] as const).flatMap((state) => inState(database, state))).toEqual([]);
    expect(firstBreak(database)).toBeUndefined();
    const journal = entriesAfter(database, 0, 1_000_000);
    const recognised = journal.filter((row) => row.event === 'edms.alreadyThere');
    const arrivals = [...recognised, ...journal.filter((row) => row.event === 'edms.delivered')].map((row) => row.appeal);
    expect(arrivals).toHaveLength(sent.length);
    expect(new Set(arrivals).size).toBe(sent.length);
    const numbers = journal.filter((row) => row.event === 'counter.taken').map((row) => row.body);
    expect(new Set(numbers).size).toBe(numbers.length);
    return { numbers: numbers.length, delivered: sent.length, recognised: recognised.length };
  } finally {
    database.close();
  }
}

function dataFolder(): string {
  const data = mkdtempSync(join(tmpdir(), 'vikno-killed-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  return data;
}

test(`after ${KILLS} kills at random moments every appeal is delivered exactly once, whole, and no number came twice`, async () => {
  const data = dataFolder();
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
  run(data, 'drain');
  takeAsEdms(data, Number.POSITIVE_INFINITY);
  const tally = await proveExactlyOnce(data);
  console.log(tally);
  expect(tally.delivered).toBeGreaterThan(KILLS / 3);
});

const canTrace = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0;

test.skipIf(!canTrace)('a kill at any call that writes loses nothing, from the first start to the delivery', async () => {
  // One file thread, so that calls are counted in one order; strace counts them for each thread.
  const calls = 'fsync,fdatasync,link,rename,unlink,mkdir,pwrite64,ftruncate';
  let recognised = 0;
  for (let call = 1; ; call += 1) {
    const data = dataFolder();
    const inject = ['-e', `trace=${calls}`, '-e', `inject=${calls}:signal=SIGKILL:when=${call}`];
    const traced = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', ...inject, process.execPath, child, data, 'one'], {
      env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    });
    run(data, 'one');
    takeAsEdms(data, Number.POSITIVE_INFINITY);
    const tally = await proveExactlyOnce(data);
    recognised += tally.recognised;
    if (traced.status === 0) {
      expect(tally.numbers).toBe(2);
      console.log(`killed at each of ${call - 1} calls; ${recognised} deliveries recognised afterwards`);
      break;
    }
    rmSync(data, { recursive: true });
  }
  expect(recognised).toBeGreaterThan(0);
});

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { takeNext } from './counter.ts';
import { Courier } from './courier.ts';
import type { CourierOptions, CourierStatus } from './courier-options.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { answerOf } from './edms/answer-record.ts';
import { deliver } from './edms/deliver.ts';
import { EdmsFolder } from './edms/folder.ts';
import { enqueueParcel, releaseParcel } from './edms/parcel.ts';
import { SAMPLE_SURNAME, sampleParcel, sampleShipment } from './edms/sample-shipment.ts';
import { entriesOf, firstBreak } from './journal.ts';
import { keysFrom } from './keys.ts';
import { migrations } from './migrations/index.ts';
import { find, resend } from './outbox.ts';
import { Spool } from './spool.ts';
import { canMount, smallDisk, testFolder } from './test-folder.ts';

const DAY = 86_400_000;

interface House {
  readonly data: string;
  readonly database: Database;
  readonly spool: Spool;
  readonly folder: EdmsFolder;
  readonly courier: Courier;
  readonly time: { now: number };
}

async function house(root?: string, change: Partial<CourierOptions> = {}): Promise<House> {
  const data = testFolder();
  const keys = keysFrom(Buffer.alloc(32, 3));
  const opened = await openDatabase(join(data, 'vikno.db'), keys, migrations);
  if (!opened.ok) throw new Error(opened.fault);
  const { database } = opened;
  onTestFinished(() => database.close());
  const spool = new Spool(join(data, 'spool'), keys);
  const folder = new EdmsFolder(root ?? join(data, 'edms'));
  const time = { now: Date.UTC(2026, 11, 1) };
  const courier = new Courier({
    database,
    spool,
    folder,
    terminal: 'DP01',
    mayCreateFolder: true,
    limitMs: 10_000,
    pollMs: 60_000,
    keepMs: 30 * DAY,
    now: () => time.now,
    random: () => 0,
    onBug: (error) => {
      throw error;
    },
    ...change,
  });
  return { data, database, spool, folder, courier, time };
}

/** Seals the `sequence`th appeal as a service does: document into the spool, then the fact and its row. Returns the number. */
async function seal({ database, spool, time }: House, sequence: number, state: 'held' | 'due' = 'due', document?: Buffer): Promise<string> {
  const shipment = sampleShipment(sequence, document);
  const appeal = `a${sequence}`;
  expect(await spool.write(appeal, 'document.pdf', shipment.document)).toMatchObject({ ok: true });
  database.transaction((tx) => {
    takeNext(tx, 2026);
    enqueueParcel(tx, sampleParcel(shipment, appeal), state, time.now);
  });
  return shipment.sidecar.number;
}

const incoming = ({ folder }: House): string[] =>
  (existsSync(folder.path('incoming', '')) ? readdirSync(folder.path('incoming', '')) : []).filter((name) => name.endsWith('.json'));
const events = ({ database }: House, appeal: string): string[] => entriesOf(database, appeal).map((row) => row.event);

function reached(courier: Courier, wanted: (status: CourierStatus) => boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = (status: CourierStatus): void => {
    if (wanted(status)) resolve();
  };
  onTestFinished(courier.watch(look));
  look(courier.status);
  return promise;
}

describe('the courier', () => {
  test('carries what is due, once, and leaves what is held', async () => {
    const home = await house();
    const [first, second] = [await seal(home, 1), await seal(home, 2, 'held')];
    await home.courier.deliverDue();
    await home.courier.deliverDue();
    expect(incoming(home)).toHaveLength(1);
    expect(find(home.database, first)?.state).toBe('sent');
    expect(events(home, 'a1')).toEqual(['edms.delivered']);
    home.database.transaction((tx) => releaseParcel(tx, second, { state: 'withResident' }, home.time.now));
    await home.courier.deliverDue();
    const sidecar = readFileSync(home.folder.path('incoming', `${sampleShipment(2).stem}.json`), 'utf8');
    expect(JSON.parse(sidecar)).toMatchObject({ paper: { state: 'withResident' } });
    expect(home.courier.status).toEqual({ waiting: 0, oldest: null, tried: 2, troubled: 0, folder: 'ok', lastError: null, problems: [] });
  });

  test('recognises a delivery that it made without having been able to write it down', async () => {
    const home = await house();
    await home.courier.deliverDue();
    const number = await seal(home, 1);
    expect(await deliver(home.folder, sampleShipment(1))).toEqual({ outcome: 'delivered' });
    await home.courier.deliverDue();
    expect(find(home.database, number)?.state).toBe('sent');
    expect(events(home, 'a1')).toEqual(['edms.alreadyThere']);
    expect(incoming(home)).toHaveLength(1);
  });

  test('writes no personal data outside the encrypted store and the folder', async () => {
    const home = await house();
    await seal(home, 1, 'due', Buffer.from(`%PDF-1.4 ${SAMPLE_SURNAME}`));
    await seal(home, 2, 'held', Buffer.from(`%PDF-1.4 ${SAMPLE_SURNAME}`));
    await home.courier.deliverDue();
    const search = (...options: string[]): string =>
      execFileSync('sh', ['-c', 'grep -rlaE "$@" || true', 'sh', `${SAMPLE_SURNAME}|3187800104|p1@example`, ...options], {
        encoding: 'utf8',
      });
    expect(search(home.data, '--exclude-dir=edms')).toBe('');
    expect(search(join(home.data, 'edms')).trim().split('\n')).toHaveLength(3);
  });

  test('keeps appeals while the folder is away, and brings all of them when it is back', async () => {
    const home = await house();
    await home.courier.deliverDue();
    renameSync(home.folder.root, `${home.folder.root}-away`);
    for (let i = 1; i <= 3; i += 1) await seal(home, i);
    await home.courier.deliverDue();
    expect(home.courier.status).toMatchObject({ waiting: 3, folder: 'away', lastError: 'away', oldest: home.time.now });
    renameSync(`${home.folder.root}-away`, home.folder.root);
    await home.courier.deliverDue();
    expect(incoming(home)).toHaveLength(3);
    expect(home.courier.status).toMatchObject({ waiting: 0, folder: 'ok', lastError: null });
  });

  test('does not fill an empty mount point, unless told that it is right', async () => {
    const home = await house();
    await home.courier.deliverDue();
    rmSync(home.folder.root, { recursive: true });
    await new EdmsFolder(home.folder.root).prepare({ mayCreate: true });
    await seal(home, 1);
    await home.courier.deliverDue();
    expect(home.courier.status).toMatchObject({ waiting: 1, folder: 'foreign' });
    expect(incoming(home)).toEqual([]);
    home.courier.acceptFolder();
    await home.courier.deliverDue();
    expect(incoming(home)).toHaveLength(1);
  });

  test.skipIf(!canMount)('waits for room, and says so once', async () => {
    const home = await house(smallDisk('1m'));
    const ballast = join(home.folder.root, 'ballast');
    writeFileSync(ballast, Buffer.alloc(700_000));
    const number = await seal(home, 1, 'due', Buffer.alloc(500_000, 1));
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await home.courier.deliverDue();
      expect(find(home.database, number)).toMatchObject({ state: 'due', attempts: attempt, lastError: 'full' });
      home.time.now += DAY;
    }
    expect(home.courier.status).toMatchObject({ folder: 'full', lastError: 'full' });
    rmSync(ballast);
    await home.courier.deliverDue();
    expect(find(home.database, number)?.state).toBe('sent');
    const changes = home.database.prepare<{ body: string }>(`SELECT body FROM journal WHERE event = 'edms.folder'`).all();
    expect(changes.map((row) => row.body)).toEqual(['{"state":"full"}', '{"state":"ok"}']);
  });

  test('does not let one bad appeal hold up the others', async () => {
    const home = await house();
    const numbers = [await seal(home, 1), await seal(home, 2), await seal(home, 3)];
    await home.courier.deliverDue();
    const [damaged, blocked, fine] = [await seal(home, 4), await seal(home, 5), await seal(home, 6)];
    writeFileSync(join(home.data, 'spool', 'a4', 'document.pdf'), 'rubbish');
    writeFileSync(home.folder.path('incoming', `${sampleShipment(5).stem}.pdf`), 'not ours');
    await home.courier.deliverDue();
    const states = [...numbers, damaged, blocked, fine].map((number) => find(home.database, number)?.state);
    expect(states).toEqual(['sent', 'sent', 'sent', 'due', 'conflict', 'sent']);
    expect(home.courier.status).toMatchObject({ waiting: 1, troubled: 1, folder: 'ok' });
    expect(find(home.database, damaged)?.lastError).toBe('spool.damaged');

    rmSync(home.folder.path('incoming', `${sampleShipment(5).stem}.pdf`));
    home.database.transaction((tx) => resend(tx, blocked, home.time.now));
    await home.courier.deliverDue();
    expect(find(home.database, blocked)?.state).toBe('sent');
  });

  test('brings back what the EDMS says, and erases copies long after it took them', async () => {
    const home = await house();
    const [taken, rejected] = [await seal(home, 1), await seal(home, 2)];
    await home.courier.deliverDue();
    const [first, second] = [sampleShipment(1).stem, sampleShipment(2).stem];
    renameSync(home.folder.path('incoming', `${first}.json`), home.folder.path('taken', `${first}.json`));
    renameSync(home.folder.path('incoming', `${second}.json`), home.folder.path('rejected', `${second}.json`));
    writeFileSync(home.folder.path('rejected', `${second}.reason.txt`), 'Немає підпису');
    writeFileSync(home.folder.path('status', `${taken}.json`), JSON.stringify({ number: taken, state: 'registered', index: 'Л-123' }));
    await home.courier.readAnswers();
    await home.courier.readAnswers();
    expect(answerOf(home.database, taken)).toMatchObject({ takenAt: home.time.now, status: { index: 'Л-123' } });
    expect(answerOf(home.database, rejected)).toMatchObject({ rejectedAt: home.time.now, reason: 'Немає підпису' });
    expect(find(home.database, rejected)?.state).toBe('rejected');
    expect(home.courier.status.troubled).toBe(1);
    expect(events(home, 'a1')).toEqual(['edms.delivered', 'edms.taken', 'edms.status']);
    expect(events(home, 'a2')).toEqual(['edms.delivered', 'edms.rejected']);
    expect(await home.spool.list('a1')).toEqual(['document.pdf']);

    home.time.now += 31 * DAY;
    await home.courier.readAnswers();
    expect([await home.spool.list('a1'), await home.spool.list('a2')]).toEqual([[], ['document.pdf']]);
    expect(find(home.database, taken)).toMatchObject({ state: 'sent', body: '{}' });
    expect(firstBreak(home.database)).toBeUndefined();
  });

  test('notes how far the numbers have gone', async () => {
    const home = await house();
    await seal(home, 1);
    await seal(home, 2, 'held');
    await home.courier.deliverDue();
    const mark: unknown = JSON.parse(readFileSync(home.folder.path('terminals', 'DP01.json'), 'utf8'));
    expect(mark).toEqual({ terminal: 'DP01', highest: { year: 2026, last: 2 } });
  });

  test('works by itself when kicked, and stops clean', async () => {
    const home = await house();
    home.courier.start();
    await reached(home.courier, (status) => status.waiting === 0);
    await seal(home, 1);
    const gone = reached(home.courier, (status) => status.waiting === 0 && incoming(home).length === 1);
    home.courier.kick();
    await gone;
    await home.courier.stop();
    await seal(home, 2);
    home.courier.kick();
    expect(incoming(home)).toHaveLength(1);
    home.courier.start();
    await reached(home.courier, (status) => status.waiting === 0 && incoming(home).length === 2);
    await home.courier.stop();
  });
});

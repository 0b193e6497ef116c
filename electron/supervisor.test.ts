import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { supervise, type Heartbeat, type Supervisor, type TerminalNews } from './supervisor.ts';
import { readAddress } from './terminal-address.ts';

const root = path.join(import.meta.dirname, '..');
const command = { node: process.execPath, root, entry: 'test/shell/stub-terminal.ts', data: '.', port: 0, simulated: true };
const quick = { firstDelay: 5, longestDelay: 20, deathsAllowed: 3, within: 60_000, slowDelay: 30 };
const eager = { every: 20, patience: 200, missesAllowed: 2, startUp: 20_000 };
/** For those that are not about silence: a busy machine may answer late. */
const patient = { every: 20, patience: 60_000, missesAllowed: 1000, startUp: 60_000 };

let running: Supervisor | undefined;
afterEach(async () => {
  await running?.stop();
  delete process.env['STUB_MOOD'];
});

/** Starts the stub and hands out its news one by one. */
async function open(mood: string, heartbeat: Heartbeat = patient) {
  process.env['STUB_MOOD'] = mood;
  const kept: TerminalNews[] = [];
  const waiting: ((news: TerminalNews) => void)[] = [];
  running = await supervise(
    command,
    (news) => {
      const next = waiting.shift();
      if (next === undefined) kept.push(news);
      else next(news);
    },
    quick,
    heartbeat,
  );
  return async (): Promise<TerminalNews> => kept.shift() ?? (await new Promise((resolve) => waiting.push(resolve)));
}

function addressOf(news: TerminalNews): string {
  if (news.kind !== 'ready') throw new Error(`not ready: ${news.why}`);
  return news.address.kiosk;
}

describe('supervisor', () => {
  test('starts a dead terminal again at the same address, token included', async () => {
    const next = await open('well');
    const first = addressOf(await next());
    await fetch(new URL('/end', first)).catch(() => undefined);
    expect(await next()).toMatchObject({ kind: 'lost', why: 'it ended with code 4', outOfService: false });
    expect(addressOf(await next())).toBe(first);
    expect(new URL(first).searchParams.get('token')).toMatch(/^[\w-]{43}$/);
  });

  test('ends a terminal that is present but mute', async () => {
    const next = await open('silent', eager);
    await next();
    expect(await next()).toMatchObject({ kind: 'lost', why: 'it stopped answering' });
  });

  test('ends a terminal whose event loop hangs', async () => {
    const next = await open('well', eager);
    const first = addressOf(await next());
    void fetch(new URL('/hang', first)).catch(() => undefined);
    expect(await next()).toMatchObject({ kind: 'lost', why: 'it stopped answering' });
    // The new one may be slow to answer as well and be ended again: it comes back at the same address all the same.
    let news = await next();
    while (news.kind === 'lost') news = await next();
    expect(addressOf(news)).toBe(first);
  });

  test('goes out of service when the terminal cannot live, keeps trying, and comes back', async () => {
    const next = await open('dies');
    const deaths = [await next(), await next(), await next()];
    expect(deaths.map((news) => news.kind === 'lost' && news.outOfService)).toEqual([false, false, true]);
    process.env['STUB_MOOD'] = 'well';
    let news = await next();
    while (news.kind === 'lost') news = await next();
    expect(news.kind).toBe('ready');
  });

  test('leaves nothing behind when stopped', async () => {
    const next = await open('well');
    const first = addressOf(await next());
    await running?.stop();
    await expect(fetch(first)).rejects.toThrow('fetch failed');
  });
});

describe('the terminal’s first line', () => {
  test.each([
    ['{"kiosk":"http://127.0.0.1:1/?token=a","dock":null}', { kiosk: 'http://127.0.0.1:1/?token=a', dock: null }],
    ['{"kiosk":"http://localhost:1/","dock":"http://example.org/"}', { kiosk: 'http://localhost:1/', dock: null }],
    ['{"kiosk":"https://example.org/"}', null],
    ['{"kiosk":"file:///etc/passwd"}', null],
    ['{"level":30}', null],
    ['null', null],
    ['warming up', null],
  ])('%s', (line, address) => {
    expect(readAddress(line)).toEqual(address);
  });
});

import { expect, test } from '@playwright/test';
import { WebSocket } from 'ws';
import { uk } from '../../renderer/words/uk.ts';
import { handOn } from './hand.ts';
import { Resident } from './resident.ts';
import { startTerminal, type TerminalProcess } from './terminal-process.ts';

let terminal: TerminalProcess;

test.beforeAll(async () => {
  terminal = await startTerminal({ session: { idleSeconds: 2, warningSeconds: 4 } });
});
test.afterAll(async () => {
  await terminal.stop();
});

/** The answer to opening the contract's socket with these headers: `open`, or the HTTP status that refused it. */
function knock(headers: { origin?: string; cookie?: string; host?: string }): Promise<string> {
  const { host, searchParams } = new URL(terminal.kiosk);
  const { promise, resolve } = Promise.withResolvers<string>();
  const sent = { cookie: `vikno-kiosk=${searchParams.get('token') ?? ''}`, ...headers };
  const socket = new WebSocket(`ws://${host}/contract`, { headers: sent });
  socket.on('open', () => {
    socket.close();
    resolve('open');
  });
  socket.on('unexpected-response', (_, response) => resolve(String(response.statusCode)));
  socket.on('error', () => resolve('error'));
  return promise;
}

test('only a page of ours with the launch token may speak', async ({ request }) => {
  const { origin } = new URL(terminal.kiosk);
  expect(await knock({ origin })).toBe('open');
  expect(await knock({ origin: 'https://evil.example' })).toBe('403');
  expect(await knock({})).toBe('403');
  expect(await knock({ origin, cookie: 'vikno-kiosk=guess' })).toBe('403');
  expect(await knock({ origin, host: 'evil.example' })).toBe('403');
  expect((await request.get(`${origin}/`)).status()).toBe(403);
  expect((await request.get(`${origin}/?token=guess`)).status()).toBe(403);
});

test('the resident’s window may not work the dock', async ({ page }) => {
  await page.goto(terminal.kiosk);
  const { origin } = new URL(terminal.kiosk);
  expect((await page.request.get(`${origin}/dock`)).status()).toBe(403);
});

test('pages bear a strict policy and nothing breaks it', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const response = await page.goto(terminal.kiosk);
  expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
  await new Resident(page).sees(uk.start.title);
  expect(complaints).toEqual([]);
});

test('a resident who is gone is warned, and the session ends and takes everything with it', async ({ page }) => {
  const resident = new Resident(page);
  await page.goto(terminal.kiosk);
  await resident.presses(uk.services.appeal.name);
  await resident.sees(uk.notice.title);
  await expect(page.getByText(uk.idle.title)).toBeVisible();
  await page.getByRole('button', { name: uk.idle.stay }).click();
  await expect(page.getByText(uk.idle.title)).toBeHidden();
  await resident.sees(uk.ended.timedOut.title);
  await resident.goesOn();
  await resident.sees(uk.start.title);
});

test('the dock’s buttons work the simulated devices', async ({ page }) => {
  await page.goto(terminal.dock);
  await page.getByRole('button', { name: '3 sheets' }).click();
  await expect.poll(async () => (await handOn(terminal.dock).stage()).feeder.sheets).toBe(3);
});

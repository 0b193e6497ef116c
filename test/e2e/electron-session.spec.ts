import { expect, test } from '@playwright/test';
import { openShell, type OpenShell } from './open-shell.ts';

/** The real terminal in the real shell: what dies comes back, and the resident is where they were. */
let shell: OpenShell;

test.beforeEach(async () => {
  shell = await openShell('terminal/cli/vikno.ts');
  await shell.page.getByRole('button', { name: /Подати звернення/ }).click();
  await expect(shell.page.getByRole('button', { name: /Подати звернення/ })).toBeHidden();
});
test.afterEach(async () => {
  await shell.app.close();
});

test('a dead renderer finds the session where it was', async () => {
  const question = await shell.page.getByRole('heading', { level: 1 }).innerText();
  await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  const heading = async (): Promise<unknown> =>
    shell.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined || contents.isCrashed() || contents.isLoading()) return null;
      const text: unknown = await contents.executeJavaScript('document.querySelector("h1")?.innerText ?? null');
      return text;
    });
  await expect.poll(() => shell.log()).toContain('screenGone');
  await expect.poll(heading).toBe(question);
});

test('a killed terminal finds the session where it was, and the page by itself', async () => {
  const question = await shell.page.getByRole('heading', { level: 1 }).innerText();
  const first = shell.terminal();
  const spokenTo = new Promise<void>((resolve) => {
    shell.page.on('websocket', (socket) => socket.once('framereceived', () => resolve()));
  });
  process.kill(first, 'SIGKILL');
  await spokenTo;
  await expect(shell.page.getByRole('heading', { level: 1 })).toHaveText(question);
  await shell.page.getByRole('button', { name: /Назад/ }).click();
  await expect(shell.page.getByRole('button', { name: /Подати звернення/ })).toBeVisible();
  expect(shell.terminal()).not.toBe(first);
});

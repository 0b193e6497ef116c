import { expect, test } from '@playwright/test';
import { openShell, type OpenShell } from './open-shell.ts';

/** What Electron’s main process answers about its one window. */
let shell: OpenShell;

test.beforeEach(async () => {
  shell = await openShell('test/shell/stub-terminal.ts');
});
test.afterEach(async () => {
  await shell.app.close();
});

test.describe('the lock', () => {
  test('the page sees neither Node nor Electron', async () => {
    const seen = await shell.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'global'].filter((name) => name in globalThis),
    );
    expect(seen).toEqual([]);
  });

  test('one window over the whole screen', async () => {
    const windows = await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isKiosk()));
    expect(windows).toEqual([true]);
  });

  test('no new windows', async () => {
    const opened = await shell.page.evaluate(() => [
      window.open('https://example.org'),
      window.open('about:blank'),
      window.open(location.href),
    ]);
    expect(opened).toEqual([null, null, null]);
    expect(shell.app.windows()).toHaveLength(1);
  });

  for (const address of [
    'https://example.org/',
    'file:///etc/passwd',
    '/dock',
    '/elsewhere',
    '/file',
    'data:text/html,x',
    'chrome://gpu',
    'javascript:document.body.remove()',
  ]) {
    test(`no way to ${address}`, async () => {
      const home = shell.page.url();
      await shell.page.evaluate((to) => {
        location.href = to;
      }, address);
      await shell.page.evaluate((to) => {
        const link = document.createElement('a');
        link.href = to;
        link.target = '_top';
        document.body.append(link);
        link.click();
      }, address);
      await expect.poll(async () => shell.page.evaluate(() => document.readyState)).toBe('complete');
      expect(shell.page.url()).toBe(home);
      expect(await shell.page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Вітаємо');
    });
  }

  test('no permission is granted or even asked about', async () => {
    const states = await shell.page.evaluate(async () => {
      const names: PermissionName[] = ['camera', 'microphone', 'geolocation', 'notifications', 'midi'];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
    const failures = await shell.page.evaluate(async () => {
      const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'none');
      const position = new Promise<string>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          (error) => resolve(`refused ${error.code}`),
        ),
      );
      return [
        await position,
        await navigator.clipboard.readText().then(() => 'given', nameOf),
        await Notification.requestPermission(),
        await document.documentElement.requestPointerLock().then(() => 'given', nameOf),
      ];
    });
    expect(failures).not.toContain('given');
    expect(failures).not.toContain('granted');
  });

  test('nothing is loaded from elsewhere', async () => {
    const { port } = new URL(shell.page.url());
    const outcome = await shell.page.evaluate(
      async (own) =>
        Promise.all(
          [`http://127.0.0.1:${own}/ok`, 'https://example.org/', 'http://127.0.0.1:9/'].map((url) =>
            fetch(url).then(
              () => 'loaded',
              () => 'refused',
            ),
          ),
        ),
      port,
    );
    expect(outcome).toEqual(['loaded', 'refused', 'refused']);
  });

  test('developer tools, zoom, shortcuts and dialogs do nothing', async () => {
    const before = shell.page.url();
    await shell.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.openDevTools();
      const press = (keyCode: string, modifiers: ('control' | 'shift' | 'alt')[]): void => {
        contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
        contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
      };
      press('F12', []);
      press('F5', []);
      press('F11', []);
      press('I', ['control', 'shift']);
      press('R', ['control']);
      press('W', ['control']);
      press('Q', ['control']);
      press('Plus', ['control']);
      press('M', ['control']);
      press('Left', ['alt']);
    });
    const answers = await shell.page.evaluate(() => [window.confirm('?'), window.alert('!')]);
    expect(answers).toEqual([false, undefined]);
    const state = await shell.app.evaluate(({ BrowserWindow, Menu }) => {
      const [window] = BrowserWindow.getAllWindows();
      return {
        windows: BrowserWindow.getAllWindows().length,
        tools: window?.webContents.isDevToolsOpened(),
        zoom: window?.webContents.getZoomFactor(),
        minimized: window?.isMinimized(),
        menu: Menu.getApplicationMenu(),
      };
    });
    expect(state).toEqual({ windows: 1, tools: false, zoom: 1, minimized: false, menu: null });
    expect(shell.page.url()).toBe(before);
  });

  test('ordinary keys still type', async () => {
    await shell.page.evaluate(() => {
      const field = document.createElement('input');
      document.body.append(field);
      field.focus();
    });
    await shell.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      for (const keyCode of ['a', '7']) {
        contents?.sendInputEvent({ type: 'keyDown', keyCode });
        contents?.sendInputEvent({ type: 'char', keyCode });
        contents?.sendInputEvent({ type: 'keyUp', keyCode });
      }
    });
    await expect(shell.page.locator('input')).toHaveValue('a7');
  });
});

test.describe('recovery', () => {
  test('a dead renderer comes back to the same address', async () => {
    const home = shell.page.url();
    await shell.page.evaluate(() => {
      document.title = 'before';
    });
    await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    const titleNow = async (): Promise<string | undefined> =>
      shell.app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined || contents.isCrashed() || contents.isLoading()) return undefined;
        return `${contents.getTitle()} ${contents.getURL()}`;
      });
    await expect.poll(titleNow).toBe(`Вікно ${home}`);
    expect(shell.log()).toContain('screenGone');
  });

  test('a window that the page closed opens again', async () => {
    const home = shell.page.url();
    const next = shell.app.waitForEvent('window');
    await shell.page.evaluate(() => window.close()).catch(() => undefined);
    const page = await next;
    await page.waitForURL(home);
    await expect(page.getByRole('heading', { name: 'Вітаємо' })).toBeVisible();
    expect(shell.log()).toContain('screenClosed');
  });

  test('a killed terminal comes back at the same address, and the page never left it', async () => {
    const home = shell.page.url();
    const first = shell.terminal();
    process.kill(first, 'SIGKILL');
    await expect
      .poll(async () =>
        shell.page.evaluate(async () =>
          fetch('/ok').then(
            (answer) => answer.status,
            () => 0,
          ),
        ),
      )
      .toBe(200);
    expect(shell.terminal()).not.toBe(first);
    expect(shell.page.url()).toBe(home);
    expect(shell.log()).toContain('terminalLost');
  });

  test('an empty page is noticed and loaded again', async () => {
    await shell.page.evaluate(() => document.body.replaceChildren());
    await expect(shell.page.getByRole('heading', { name: 'Вітаємо' })).toBeVisible({ timeout: 40_000 });
    expect(shell.log()).toContain('screenEmpty');
  });

  test('a hung page is noticed and loaded again', async () => {
    const home = shell.page.url();
    await shell.app.evaluate(({ BrowserWindow }) => {
      void BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('setTimeout(() => { for (;;); }, 0)');
    });
    await expect.poll(() => shell.log(), { timeout: 60_000 }).toContain('screenGone');
    await expect
      .poll(async () => shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isLoading()), {
        timeout: 20_000,
      })
      .toBe(false);
    expect(await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toBe(home);
  });
});

test('the terminal ends with a shell that was killed', async () => {
  const terminal = shell.terminal();
  shell.app.process().kill('SIGKILL');
  await expect.poll(() => isAlive(terminal)).toBe(false);
});

test('the shell ends cleanly on SIGTERM and takes the terminal with it', async () => {
  const terminal = shell.terminal();
  const ended = new Promise<number | null>((resolve) => shell.app.process().once('exit', (code) => resolve(code)));
  shell.app.process().kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(isAlive(terminal)).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

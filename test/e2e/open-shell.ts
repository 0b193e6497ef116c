import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { kioskWindows, thisMachine } from '../../electron/windows.ts';

const root = path.join(import.meta.dirname, '..', '..');

export type OpenShell = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the shell has written to its log so far. */
  log(): string;
  /** Process id of the terminal that it supervises now. */
  terminal(): number;
};

/** Starts the built shell as a kiosk in the real Electron, with the terminal named (`test/shell/stub-terminal.ts` or the real one). */
export async function openShell(terminal: string, extra: readonly string[] = ['--kiosk']): Promise<OpenShell> {
  const [electron] = kioskWindows(thisMachine, root).filter((window) => window.kind === 'electron');
  if (electron === undefined)
    throw new Error('Electron’s binary or a display is missing: set ELECTRON_OVERRIDE_DIST_PATH and run under xvfb-run.');
  const data = mkdtempSync(path.join(tmpdir(), 'vikno-shell-'));
  const sandbox = thisMachine.user === 0 ? ['--no-sandbox'] : [];
  // Without executablePath Playwright takes the same binary and holds the application until it is attached.
  const app = await _electron.launch({
    cwd: root,
    args: [
      ...sandbox,
      'dist/electron/main.js',
      '--data',
      data,
      '--simulated',
      '--node',
      process.execPath,
      '--terminal',
      terminal,
      ...extra,
    ],
  });
  let written = '';
  app.process().stderr?.on('data', (chunk: Buffer) => {
    written += chunk.toString();
  });
  const page = await app.firstWindow();
  await page.waitForURL(/^http:/);
  return { app, page, log: () => written, terminal: () => terminalOf(app) };
}

/** Looks the terminal up among the descendants of Electron. */
function terminalOf(app: ElectronApplication): number {
  const parent = app.process().pid;
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const own = new Set([parent]);
  // Electron's launcher may put a process between.
  for (const line of lines) {
    const [pid, ppid, ...args] = line.trim().split(/\s+/);
    if (pid === undefined || !own.has(Number(ppid))) continue;
    if (args.includes('serve') && args.includes('--json')) return Number(pid);
    own.add(Number(pid));
  }
  throw new Error('the shell has no terminal');
}

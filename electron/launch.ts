import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { readOptions, type ShellOptions } from './options.ts';
import { supervise, type Supervisor } from './supervisor.ts';
import { readAddress, type TerminalAddress } from './terminal-address.ts';
import { chromiumArguments, chromiumPreferences, kioskWindows, openerOf, thisMachine, type KioskWindow } from './windows.ts';

/**
 * What `npm start` runs: shows the kiosk in the best window this machine has and says where everything is.
 * Electron supervises the terminal itself, as on a kiosk; for Chromium, or no window at all, this process does.
 */
const root = path.resolve(import.meta.dirname, '..');
const asRoot = thisMachine.user === 0;
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Ends whatever is open; Ctrl+C and SIGTERM come here. */
let leave: () => Promise<void> = async () => {};
let leaving = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (leaving) return;
    leaving = true;
    void leave().finally(() => process.exit(0));
  });
}

async function launch(options: ShellOptions): Promise<number> {
  mkdirSync(options.data, { recursive: true });
  const windows = options.window ? kioskWindows(thisMachine, root) : [];
  const wanted = options.chromium ? windows.filter((window) => window.kind === 'chromium') : windows;
  if (asRoot && wanted.length > 0) say('Running as root: the window has no sandbox. Fine for a test, never for a kiosk.');

  const electron = wanted.find((window) => window.kind === 'electron');
  if (electron !== undefined) {
    const ended = await inElectron(electron, options);
    if (ended.wasOpen || ended.code === 0) return ended.code;
    say('Electron did not start here; going on without it.');
  }
  return superviseHere(
    options,
    wanted.find((window) => window.kind === 'chromium'),
  );
}

async function inElectron(window: KioskWindow, options: ShellOptions): Promise<{ code: number; wasOpen: boolean }> {
  const own = [
    '--data',
    options.data,
    '--port',
    String(options.port),
    '--node',
    process.execPath,
    '--terminal',
    options.terminal,
    '--simulated',
  ];
  const args = [...(asRoot ? ['--no-sandbox'] : []), 'dist/electron/main.js', ...own, ...(options.kiosk ? ['--kiosk'] : [])];
  const shell = spawn(window.binary, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = endOf(shell);
  leave = async () => {
    shell.kill('SIGTERM');
    await gone;
  };
  let wasOpen = false;
  createInterface({ input: shell.stdout }).on('line', (line) => {
    const address = readAddress(line);
    if (address === null) return;
    wasOpen = true;
    announce(address, options, 'Electron');
  });
  return { code: await gone, wasOpen };
}

async function superviseHere(options: ShellOptions, chromium: KioskWindow | undefined): Promise<number> {
  let supervisor: Supervisor | undefined;
  let browser: { close(): Promise<void> } | undefined;
  let open = false;
  leave = async () => {
    await browser?.close();
    await supervisor?.stop();
  };
  const { terminal: entry, data, port } = options;
  return new Promise((resolve) => {
    const started = supervise({ node: process.execPath, root, entry, data, port, simulated: true }, (news) => {
      if (leaving) return;
      if (news.kind === 'lost') {
        say(`The terminal is down: ${news.why}.${open ? ` Starting it again.${news.outOfService ? ' It keeps failing.' : ''}` : ''}`);
        // A terminal that never came up will not by itself, and whoever typed the command is here to read why.
        if (!open) void leave().finally(() => resolve(1));
        return;
      }
      if (open) {
        say('The terminal is back.');
        return;
      }
      open = true;
      announce(news.address, options, chromium === undefined ? null : 'Chromium');
      if (chromium !== undefined) {
        browser = inChromium(chromium, news.address.kiosk, options.kiosk, () => {
          if (!leaving) void leave().finally(() => resolve(0));
        });
      }
    });
    void started.then((running) => {
      supervisor = running;
    });
  });
}

/** Opens Chromium with a profile of its own that goes with it; as a kiosk, a window that dies is opened again. */
function inChromium(window: KioskWindow, address: string, kiosk: boolean, closed: () => void): { close(): Promise<void> } {
  const profile = mkdtempSync(path.join(tmpdir(), 'vikno-'));
  mkdirSync(path.join(profile, 'Default'));
  writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify(chromiumPreferences));
  let closing = false;
  let browser: ChildProcess;
  let gone: Promise<number>;
  let again: NodeJS.Timeout | undefined;
  const open = (): void => {
    browser = spawn(window.binary, chromiumArguments(address, profile, kiosk, asRoot), { stdio: 'ignore' });
    gone = endOf(browser);
    void gone.then(() => {
      if (closing) return;
      if (kiosk) again = setTimeout(open, 2_000);
      else closed();
    });
  };
  open();
  return {
    async close() {
      closing = true;
      clearTimeout(again);
      browser.kill('SIGTERM');
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function announce(address: TerminalAddress, options: ShellOptions, shownIn: string | null): void {
  say('');
  say(
    shownIn === null
      ? 'Vikno is running with simulated devices. Open in a browser:'
      : `Vikno is open in ${shownIn}, with simulated devices.`,
  );
  say(`  Kiosk  ${address.kiosk}`);
  if (address.dock !== null) say(`  Dock   ${address.dock}   (cards, paper, jams: the devices are worked here)`);
  say(`  Data   ${options.data}`);
  say('Ctrl+C stops it.');
  const opener = openerOf(thisMachine);
  if (opener === null || !options.window || options.kiosk) return;
  if (shownIn === null) openAddress(opener, address.kiosk);
  if (options.openDock && address.dock !== null) openAddress(opener, address.dock);
}

function openAddress([command, ...before]: readonly [string, ...string[]], address: string): void {
  const opener = spawn(command, [...before, address], { stdio: 'ignore', detached: true });
  // The address is printed anyway.
  opener.on('error', () => undefined);
  opener.unref();
}

async function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

const read = readOptions(process.argv.slice(2), root);
if (read.ok) {
  process.exitCode = await launch(read.options);
} else {
  (read.help ? process.stdout : process.stderr).write(`${read.message}\n`);
  process.exitCode = read.help ? 0 : 2;
}

import path from 'node:path';
import { app, Menu, powerSaveBlocker, session } from 'electron';
import { openGlass } from './glass.ts';
import { guardEveryPage, guardSession } from './guard.ts';
import { partition, switches } from './lockdown.ts';
import { readOptions, type ShellOptions } from './options.ts';
import { supervise } from './supervisor.ts';

/**
 * The shell: one locked window and the supervision of one terminal, nothing else.
 * Built into one file, dist/electron/main.js, two folders below the project.
 */
const root = path.resolve(import.meta.dirname, '..', '..');

/** Electron, Chromium and test tools put switches of their own before the application's path; ours follow it. */
function ownArguments(): string[] {
  if (app.isPackaged) return process.argv.slice(1);
  const entry = process.argv.findIndex((argument, index) => index > 0 && path.resolve(argument) === import.meta.filename);
  return process.argv.slice(entry + 1);
}

/** One line a happening, event names only: no names, numbers or choices of residents. */
function log(event: string, why: string): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, why })}\n`);
}

async function run(options: ShellOptions): Promise<void> {
  let home: string | null = null;
  let leaving = false;
  const refused = (what: string): void => log('refused', what);

  guardEveryPage(() => home, options.kiosk, refused);
  await app.whenReady();
  Menu.setApplicationMenu(null);
  if (options.kiosk) powerSaveBlocker.start('prevent-display-sleep');
  guardSession(session.fromPartition(partition), () => home, options.kiosk, refused);

  const glass = openGlass(options.kiosk, log);
  app.on('second-instance', () => glass.focus());

  const { node, terminal: entry, data, port, simulated } = options;
  const supervisor = await supervise({ node: node ?? 'node', root, entry, data, port, simulated }, (news) => {
    if (news.kind === 'lost') {
      log('terminalLost', news.why);
      if (news.outOfService) glass.outOfService('SHL-01');
      return;
    }
    const first = home === null;
    home = news.address.kiosk;
    glass.show(home);
    // For the launcher on a developer's desktop; a kiosk's log must not hold the token.
    if (first && !options.kiosk) process.stdout.write(`${JSON.stringify(news.address)}\n`);
  });

  app.on('before-quit', (event) => {
    if (leaving) return;
    event.preventDefault();
    leaving = true;
    glass.release();
    void supervisor.stop().finally(() => app.exit(0));
  });
  app.on('window-all-closed', () => {
    // A kiosk's window is opened again.
    if (!options.kiosk || leaving) app.quit();
  });
}

const read = readOptions(ownArguments(), root);
if (!read.ok) {
  process.stderr.write(`${read.message}\n`);
  app.exit(read.help ? 0 : 2);
} else {
  for (const [name, value] of switches) app.commandLine.appendSwitch(name, value);
  app.setName('Vikno');
  // One shell for one data folder; what Chromium itself wants to keep goes beside it.
  app.setPath('userData', path.join(read.options.data, 'shell'));
  if (app.requestSingleInstanceLock()) void run(read.options);
  else app.exit(0);
}

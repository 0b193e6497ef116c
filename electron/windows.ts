import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

/** What the machine offers to show the kiosk in. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** User id; null where there is none. */
  readonly user: number | null;
  /** Whether this path can be executed. */
  readonly executable: (file: string) => boolean;
};

export type KioskWindow = { readonly kind: 'electron' | 'chromium'; readonly binary: string };

export const thisMachine: Machine = {
  platform: process.platform,
  environment: process.env,
  user: process.getuid?.() ?? null,
  executable(file) {
    try {
      accessSync(file, constants.X_OK);
      return existsSync(file);
    } catch {
      return false;
    }
  },
};

export function hasDisplay({ platform, environment }: Machine): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
}

/** What can show the kiosk here, best first; empty without a display. */
export function kioskWindows(machine: Machine, root: string): readonly KioskWindow[] {
  if (!hasDisplay(machine)) return [];
  const electron = electronPlaces(machine, root).filter(machine.executable);
  const chromium = chromiumPlaces(machine).filter(machine.executable);
  return [
    ...electron.slice(0, 1).map((binary) => ({ kind: 'electron', binary }) as const),
    ...chromium.slice(0, 1).map((binary) => ({ kind: 'chromium', binary }) as const),
  ];
}

function electronPlaces({ platform, environment }: Machine, root: string): readonly string[] {
  const name = platform === 'win32' ? 'electron.exe' : platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
  const chosen = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  return [...(chosen === undefined ? [] : [path.join(chosen, name)]), path.join(root, 'node_modules/electron/dist', name)];
}

function chromiumPlaces({ platform, environment }: Machine): readonly string[] {
  if (platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
      .map((name) => environment[name])
      .filter((folder) => folder !== undefined);
    return folders.flatMap((folder) =>
      ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((file) => path.join(folder, file)),
    );
  }
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].flatMap((name) =>
    folders.map((folder) => path.join(folder, name)),
  );
}

/**
 * Chromium's command line: locked over the whole screen as a kiosk, or a small portrait window without bars on a desktop.
 * Everything it would do on its own behalf (updates, translation offers, first-run pages, QUIC) is off.
 */
export function chromiumArguments(address: string, profile: string, kiosk: boolean, asRoot: boolean): readonly string[] {
  return [
    ...(kiosk ? ['--kiosk', address] : [`--app=${address}`, '--window-size=1080,1920', '--force-device-scale-factor=0.5']),
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--disable-features=Translate,MediaRouter',
    '--password-store=basic',
    ...(asRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}

/** What a fresh profile must already say: Debian's Chromium offers a translation whatever its command line says. */
export const chromiumPreferences = {
  translate: { enabled: false },
  credentials_enable_service: false,
  autofill: { profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false },
};

/** The command that opens an address in the person's own browser; null where nothing is known to. */
export function openerOf(machine: Machine): readonly [string, ...string[]] | null {
  if (!hasDisplay(machine)) return null;
  if (machine.platform === 'darwin') return ['/usr/bin/open'];
  if (machine.platform === 'win32') return ['cmd', '/c', 'start', ''];
  const folders = (machine.environment['PATH'] ?? '').split(':');
  const opener = folders.map((folder) => path.join(folder, 'xdg-open')).find(machine.executable);
  return opener === undefined ? null : [opener];
}

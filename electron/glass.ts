import { performance } from 'node:perf_hooks';
import { BrowserWindow, screen } from 'electron';
import { desktopSize, windowOptions } from './lockdown.ts';
import { noticeAddress, type Notice, type ShellCode } from './notice-page.ts';
import { afterDeath, patientRestarts } from './restart-policy.ts';
import { watchScreen } from './screen-beat.ts';

/** The one window, and what keeps something readable in it. */
export type Glass = {
  /** Shows the kiosk; a page that already shows it is left alone and finds the terminal again by itself. */
  show(home: string): void;
  outOfService(code: ShellCode): void;
  focus(): void;
  /** From now on the window may close. */
  release(): void;
};

const aborted = -3;

/**
 * Opens the window. A dead, hung, empty or unloaded page is loaded again, more and more patiently; a kiosk's window that closed (a page
 * can close its own, and no event asks) is opened again. `tell` gets a short word for the log each time.
 */
export function openGlass(kiosk: boolean, tell: (event: string, why: string) => void): Glass {
  let home: string | null = null;
  let atHome = false;
  let released = false;
  let deaths: readonly number[] = [];
  let retry: NodeJS.Timeout | undefined;
  let settled: Promise<void> = Promise.resolve();
  let window = openWindow();

  function openWindow(): BrowserWindow {
    const { size, workAreaSize } = screen.getPrimaryDisplay();
    const opened = new BrowserWindow(windowOptions(kiosk, kiosk ? { ...size, zoom: 1 } : desktopSize(workAreaSize)));
    const { webContents } = opened;
    webContents.on('render-process-gone', (_event, details) => recover('screenGone', details.reason));
    webContents.on('unresponsive', () => webContents.forcefullyCrashRenderer());
    webContents.on('did-fail-load', (_event, code, why, _url, isMainFrame) => {
      if (isMainFrame && code !== aborted) recover('screenNotLoaded', why);
    });
    const stopWatching = watchScreen(
      webContents,
      () => atHome,
      () => recover('screenEmpty', 'nothing is drawn'),
    );
    opened.on('close', (event) => {
      if (kiosk && !released) event.preventDefault();
    });
    opened.on('closed', () => {
      stopWatching();
      clearTimeout(retry);
      if (!kiosk || released) return;
      window = openWindow();
      recover('screenClosed', 'the window closed');
    });
    settled = opened.loadURL(noticeAddress({ kind: 'starting' })).catch(() => undefined);
    return opened;
  }

  function load(address: string): void {
    clearTimeout(retry);
    // A load that fails is answered by did-fail-load. The first page is let finish, so that there is never nothing.
    void settled.then(async () => (window.isDestroyed() ? undefined : window.loadURL(address).catch(() => undefined)));
  }

  function goHome(): void {
    if (home === null) return;
    atHome = true;
    load(home);
  }

  function showNotice(notice: Notice): void {
    atHome = false;
    load(noticeAddress(notice));
  }

  function recover(event: string, why: string): void {
    tell(event, why);
    if (window.isDestroyed() || home === null || !atHome) return;
    const decision = afterDeath(patientRestarts, deaths, performance.now());
    deaths = decision.deaths;
    if (decision.outOfService) showNotice({ kind: 'outOfService', code: 'SHL-02' });
    clearTimeout(retry);
    retry = setTimeout(goHome, decision.delay);
  }

  return {
    show(address) {
      const moved = home !== address;
      home = address;
      if (moved || !atHome) goHome();
    },
    outOfService(code) {
      clearTimeout(retry);
      showNotice({ kind: 'outOfService', code });
    },
    focus() {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    release() {
      released = true;
    },
  };
}

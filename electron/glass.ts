import { performance } from 'node:perf_hooks';
import { BrowserWindow, screen } from 'electron';
import { desktopSize, windowOptions } from './lockdown.ts';
import { noticeAddress, type ShellCode } from './notice-page.ts';
import { afterDeath, patientRestarts } from './restart-policy.ts';

/** The one window, and what keeps something readable in it. */
export type Glass = {
  /** Shows the kiosk; a page that already shows it is left alone and finds the terminal again by itself. */
  show(home: string): void;
  outOfService(code: ShellCode): void;
  focus(): void;
};

const beatEvery = 10_000;
const beatPatience = 5_000;
const aborted = -3;

/**
 * Opens the window. A dead, hung, empty or unloaded page is loaded again, more and more patiently;
 * `tell` gets a short word for the log each time.
 */
export function openGlass(kiosk: boolean, tell: (event: string, why: string) => void): Glass {
  const area = screen.getPrimaryDisplay();
  const window = new BrowserWindow(windowOptions(kiosk, kiosk ? { ...area.size, zoom: 1 } : desktopSize(area.workAreaSize)));
  const { webContents } = window;
  let home: string | null = null;
  let atHome = false;
  let deaths: readonly number[] = [];
  let retry: NodeJS.Timeout | undefined;

  function load(address: string): void {
    clearTimeout(retry);
    // A load that fails is answered by did-fail-load.
    webContents.loadURL(address).catch(() => undefined);
  }

  function goHome(): void {
    if (home === null) return;
    atHome = true;
    load(home);
  }

  function recover(event: string, why: string): void {
    tell(event, why);
    if (window.isDestroyed() || home === null || !atHome) return;
    const decision = afterDeath(patientRestarts, deaths, performance.now());
    deaths = decision.deaths;
    if (decision.outOfService) {
      atHome = false;
      load(noticeAddress({ kind: 'outOfService', code: 'SHL-02' }));
    }
    clearTimeout(retry);
    retry = setTimeout(goHome, decision.delay);
  }

  webContents.on('render-process-gone', (_event, details) => recover('screenGone', details.reason));
  webContents.on('unresponsive', () => webContents.forcefullyCrashRenderer());
  webContents.on('did-fail-load', (_event, code, why, _url, isMainFrame) => {
    if (isMainFrame && code !== aborted) recover('screenNotLoaded', why);
  });

  async function beat(): Promise<void> {
    if (!atHome || webContents.isLoading() || webContents.isCrashed()) return;
    const drawn: unknown = await Promise.race([
      webContents.executeJavaScript('document.body !== null && document.body.innerText.trim() !== ""').catch(() => true),
      new Promise<'silent'>((resolve) => setTimeout(() => resolve('silent'), beatPatience)),
    ]);
    if (window.isDestroyed() || !atHome) return;
    if (drawn === 'silent') webContents.forcefullyCrashRenderer();
    else if (drawn === false) recover('screenEmpty', 'nothing is drawn');
  }
  const heart = setInterval(() => void beat(), beatEvery);
  window.on('closed', () => {
    clearInterval(heart);
    clearTimeout(retry);
  });

  load(noticeAddress({ kind: 'starting' }));
  return {
    show(address) {
      const moved = home !== address;
      home = address;
      if (moved || !atHome) goHome();
    },
    outOfService(code) {
      atHome = false;
      load(noticeAddress({ kind: 'outOfService', code }));
    },
    focus() {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}

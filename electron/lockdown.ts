import type { BrowserWindowConstructorOptions, Input, WebPreferences } from 'electron';

/**
 * The decisions that keep a resident inside the terminal's screens, free of Electron so that they can be tested alone;
 * guard.ts puts them to work. After Electron's security checklist (electronjs.org/docs/latest/tutorial/security).
 */

/** In memory: what a window knew is gone with it. */
export const partition = 'vikno';

/** Paper, as the screens' own ground: what is seen until they have drawn. */
const paper = '#fcfaf5';

/** The one way a window is made. Frozen: nobody loosens it later. `zoom` shrinks the portrait screen onto a desktop. */
export function windowOptions(
  kiosk: boolean,
  size: { readonly width: number; readonly height: number; readonly zoom: number },
): Readonly<BrowserWindowConstructorOptions> {
  const webPreferences: WebPreferences = {
    partition,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    spellcheck: false,
    disableDialogs: true,
    navigateOnDragDrop: false,
    devTools: !kiosk,
    backgroundThrottling: false,
    zoomFactor: kiosk ? 1 : size.zoom,
  };
  return Object.freeze({
    title: 'Вікно',
    width: size.width,
    height: size.height,
    useContentSize: true,
    backgroundColor: paper,
    kiosk,
    fullscreen: kiosk,
    frame: !kiosk,
    minimizable: !kiosk,
    autoHideMenuBar: true,
    webPreferences: Object.freeze(webPreferences),
  });
}

/** Chromium's own switches that have no counterpart among the window's options. */
export const switches: readonly (readonly [name: string, value: string])[] = [
  ['disable-pinch', ''],
  ['overscroll-history-navigation', '0'],
  ['disable-features', 'Translate,MediaRouter,AutofillServerCommunication,HardwareMediaKeyHandling'],
  ['disable-background-networking', ''],
  ['disable-component-update', ''],
  ['disable-quic', ''],
];

/** The page may go to its own address and nowhere else: the statechart is the route, there are no links. */
export function mayNavigate(url: string, home: string | null): boolean {
  if (home === null || !URL.canParse(url)) return false;
  const to = new URL(url);
  const at = new URL(home);
  return to.origin === at.origin && to.pathname === at.pathname;
}

/** What a page may load: the terminal on loopback, and what it carries itself. */
export function mayRequest(url: string, home: string | null, kiosk: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  if (protocol === 'data:' || protocol === 'blob:') return true;
  if (protocol === 'devtools:') return !kiosk;
  return home !== null && (protocol === 'http:' || protocol === 'ws:') && host === new URL(home).host;
}

const keysWithoutText = new Set([
  'Tab',
  'Enter',
  'Escape',
  'Backspace',
  'Delete',
  'Insert',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Shift',
  'AltGraph',
  'CapsLock',
  'Dead',
  'Process',
  'Compose',
  'Unidentified',
]);

/** Keys that write or move within the page; never a shortcut, never a function or browser key. AltGr types «ґ» and is let through. */
export function mayPress(input: Pick<Input, 'key' | 'control' | 'alt' | 'meta' | 'modifiers'>): boolean {
  const typesThirdLevel = input.modifiers.some((modifier) => modifier.toLowerCase() === 'altgr');
  if (!typesThirdLevel && (input.control || input.alt || input.meta)) return false;
  return [...input.key].length === 1 || keysWithoutText.has(input.key);
}

/** A portrait window as large as the desktop's height allows, showing the whole 1080 × 1920 screen smaller. */
export function desktopSize(workArea: { readonly width: number; readonly height: number }): {
  width: number;
  height: number;
  zoom: number;
} {
  const zoom = Math.min(1, (workArea.height - 60) / 1920, workArea.width / 1080);
  return { width: Math.round(1080 * zoom), height: Math.round(1920 * zoom), zoom };
}

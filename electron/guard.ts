import { app, type Session, type WebContents } from 'electron';
import { mayNavigate, mayPress, mayRequest } from './lockdown.ts';

/** Where the kiosk lives now; null until the terminal has said it. */
export type Home = () => string | null;

/** Shuts, for every page of this application, what lockdown.ts does not allow. Call before the first window. */
export function guardEveryPage(home: Home, kiosk: boolean, refused: (what: string) => void): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents, home, kiosk, refused));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('login', (event) => event.preventDefault());
  app.on('select-client-certificate', (event) => event.preventDefault());
}

function guardPage(contents: WebContents, home: Home, kiosk: boolean, refused: (what: string) => void): void {
  contents.on('will-frame-navigate', (details) => {
    if (details.isMainFrame && mayNavigate(details.url, home())) return;
    details.preventDefault();
    refused('navigation');
  });
  contents.on('will-redirect', (details) => {
    if (details.isMainFrame && mayNavigate(details.url, home())) return;
    details.preventDefault();
    refused('redirect');
  });
  contents.setWindowOpenHandler(() => {
    refused('window');
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // A page that asks «leave without saving?» would hold up the reload that heals it.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('before-input-event', (event, input) => {
    if (kiosk && !mayPress(input)) event.preventDefault();
  });
  contents.on('zoom-changed', (event) => event.preventDefault());
  contents.on('did-finish-load', () => void contents.setVisualZoomLevelLimits(1, 1));
}

/** Shuts what belongs to the session: permissions, devices, downloads, and every address but the terminal's. */
export function guardSession(session: Session, home: Home, kiosk: boolean, refused: (what: string) => void): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    refused(`permission ${permission}`);
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    event.preventDefault();
    refused('download');
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !mayRequest(details.url, home(), kiosk);
    if (cancel) refused('request');
    answer({ cancel });
  });
}

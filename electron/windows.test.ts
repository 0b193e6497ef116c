import { describe, expect, test } from 'vitest';
import { chromiumArguments, kioskWindows, openerOf, type Machine } from './windows.ts';

function machine(files: readonly string[], environment: Record<string, string> = {}, platform: NodeJS.Platform = 'linux'): Machine {
  return { platform, environment: { PATH: '/usr/bin:/bin', ...environment }, user: 1000, executable: (file) => files.includes(file) };
}
const display = { DISPLAY: ':0' };

describe('what shows the kiosk', () => {
  test('nothing without a display, whatever is installed', () => {
    expect(kioskWindows(machine(['/usr/bin/chromium', '/app/node_modules/electron/dist/electron']), '/app')).toEqual([]);
    expect(openerOf(machine(['/usr/bin/xdg-open']))).toBeNull();
  });

  test('Electron first, Chromium behind it', () => {
    const both = machine(['/usr/bin/chromium', '/app/node_modules/electron/dist/electron'], display);
    expect(kioskWindows(both, '/app').map((window) => window.kind)).toEqual(['electron', 'chromium']);
  });

  test('a chosen Electron before the installed one', () => {
    const chosen = machine(['/opt/e/electron', '/app/node_modules/electron/dist/electron'], {
      ...display,
      ELECTRON_OVERRIDE_DIST_PATH: '/opt/e',
    });
    expect(kioskWindows(chosen, '/app')).toEqual([{ kind: 'electron', binary: '/opt/e/electron' }]);
  });

  test.each(['chromium', 'chromium-browser', 'google-chrome'])('%s where Electron has no binary', (name) => {
    expect(kioskWindows(machine([`/usr/bin/${name}`], { WAYLAND_DISPLAY: 'wayland-0' }), '/app')).toEqual([
      { kind: 'chromium', binary: `/usr/bin/${name}` },
    ]);
  });

  test('Chrome on macOS', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(kioskWindows(machine([chrome], {}, 'darwin'), '/app')).toEqual([{ kind: 'chromium', binary: chrome }]);
  });
});

describe('Chromium’s command line', () => {
  test('keeps the sandbox unless it is root', () => {
    expect(chromiumArguments('http://127.0.0.1:1/', '/p', true, false)).not.toContain('--no-sandbox');
    expect(chromiumArguments('http://127.0.0.1:1/', '/p', true, true)).toContain('--no-sandbox');
  });

  test('covers the screen only as a kiosk', () => {
    expect(chromiumArguments('http://127.0.0.1:1/', '/p', true, false)).toContain('--kiosk');
    expect(chromiumArguments('http://127.0.0.1:1/', '/p', false, false)).toContain('--app=http://127.0.0.1:1/');
  });
});

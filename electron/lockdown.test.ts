import { describe, expect, test } from 'vitest';
import { desktopSize, mayNavigate, mayPress, mayRequest, windowOptions } from './lockdown.ts';

const home = 'http://127.0.0.1:8123/?token=abc';
const size = { width: 1080, height: 1920, zoom: 1 };

describe('the window', () => {
  test('has no way from the page to Node, files, dialogs or developer tools', () => {
    expect(windowOptions(true, size).webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
      disableDialogs: true,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    expect(windowOptions(true, size).webPreferences).not.toHaveProperty('preload');
  });

  test('cannot be loosened afterwards', () => {
    const options = windowOptions(false, size);
    expect(() => Object.assign(options, { kiosk: false })).toThrow(TypeError);
    expect(() => Object.assign(options.webPreferences ?? {}, { sandbox: false })).toThrow(TypeError);
  });

  test('keeps nothing on disk', () => {
    expect(windowOptions(true, size).webPreferences?.partition).not.toMatch(/^persist:/);
  });
});

describe('navigation', () => {
  test.each([home, 'http://127.0.0.1:8123/', 'http://127.0.0.1:8123/#top'])('stays at home: %s', (url) =>
    expect(mayNavigate(url, home)).toBe(true),
  );
  test.each([
    'http://127.0.0.1:8123/dock',
    'http://127.0.0.1:8124/',
    'http://localhost:8123/',
    'http://127.0.0.1.example.org:8123/',
    'http://127.0.0.1:8123@example.org/',
    'https://127.0.0.1:8123/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    'chrome://gpu',
    'not an address',
  ])('refuses %s', (url) => expect(mayNavigate(url, home)).toBe(false));
  test('refuses everything before there is a home', () => expect(mayNavigate(home, null)).toBe(false));
});

describe('requests', () => {
  test.each([
    'http://127.0.0.1:8123/assets/a.js',
    'ws://127.0.0.1:8123/contract',
    'data:image/png;base64,AA==',
    'blob:http://127.0.0.1:8123/1',
  ])('allows %s', (url) => expect(mayRequest(url, home, true)).toBe(true));
  test.each([
    'https://example.org/',
    'http://127.0.0.1:9/',
    'ws://127.0.0.1:9/',
    'file:///etc/passwd',
    'devtools://devtools/x',
    'chrome-extension://a/b',
    'nonsense',
  ])('refuses %s', (url) => expect(mayRequest(url, home, true)).toBe(false));
  test('lets a developer have the tools in a window', () => expect(mayRequest('devtools://devtools/x', home, false)).toBe(true));
});

describe('keys', () => {
  const press = (key: string, held: Partial<{ control: boolean; alt: boolean; meta: boolean; modifiers: string[] }> = {}) =>
    mayPress({ key, control: false, alt: false, meta: false, modifiers: [], ...held });

  test.each(['а', 'Ї', 'ґ', '7', ' ', "'", 'Tab', 'Enter', 'Backspace', 'ArrowLeft', 'Shift'])('%s may be typed', (key) =>
    expect(press(key)).toBe(true),
  );
  test('AltGr types ґ', () => expect(press('ґ', { control: true, alt: true, modifiers: ['altgr'] })).toBe(true));
  test.each([
    'F1',
    'F5',
    'F11',
    'F12',
    'BrowserBack',
    'BrowserHome',
    'ContextMenu',
    'PrintScreen',
    'LaunchMail',
    'MediaPlayPause',
    'Meta',
    'Alt',
    'Control',
  ])('%s does nothing', (key) => expect(press(key)).toBe(false));
  test.each([
    ['r', { control: true }],
    ['w', { control: true }],
    ['q', { meta: true }],
    ['F4', { alt: true }],
    ['Tab', { control: true }],
    ['ArrowLeft', { alt: true }],
    ['I', { control: true, modifiers: ['shift'] }],
    ['+', { control: true }],
  ] as const)('%s with %o does nothing', (key, held) =>
    expect(press(key, { ...held, modifiers: [...('modifiers' in held ? held.modifiers : [])] })).toBe(false),
  );
});

describe('the window on a desktop', () => {
  test.each([
    [{ width: 1920, height: 1040 }],
    [{ width: 1366, height: 728 }],
    [{ width: 1080, height: 1920 }],
    [{ width: 800, height: 3000 }],
    [{ width: 4000, height: 4000 }],
  ])('fits into %o and stays portrait', (workArea) => {
    const { width, height, zoom } = desktopSize(workArea);
    expect(width).toBeLessThanOrEqual(workArea.width);
    expect(height).toBeLessThanOrEqual(workArea.height);
    expect(Math.abs(width / height - 9 / 16)).toBeLessThan(0.005);
    expect(zoom).toBeLessThanOrEqual(1);
  });
});

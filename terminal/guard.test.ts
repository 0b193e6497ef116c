import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { makeGuard } from './guard.ts';

const guard = makeGuard({ kiosk: 'kiosk-token', dock: 'dock-token' }, ['127.0.0.1:80', 'localhost:80']);

function request(headers: Record<string, string>, url = '/'): IncomingMessage {
  const message = new IncomingMessage(new Socket());
  message.url = url;
  message.headers = { host: '127.0.0.1:80', ...headers };
  return message;
}

test.each([
  ['the right cookie', { cookie: 'a=b; vikno-kiosk=kiosk-token' }, '/', 'kiosk'],
  ['no cookie', {}, '/', null],
  ['another token', { cookie: 'vikno-kiosk=kiosk-tokem' }, '/', null],
  ['a cookie of the dock under the name of the kiosk', { cookie: 'vikno-kiosk=dock-token' }, '/', null],
  ['a name that points here', { cookie: 'vikno-kiosk=kiosk-token', host: 'evil.example' }, '/', null],
  ['a page from elsewhere', { cookie: 'vikno-kiosk=kiosk-token', origin: 'http://evil.example' }, '/', null],
  ['our own page', { cookie: 'vikno-kiosk=kiosk-token', origin: 'http://localhost:80' }, '/', 'kiosk'],
  ['the resident at the dock', { cookie: 'vikno-kiosk=kiosk-token' }, '/dock', null],
  ['the resident at a slip, which bears the secret', { cookie: 'vikno-kiosk=kiosk-token' }, '/slip/1.png', null],
  ['the dock', { cookie: 'vikno-dock=dock-token' }, '/dock', 'dock'],
])('%s', (_, headers, url, audience) => {
  expect(guard.audienceOf(request(headers, url))).toBe(audience);
});

test('a launch token becomes a cookie that no script reads and no other site sends', () => {
  expect(guard.audienceByToken('dock-token')).toBe('dock');
  expect(guard.audienceByToken('')).toBeNull();
  expect(guard.cookie('kiosk')).toBe('vikno-kiosk=kiosk-token; HttpOnly; SameSite=Strict; Path=/');
});

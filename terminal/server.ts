import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { RPCHandler } from '@orpc/server/ws';
import sirv from 'sirv';
import { WebSocketServer } from 'ws';
import { socketPaths } from '../contract/addresses.ts';
import { makeGuard, type Audience } from './guard.ts';

/** Everything from our own address and nothing else; no inline script or style. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), clipboard-read=()',
  'cache-control': 'no-store',
} as const;

export type Picture = { readonly type: string; readonly bytes: Uint8Array };

export interface ServedParts {
  readonly tokens: Readonly<Record<Audience, string>>;
  readonly kiosk: RPCHandler<object>;
  /** Null where no device is simulated. */
  readonly dock: RPCHandler<object> | null;
  pagePicture(id: string, width: number): Promise<Picture | null>;
  slipPicture(id: string): Promise<Picture | null>;
  log(event: string, facts: Record<string, unknown>): void;
}

export interface Served {
  readonly port: number;
  readonly kioskAddress: string;
  readonly dockAddress: string | null;
  close(): Promise<void>;
}

const builtRenderer = fileURLToPath(new URL('../dist/renderer', import.meta.url));

/** Serves the built renderer, the pictures and the contract on loopback, to whoever holds a launch token. `port` 0 takes a free one. */
export async function serve(port: number, parts: ServedParts): Promise<Served> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port to serve on');
  const guard = makeGuard(parts.tokens, [`127.0.0.1:${address.port}`, `localhost:${address.port}`]);
  const files = sirv(builtRenderer, { dev: false, etag: true, setHeaders: (response) => put(response) });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    respond(request, response).catch((error: unknown) => {
      parts.log('server.broke', { error: String(error) });
      refuse(response, 500);
    });
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    const audience = guard.audienceOf(request);
    const token = url.searchParams.get('token');
    if (token !== null) return enter(response, token, request);
    if (audience === null) return refuse(response, 403);
    const [, first, id = ''] = url.pathname.split('/');
    if (first === 'page') return sendPicture(response, await parts.pagePicture(decodeURIComponent(id), Number(url.pathname.split('/')[4])));
    if (first === 'slip') return sendPicture(response, await parts.slipPicture(decodeURIComponent(id).replace(/\.png$/, '')));
    if (url.pathname === '/' || url.pathname === '/dock') return sendPage(response, url.pathname === '/' ? 'index.html' : 'dock.html');
    files(request, response, () => refuse(response, 404));
  }

  /** A right token in the address becomes a cookie, and leaves the address. */
  function enter(response: ServerResponse, token: string, request: IncomingMessage): void {
    const audience = guard.audienceByToken(token);
    const { host } = request.headers;
    if (audience === null || host === undefined || !/^(127\.0\.0\.1|localhost):\d+$/.test(host)) return refuse(response, 403);
    response.writeHead(303, { ...headers, 'set-cookie': guard.cookie(audience), location: audience === 'kiosk' ? '/' : '/dock' }).end();
  }

  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 * 1024 });
  server.on('upgrade', (request, socket, head) => {
    const audience = request.url === socketPaths.kiosk ? 'kiosk' : request.url === socketPaths.dock ? 'dock' : null;
    const handler = audience === null ? null : parts[audience];
    if (!handler || request.headers.origin === undefined || guard.audienceOf(request) === null) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      handler.upgrade(webSocket, { context: {} }).catch((error: unknown) => parts.log('server.socketBroke', { error: String(error) }));
    });
  });

  const base = `http://127.0.0.1:${address.port}`;
  return {
    port: address.port,
    kioskAddress: `${base}/?token=${parts.tokens.kiosk}`,
    dockAddress: parts.dock ? `${base}/dock?token=${parts.tokens.dock}` : null,
    close: () => close(server, sockets),
  };
}

function put(response: ServerResponse): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, headers);
  response.end();
}

async function sendPage(response: ServerResponse, name: string): Promise<void> {
  const page = await readFile(`${builtRenderer}/${name}`);
  response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(page);
}

function sendPicture(response: ServerResponse, picture: Picture | null): void {
  if (picture === null) return refuse(response, 404);
  response.writeHead(200, { ...headers, 'cache-control': 'private, max-age=600', 'content-type': picture.type }).end(picture.bytes);
}

async function close(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

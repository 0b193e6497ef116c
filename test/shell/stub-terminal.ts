// A terminal that only serves one page, for the shell's own tests: same command line, same first line, same token.
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    simulated: { type: 'boolean' },
    json: { type: 'boolean' },
  },
});
const mood = process.env['STUB_MOOD'] ?? 'well';
if (mood === 'dies') process.exit(3);

const token = process.env['VIKNO_TOKEN'] ?? 'none';
const session = process.env['STUB_SESSION'] ?? 'session';
const page = `<!doctype html><html lang="uk"><meta charset="utf-8"><title>Вікно</title><main id="root"><h1>Вітаємо</h1>
<p id="session">${session}</p></main></html>`;
const server = createServer((request, response) => {
  if (mood === 'silent' && request.method === 'HEAD') return;
  if (request.url === '/end') process.exit(4);
  if (request.url === '/hang') for (;;);
  if (request.url === '/elsewhere') {
    response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
    return;
  }
  if (request.url === '/file') {
    response.writeHead(200, { 'content-disposition': 'attachment; filename="a.txt"' }).end('a');
    return;
  }
  response.setHeader('content-security-policy', "default-src 'none'; connect-src 'self'");
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(page);
});
server.listen(Number(values.port), '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const at = `http://127.0.0.1:${port}`;
  console.log(JSON.stringify({ kiosk: `${at}/?token=${token}`, dock: `${at}/dock?token=${token}`, pid: process.pid }));
});
process.on('SIGTERM', () => process.exit(0));

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import sirv from 'sirv';

/** The same policy as the terminal's, so that the gallery shows what a kiosk would. */
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; font-src 'self'";

/** A page of writing as a picture, so that the review screens have something to show. */
function samplePage(id: string): string {
  const turned = id === 'p4';
  const [width, height] = turned ? [842, 595] : [595, 842];
  const lines = Array.from(
    { length: id === 'p3' ? 0 : turned ? 14 : 24 },
    (_, at) => `<rect x="70" y="${(turned ? 90 : 190) + at * 22}" width="${width - 140 - ((at * 67) % 190)}" height="6" fill="#444"/>`,
  ).join('');
  const seal =
    id === 'p5'
      ? '<circle cx="420" cy="690" r="70" fill="none" stroke="#2450a8" stroke-width="6"/><circle cx="420" cy="690" r="46" fill="none" stroke="#2450a8" stroke-width="3"/>'
      : '';
  const label =
    id === 'p1'
      ? '<rect x="350" y="740" width="190" height="60" fill="none" stroke="#000" stroke-width="2"/><path d="M362 752v30m6-30v30m9-30v30m4-30v30m10-30v30m5-30v30m9-30v30m5-30v30m10-30v30m6-30v30m8-30v30m5-30v30m9-30v30m6-30v30m7-30v30m10-30v30m5-30v30m9-30v30m8-30v30" stroke="#000" stroke-width="3"/>'
      : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${lines}${seal}${label}</svg>`;
}

/** Serves the built screens and made-up page pictures on a free port. */
export async function serveGallery(folder: string): Promise<{ address: string; close: () => void }> {
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    response.setHeader('Content-Security-Policy', policy);
    const picture = /^\/page\/([^/]+)\/\d+\/(\d+)$/u.exec(request.url ?? '');
    if (picture === null) return files(request, response);
    const [, id = '', width = '480'] = picture;
    void sharp(Buffer.from(samplePage(id)))
      .resize(Number(width))
      .png()
      .toBuffer()
      .then((bytes) => response.setHeader('Content-Type', 'image/png').end(bytes));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

// node .ci/ask.mjs ADDRESS: visits the kiosk's address as a browser would, cookie and all; ends with 0 when a page comes.
const [address] = process.argv.slice(2);
try {
  const first = await fetch(address, { redirect: 'manual' });
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const next = first.headers.get('location');
  const last = next === null ? first : await fetch(new URL(next, address), { headers: { cookie } });
  const isPage = last.ok && /<!doctype html/i.test(await last.text());
  process.exitCode = isPage ? 0 : 1;
} catch {
  process.exitCode = 2;
}

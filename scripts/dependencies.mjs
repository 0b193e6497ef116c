// The packages of package-lock.json, installed when they are missing or the lock file has changed.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { hashOf, stampAt, writeStamp } from './freshness.mjs';
import { root } from './node.mjs';
import { giveUp, step } from './progress.mjs';

const stamp = 'node_modules/.vikno-installed';
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network (request|connectivity)/i;

/** npm as it was called, so that the same npm with the same Node installs; from a shell, the one on the PATH. */
function npm() {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli?.endsWith('.js') && existsSync(cli)) return { command: node ?? process.execPath, args: [cli], options: {} };
  return process.platform === 'win32'
    ? { command: 'npm.cmd', args: [], options: { shell: true } }
    : { command: 'npm', args: [], options: {} };
}

/** Someone ran `npm ci` by hand after the lock file last changed: npm's own note is the younger of the two. */
function installedByHand() {
  const note = path.join(root, 'node_modules/.package-lock.json');
  return existsSync(note) && statSync(note).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs;
}

export async function ensureDependencies() {
  const wanted = `${hashOf(['package-lock.json', '.npmrc'])} ${process.platform}-${process.arch}`;
  if (stampAt(stamp) === wanted) return;
  if (stampAt(stamp) !== '' || !installedByHand()) await install();
  writeStamp(stamp, wanted);
}

async function install() {
  const { command, args, options } = npm();
  const title = existsSync(path.join(root, 'node_modules'))
    ? 'Packages have changed: installing'
    : 'Installing packages, once, about a minute';
  const { code, output } = await step(title, command, [...args, 'ci', '--no-progress'], { cwd: root, ...options });
  if (code === 0) return;
  giveUp(
    unreachable.test(output)
      ? 'npm could not reach the package registry: check the network, or the proxy and registry in `npm config list`, and run this again (without a network, copy node_modules from a machine of the same kind).'
      : 'npm could not install the packages; what it said is above, and `npm ci` repeats it in full.',
    output,
  );
}

// The Node that runs Vikno: the one pinned in package.json, whatever the machine itself has.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { giveUp } from './progress.mjs';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Path of the pinned Node 24; where no package carries it for this platform, this very Node when it is new enough. */
export function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = path.join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', binary);
  if (existsSync(pinned)) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  return giveUp(
    `Vikno needs Node 24 or newer, and none is packaged for ${process.platform}-${process.arch}: install it from https://nodejs.org and run this again (this is Node ${process.versions.node}).`,
  );
}

/** The environment in which the project's own commands come first, as under `npm run`. */
export function projectEnvironment() {
  const bin = path.join(root, 'node_modules', '.bin');
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };
}

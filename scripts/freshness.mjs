// Whether something made from files is still what those files would make: a hash over their names and bytes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './node.mjs';

function filesUnder(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place)
    .toSorted()
    .flatMap((name) => filesUnder(path.join(place, name)));
}

/** The hash of all files in or at the given places (relative to the project), tests left out. */
export function hashOf(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesUnder(path.join(root, place)))) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** What was noted when the thing was last made, or an empty string. */
export function stampAt(file) {
  const place = path.join(root, file);
  return existsSync(place) ? readFileSync(place, 'utf8').trim() : '';
}

export function writeStamp(file, value) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), `${value}\n`);
}

/** What the built part (dist/) is made from, and where it is noted. */
export const build = {
  stamp: 'dist/.made-from',
  sources: ['renderer', 'contract', 'electron', 'vite.config.ts', 'scripts/build.ts', 'tsconfig.json', 'package-lock.json'],
};

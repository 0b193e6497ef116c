import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder for one test, gone when the test ends. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vikno-sync-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Whether tests may mount: as root on a machine that lets it. */
export const canMount = spawnSync('unshare', ['--mount', 'true']).status === 0;

/** A real file system of `size` (as mount's option has it), gone when the test ends. Only where {@link canMount}. */
export function smallDisk(size: string): string {
  const folder = join(testFolder(), 'disk');
  mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  // Finished hooks run last to first: the disk is unmounted before its folder is removed.
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

/** Makes the disk at `folder` read-only, or writable again. */
export function remount(folder: string, mode: 'ro' | 'rw'): void {
  execFileSync('mount', ['-o', `remount,${mode}`, folder]);
}

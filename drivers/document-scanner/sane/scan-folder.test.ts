import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ScanFolder, sweepScanFolders } from './scan-folder.ts';

test('a scan’s folder is its owner’s alone, and is gone after the scan', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'scan-folder-'));
  const folder = await ScanFolder.make(root);
  expect(statSync(folder.path).mode & 0o777).toBe(0o700);
  writeFileSync(path.join(folder.path, 'page-1.tiff'), 'page');
  expect(await folder.size()).toBe(4);
  expect(Buffer.from((await folder.take('page-1.tiff')) ?? []).toString()).toBe('page');
  expect(await folder.take('page-1.tiff')).toBeUndefined();
  writeFileSync(path.join(folder.path, 'page-2.tiff.part'), 'half');
  await folder.remove();
  expect(readdirSync(root)).toEqual([]);
  rmSync(root, { recursive: true });
});

test('what a process that is no more left behind is swept away; folders of the living stay', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'scan-folder-'));
  const { pid } = spawnSync(process.execPath, ['--version']);
  mkdirSync(path.join(root, `vikno-scan-${pid}-abcdef`));
  writeFileSync(path.join(root, `vikno-scan-${pid}-abcdef`, 'page-1.tiff'), 'page');
  mkdirSync(path.join(root, 'somebody-else'));
  const mine = await ScanFolder.make(root);
  await sweepScanFolders(root);
  expect(readdirSync(root).toSorted()).toEqual(['somebody-else', path.basename(mine.path)].toSorted());
  rmSync(root, { recursive: true });
});

import { accessSync, constants } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const prefix = 'vikno-scan-';

/**
 * A folder of its own for the files of one scan, readable by nobody else, in memory where the system has such a place: pages of residents
 * touch no disk.
 */
export class ScanFolder {
  readonly path: string;

  private constructor(where: string) {
    this.path = where;
  }

  static async make(root: string = memoryRoot()): Promise<ScanFolder> {
    // mkdtemp makes it with mode 0700. The process is named so that a later one can tell what was left behind.
    return new ScanFolder(await mkdtemp(path.join(root, `${prefix}${process.pid}-`)));
  }

  /** Reads a file and removes it; undefined if it is not there. */
  async take(name: string): Promise<Uint8Array | undefined> {
    const file = path.join(this.path, name);
    try {
      const bytes = await readFile(file);
      await rm(file, { force: true });
      return bytes;
    } catch {
      return undefined;
    }
  }

  /** Bytes of all files: grows while a page is being written. */
  async size(): Promise<number> {
    try {
      const names = await readdir(this.path);
      const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(this.path, name))).size));
      return sizes.reduce((sum, size) => sum + size, 0);
    } catch {
      // A file was renamed between listing and looking: that is movement enough to look again next time.
      return -1;
    }
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Where scans are kept: memory (`/dev/shm`) if it can be written, else the system's temporary folder. */
export function memoryRoot(): string {
  try {
    accessSync('/dev/shm', constants.W_OK | constants.X_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}

/** Removes the folders that processes left behind which are no more. Never throws: what cannot be removed is another's. */
export async function sweepScanFolders(root: string = memoryRoot()): Promise<void> {
  const names = await readdir(root).catch(() => []);
  const left = names.filter((name) => {
    const [, owner] = new RegExp(`^${prefix}(\\d+)-`).exec(name) ?? [];
    return owner !== undefined && !isAlive(Number(owner));
  });
  await Promise.all(left.map((name) => rm(path.join(root, name), { recursive: true, force: true }).catch(() => undefined)));
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

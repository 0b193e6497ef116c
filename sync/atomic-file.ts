import { randomBytes } from 'node:crypto';
import { link, lstat, open, readdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Why a file could not be written or read. `away`: the folder, share or disk is not there or does not answer; `full`: no
 * room or quota; `exists`: another file has that name; `broken`: any other fault of the system.
 */
export type FileFault = 'away' | 'full' | 'readOnly' | 'denied' | 'exists' | 'broken';

export type FileOutcome = { readonly ok: true } | { readonly ok: false; readonly fault: FileFault };

const FAULT_OF_CODE: Readonly<Record<string, FileFault>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'readOnly',
  EACCES: 'denied',
  EPERM: 'denied',
  EEXIST: 'exists',
  ENOENT: 'away',
  ENOTDIR: 'away',
  ENODEV: 'away',
  ENXIO: 'away',
  EIO: 'away',
  ESTALE: 'away',
  ENOTCONN: 'away',
  EHOSTDOWN: 'away',
  EHOSTUNREACH: 'away',
  ENETDOWN: 'away',
  ENETUNREACH: 'away',
  ECONNRESET: 'away',
  ECONNREFUSED: 'away',
  ECONNABORTED: 'away',
  ETIMEDOUT: 'away',
};

/** The system's code of an error, e.g. `ENOSPC`; undefined when the error did not come from the system. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Names the fault behind an error of the file system. Anything that is not such an error is a bug and is thrown again. */
export function fileFault(error: unknown): FileFault {
  const code = errorCode(error);
  if (code === undefined) throw error;
  return FAULT_OF_CODE[code] ?? 'broken';
}

export interface WriteOptions {
  /** Permissions of the file, before the process's umask. */
  readonly mode?: number;
  /** Asked between the steps: an aborted write leaves no file under the final name, and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

const LEFTOVER = /^\.(.+)\.[0-9a-f]{8}\.part$/;

/** The final name a hidden temporary file was meant for; undefined when `name` is not one of our temporaries. */
export function leftoverOf(name: string): string | undefined {
  return LEFTOVER.exec(name)?.[1];
}

/**
 * Puts `bytes` at `path` so that the name appears only with the whole, durable content: hidden temporary in the same folder,
 * fsync, link, fsync of the folder. Never overwrites: an existing name is the fault `exists`.
 */
export async function writeNew(path: string, bytes: Uint8Array, options: WriteOptions = {}): Promise<FileOutcome> {
  return placed(path, bytes, options, linkWithoutOverwriting);
}

/** Like {@link writeNew}, but takes the place of an existing file: a reader sees the old content or the new, never a mixture. */
export async function replaceFile(path: string, bytes: Uint8Array, options: WriteOptions = {}): Promise<FileOutcome> {
  return placed(path, bytes, options, rename);
}

/** Removes our hidden temporaries in `folder` whose final name satisfies `mine`. Returns how many went; never throws for the file system. */
export async function removeLeftovers(folder: string, mine: (finalName: string) => boolean): Promise<number> {
  let removed = 0;
  try {
    for (const name of await readdir(folder)) {
      const target = leftoverOf(name);
      if (target === undefined || !mine(target)) continue;
      await unlink(join(folder, name));
      removed += 1;
    }
  } catch (error) {
    fileFault(error);
  }
  return removed;
}

/** Makes the names in `folder` durable. File systems that cannot sync a folder (SMB, FAT) say so and are taken at their word. */
export async function syncFolder(folder: string): Promise<void> {
  let handle;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    const code = errorCode(error) ?? '';
    const cannot = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR', 'EBADF'].includes(code);
    if (!cannot && process.platform !== 'win32') throw error;
  } finally {
    await handle?.close();
  }
}

async function placed(
  path: string,
  bytes: Uint8Array,
  options: WriteOptions,
  put: (temporary: string, path: string) => Promise<void>,
): Promise<FileOutcome> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(4).toString('hex')}.part`);
  try {
    await fill(temporary, bytes, options);
    options.signal?.throwIfAborted();
    await put(temporary, path);
    await syncFolder(folder);
    return { ok: true };
  } catch (error) {
    await unlink(temporary).catch(fileFault);
    options.signal?.throwIfAborted();
    return { ok: false, fault: fileFault(error) };
  }
}

async function fill(temporary: string, bytes: Uint8Array, { mode = 0o600, signal }: WriteOptions): Promise<void> {
  signal?.throwIfAborted();
  const handle = await open(temporary, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    signal?.throwIfAborted();
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** `link` fails when the name is taken, which `rename` does not. Shares without hard links get a look before the rename. */
async function linkWithoutOverwriting(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errorCode(error) ?? '')) throw error;
    if (await isThere(path)) throw Object.assign(new Error(`${path} exists`), { code: 'EEXIST', syscall: 'rename' });
    await rename(temporary, path);
    return;
  }
  await unlink(temporary);
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, fileFault, writeNew } from '../atomic-file.ts';
import type { FileFault } from '../atomic-file.ts';

/** The subfolders of the EDMS folder. */
export const places = ['incoming', 'taken', 'rejected', 'status', 'answers', 'terminals'] as const;
export type Place = (typeof places)[number];

/**
 * The folder's condition. `foreign`: there is a folder, but not the one we know, as when a share is not mounted and its mount point shows;
 * `slow`: it did not answer in time. The rest as in {@link FileFault}.
 */
export type FolderState = 'ok' | 'foreign' | 'slow' | Exclude<FileFault, 'exists'>;

export type FolderOutcome =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly state: Exclude<FolderState, 'ok' | 'slow'> };

export type SmallFile =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly why: 'absent' | 'huge' | 'notFile' | FileFault };

const MARK = '.vikno-folder';
const LONGEST_MARK = 100;
/** The EDMS reads and moves our files through the group. */
export const SHARED_FILE = 0o660;
const SHARED_FOLDER = 0o770;

/** The folder where the EDMS takes appeals from. Holds nothing but the path; every answer comes from the disk. */
export class EdmsFolder {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  path(place: Place, name: string): string {
    return join(this.root, place, name);
  }

  /**
   * Makes sure that the folder is there with its subfolders. A folder bears an id in a hidden file, so that an unmounted
   * share is not mistaken for an empty one: with `knownId` the id must agree; without, the folder is met for the first time and given an
   * id unless another terminal did. `mayCreate` lets the root itself be made then.
   */
  async prepare(options: { readonly knownId?: string; readonly mayCreate?: boolean } = {}): Promise<FolderOutcome> {
    try {
      if (options.knownId === undefined && options.mayCreate === true) await mkdir(this.root, { recursive: true, mode: SHARED_FOLDER });
      const id = await this.#mark(options.knownId);
      if (typeof id !== 'string') return { ok: false, state: id.state };
      for (const place of places) await makeFolder(join(this.root, place));
      return { ok: true, id };
    } catch (error) {
      return { ok: false, state: stateOf(fileFault(error)) };
    }
  }

  async #mark(knownId: string | undefined): Promise<string | { readonly state: Exclude<FolderState, 'ok' | 'slow'> }> {
    const path = join(this.root, MARK);
    let mark = await readSmall(path, LONGEST_MARK);
    if (!mark.ok && mark.why === 'absent' && knownId === undefined) {
      const written = await writeNew(path, Buffer.from(`${randomUUID()}\n`), { mode: SHARED_FILE });
      if (!written.ok && written.fault !== 'exists') return { state: stateOf(written.fault) };
      mark = await readSmall(path, LONGEST_MARK);
    }
    if (!mark.ok) {
      if (mark.why === 'absent') return { state: (await isFolder(this.root)) ? 'foreign' : 'away' };
      return { state: mark.why === 'huge' || mark.why === 'notFile' ? 'foreign' : stateOf(mark.why) };
    }
    const id = mark.bytes.toString().trim();
    return id === '' || (knownId !== undefined && id !== knownId) ? { state: 'foreign' } : id;
  }
}

/** Reads a regular file of at most `longest` bytes. Pipes, links and devices that somebody put in our way are not opened. */
export async function readSmall(path: string, longest: number): Promise<SmallFile> {
  let handle;
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const stat = await handle.stat();
    if (!stat.isFile()) return { ok: false, why: 'notFile' };
    if (stat.size > longest) return { ok: false, why: 'huge' };
    const buffer = Buffer.alloc(longest + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) return { ok: true, bytes: buffer.subarray(0, length) };
      length += bytesRead;
      if (length > longest) return { ok: false, why: 'huge' };
    }
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'ENOENT') return { ok: false, why: 'absent' };
    return { ok: false, why: ['ELOOP', 'EISDIR', 'ENXIO'].includes(code) ? 'notFile' : fileFault(error) };
  } finally {
    await handle?.close();
  }
}

export function stateOf(fault: FileFault): Exclude<FileFault, 'exists'> {
  return fault === 'exists' ? 'broken' : fault;
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: SHARED_FOLDER });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST' && !(await isFolder(path))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

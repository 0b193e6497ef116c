import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, fileFault, removeLeftovers, replaceFile, syncFolder } from './atomic-file.ts';
import type { FileFault } from './atomic-file.ts';
import type { Keys } from './keys.ts';

/** `missing`: no such file; `damaged`: not what was written, wholly or in part; `newer`: written by a later version. */
export type SpoolFault = 'missing' | 'damaged' | 'newer' | FileFault;

export type SpoolWritten = { readonly ok: true; readonly sha256: string } | { readonly ok: false; readonly fault: SpoolFault };
export type SpoolRead = { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly fault: SpoolFault };

export interface SpoolSweep {
  /** Half-written files removed. */
  readonly leftovers: number;
  /** Appeals with files that `known` did not name; they are left as they are. */
  readonly strangers: readonly string[];
}

const MAGIC = Buffer.from('VKSP');
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = MAGIC.length + 1 + NONCE_BYTES;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * Encrypted files of appeals on their way, under `root/<appeal>/<name>`. A file is `VKSP`, the version (1), a nonce of 12 bytes, the content
 * in AES-256-GCM (NIST SP 800-38D), and its tag of 16 bytes; header and name are authenticated too, so files cannot be exchanged.
 * Names are the program's own, never personal data; others throw.
 */
export class Spool {
  readonly #root: string;
  readonly #key: Buffer;

  constructor(root: string, keys: Keys) {
    this.#root = root;
    this.#key = keys.ofPurpose('spool');
  }

  /** Writes a file durably, reads it back, and answers with the SHA-256 (hexadecimal) of the content that is now on the disk. */
  async write(appeal: string, name: string, bytes: Uint8Array): Promise<SpoolWritten> {
    const path = this.#path(appeal, name);
    try {
      const made = await mkdir(join(this.#root, appeal), { recursive: true, mode: 0o700 });
      if (made !== undefined) await syncFolder(this.#root);
    } catch (error) {
      return { ok: false, fault: fileFault(error) };
    }
    const written = await replaceFile(path, this.#seal(`${appeal}/${name}`, bytes));
    if (!written.ok) return written;
    const back = await this.read(appeal, name);
    if (!back.ok) return back;
    const sha256 = hashOf(back.bytes);
    return sha256 === hashOf(bytes) ? { ok: true, sha256 } : { ok: false, fault: 'damaged' };
  }

  /** The content of a file, verified. */
  async read(appeal: string, name: string): Promise<SpoolRead> {
    const path = this.#path(appeal, name);
    try {
      return this.#open(`${appeal}/${name}`, await readFile(path));
    } catch (error) {
      return { ok: false, fault: errorCode(error) === 'ENOENT' ? 'missing' : fileFault(error) };
    }
  }

  /** The names of an appeal's files, sorted; none when it has no folder. */
  async list(appeal: string): Promise<string[]> {
    return (await names(join(this.#root, checkedName(appeal)))).filter((name) => NAME.test(name)).toSorted();
  }

  /** Removes one file, or all of an appeal's when no name is given. What is not there is removed already. */
  async remove(appeal: string, name?: string): Promise<{ readonly ok: true } | { readonly ok: false; readonly fault: FileFault }> {
    try {
      const folder = join(this.#root, checkedName(appeal));
      await rm(name === undefined ? folder : this.#path(appeal, name), { recursive: name === undefined, force: true });
      await syncFolder(name === undefined ? this.#root : folder);
      return { ok: true };
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? { ok: true } : { ok: false, fault: fileFault(error) };
    }
  }

  /** At start, before anything is written: removes half-written files and names the appeals that `known` does not. */
  async sweep(known: ReadonlySet<string>): Promise<SpoolSweep> {
    const appeals = (await names(this.#root)).filter((name) => NAME.test(name)).toSorted();
    let leftovers = await removeLeftovers(this.#root, () => true);
    for (const appeal of appeals) leftovers += await removeLeftovers(join(this.#root, appeal), () => true);
    return { leftovers, strangers: appeals.filter((appeal) => !known.has(appeal)) };
  }

  #path(appeal: string, name: string): string {
    return join(this.#root, checkedName(appeal), checkedName(name));
  }

  #seal(label: string, bytes: Uint8Array): Buffer {
    const header = Buffer.concat([MAGIC, Buffer.from([VERSION]), randomBytes(NONCE_BYTES)]);
    const cipher = createCipheriv('aes-256-gcm', this.#key, header.subarray(-NONCE_BYTES));
    cipher.setAAD(Buffer.concat([header, Buffer.from(label)]));
    return Buffer.concat([header, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }

  #open(label: string, file: Buffer): SpoolRead {
    if (file.length < HEADER_BYTES + TAG_BYTES || !file.subarray(0, MAGIC.length).equals(MAGIC)) return { ok: false, fault: 'damaged' };
    if ((file[MAGIC.length] ?? 0) > VERSION) return { ok: false, fault: 'newer' };
    const header = file.subarray(0, HEADER_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.#key, header.subarray(-NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.concat([header, Buffer.from(label)]));
    decipher.setAuthTag(file.subarray(-TAG_BYTES));
    try {
      return { ok: true, bytes: Buffer.concat([decipher.update(file.subarray(HEADER_BYTES, -TAG_BYTES)), decipher.final()]) };
    } catch {
      // GCM has one answer to everything that is not what was sealed under this key and name.
      return { ok: false, fault: 'damaged' };
    }
  }
}

function checkedName(name: string): string {
  if (!NAME.test(name)) throw new Error('a spool name is up to 64 ASCII letters, digits, dots, dashes and underscores');
  return name;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    fileFault(error);
    return [];
  }
}

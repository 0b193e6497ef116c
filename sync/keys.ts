import { hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode, fileFault, replaceFile, writeNew } from './atomic-file.ts';
import type { FileFault } from './atomic-file.ts';

/** What a derived key is for. A key of one purpose tells nothing about the key of another. */
export type KeyPurpose = 'database' | 'spool' | 'secret';

export interface Keys {
  /** The 32-byte key for `purpose`, the same at every start with the same master key. */
  ofPurpose(purpose: KeyPurpose): Buffer;
  /** 16 bytes by which a later start recognises the master key, of no use for anything else. */
  readonly fingerprint: Buffer;
}

/**
 * Why there is no key. `missing`: there is data, but its key is not there; a new key would not open it. `openToOthers`: others than the
 * owner may read the file. `wrongSize`: the file is not 32 bytes. The rest as in {@link FileFault}.
 */
export type KeyFault = 'missing' | 'wrongSize' | 'openToOthers' | FileFault;

export type KeysOutcome =
  | { readonly ok: true; readonly keys: Keys; readonly created: boolean }
  | { readonly ok: false; readonly fault: KeyFault; readonly path: string };

const MASTER_BYTES = 32;

/**
 * Reads the master key of 32 raw bytes from `path`. When there is none and `mayCreate` (which a caller says only when there is no
 * data yet), makes one from `random`, durable and readable by its owner alone (0600).
 */
export async function loadKeys(
  path: string,
  options: { readonly mayCreate: boolean; readonly random?: (bytes: number) => Buffer },
): Promise<KeysOutcome> {
  const found = await readMaster(path);
  if (found.ok) return { ok: true, keys: keysFrom(found.bytes), created: false };
  if (found.fault !== 'missing' || !options.mayCreate) return { ok: false, fault: found.fault, path };
  const master = (options.random ?? randomBytes)(MASTER_BYTES);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    return { ok: false, fault: fileFault(error), path };
  }
  const written = await writeNew(path, master, { mode: 0o600 });
  if (!written.ok) return { ok: false, fault: written.fault, path };
  return { ok: true, keys: keysFrom(master), created: true };
}

/** The keys that follow from a master key, by HKDF with SHA-256 (RFC 5869), one `info` for each purpose. */
export function keysFrom(master: Uint8Array): Keys {
  if (master.length !== MASTER_BYTES) throw new RangeError(`a master key has ${MASTER_BYTES} bytes, not ${master.length}`);
  const derive = (info: string, bytes: number): Buffer => Buffer.from(hkdfSync('sha256', master, '', `vikno/1/${info}`, bytes));
  return { ofPurpose: (purpose) => derive(purpose, 32), fingerprint: derive('fingerprint', 16) };
}

/**
 * Compares the key with the fingerprint kept at `path` beside the data. `same`, `different`, or `unknown` when none is kept.
 * It tells a wrong key from a damaged database, which look alike to the cipher.
 */
export async function compareFingerprint(path: string, keys: Keys): Promise<'same' | 'different' | 'unknown'> {
  try {
    const kept = await readFile(path);
    if (kept.length !== keys.fingerprint.length) return 'unknown';
    return timingSafeEqual(kept, keys.fingerprint) ? 'same' : 'different';
  } catch (error) {
    fileFault(error);
    return 'unknown';
  }
}

/** Keeps the fingerprint at `path` for {@link compareFingerprint}. */
export async function keepFingerprint(path: string, keys: Keys): ReturnType<typeof replaceFile> {
  return replaceFile(path, keys.fingerprint);
}

type Master = { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly fault: KeyFault };

async function readMaster(path: string): Promise<Master> {
  let handle;
  try {
    handle = await open(path, 'r');
    const stat = await handle.stat();
    // Windows has no permission bits to judge by; the installer's access list guards the file there.
    if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) return { ok: false, fault: 'openToOthers' };
    if (stat.size !== MASTER_BYTES) return { ok: false, fault: 'wrongSize' };
    return { ok: true, bytes: await handle.readFile() };
  } catch (error) {
    return { ok: false, fault: errorCode(error) === 'ENOENT' ? 'missing' : fileFault(error) };
  } finally {
    await handle?.close();
  }
}

import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { compareFingerprint, keepFingerprint } from './keys.ts';
import type { Keys } from './keys.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrate.ts';

/** What may be bound to a statement's parameter. */
export type SqlValue = string | number | bigint | Uint8Array | null;

export interface Statement<Row> {
  run(...values: SqlValue[]): { readonly changes: number };
  get(...values: SqlValue[]): Row | undefined;
  all(...values: SqlValue[]): Row[];
}

export interface Reader {
  /**
   * A statement, prepared once and kept. `Row` is what the query's columns are, which nothing but the tests can check: keep the
   * query and the type beside each other.
   */
  prepare<Row = never>(sql: string): Statement<Row>;
}

/** A running transaction: what writes a fact asks for one, so that the fact and its outbox row are committed together. */
export interface Transaction extends Reader {
  readonly inTransaction: true;
}

/** Why the database does not do its work. None of them changes the file; {@link adviceOn} says what to do. */
export type DatabaseFault = 'wrongKey' | 'corrupt' | 'lost' | 'inUse' | 'full' | 'readOnly' | 'newer' | 'unreadable';

export type Committed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: DatabaseFault };

export interface Database extends Reader {
  /**
   * Runs `work` and commits durably before it returns. When `work` throws, nothing of it remains and the error goes on. A full or
   * failing disk is a fault, with nothing of `work` kept.
   */
  transaction<T>(work: (tx: Transaction) => T): Committed<T>;
  close(): void;
}

export type DatabaseOutcome =
  | { readonly ok: true; readonly database: Database }
  | { readonly ok: false; readonly fault: DatabaseFault; readonly path: string };

/**
 * Opens (or makes) the encrypted database at `path`: SQLCipher's format with a raw key, write-ahead log, every commit synced
 * to the disk, foreign keys on, locked for this process alone. Checks the whole file and brings its schema up to `migrations`.
 * A file that cannot be opened is left exactly as it is.
 */
export async function openDatabase(path: string, keys: Keys, migrations: readonly Migration[]): Promise<DatabaseOutcome> {
  if (!existsSync(dirname(path))) return { ok: false, fault: 'unreadable', path };
  const fingerprintPath = `${path}.key-check`;
  const known = await compareFingerprint(fingerprintPath, keys);
  if (known === 'different') return { ok: false, fault: 'wrongKey', path };
  // A kept fingerprint says that there was a database: an absent or empty file now would begin the numbers anew.
  if (known === 'same' && isEmpty(path)) return { ok: false, fault: 'lost', path };
  let db;
  try {
    db = new Sqlite(path, { timeout: 1000 });
    unlock(db, keys);
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new CorruptError();
    const connection = new Connection(db);
    const migrated = migrate(connection, migrations);
    if (!migrated.ok) {
      db.close();
      return { ok: false, fault: migrated.fault, path };
    }
    if (known === 'unknown') await keepFingerprint(fingerprintPath, keys);
    return { ok: true, database: connection };
  } catch (error) {
    db?.close();
    const fault = databaseFault(error);
    return { ok: false, fault: fault === 'corrupt' && known === 'unknown' ? 'wrongKey' : fault, path };
  }
}

/** What an administrator does about a database that does not open. */
export function adviceOn(fault: DatabaseFault): string {
  return ADVICE[fault];
}

const ADVICE: Readonly<Record<DatabaseFault, string>> = {
  wrongKey: 'The key file does not belong to this database. Put the right key file back; nothing was changed.',
  corrupt: 'The database file is damaged. Nothing was changed. Copy the data folder away, check the disk, and restore a backup.',
  lost: 'The database file is gone or empty although there was one. Restore it; a new one would repeat numbers already given.',
  inUse: 'Another terminal process works with this data folder. Stop it first.',
  full: 'The disk is full. Make room; nothing that was promised is lost.',
  readOnly: 'The data folder cannot be written to. Check the mount and its permissions.',
  newer: 'The database was made by a newer version of Vikno. Install that version or a later one.',
  unreadable: 'The disk does not answer as it should. Check the disk and the mount.',
};

class CorruptError extends Error {}

function isEmpty(path: string): boolean {
  return !existsSync(path) || statSync(path).size === 0;
}

function unlock(db: Sqlite, keys: Keys): void {
  db.pragma(`cipher='sqlcipher'`);
  db.pragma(`key="x'${keys.ofPurpose('database').toString('hex')}'"`);
  db.pragma('locking_mode=EXCLUSIVE');
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=FULL');
  db.pragma('foreign_keys=ON');
  // Sorting and temporary tables would otherwise reach the disk in the clear.
  db.pragma('temp_store=MEMORY');
  db.exec('BEGIN IMMEDIATE; COMMIT');
}

/** Names the fault behind an error of SQLite's. Anything else is a bug and is thrown again. */
function databaseFault(error: unknown): DatabaseFault {
  if (error instanceof CorruptError) return 'corrupt';
  if (!(error instanceof Sqlite.SqliteError)) throw error;
  const code = error.code.split('_').slice(0, 2).join('_');
  switch (code) {
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return 'corrupt';
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return 'inUse';
    case 'SQLITE_FULL':
      return 'full';
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
      return 'readOnly';
    case 'SQLITE_IOERR':
    case 'SQLITE_CANTOPEN':
      return 'unreadable';
    default:
      throw error;
  }
}

class Connection implements Database, Transaction {
  readonly inTransaction = true;
  readonly #db: Sqlite;
  readonly #statements = new Map<string, ReturnType<Sqlite['prepare']>>();

  constructor(db: Sqlite) {
    this.#db = db;
  }

  prepare<Row = never>(sql: string): Statement<Row> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the row type is the caller's word; see Reader.prepare
    return statement as Statement<Row>;
  }

  transaction<T>(work: (tx: Transaction) => T): Committed<T> {
    if (this.#db.inTransaction) throw new Error('a transaction inside a transaction would commit half a fact');
    try {
      return { ok: true, value: this.#db.transaction(() => work(this)).immediate() };
    } catch (error) {
      return { ok: false, fault: databaseFault(error) };
    }
  }

  close(): void {
    this.#db.close();
  }
}

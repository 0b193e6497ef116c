/**
 * The calls of better-sqlite3-multiple-ciphers that we use. The package brings types, but its `exports` hide them from TypeScript.
 */
declare module 'better-sqlite3-multiple-ciphers' {
  type Value = string | number | bigint | Uint8Array | null;

  class SqliteError extends Error {
    /** SQLite's extended result code, e.g. `SQLITE_IOERR_FSYNC`. */
    readonly code: string;
  }

  interface Statement {
    run(...values: Value[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
    get(...values: Value[]): unknown;
    all(...values: Value[]): unknown[];
  }

  class Sqlite {
    static readonly SqliteError: typeof SqliteError;
    readonly inTransaction: boolean;
    /** `timeout`: how long to wait for another process's lock, milliseconds. */
    constructor(path: string, options?: { readonly timeout?: number });
    pragma(source: string, options?: { readonly simple?: boolean }): unknown;
    exec(sql: string): this;
    prepare(sql: string): Statement;
    transaction<T>(work: () => T): { immediate(): T };
    close(): this;
  }

  export default Sqlite;
}

import type { Migration } from '../../../sync/migrate.ts';

/** Appeals, their pages, the slips printed for them, what became of their paper, and the one session that is on the glass. */
export const appealTables: Migration = {
  version: 2,
  name: 'appeals',
  statements: [
    `CREATE TABLE appeal (
       id TEXT PRIMARY KEY,
       state TEXT NOT NULL CHECK (state IN ('reserved', 'numbered', 'sealed', 'void')),
       number TEXT NOT NULL UNIQUE,
       secret_mac BLOB NOT NULL CHECK (length(secret_mac) = 32),
       started_at INTEGER NOT NULL,
       sealed_at INTEGER,
       details TEXT CHECK (details IS NULL OR json_valid(details)),
       document TEXT CHECK (document IS NULL OR json_valid(document)),
       paper TEXT,
       stapled INTEGER,
       box TEXT,
       place INTEGER,
       settled_at INTEGER,
       CHECK (state <> 'sealed' OR (details IS NOT NULL AND document IS NOT NULL AND sealed_at IS NOT NULL)),
       CHECK (settled_at IS NULL OR paper IS NOT NULL)
     ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER appeal_number_stays BEFORE UPDATE OF number ON appeal BEGIN SELECT RAISE(ABORT, 'a number is given once'); END`,
    `CREATE TRIGGER appeal_stays BEFORE DELETE ON appeal BEGIN SELECT RAISE(ABORT, 'a number is never forgotten'); END`,
    `CREATE UNIQUE INDEX appeal_in_box ON appeal (box, place) WHERE box IS NOT NULL`,
    `CREATE TABLE page (
       id TEXT PRIMARY KEY,
       appeal TEXT NOT NULL,
       arrival INTEGER NOT NULL,
       body TEXT NOT NULL CHECK (json_valid(body)),
       UNIQUE (appeal, arrival)
     ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE effort (
       appeal TEXT NOT NULL,
       what TEXT NOT NULL CHECK (what IN ('label', 'receipt', 'scan', 'deposit')),
       attempt INTEGER NOT NULL,
       run TEXT NOT NULL,
       before INTEGER,
       outcome TEXT,
       PRIMARY KEY (appeal, what, attempt)
     ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE session (
       id INTEGER PRIMARY KEY CHECK (id = 1),
       snapshot TEXT NOT NULL CHECK (json_valid(snapshot))
     ) STRICT`,
  ],
};

import type { Migration } from '../migrate.ts';

/** The counter of acceptance numbers, the journal, the outbox, what the EDMS said, and small settings of sync's own. */
export const foundation: Migration = {
  version: 1,
  name: 'foundation',
  statements: [
    `CREATE TABLE counter (
       id INTEGER PRIMARY KEY CHECK (id = 1),
       year INTEGER NOT NULL,
       last INTEGER NOT NULL CHECK (last >= 0)
     ) STRICT`,
    `INSERT INTO counter (id, year, last) VALUES (1, 0, 0)`,
    `CREATE TRIGGER counter_forward BEFORE UPDATE ON counter
       WHEN NEW.year < OLD.year OR (NEW.year = OLD.year AND NEW.last <= OLD.last)
       BEGIN SELECT RAISE(ABORT, 'the counter only goes forward'); END`,
    `CREATE TRIGGER counter_stays BEFORE DELETE ON counter BEGIN SELECT RAISE(ABORT, 'the counter stays'); END`,

    `CREATE TABLE journal (
       seq INTEGER PRIMARY KEY AUTOINCREMENT,
       at TEXT NOT NULL,
       event TEXT NOT NULL,
       appeal TEXT,
       body TEXT NOT NULL CHECK (json_valid(body)),
       hash BLOB NOT NULL CHECK (length(hash) = 32)
     ) STRICT`,
    `CREATE INDEX journal_of_appeal ON journal (appeal) WHERE appeal IS NOT NULL`,
    `CREATE TRIGGER journal_unchanged BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END`,
    `CREATE TRIGGER journal_whole BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END`,

    `CREATE TABLE outbox (
       key TEXT PRIMARY KEY,
       appeal TEXT NOT NULL,
       state TEXT NOT NULL CHECK (state IN ('held', 'due', 'sent', 'rejected', 'conflict', 'withdrawn')),
       body TEXT NOT NULL CHECK (json_valid(body)),
       attempts INTEGER NOT NULL DEFAULT 0,
       created_at INTEGER NOT NULL,
       due_at INTEGER NOT NULL,
       settled_at INTEGER,
       last_error TEXT
     ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'due'`,

    `CREATE TABLE edms_answer (
       number TEXT PRIMARY KEY,
       taken_at INTEGER,
       rejected_at INTEGER,
       reason TEXT,
       status TEXT CHECK (status IS NULL OR json_valid(status)),
       answer_ready INTEGER NOT NULL DEFAULT 0 CHECK (answer_ready IN (0, 1))
     ) STRICT, WITHOUT ROWID`,

    `CREATE TABLE sync_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  ],
};

import type { Committed, Database, Transaction } from './database.ts';

/** One step of the schema: `version` follows the one before it by 1; `sql` may hold several statements. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  /** The statements, each complete by itself. */
  readonly statements: readonly string[];
}

/**
 * Brings the schema forward, each step in a transaction of its own that also raises `user_version`. The fault
 * `newer`, with nothing changed, when the database is ahead of the last migration.
 */
export function migrate(database: Database, migrations: readonly Migration[]): Committed<void> {
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) throw new Error(`migration ${migration.name} has version ${migration.version}, not ${index + 1}`);
  });
  const present = schemaVersion(database);
  if (present > migrations.length) return { ok: false, fault: 'newer' };
  for (const migration of migrations.slice(present)) {
    const done = database.transaction((tx) => apply(tx, migration));
    if (!done.ok) return done;
  }
  return { ok: true, value: undefined };
}

export function schemaVersion(database: Database): number {
  return database.prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version ?? 0;
}

function apply(tx: Transaction, migration: Migration): void {
  for (const statement of migration.statements) tx.prepare(statement).run();
  tx.prepare(`PRAGMA user_version = ${migration.version}`).run();
}

import type { Reader, Transaction } from './database.ts';

/** A small fact that sync keeps about its surroundings, by name. */
export function setting(reader: Reader, name: string): string | undefined {
  return reader.prepare<{ value: string }>('SELECT value FROM sync_setting WHERE name = ?').get(name)?.value;
}

export function keepSetting(tx: Transaction, name: string, value: string): void {
  tx.prepare('INSERT INTO sync_setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(
    name,
    value,
  );
}

export function forgetSetting(tx: Transaction, name: string): void {
  tx.prepare('DELETE FROM sync_setting WHERE name = ?').run(name);
}

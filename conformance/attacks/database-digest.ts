// A fingerprint of everything in a SQLite database, read by a connection of its own.
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** Tables that a failed request writes to in its own right. */
const bookkeeping: ReadonlySet<string> = new Set(['tabError Log']);

/** The fingerprint of the database at a path. */
export function databaseDigest(path: string): string {
  const database = new DatabaseSync(path, { readOnly: true });
  const hash = createHash('sha1');
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
  for (const { name } of tables) {
    const table = String(name);
    if (bookkeeping.has(table)) continue;
    for (const row of database.prepare(`SELECT * FROM "${table.replaceAll('"', '""')}"`).iterate())
      hash.update(
        JSON.stringify(Object.values(row), (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
      );
  }
  database.close();
  return hash.digest('hex');
}

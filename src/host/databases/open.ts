// Opens the database of a site, whichever engine it is; drivers of servers are loaded only when needed.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseAddress } from './address.ts';
import type { Database, LocalClock } from './database.ts';
import { SqliteDatabase } from './sqlite.ts';

/** Throws what the driver says when a server cannot be reached: words for the operator, which no site may read. */
export async function reachDatabase({ dialect, url }: DatabaseAddress): Promise<void> {
  if (dialect === 'mariadb') await (await import('./mariadb.ts')).reachMariadb(url);
  if (dialect === 'postgres') await (await import('./postgres.ts')).reachPostgres(url);
}

/** A connection to the database at the address; servers are reached when something is first asked of them. */
export async function openDatabase(address: DatabaseAddress, clock: LocalClock): Promise<Database> {
  if (address.dialect === 'mariadb') return new (await import('./mariadb.ts')).MariaDatabase(address.url);
  if (address.dialect === 'postgres') return new (await import('./postgres.ts')).PostgresDatabase(address.url);
  mkdirSync(dirname(address.path), { recursive: true });
  return new SqliteDatabase({ path: address.path, clock });
}

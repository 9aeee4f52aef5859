// Where a site's database is, from the text in its configuration.
import { isAbsolute, join } from 'node:path';
import type { Dialect } from '../../site/host.ts';

/** `url` for servers, `path` for SQLite. */
export interface DatabaseAddress {
  readonly dialect: Dialect;
  readonly path: string;
  readonly url: string;
}

const SQLITE_FILE = 'db/site.db';

const SCHEMES: Readonly<Record<string, Dialect>> = {
  sqlite: 'sqlite',
  mariadb: 'mariadb',
  mysql: 'mariadb',
  postgres: 'postgres',
  postgresql: 'postgres',
};

/** `sqlite:…`, `mariadb://…` or `postgres://…`; without a text, a SQLite file in the site's folder. Throws RangeError. */
export function databaseAddress(text: unknown, folder: string): DatabaseAddress {
  const address = typeof text === 'string' && text !== '' ? text : 'sqlite:';
  const scheme = address.slice(0, address.indexOf(':'));
  const dialect = Object.hasOwn(SCHEMES, scheme) ? SCHEMES[scheme] : undefined;
  if (dialect === undefined)
    throw new RangeError(`"${scheme}" is no kind of database; use sqlite:, mariadb:// or postgres://`);
  if (dialect !== 'sqlite') return { dialect, path: '', url: address };
  const file = address.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '') || SQLITE_FILE;
  return { dialect, path: isAbsolute(file) ? file : join(folder, file), url: '' };
}

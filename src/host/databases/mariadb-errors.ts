// MariaDB's failures as the closed list of errors that the site knows.
import { DatabaseError, type DatabaseErrorCode } from '../../site/host.ts';

const CODES: Readonly<Record<number, DatabaseErrorCode>> = {
  1062: 'duplicate',
  1586: 'duplicate',
  1146: 'no-such-table',
  1051: 'no-such-table',
  1054: 'no-such-column',
  1064: 'syntax',
  1305: 'syntax',
  1406: 'too-long',
  1205: 'locked',
  1213: 'deadlock',
  1969: 'timeout',
  3024: 'timeout',
  1044: 'refused',
  1142: 'refused',
  1227: 'refused',
  1295: 'refused',
  1792: 'refused',
};

/** MariaDB's number of the failure; 0 if it is none of MariaDB's. */
export function mariadbNumber(failure: unknown): number {
  return failure instanceof Error && 'errno' in failure && typeof failure.errno === 'number' ? failure.errno : 0;
}

/** The DatabaseError that stands for what was thrown. */
export function mariadbError(failure: unknown): DatabaseError {
  if (failure instanceof DatabaseError) return failure;
  const code = CODES[mariadbNumber(failure)];
  if (code === undefined || !(failure instanceof Error)) return new DatabaseError('other', other(failure));
  const message = withoutDatabase(failure.message);
  return new DatabaseError(code, message, code === 'duplicate' ? keyOf(message) : undefined);
}

/** MariaDB's own words about a statement are fit for the tenant; those about connections are not. */
function other(failure: unknown): string {
  const number = mariadbNumber(failure);
  return number >= 1000 && number < 2000 && failure instanceof Error
    ? withoutDatabase(failure.message)
    : 'The database failed.';
}

/** Tables are named with their database, which is no business of the tenant's. */
function withoutDatabase(message: string): string {
  return message.replace(/'[^'.]+\.(tab[^']*)'/g, "'$1'");
}

function keyOf(message: string): string {
  const key = /for key '(?:.*\.)?([^']*)'$/.exec(message)?.[1] ?? '';
  if (key === 'PRIMARY') return 'name';
  return /^tab.*?_(.*)_unique$/.exec(key)?.[1] ?? key;
}

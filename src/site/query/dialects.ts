// Where the engines' SQL differs. The site writes MariaDB's words; this turns them into the host's.
import type { Dialect } from '../host.ts';

/** A name as an identifier. */
export function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** MariaDB text in the words of an engine, as far as quoting goes; texts in quotes are left alone. */
export function inDialect(sql: string, dialect: Dialect): string {
  if (dialect !== 'postgres') return sql;
  return sql.replaceAll(
    /'(?:[^'\\]|\\.|'')*'|\bifnull\s*\(|`((?:[^`]|``)*)`/gi,
    (whole: string, name: string | undefined) => {
      if (name !== undefined) return `"${name.replaceAll('``', '`').replaceAll('"', '""')}"`;
      return whole.startsWith("'") ? whole : 'coalesce(';
    },
  );
}

/** The words that lock the selected rows. SQLite locks the whole database anyway; PostgreSQL's read door lets no lock through. */
export function forUpdate(dialect: Dialect): string {
  return dialect === 'mariadb' ? ' FOR UPDATE' : '';
}

/** `like` without regard to case. */
export function likeOperator(dialect: Dialect): string {
  return dialect === 'postgres' ? 'ILIKE' : 'LIKE';
}

/** A text as a literal, as `frappe.db.escape` writes it. */
export function literal(text: string, dialect: Dialect): string {
  if (dialect !== 'mariadb') return `'${text.replaceAll("'", "''")}'`;
  return `'${text.replaceAll(/[\0\n\r\x1a"'\\`]/g, (letter) => escapes.get(letter) ?? letter)}'`;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\x1a', '\\Z'],
  ['"', '\\"'],
  ["'", "\\'"],
  ['\\', '\\\\'],
  ['`', '\\`'],
]);

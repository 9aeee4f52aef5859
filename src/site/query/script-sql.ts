// SQL as scripts write it, in MariaDB's words, for engines that have others.
import type { Dialect } from '../host.ts';

const pieces = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|--[^\n]*|\/\*[\s\S]*?\*\/|[^'"`/-]+|[\s\S]/g;

/** The same statement for the engine: a text in double quotes is a text; units of time are texts on SQLite. */
export function forEngine(sql: string, dialect: Dialect): string {
  if (dialect === 'mariadb') return sql;
  return (sql.match(pieces) ?? []).map((piece) => translated(piece, dialect)).join('');
}

function translated(piece: string, dialect: Dialect): string {
  if (piece.length > 1 && piece.startsWith('"') && piece.endsWith('"')) return asText(piece.slice(1, -1));
  return dialect === 'sqlite' && /^\w|^\s|^\W\w/.test(piece) && !/^['`]|^--|^\/\*/.test(piece)
    ? withUnits(piece)
    : piece;
}

function asText(inner: string): string {
  return `'${inner.replaceAll('""', '"').replaceAll("'", "''")}'`;
}

const units = 'microsecond|second|minute|hour|day|week|month|quarter|year';
const interval = new RegExp(`\\binterval\\s+([\\w.?]+)\\s+(${units})\\b`, 'gi');
const difference = new RegExp(`\\b(timestampdiff|timestampadd)\\s*\\(\\s*(${units})\\s*,`, 'gi');

function withUnits(words: string): string {
  return words.replaceAll(interval, "$1, '$2'").replaceAll(difference, "$1('$2',");
}

// Values, types and placeholders between the site's form and PostgreSQL's.
import type { FieldDef } from 'pg';
import type { SqlValue } from '../../site/host.ts';

/** The value to bind: everything goes as text, and the server knows the type. */
export function boundForPostgres(value: SqlValue): string | null | Buffer {
  if (value === null || typeof value === 'string')
    return typeof value === 'string' ? value.replaceAll('\0', '') : value;
  if (typeof value === 'number') return String(value);
  return 'int' in value ? value.int : Buffer.from(value.base64, 'base64');
}

/** The site's form of a value, by the type of its column. */
export function receivedFromPostgres(value: unknown, type: string): SqlValue {
  if (value === null || value === undefined) return null;
  const text = String(value);
  if (/^(decimal|double)/.test(type)) return Number(text);
  if (/int\(/.test(type)) return whole(text);
  return text.startsWith('\\x') && type === 'blob'
    ? { base64: Buffer.from(text.slice(2), 'hex').toString('base64') }
    : text;
}

function whole(text: string): SqlValue {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : { int: text };
}

/** PostgreSQL's numbers of types, and how a column of the type is declared. */
const NAMES: Readonly<Record<number, string>> = {
  16: 'tinyint(4)',
  17: 'blob',
  20: 'bigint(20)',
  21: 'tinyint(4)',
  23: 'int(11)',
  25: 'text',
  700: 'double',
  701: 'double',
  1082: 'date',
  1083: 'time(6)',
  1114: 'datetime(6)',
  1184: 'datetime(6)',
  1700: 'decimal(21,9)',
};

/** The type of a column in the site's words; text of an expression has none. */
export function postgresType(field: FieldDef): string {
  if (field.dataTypeID === 1043 && field.tableID !== 0)
    return `varchar(${field.dataTypeModifier > 4 ? field.dataTypeModifier - 4 : 140})`;
  if (field.tableID === 0 && (field.dataTypeID === 25 || field.dataTypeID === 1043)) return '';
  return NAMES[field.dataTypeID] ?? '';
}

/** Texts, identifiers and comments, in which a question mark is no placeholder; or a placeholder. */
const PIECES = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g;

/** `?` as `$1`, `$2`, … */
export function numbered(sql: string): string {
  let count = 0;
  return sql.replace(PIECES, (piece) => {
    if (piece !== '?') return piece;
    count += 1;
    return `$${count}`;
  });
}

/** A column type of MariaDB's in PostgreSQL's words. */
export function postgresTypeText(type: string): string {
  const lower = type.toLowerCase();
  return WORDS.find(([prefix]) => lower.startsWith(prefix))?.[1] ?? lower;
}

const WORDS: readonly (readonly [prefix: string, word: string])[] = [
  ['tinyint', 'smallint'],
  ['bigint', 'bigint'],
  ['int', 'integer'],
  ['datetime', 'timestamp(6)'],
  ['longtext', 'text'],
  ['json', 'text'],
];

// Tables on SQLite: MariaDB's column types in SQLite's words and back, creation, and adding what is missing.
import type { ColumnDefinition, RowOperation, SqlValue } from '../../site/host.ts';

/** The wanted form of a table. */
export type TableOperation = Extract<RowOperation, { kind: 'table' }>;

/** An identifier as SQL text. */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** Frappe declares these differently on SQLite; `reported` is the way back. */
const DECLARED: readonly (readonly [prefix: string, declared: string, reported: string])[] = [
  ['datetime', 'timestamp', 'datetime(6)'],
  ['decimal', 'real', 'decimal(21,9)'],
  ['time', 'time', 'time(6)'],
  ['longtext', 'text', 'text'],
  ['json', 'text', 'text'],
];

function declared(type: string): string {
  const lower = type.toLowerCase();
  return DECLARED.find(([prefix]) => lower.startsWith(prefix))?.[1] ?? lower;
}

/** The type of a column as the site knows it, from what SQLite says that it was declared as. */
export function reportedType(type: string | null): string {
  const lower = (type ?? '').toLowerCase();
  return DECLARED.find(([, name]) => name === lower && name !== 'text')?.[2] ?? lower;
}

/** MariaDB compares text without regard to case. */
function collation(type: string): string {
  return /char|text/.test(type) ? ' COLLATE NOCASE' : '';
}

function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return 'int' in value ? BigInt(value.int).toString() : `X'${Buffer.from(value.base64, 'base64').toString('hex')}'`;
}

function columnText(column: ColumnDefinition): string {
  const type = declared(column.type);
  const fallback = column.fallback === undefined ? '' : ` DEFAULT ${literal(column.fallback)}`;
  return `${quoted(column.name)} ${type}${collation(type)}${column.notNull ? ' NOT NULL' : ''}${fallback}`;
}

/** The statements that create the table. */
export function creation(table: TableOperation): readonly string[] {
  const key = primaryKey(table);
  const columns = [
    ...key.columns,
    ...table.columns.filter((column) => !key.columns.some((own) => sameName(own.name, column.name))),
  ];
  const parts = columns.map(columnText);
  // "INTEGER PRIMARY KEY" is SQLite's own row number, which counts up by itself.
  if (key.counted) parts[0] = `${quoted(key.names[0] ?? 'name')} INTEGER PRIMARY KEY AUTOINCREMENT`;
  else if (key.names.length > 0) parts.push(`PRIMARY KEY (${key.names.map(quoted).join(', ')})`);
  return [`CREATE TABLE ${quoted(table.table)} (${parts.join(', ')})`, ...indexes(table)];
}

/** The statements that add what an existing table lacks; `present` are its column names. */
export function additions(table: TableOperation, present: readonly string[]): readonly string[] {
  const missing = table.columns.filter((column) => !present.some((name) => sameName(name, column.name)));
  const added = missing.map((column) => `ALTER TABLE ${quoted(table.table)} ADD COLUMN ${columnText(addable(column))}`);
  return [...added, ...indexes(table)];
}

/** SQLite adds no NOT NULL column without a value for the rows that are there. */
function addable(column: ColumnDefinition): ColumnDefinition {
  if (!column.notNull || (column.fallback !== undefined && column.fallback !== null)) return column;
  return { ...column, fallback: /char|text|json/.test(column.type) ? '' : 0 };
}

function indexes(table: TableOperation): readonly string[] {
  return table.columns.flatMap((column) => {
    if (!column.unique && !column.index) return [];
    const name = quoted(`${table.table}_${column.name}_${column.unique ? 'unique' : 'index'}`);
    return [
      `CREATE ${column.unique ? 'UNIQUE ' : ''}INDEX IF NOT EXISTS ${name} ON ${quoted(table.table)} (${quoted(column.name)})`,
    ];
  });
}

function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

interface Key {
  readonly names: readonly string[];
  /** Columns that the key brings itself. */
  readonly columns: readonly ColumnDefinition[];
  readonly counted: boolean;
}

/** `primaryKey` names columns of the table ("doctype, name"), is '' for none, or is the type of `name`. */
function primaryKey(table: TableOperation): Key {
  const wanted = table.primaryKey ?? 'varchar(140)';
  if (wanted === '') return { names: [], columns: [], counted: false };
  const names = wanted.split(',').map((name) => name.trim());
  if (names.every((name) => table.columns.some((column) => sameName(column.name, name))))
    return { names, columns: [], counted: false };
  const counted = /^(big)?int/.test(wanted);
  return { names: ['name'], columns: [{ name: 'name', type: wanted, notNull: true }], counted };
}

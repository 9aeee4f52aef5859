// Tables on MariaDB and PostgreSQL: creation, and adding and widening what is there.
import type { ColumnDefinition, SqlValue } from '../../site/host.ts';
import type { TableOperation } from './sqlite-schema.ts';

/** How an engine words the definition of a table. */
export interface SchemaWording {
  readonly quoted: (identifier: string) => string;
  /** A column type of MariaDB's in the engine's words. */
  readonly type: (type: string) => string;
  /** A primary key that counts up. */
  readonly counting: string;
  /** What follows the closing bracket. */
  readonly ending: string;
  readonly widen: (column: ColumnDefinition) => string;
  /** What an index holds of a column. */
  readonly indexed: (column: ColumnDefinition) => string;
  /** A text as a literal. */
  readonly text: (value: string) => string;
}

/** A column that is there, with its length if it has one. */
export interface PresentColumn {
  readonly name: string;
  readonly length: number | null;
}

/** The statements that create the table, or bring an existing one up to the wanted form; never drop anything. */
export function shapeStatements(
  table: TableOperation,
  present: readonly PresentColumn[],
  wording: SchemaWording,
): readonly string[] {
  const indexes = table.columns
    .filter((column) => column.unique || column.index)
    .map((column) => indexText(table.table, column, wording));
  if (present.length === 0) return [creation(table, wording), ...indexes];
  const name = wording.quoted(table.table);
  const known = new Map(present.map((column) => [column.name.toLowerCase(), column]));
  const missing = table.columns.filter((column) => !known.has(column.name.toLowerCase()));
  const narrow = table.columns.filter((column) => isNarrower(known.get(column.name.toLowerCase()), column));
  return [
    ...missing.map((column) => `ALTER TABLE ${name} ADD COLUMN ${columnText(column, wording)}`),
    ...narrow.map((column) => `ALTER TABLE ${name} ${wording.widen(column)}`),
    ...indexes,
  ];
}

type ColumnWording = Pick<SchemaWording, 'quoted' | 'type' | 'text'>;

/** One column, as in CREATE TABLE. */
export function columnText(column: ColumnDefinition, wording: ColumnWording): string {
  const { quoted, type } = wording;
  const fallback = column.fallback === undefined ? '' : ` DEFAULT ${literal(column.fallback, wording)}`;
  return `${quoted(column.name)} ${type(column.type)}${column.notNull ? ' NOT NULL' : ''}${fallback}`;
}

function creation(table: TableOperation, wording: SchemaWording): string {
  const { quoted } = wording;
  const wanted = table.primaryKey ?? 'varchar(140)';
  const has = (name: string) => table.columns.some((column) => column.name.toLowerCase() === name.toLowerCase());
  const names = wanted.split(',').map((name) => name.trim());
  const own = wanted === '' || names.every(has);
  const others = own ? table.columns : table.columns.filter((column) => column.name.toLowerCase() !== 'name');
  const parts = others.map((column) => columnText(column, wording));
  const counting = /^(big)?int/.test(wanted);
  if (!own) parts.unshift(`${quoted('name')} ${counting ? wording.counting : `${wording.type(wanted)} NOT NULL`}`);
  if (wanted !== '') parts.push(`PRIMARY KEY (${(own ? names : ['name']).map(quoted).join(', ')})`);
  return `CREATE TABLE ${quoted(table.table)} (${parts.join(', ')})${wording.ending}`;
}

function isNarrower(present: PresentColumn | undefined, wanted: ColumnDefinition): boolean {
  const length = Number(/^varchar\((\d+)\)/.exec(wanted.type)?.[1] ?? 0);
  return present !== undefined && present.length !== null && present.length < length;
}

function indexText(table: string, column: ColumnDefinition, { quoted, indexed }: SchemaWording): string {
  const name = quoted(`${table}_${column.name}_${column.unique ? 'unique' : 'index'}`.slice(0, 60));
  return `CREATE ${column.unique ? 'UNIQUE ' : ''}INDEX IF NOT EXISTS ${name} ON ${quoted(table)} (${indexed(column)})`;
}

function literal(value: SqlValue, { text }: ColumnWording): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return text(value);
  return 'int' in value ? BigInt(value.int).toString() : 'NULL';
}

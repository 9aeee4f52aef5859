// Tables from Metas: database.md §8.
import type { ColumnDefinition, RowOperation, SqlValue } from '../host.ts';
import type { Field } from './field.ts';
import { childColumns, columnTypes, optionalColumns, zeroTypes } from './fieldtypes.ts';
import type { Meta } from './meta.ts';

const standard: readonly ColumnDefinition[] = [
  { name: 'creation', type: 'datetime(6)', index: true },
  { name: 'modified', type: 'datetime(6)' },
  { name: 'modified_by', type: 'varchar(140)' },
  { name: 'owner', type: 'varchar(140)' },
  { name: 'docstatus', type: 'tinyint(4)', notNull: true, fallback: 0 },
  { name: 'idx', type: 'int(11)', notNull: true, fallback: 0 },
];

/** The operation that makes or extends the table of a DocType; `undefined` for those that have none. */
export function tableOperation(meta: Meta): RowOperation | undefined {
  if (meta.isSingle || meta.isVirtual) return undefined;
  const own = meta.stored.map(columnOf);
  return {
    kind: 'table',
    table: meta.table,
    columns: [...standard, ...own, ...extraColumns(meta)],
    primaryKey: primaryKey(meta),
  };
}

function primaryKey(meta: Meta): string {
  return meta.autoname === 'autoincrement' ? 'bigint(20)' : 'varchar(140)';
}

function extraColumns(meta: Meta): ColumnDefinition[] {
  if (meta.isTable) return childColumns.map((name) => ({ name, type: 'varchar(140)', index: name === 'parent' }));
  const seen = meta.flag('track_seen') ? ['_seen'] : [];
  return [...optionalColumns, ...seen].map((name) => ({ name, type: 'text' }));
}

function columnOf(field: Field): ColumnDefinition {
  const type = columnType(field);
  const zero = zeroTypes.has(field.fieldtype);
  const fallback = columnFallback(field, zero);
  const unique = field.unique && !type.includes('text') && type !== 'json';
  return {
    name: field.fieldname,
    type,
    ...(zero || field.flag('not_nullable') ? { notNull: true } : {}),
    ...(fallback === undefined ? {} : { fallback }),
    ...(unique ? { unique: true } : field.flag('search_index') ? { index: true } : {}),
  };
}

function columnType(field: Field): string {
  const type = columnTypes.get(field.fieldtype) ?? 'varchar(140)';
  if (field.length === 0) return type;
  if (type === 'varchar(140)') return `varchar(${field.length})`;
  return type === 'int(11)' && field.length > 11 ? 'bigint(20)' : type;
}

const dynamic = /^(today|now|__user|user|:.*)$/i;

function columnFallback(field: Field, zero: boolean): SqlValue | undefined {
  const text = field.fallback;
  if (zero) return Number(text ?? 0) || 0;
  if (text === undefined || dynamic.test(text) || field.fieldtype === 'Datetime' || field.fieldtype === 'Time')
    return undefined;
  const type = columnType(field);
  return type.startsWith('varchar') || type === 'date' ? text : undefined;
}

/** The tables that belong to no DocType. */
export const bareTables: readonly RowOperation[] = [
  {
    kind: 'table',
    table: 'tabSingles',
    primaryKey: '',
    columns: [
      { name: 'doctype', type: 'varchar(255)', index: true },
      { name: 'field', type: 'varchar(255)' },
      { name: 'value', type: 'longtext' },
    ],
  },
  { kind: 'table', table: 'tabSeries', columns: [{ name: 'current', type: 'int(11)', notNull: true, fallback: 0 }] },
  {
    kind: 'table',
    table: '__Auth',
    primaryKey: '',
    columns: [
      { name: 'doctype', type: 'varchar(140)' },
      { name: 'name', type: 'varchar(255)', index: true },
      { name: 'fieldname', type: 'varchar(140)' },
      { name: 'password', type: 'text' },
      { name: 'encrypted', type: 'tinyint(4)', notNull: true, fallback: 0 },
    ],
  },
  {
    kind: 'table',
    table: '__rate_limit',
    primaryKey: 'varchar(255)',
    columns: [
      { name: 'window_start', type: 'bigint(20)', notNull: true, fallback: 0 },
      { name: 'calls', type: 'int(11)', notNull: true, fallback: 0 },
    ],
  },
  {
    kind: 'table',
    table: 'tabSessions',
    primaryKey: '',
    columns: [
      { name: 'user', type: 'varchar(255)' },
      { name: 'sid', type: 'varchar(255)', index: true },
      { name: 'sessiondata', type: 'longtext' },
      { name: 'ipaddress', type: 'varchar(16)' },
      { name: 'lastupdate', type: 'datetime(6)' },
      { name: 'status', type: 'varchar(20)' },
    ],
  },
];

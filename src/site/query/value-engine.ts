// The value engine: get_value, exists, count and set_value (database.md §2 and §3).
import { PyDict } from '../../language/runtime/containers.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { attributes, item, textEntries } from '../dictionary.ts';
import { forgetCached } from '../documents/after-write.ts';
import type { Meta } from '../documents/meta.ts';
import { findMeta } from '../documents/meta-loader.ts';
import { castStored, setSingleValue, singleValues } from '../documents/singles.ts';
import { storedField } from '../documents/stored.ts';
import { caughtFrappe } from '../frappe/exceptions.ts';
import type { SqlValue } from '../host.ts';
import { bold, throwMessage } from '../messages.ts';
import { checkGuarded } from '../permissions/guarded.ts';
import { toSql } from '../values.ts';
import { conditionOf } from './conditions.ts';
import { forUpdate, quoted } from './dialects.ts';
import { fieldItems, readField } from './fields.ts';
import { readFilters } from './filters.ts';
import { DEFAULT_ORDER, orderText } from './ordering.ts';
import { Selection } from './selection.ts';

/** The arguments of get_value, read. */
export interface ValueQuery {
  readonly filters: PyValue;
  readonly fieldname: PyValue;
  readonly asDict?: boolean;
  readonly orderBy?: string | null;
  readonly lock?: boolean;
  readonly distinct?: boolean;
  readonly pluck?: boolean;
  readonly ignore?: boolean;
}

/** One row (or one field) of the first document that matches; None when none does. */
export function getValue(context: Context, doctype: string, query: ValueQuery): PyValue {
  const meta = findMeta(context, doctype);
  const single = query.filters === null || (query.filters === doctype && doctype !== 'DocType');
  if (meta === undefined) return singleLookup(context, doctype, undefined, query);
  if (single || meta.isSingle) return singleLookup(context, doctype, meta, query);
  if (query.filters instanceof PyList && query.filters.items.filter((part) => part !== null).length === 0) return null;
  try {
    return firstRow(context, meta, query);
  } catch (thrown) {
    if (query.ignore && caughtFrappe(thrown, 'DatabaseError')) return null;
    throw thrown;
  }
}

function firstRow(context: Context, meta: Meta, query: ValueQuery): PyValue {
  const selection = new Selection(context, meta);
  const names = fieldItems(context, query.fieldname);
  const fields = names.map((name) => readField(selection, name)).filter((field) => 'sql' in field);
  const where = conditionOf(selection, readFilters(context, meta.name, query.filters, 'value'), 'value');
  const order = query.distinct
    ? ''
    : orderText(selection, query.orderBy === undefined ? DEFAULT_ORDER : query.orderBy, fields, 'DESC');
  const named = typeof query.filters === 'string';
  const sql = [
    `SELECT ${query.distinct ? 'DISTINCT ' : ''}${fields.map((field) => field.sql).join(', ')} FROM ${selection.from}`,
    where.text === '' ? '' : ` WHERE ${where.text}`,
    order === '' || named ? '' : ` ORDER BY ${order}`,
    ' LIMIT 1',
    query.lock ? forUpdate(context.database.dialect) : '',
  ].join('');
  const { columns, rows } = context.database.askTable(sql, where.parameters);
  const [row] = rows;
  if (row === undefined) return null;
  if (query.asDict || fields.some((field) => field.star)) {
    return attributes(
      context.run,
      columns.map((column, at) => [column, row[at] ?? null] as const),
    );
  }
  return row.length === 1 || query.pluck ? (row[0] ?? null) : new PyTuple(row);
}

/** Values of a Single: text in Frappe 15, cast by fieldtype in 16. */
function singleLookup(context: Context, doctype: string, meta: Meta | undefined, query: ValueQuery): PyValue {
  const stored = singleValues(context, doctype);
  const cast = (field: string): PyValue => {
    const value = stored.get(field) ?? null;
    if (value === null || context.is15) return value;
    return castStored(meta?.field(field)?.fieldtype ?? 'Data', value);
  };
  if (query.filters instanceof PyDict) {
    const matches = textEntries(query.filters).every(([field, value]) => stored.get(field) === String(value));
    if (!matches) return null;
  }
  const names = fieldItems(context, query.fieldname).map(String);
  const listed = query.fieldname instanceof PyList || query.fieldname instanceof PyTuple;
  if (names.includes('*'))
    return attributes(
      context.run,
      [...stored.keys()].map((field) => [field, cast(field)] as const),
    );
  if (query.asDict)
    return attributes(
      context.run,
      names.filter((name) => stored.has(name)).map((name) => [name, cast(name)] as const),
    );
  const values = names.map(cast);
  if (stored.size === 0 && meta === undefined) return null;
  return listed && values.length > 1 ? new PyList(values) : (values[0] ?? null);
}

/** The name of the first document that matches, None when none does. */
export function findName(context: Context, doctype: string, filters: PyValue): PyValue {
  if (filters === null) return null;
  if (filters === doctype && doctype !== 'DocType') return filters;
  const meta = findMeta(context, doctype);
  if (meta === undefined) return null;
  return getValue(context, doctype, { filters, fieldname: 'name', orderBy: null, ignore: true });
}

/** How many documents match. */
export function countDocuments(context: Context, doctype: string, filters: PyValue, distinct: boolean): number {
  const meta = findMeta(context, doctype);
  if (meta === undefined) return throwMessage(context, `DocType ${doctype} not found`, 'DoesNotExistError');
  const selection = new Selection(context, meta);
  const where = conditionOf(selection, readFilters(context, meta.name, filters, 'value'), 'value');
  const counted = distinct && selection.joined ? `DISTINCT ${quoted(meta.table)}.\`name\`` : '*';
  const sql = `SELECT COUNT(${counted}) FROM ${selection.from}${where.text === '' ? '' : ` WHERE ${where.text}`}`;
  return Number(context.database.askTable(sql, where.parameters).rows[0]?.[0] ?? 0);
}

/** A field of a Single, cast by its fieldtype. */
export function getSingleValue(context: Context, doctype: string, fieldname: string): PyValue {
  const key = `single/${doctype}/${fieldname}`;
  const known = context.valueCache.get(key);
  if (known !== undefined) return known;
  const field = findMeta(context, doctype)?.field(fieldname);
  if (field === undefined) return throwMessage(context, `Field ${bold(fieldname)} does not exist on ${bold(doctype)}`);
  const stored = singleValues(context, doctype).get(fieldname) ?? null;
  const value = stored === null ? missing(field.fieldtype) : castStored(field.fieldtype, stored);
  context.valueCache.set(key, value);
  return value;
}

function missing(fieldtype: string): PyValue {
  const cast = castStored(fieldtype, null);
  return cast === null && textTypes.has(fieldtype) ? '' : cast;
}

const textTypes: ReadonlySet<string> = new Set([
  'Data',
  'Text',
  'Small Text',
  'Long Text',
  'Text Editor',
  'Select',
  'Link',
  'Dynamic Link',
]);

/** What set_value changes and how. */
export interface ValueChange {
  readonly target: PyValue;
  readonly field: PyValue;
  readonly value: PyValue;
  readonly modified: PyValue;
  readonly modifiedBy: PyValue;
  readonly updateModified: boolean;
}

/** Updates columns directly: no events, validation or permission check. */
export function setDatabaseValue(context: Context, doctype: string, change: ValueChange): void {
  const meta = findMeta(context, doctype);
  checkGuarded(context, doctype);
  const given =
    change.field instanceof PyDict ? change.field : attributes(context.run, [[String(change.field), change.value]]);
  if (change.updateModified) {
    if (item(given, 'modified') === null) given.table.set(context.run, 'modified', change.modified ?? context.now());
    if (item(given, 'modified_by') === null)
      given.table.set(context.run, 'modified_by', change.modifiedBy ?? context.user);
  }
  const entries = textEntries(given);
  refuseProtected(context, entries);
  if (meta === undefined) throwMessage(context, `DocType ${doctype} not found`, 'DoesNotExistError');
  else if (meta.isSingle)
    for (const [field, value] of entries) setSingleValue(context, doctype, field, singleValue(value));
  else if (change.target !== null && change.target !== doctype) updateMatching(context, meta, change.target, entries);
  forgetCached(context, doctype);
}

/** What a document's own save decides. */
const protectedColumns: ReadonlySet<string> = new Set([
  'name',
  'owner',
  'creation',
  'docstatus',
  'parent',
  'parentfield',
  'parenttype',
]);

function refuseProtected(context: Context, entries: readonly (readonly [string, PyValue])[]): void {
  const found = entries.find(([column]) => protectedColumns.has(column));
  if (found !== undefined)
    throwMessage(context, `Field ${bold(found[0])} cannot be set by set_value`, 'PermissionError');
}

function singleValue(value: PyValue): PyValue {
  return typeof value === 'boolean' ? (value ? 1 : 0) : value;
}

function updateMatching(
  context: Context,
  meta: Meta,
  target: PyValue,
  entries: readonly (readonly [string, PyValue])[],
): void {
  const values: Record<string, SqlValue> = {};
  for (const [column, value] of entries) {
    const field = meta.field(column);
    const keeps = value === null || field === undefined || field.table;
    values[column] = keeps ? toSql(context.run, value) : storedField(context, field, value);
  }
  const names = matchingNames(context, meta, target);
  context.run.spend('writes', Math.max(1, names.length));
  if (names.length > 0) context.database.update(meta.table, values, [{ column: 'name', operator: 'in', value: names }]);
}

function matchingNames(context: Context, meta: Meta, target: PyValue): SqlValue[] {
  if (!(target instanceof PyDict || target instanceof PyList || target instanceof PyTuple))
    return [toSql(context.run, target)];
  const selection = new Selection(context, meta);
  const where = conditionOf(selection, readFilters(context, meta.name, target, 'value'), 'value');
  const sql = `SELECT ${quoted(meta.table)}.\`name\` FROM ${selection.from}${where.text === '' ? '' : ` WHERE ${where.text}`}`;
  return context.database.ask(sql, where.parameters).rows.map(([name]) => name ?? null);
}

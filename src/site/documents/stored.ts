// Documents and the rows of tables: what is written for a document, and documents made from rows.
import { PyDict } from '../../language/runtime/containers.ts';
import { PyFloat, PyList, type PyValue } from '../../language/runtime/values.ts';
import { cint, cstr, flt } from '../casts.ts';
import type { Context } from '../context.ts';
import type { SqlValue } from '../host.ts';
import { dumpJson } from '../json.ts';
import { throwMessage } from '../messages.ts';
import { forUpdate, quoted } from '../query/dialects.ts';
import { momentOperand } from '../query/moments.ts';
import { toSql } from '../values.ts';
import { Document } from './document.ts';
import type { Field } from './field.ts';
import { floatTypes, intTypes, momentTypes } from './fieldtypes.ts';
import type { Meta } from './meta.ts';
import { getMeta, rowsOf } from './meta-loader.ts';
import { loadSingle, writeSingle } from './singles.ts';

/** A document's column values as they are written and exported, in the order of the table (documents.md §4.3). */
export function validValues(context: Context, doc: Document): Map<string, PyValue> {
  const values = new Map<string, PyValue>();
  for (const column of doc.meta.columns) {
    const field = doc.meta.field(column);
    const value = column === 'docstatus' ? doc.docstatus : (doc.values.get(column) ?? null);
    values.set(column, field === undefined ? value : validValue(context, field, value));
  }
  return values;
}

/** One value as the column of a field takes it. */
export function validValue(context: Context, field: Field, value: PyValue): PyValue {
  const { fieldtype } = field;
  if (fieldtype === 'Check') return cint(value) === 0 ? 0 : 1;
  if (intTypes.has(fieldtype)) return typeof value === 'number' || typeof value === 'bigint' ? value : cint(value);
  if (floatTypes.has(fieldtype)) return value instanceof PyFloat ? value : new PyFloat(flt(value));
  if (fieldtype === 'JSON' && value instanceof PyDict) return dumpJson(context.run, value, { separators: [',', ':'] });
  if (value instanceof PyList) return throwMessage(context, `Value for ${field.label} cannot be a list`);
  if (momentTypes.has(fieldtype) && value === '') return null;
  if (field.unique && cstr(context.run, value).trim() === '') return null;
  if (value === null && field.flag('not_nullable')) return '';
  return value;
}

/** Column names and parameters of a row; moments in the one form in which their columns hold them. */
export function writtenRow(context: Context, doc: Document): { columns: string[]; values: SqlValue[] } {
  const valid = validValues(context, doc);
  const values = [...valid].map(([column, value]) => stored(context, momentType(doc, column), value));
  return { columns: [...valid.keys()], values };
}

function momentType(doc: Document, column: string): string | undefined {
  if (column === 'creation' || column === 'modified') return 'Datetime';
  const type = doc.meta.field(column)?.fieldtype;
  return type !== undefined && momentTypes.has(type) ? type : undefined;
}

function stored(context: Context, moment: string | undefined, value: PyValue): SqlValue {
  if (value === null || moment === undefined) return toSql(context.run, value);
  return momentOperand(context, moment, value);
}

/** A value as a column of a field holds it, for writing without a document. */
export function storedField(context: Context, field: Field, value: PyValue): SqlValue {
  return stored(
    context,
    momentTypes.has(field.fieldtype) ? field.fieldtype : undefined,
    validValue(context, field, value),
  );
}

/** Updates the row of a document (or of a row). */
export function updateRow(context: Context, doc: Document): void {
  if (doc.meta.isSingle) return writeSingle(context, doc, validValues(context, doc));
  const { columns, values } = writtenRow(context, doc);
  const changes: Record<string, SqlValue> = {};
  for (const [at, column] of columns.entries()) if (column !== 'name') changes[column] = values[at] ?? null;
  const name = toSql(context.run, doc.name);
  context.database.update(doc.meta.table, changes, [{ column: 'name', operator: '=', value: name }]);
}

/** The stored document, or `undefined`. */
export function findDocument(context: Context, doctype: string, name: PyValue, lock = ''): Document | undefined {
  const meta = getMeta(context, doctype);
  if (meta.isSingle) return loadSingle(context, meta);
  if (name === null) return undefined;
  const sql = `SELECT * FROM ${quoted(meta.table)} WHERE \`name\` = ?${lock}`;
  const rows =
    lock === ''
      ? context.database.askTable(sql, [toSql(context.run, name)])
      : context.database.table(sql, [toSql(context.run, name)]);
  const [row] = rowsOf(rows);
  if (row === undefined) return undefined;
  const doc = documentFromRow(meta, row);
  loadTables(context, doc);
  return doc;
}

/** The same with the row locked until the transaction ends. */
export function lockDocument(context: Context, doctype: string, name: PyValue): Document | undefined {
  const meta = getMeta(context, doctype);
  if (!meta.isSingle && name !== null) context.database.lockRow(meta.table, toSql(context.run, name));
  return findDocument(context, doctype, name, forUpdate(context.database.dialect));
}

/** Reads the rows of all tables of a document. */
export function loadTables(context: Context, doc: Document): void {
  for (const table of doc.meta.tables) {
    if (!table.virtual) doc.values.set(table.fieldname, new PyList(loadRows(context, doc, table)));
  }
}

function loadRows(context: Context, doc: Document, table: Field): Document[] {
  const meta = getMeta(context, table.options);
  const sql = `SELECT * FROM ${quoted(meta.table)} WHERE \`parent\` = ? AND \`parenttype\` = ? AND \`parentfield\` = ? ORDER BY \`idx\` ASC`;
  const rows = rowsOf(context.database.table(sql, [toSql(context.run, doc.name), doc.doctype, table.fieldname]));
  return rows.map((row) => {
    const child = documentFromRow(meta, row);
    child.parentDocument = doc;
    return child;
  });
}

/** A document made from one row of its table. */
export function documentFromRow(meta: Meta, row: ReadonlyMap<string, PyValue>): Document {
  const doc = new Document(meta);
  for (const [column, value] of row) doc.values.set(column, value);
  return doc;
}

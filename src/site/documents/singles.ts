// Single DocTypes: one document, kept as texts in tabSingles.
import { isInt } from '../../language/runtime/numbers.ts';
import { PyFloat, type PyValue } from '../../language/runtime/values.ts';
import { cint, cstr, flt } from '../casts.ts';
import type { Context } from '../context.ts';
import { dateFromText, datetimeFromText, timedeltaFromText } from '../moments.ts';
import { toSql } from '../values.ts';
import { Document } from './document.ts';
import { floatTypes, intTypes } from './fieldtypes.ts';
import type { Meta } from './meta.ts';

/** The stored texts of a Single by field. */
export function singleValues(context: Context, doctype: string): Map<string, PyValue> {
  const { rows } = context.database.table('SELECT `field`, `value` FROM `tabSingles` WHERE `doctype` = ?', [doctype]);
  return new Map(rows.map(([field, value]) => [String(field), value ?? null]));
}

/** The document of a Single, its values cast by fieldtype. */
export function loadSingle(context: Context, meta: Meta): Document {
  const doc = new Document(meta);
  const stored = singleValues(context, meta.name);
  for (const [field, value] of stored) {
    const fieldtype = meta.field(field)?.fieldtype ?? 'Data';
    doc.values.set(field, value === null ? null : castStored(fieldtype, value));
  }
  for (const field of meta.stored) {
    if (stored.has(field.fieldname)) continue;
    if (intTypes.has(field.fieldtype)) doc.values.set(field.fieldname, 0);
    if (floatTypes.has(field.fieldtype)) doc.values.set(field.fieldname, new PyFloat(0));
  }
  doc.values.set('name', meta.name);
  return doc;
}

/** A stored text as the value of its fieldtype (database.md §8.2, cast rules). */
export function castStored(fieldtype: string, value: PyValue): PyValue {
  if (intTypes.has(fieldtype)) return value === 'true' || value === 'True' ? 1 : cint(value);
  if (floatTypes.has(fieldtype)) return new PyFloat(flt(value));
  if (typeof value !== 'string' || value === '') return value;
  return moments.get(fieldtype)?.(value) ?? value;
}

const moments: ReadonlyMap<string, (text: string) => PyValue> = new Map([
  ['Date', dateFromText],
  ['Datetime', datetimeFromText],
  ['Time', timedeltaFromText],
]);

/** Replaces the stored values of a Single. */
export function writeSingle(context: Context, doc: Document, values: ReadonlyMap<string, PyValue>): void {
  context.database.delete('tabSingles', [{ column: 'doctype', operator: '=', value: doc.doctype }]);
  const rows = [...values].filter(([field, value]) => field !== 'doctype' && value !== null);
  context.database.insert(
    'tabSingles',
    ['doctype', 'field', 'value'],
    rows.map(([field, value]) => [doc.doctype, field, storedText(context, value)]),
  );
}

/** Sets one value of a Single. */
export function setSingleValue(context: Context, doctype: string, field: string, value: PyValue): void {
  const where = [
    { column: 'doctype', operator: '=', value: doctype },
    { column: 'field', operator: '=', value: field },
  ] as const;
  context.database.delete('tabSingles', where);
  context.database.insert('tabSingles', ['doctype', 'field', 'value'], [[doctype, field, storedText(context, value)]]);
}

function storedText(context: Context, value: PyValue): string | null {
  if (value === null) return null;
  if (isInt(value)) return value.toString();
  const sql = toSql(context.run, value);
  return typeof sql === 'number' || typeof sql === 'string' ? String(sql) : cstr(context.run, value);
}

// Making documents: empty, from a dict, from the database, as copies; and setting their values.
import { PyDict } from '../../language/runtime/containers.ts';
import { raise, raiseWith } from '../../language/runtime/errors.ts';
import { PyList, type PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { item, sequence, textEntries } from '../dictionary.ts';
import { throwMessage } from '../messages.ts';
import { fillOne } from './defaults.ts';
import { Document, isTrue, reservedKeys } from './document.ts';
import { getMeta } from './meta-loader.ts';
import { findDocument, lockDocument } from './stored.ts';

/** The stored document; DoesNotExistError when there is none. */
export function getDocument(
  context: Context,
  doctype: string,
  name: PyValue,
  options: { readonly lock: boolean } = { lock: false },
): Document {
  const doc = options.lock ? lockDocument(context, doctype, name) : findDocument(context, doctype, name);
  if (doc !== undefined) return doc;
  return throwMessage(context, `${doctype} ${cstr(context.run, name)} not found`, 'DoesNotExistError');
}

/** An unsaved document made from a dict with its `doctype`; no defaults are filled yet. */
export function documentFromDict(context: Context, values: PyDict): Document {
  const doctype = item(values, 'doctype');
  if (typeof doctype !== 'string' || doctype === '') return raise('ValueError', '"doctype" is a required key');
  const doc = charged(context, new Document(getMeta(context, doctype)));
  updateDocument(context, doc, values);
  return doc;
}

/** `frappe.new_doc`: an unsaved document with its defaults. */
export function newDocument(context: Context, doctype: string): Document {
  const doc = charged(context, new Document(getMeta(context, doctype)));
  doc.values.set('__islocal', 1);
  doc.values.set('owner', context.user);
  doc.docstatus = 0;
  fillOne(context, doc, undefined);
  return doc;
}

/** Sets each value of a dict as `doc.set` does. */
export function updateDocument(context: Context, doc: Document, values: PyDict): void {
  for (const [key, value] of textEntries(values)) setValue(context, doc, key, value);
}

/** `doc.set`: stores a value; what goes into a table becomes rows. */
export function setValue(context: Context, doc: Document, key: string, value: PyValue): void {
  if (reservedKeys.has(key)) return;
  const table = doc.meta.field(key);
  if (table?.table) {
    doc.values.set(key, new PyList([]));
    if (isTrue(value)) extendTable(context, doc, key, value);
    return;
  }
  doc.assign(context.run, key, value);
}

/** `doc.extend`: appends each of several rows. */
export function extendTable(context: Context, doc: Document, fieldname: string, rows: PyValue): void {
  const items = sequence(rows);
  if (items === undefined) return raise('ValueError');
  for (const row of items) appendRow(context, doc, fieldname, row, -1);
}

/** `doc.append`: makes a row of a dict (or takes a document as it is) and puts it into a table. */
export function appendRow(
  context: Context,
  doc: Document,
  fieldname: string,
  value: PyValue,
  position: number,
): Document {
  const field = doc.meta.field(fieldname);
  if (field === undefined || !field.table) return raiseWith('AttributeError', fieldname);
  const row = value instanceof Document ? value : rowFromDict(context, field.options, value);
  const list = tableList(doc, fieldname);
  placeNewRow(row, doc, fieldname, list.items.length + 1);
  if (position < 0 || position >= list.items.length) list.items.push(row);
  else {
    list.items.splice(position, 0, row);
    renumber(list);
  }
  return row;
}

/** The document, once the run has been charged for it. */
function charged(context: Context, doc: Document): Document {
  context.run.charge(doc.weight);
  return doc;
}

function rowFromDict(context: Context, doctype: string, value: PyValue): Document {
  if (!(value instanceof PyDict))
    return raiseWith(
      'ValueError',
      `Document for field "${doctype}" attached to child table must be a dict or BaseDocument`,
    );
  value.table.set(context.run, 'doctype', doctype);
  const row = charged(context, new Document(getMeta(context, doctype)));
  updateDocument(context, row, value);
  return row;
}

function placeNewRow(row: Document, doc: Document, fieldname: string, number: number): void {
  row.parentDocument = doc;
  row.values.set('parent', doc.name);
  row.values.set('parenttype', doc.doctype);
  row.values.set('parentfield', fieldname);
  if (row.name === null || row.name === '') row.values.set('__islocal', 1);
  if (!isTrue(row.values.get('idx'))) row.values.set('idx', number);
}

function tableList(doc: Document, fieldname: string): PyList {
  const known = doc.values.get(fieldname);
  if (known instanceof PyList) return known;
  const made = new PyList([]);
  doc.values.set(fieldname, made);
  return made;
}

/** Numbers the rows of a table from 1. */
export function renumber(list: PyList | PyTuple): void {
  for (const [at, row] of list.items.entries()) if (row instanceof Document) row.values.set('idx', at + 1);
}

/** `frappe.copy_doc`: an unsaved copy with new rows. */
export function copyDocument(context: Context, doc: Document, options: { readonly keepNoCopy: boolean }): Document {
  const copy = copyOne(doc, options.keepNoCopy);
  for (const table of doc.meta.tables) {
    const rows = doc.rows(table.fieldname).map((row) => copyOne(row, options.keepNoCopy));
    copy.values.set(table.fieldname, new PyList([]));
    for (const row of rows) appendRow(context, copy, table.fieldname, row, -1);
  }
  return copy;
}

const cleared = [
  'name',
  'owner',
  'creation',
  'modified',
  'modified_by',
  'amended_from',
  'amendment_date',
  'parent',
] as const;

function copyOne(doc: Document, keepNoCopy: boolean): Document {
  const copy = new Document(doc.meta);
  for (const [key, value] of doc.values)
    if (!(value instanceof PyList) && !key.startsWith('__')) copy.values.set(key, value);
  for (const key of cleared) if (copy.values.has(key)) copy.values.set(key, null);
  copy.docstatus = 0;
  copy.values.set('__islocal', 1);
  if (keepNoCopy) return copy;
  for (const field of doc.meta.fields)
    if (field.flag('no_copy') && field.stored) copy.values.set(field.fieldname, null);
  return copy;
}

// Default values of new documents and new rows: documents.md §3.
import { raise } from '../../language/runtime/errors.ts';
import { PyFloat, PyList, type PyValue, typeOf } from '../../language/runtime/values.ts';
import { cint, flt } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributeDict } from '../dictionary.ts';
import { datetimeFromText } from '../moments.ts';
import { allowedValues, userPermissions } from '../permissions/user-permissions.ts';
import { Document, isTrue } from './document.ts';
import type { Field } from './field.ts';
import { floatTypes, intTypes } from './fieldtypes.ts';
import { nameExists } from './naming.ts';
import { defaultFor } from './user-defaults.ts';

/** Fills the fields that are None of a new document and of its new rows. */
export function fillDefaults(context: Context, doc: Document): void {
  if (context.switches.inImport) return;
  for (const table of doc.meta.tables) checkRows(doc, table);
  if (isTrue(doc.values.get('__islocal'))) fillOne(context, doc, undefined);
  for (const row of doc.allRows()) if (isTrue(row.values.get('__islocal'))) fillOne(context, row, doc);
}

/** A script may have put plain dicts into a table, which Python finds out when it asks the first one whether it is new. */
function checkRows(doc: Document, table: Field): void {
  const rows = doc.values.get(table.fieldname);
  if (!(rows instanceof PyList)) return;
  const stranger = rows.items.find((row) => !(row instanceof Document));
  if (stranger === undefined) return;
  if (typeOf(stranger) === attributeDict) raise('TypeError', "'NoneType' object is not callable");
  raise('AttributeError', `'${typeOf(stranger).name}' object has no attribute 'is_new'`);
}

/** Fills the fields that are None of one new document. */
export function fillOne(context: Context, doc: Document, parent: Document | undefined): void {
  for (const field of doc.meta.stored) {
    if ((doc.values.get(field.fieldname) ?? null) !== null) continue;
    const value = defaultValue(context, doc, field, parent);
    if (value !== null) doc.values.set(field.fieldname, value);
  }
}

function defaultValue(context: Context, doc: Document, field: Field, parent: Document | undefined): PyValue {
  const ofUser = userDefault(context, doc, field);
  if (ofUser !== null) return ofUser;
  // A title field is a template that is filled later.
  if (field.fieldname === 'title' && doc.meta.titleField === 'title' && field.fallback?.includes('{')) return null;
  return staticDefault(context, field) ?? dynamicDefault(context, field, parent);
}

function userDefault(context: Context, doc: Document, field: Field): PyValue {
  if (field.fieldtype !== 'Link' || field.options === 'User') return null;
  const permissions = userPermissions(context, context.user);
  const allowed = field.flag('ignore_user_permissions')
    ? undefined
    : allowedValues(permissions, field.options, doc.doctype);
  const marked = permissions.get(field.options)?.find((record) => record.isDefault)?.value;
  const permitted = allowed === undefined ? undefined : (marked ?? (allowed.length === 1 ? allowed[0] : undefined));
  const value = permitted ?? defaultFor(context, field.fieldname, context.user);
  if (value === undefined || (allowed !== undefined && !allowed.includes(value))) return null;
  return nameExists(context, field.options, value) ? value : null;
}

function staticDefault(context: Context, field: Field): PyValue {
  const text = field.fallback;
  if (text === undefined) {
    if (field.fieldtype === 'Check') return 0;
    if (field.fieldtype !== 'Select' || field.options === '' || field.options === '[Select]') return null;
    return field.options.split('\n')[0] ?? null;
  }
  if (text === '__user') return context.user;
  if (text === 'Today') return context.today();
  if (text.startsWith(':') || isNow(field, text)) return null;
  return castDefault(field, text);
}

function isNow(field: Field, text: string): boolean {
  return (field.fieldtype === 'Datetime' || field.fieldtype === 'Time') && text.toLowerCase() === 'now';
}

function castDefault(field: Field, text: string): PyValue {
  if (field.fieldtype === 'Check') return cint(text) === 0 ? 0 : 1;
  if (intTypes.has(field.fieldtype)) return cint(text);
  return floatTypes.has(field.fieldtype) ? new PyFloat(flt(text)) : text;
}

function dynamicDefault(context: Context, field: Field, parent: Document | undefined): PyValue {
  const text = field.fallback;
  if (field.fieldtype === 'Time' && (context.is15 || text?.toLowerCase() === 'now')) return context.now().slice(11);
  if (text === undefined) return null;
  if (field.fieldtype === 'Datetime' && text.toLowerCase() === 'now') return datetimeFromText(context.now());
  return text.startsWith(':') ? linkedDefault(context, field, text.slice(1), parent) : null;
}

/** `:Company` takes the same field of the record that the parent's `company` (or the user's default) names. */
function linkedDefault(context: Context, field: Field, doctype: string, parent: Document | undefined): PyValue {
  const key = doctype.replaceAll(' ', '_').toLowerCase();
  const name = parent?.text(key) || defaultFor(context, key, context.user);
  if (name === undefined || name === '') return null;
  return (
    context.database.scalar(`SELECT \`${field.fieldname}\` FROM \`tab${doctype}\` WHERE \`name\` = ?`, [name]) ?? null
  );
}

// What version 2 tells of a DocType: its definition and how many documents there are.
import type { PyDict } from '../../language/runtime/containers.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { attributes, item } from '../dictionary.ts';
import type { Field } from '../documents/field.ts';
import { getMeta } from '../documents/meta-loader.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { parseJson } from '../json.ts';
import { countListed } from './list-methods.ts';

function dictOf(context: Context, { values }: Pick<Field, 'values'>): PyDict {
  return attributes(context.run, values);
}

/** The definition, for everyone who is logged in. */
export function metaOf(context: Context, doctype: string): PyValue {
  if (context.user === 'Guest') raiseFrappe('PermissionError');
  const meta = getMeta(context, doctype);
  const dict = attributes(context.run, [['doctype', 'DocType'], ...meta.values]);
  dict.table.set(context.run, 'fields', new PyList(meta.fields.map((field) => dictOf(context, field))));
  dict.table.set(context.run, 'permissions', new PyList(meta.permissionRows.map((row) => dictOf(context, row))));
  return dict;
}

/** How many documents that match `filters` the user may list. */
export function countOf(context: Context, doctype: string): PyValue {
  const given = item(context.formDict, 'filters');
  const filters = typeof given === 'string' ? (parseJson(context.run, given) ?? null) : given;
  return countListed(context, { doctype: getMeta(context, doctype).name, filters });
}

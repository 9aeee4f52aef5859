// A document as a dict: doc.as_dict() and doc.as_json().
import type { PyDict } from '../../language/runtime/containers.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributes } from '../dictionary.ts';
import { isDuration, isMoment } from '../moments.ts';
import { type Document, isTrue } from './document.ts';
import { validValues } from './stored.ts';

/** What as_dict leaves out or turns into text. */
export interface ExportOptions {
  readonly noNulls?: boolean;
  readonly noDefaultFields?: boolean;
  readonly datesAsText?: boolean;
  readonly noTableFields?: boolean;
}

const defaultFields: ReadonlySet<string> = new Set([
  'doctype',
  'name',
  'owner',
  'creation',
  'modified',
  'modified_by',
  'docstatus',
  'idx',
]);

const extras = ['__islocal', '__unsaved', '__onload', '_user_tags', '_liked_by'] as const;

/** A document as a `_dict`, keys in Frappe's order. */
export function documentValues(context: Context, doc: Document, options: ExportOptions): PyDict {
  const { run } = context;
  const dict = attributes(run);
  const put = (key: string, value: PyValue) => {
    if (options.noDefaultFields && defaultFields.has(key)) return;
    if (options.noNulls && value === null) return;
    dict.table.set(run, key, options.datesAsText ? plainDate(context, value) : value);
  };
  for (const [column, value] of validValues(context, doc)) put(column, value);
  put('doctype', doc.doctype);
  if (!options.noTableFields) {
    for (const table of doc.meta.tables)
      put(table.fieldname, new PyList(doc.rows(table.fieldname).map((row) => documentValues(context, row, options))));
  }
  for (const key of extras) {
    const value = doc.values.get(key) ?? null;
    if (isTrue(value)) dict.table.set(run, key, value);
  }
  return dict;
}

function plainDate(context: Context, value: PyValue): PyValue {
  return isMoment(value) || isDuration(value) ? cstr(context.run, value) : value;
}

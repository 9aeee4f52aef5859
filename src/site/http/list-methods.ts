// Lists, counts and link search as the desk asks for them: whatever is listed passes the permissions of lists.
import { PyDict } from '../../language/runtime/containers.ts';
import { raise } from '../../language/runtime/errors.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { cint, cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributes, item, textEntries } from '../dictionary.ts';
import type { Meta } from '../documents/meta.ts';
import { getMeta } from '../documents/meta-loader.ts';
import { type ListQuery, runList } from '../query/list.ts';
import { checkListFields } from './list-fields.ts';
import { forUsers, jsonArgument, textArgument, type Whitelisted } from './whitelisted.ts';

/** How many documents that match `filters` the user may list. */
export function countListed(context: Context, query: Pick<ListQuery, 'doctype' | 'filters' | 'orFilters'>): PyValue {
  const fields = new PyList([
    attributes(context.run, [
      ['COUNT', 'name'],
      ['as', 'total'],
    ]),
  ]);
  const [row] = listed(context, { ...query, fields, asList: false });
  return row instanceof PyDict ? item(row, 'total') : 0;
}

function listed(context: Context, query: ListQuery): readonly PyValue[] {
  const rows = runList(context, query);
  return rows instanceof PyList || rows instanceof PyTuple ? rows.items : [];
}

/** The arguments of the report view's functions. */
function reportQuery(context: Context, form: PyDict) {
  const text = (key: string) => cstr(context.run, item(form, key));
  const fields = jsonArgument(context, form, 'fields');
  const query = {
    doctype: textArgument(context, form, 'doctype'),
    fields: fields === '*' ? new PyList(['*']) : fields,
    filters: jsonArgument(context, form, 'filters'),
    orFilters: jsonArgument(context, form, 'or_filters'),
    groupBy: text('group_by') || null,
    ...(text('order_by') === '' ? {} : { orderBy: text('order_by') }),
    start: Number(cint(item(form, 'start') ?? item(form, 'limit_start'))),
    limit: Number(cint(item(form, 'page_length') ?? item(form, 'limit_page_length'))),
    parentDoctype: text('parent_doctype') || undefined,
  };
  checkListFields(context, query);
  return query;
}

/** Rows without their keys, which stand before them once. */
function compressed(context: Context, rows: readonly PyValue[]): PyValue {
  const [first] = rows;
  if (!(first instanceof PyDict)) return new PyList([]);
  const keys = textEntries(first).map(([key]) => key);
  context.run.chargeEntries(rows.length, rows.length * keys.length);
  const values = rows.map((row) => new PyList(row instanceof PyDict ? keys.map((key) => item(row, key)) : []));
  return attributes(context.run, [
    ['keys', new PyList(keys)],
    ['values', new PyList(values)],
    ['user_info', attributes(context.run)],
  ]);
}

/** An upper bound spares the reader an exact count. */
function reportCount(context: Context, form: PyDict): PyValue {
  const total = countListed(context, reportQuery(context, form));
  const most = Number(cint(item(form, 'limit')));
  return most > 0 && typeof total === 'number' ? Math.min(total, most) : total;
}

const searchable: ReadonlySet<string> = new Set(
  'Data|Text|Small Text|Long Text|Link|Select|Read Only|Text Editor'.split('|'),
);

function searchFields(meta: Meta): readonly string[] {
  const named = [meta.titleField, ...meta.text('search_fields').split(',')].map((field) => field.trim());
  return [...new Set(['name', ...named.filter((field) => meta.field(field) !== undefined)])];
}

/** Documents of a DocType whose name, title or search fields hold a text, for a field that links to it. */
function searchLink(context: Context, form: PyDict): PyValue {
  const meta = getMeta(context, textArgument(context, form, 'doctype'));
  refuseMethod(cstr(context.run, item(form, 'query')));
  const fields = searchFields(meta);
  const extra = cstr(context.run, item(form, 'searchfield'));
  const query = {
    doctype: meta.name,
    fields: new PyList([...new Set([...fields, ...(extra === '' ? [] : [extra])])]),
    filters: new PyList([...givenFilters(context, meta, form), ...switchedOn(meta)]),
    orFilters: new PyList(textFilters(meta, fields, cstr(context.run, item(form, 'txt')))),
    limit: Number(cint(item(form, 'page_length'))) || 10,
    asList: true,
    // Frappe lets every user choose among the DocTypes.
    ignorePermissions: meta.name === 'DocType',
  };
  checkListFields(context, query);
  return new PyList(listed(context, query).map((row) => suggestion(context, meta, row)));
}

/** Searching by a function of an app; there are none. */
function refuseMethod(method: string): void {
  if (method === '') return;
  raise('ModuleNotFoundError', `No module named '${method.split('.').slice(0, -1).join('.') || method}'`);
}

function givenFilters(context: Context, meta: Meta, form: PyDict): readonly PyValue[] {
  const given = jsonArgument(context, form, 'filters');
  if (given instanceof PyList) return given.items;
  if (!(given instanceof PyDict)) return [];
  return textEntries(given).map(([field, value]) => {
    const condition = value instanceof PyList || value instanceof PyTuple ? value.items.slice(0, 2) : ['=', value];
    return new PyList([meta.name, field, ...condition]);
  });
}

/** What is switched off is not offered. */
function switchedOn(meta: Meta): readonly PyValue[] {
  const has = (name: string) => meta.field(name)?.fieldtype === 'Check';
  return [
    ...(has('enabled') ? [new PyList([meta.name, 'enabled', '=', 1])] : []),
    ...(has('disabled') ? [new PyList([meta.name, 'disabled', '!=', 1])] : []),
  ];
}

function textFilters(meta: Meta, fields: readonly string[], text: string): PyValue[] {
  if (text === '') return [];
  return fields
    .filter((name) => name === 'name' || searchable.has(meta.field(name)?.fieldtype ?? ''))
    .map((name) => new PyList([meta.name, name, 'like', `%${text}%`]));
}

/** The name, with what else was found in words, and the title as the label where links show it. */
function suggestion(context: Context, meta: Meta, row: PyValue): PyValue {
  const [name = null, ...others] = row instanceof PyTuple ? row.items : [];
  const words = others.map((value) => cstr(context.run, value));
  const labelled = meta.titleField !== '' && meta.flag('show_title_field_in_link');
  const [title = ''] = labelled ? words : [];
  const described = labelled ? [cstr(context.run, name), ...words.slice(1)] : words;
  return attributes(context.run, [
    ['value', name],
    ...(labelled ? [['label', title] as const] : []),
    ['description', [...new Set(described)].filter((word) => word !== '').join(', ')],
  ]);
}

const REPORT_VIEW = 'frappe.desk.reportview';

/** The functions under their names. */
export const listMethods: readonly (readonly [string, Whitelisted])[] = [
  [`${REPORT_VIEW}.get`, forUsers((context, form) => compressed(context, listed(context, reportQuery(context, form))))],
  [
    `${REPORT_VIEW}.get_list`,
    forUsers((context, form) => new PyList([...listed(context, reportQuery(context, form))])),
  ],
  [`${REPORT_VIEW}.get_count`, forUsers(reportCount)],
  ['frappe.desk.search.search_link', forUsers(searchLink)],
];

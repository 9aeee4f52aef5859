// frappe.get_list and get_all, also under frappe.db.
import type { Keywords } from '../../language/runtime/call.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { raise } from '../../language/runtime/errors.ts';
import { truth } from '../../language/runtime/operators.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { cint, cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { throwMessage } from '../messages.ts';
import { type ListQuery, runList } from '../query/list.ts';
import { declare } from './declared.ts';

const positional = [
  'fields',
  'filters',
  'or_filters',
  'docstatus',
  'group_by',
  'order_by',
  'limit_start',
  'limit_page_length',
] as const;

/** The arguments of a call by name; DatabaseQuery takes the first ones by position too. */
function named(args: readonly PyValue[], keywords: Keywords): Map<string, PyValue> {
  if (args.length > positional.length)
    raise(
      'TypeError',
      `execute() takes from 1 to ${positional.length + 1} positional arguments but ${args.length + 1} were given`,
    );
  const values = new Map<string, PyValue>();
  for (const [at, value] of args.entries()) values.set(positional[at] ?? '', value);
  for (const [at, name] of keywords.names.entries()) {
    if (!known.has(name)) raise('TypeError', `DatabaseQuery.execute() got an unexpected keyword argument '${name}'`);
    values.set(name, keywords.values[at] ?? null);
  }
  return values;
}

const known: ReadonlySet<string> = new Set([
  ...positional,
  'limit',
  'page_length',
  'start',
  'offset',
  'as_list',
  'with_childnames',
  'debug',
  'ignore_permissions',
  'user',
  'with_comment_count',
  'join',
  'distinct',
  'update',
  'user_settings',
  'save_user_settings',
  'save_user_settings_fields',
  'add_total_row',
  'return_query',
  'reference_doctype',
  'run',
  'strict',
  'pluck',
  'ignore_ddl',
  'ignore_ifnull',
  'parent_doctype',
  'view',
  'parent',
  'for_update',
]);

/** Reads the arguments of get_list into a query. */
export function listQuery(context: Context, doctype: string, args: readonly PyValue[], keywords: Keywords): ListQuery {
  const values = named(args, keywords);
  const { run } = context;
  const get = (...names: readonly string[]): PyValue =>
    names.map((name) => values.get(name) ?? null).find((value) => value !== null) ?? null;
  const [fields, filters] = swapped(get('fields'), get('filters'));
  const number = (value: PyValue) => wholeNumber(value);
  checkTexts(context, get);
  const order = values.has('order_by') ? get('order_by') : undefined;
  return {
    doctype,
    fields,
    filters,
    orFilters: get('or_filters'),
    groupBy: textOrNull(context, get('group_by')),
    ...(order === undefined ? {} : { orderBy: textOrNull(context, order) }),
    start: number(get('limit_start', 'start', 'offset')),
    limit: number(get('limit_page_length', 'page_length', 'limit')),
    distinct: truth(run, get('distinct')),
    asList: truth(run, get('as_list')),
    pluck: textOrNull(context, get('pluck')),
    ignorePermissions: truth(run, get('ignore_permissions')),
    user: textOrNull(context, get('user')) ?? context.user,
    parentDoctype: textOrNull(context, get('parent_doctype', 'parent')) ?? undefined,
    update: get('update'),
    textOnly: values.get('run') === false || values.get('run') === 0,
  };
}

/** A count as a number; text has to be one. */
function wholeNumber(value: PyValue): number {
  if (value === null) return 0;
  if (typeof value === 'string' && !/^\s*\d*\s*$/.test(value))
    return raise('TypeError', 'Limit must be a non-negative integer');
  return Number(cint(value));
}

const joins: ReadonlySet<string> = new Set(['left join', 'inner join', 'join', 'right join', '']);

/** Arguments that choose among a few words, and whose list it is. */
function checkTexts(context: Context, get: (...names: readonly string[]) => PyValue): void {
  const join = textOrNull(context, get('join')) ?? '';
  if (!joins.has(join.trim().toLowerCase())) throwMessage(context, `Join must be one of ${[...joins].join(', ')}`);
  const distinct = get('distinct');
  if (typeof distinct === 'string' && !/^([01]|true|false)?$/i.test(distinct))
    raise('TypeError', 'distinct must be True or False');
  const user = textOrNull(context, get('user'));
  if (user !== null && user !== context.user && context.user !== 'Administrator')
    throwMessage(context, 'Lists of other users are not available', 'PermissionError');
}

function textOrNull(context: Context, value: PyValue): string | null {
  return value === null ? null : cstr(context.run, value);
}

/** Fields and filters may be given in each other's place. */
function swapped(fields: PyValue, filters: PyValue): [PyValue, PyValue] {
  const rows = fields instanceof PyList || fields instanceof PyTuple ? fields.items : [];
  const looksLikeFilters =
    fields instanceof PyDict || (rows.length > 0 && (rows[0] instanceof PyList || rows[0] instanceof PyTuple));
  const listed =
    filters instanceof PyList &&
    filters.items.length > 1 &&
    filters.items.every((item) => typeof item === 'string') &&
    fields !== null;
  return looksLikeFilters || listed ? [filters, fields] : [fields, filters];
}

function getList(context: Context, doctype: PyValue, args: readonly PyValue[], keywords: Keywords): PyValue {
  return runList(context, listQuery(context, cstr(context.run, doctype), args, keywords));
}

function getAll(context: Context, doctype: PyValue, args: readonly PyValue[], keywords: Keywords): PyValue {
  return runList(context, {
    ...listQuery(context, cstr(context.run, doctype), args, keywords),
    ignorePermissions: true,
  });
}

const lists = ['frappe', 'frappe.db'].flatMap((owner) => [
  declare(`${owner}.get_list(doctype, *args, **kwargs)`, {
    doc: 'Return the documents that match and that the user may read.',
    run: (context, doctype: PyValue, args: PyValue[], keywords: Keywords) => getList(context, doctype, args, keywords),
  }),
  declare(`${owner}.get_all(doctype, *args, **kwargs)`, {
    doc: 'Return the documents that match, whatever the user may read.',
    examples:
      owner === 'frappe' ? ['frappe.get_all("User", filters={"name": "Guest"}, pluck="name")  #> [\'Guest\']'] : [],
    run: (context, doctype: PyValue, args: PyValue[], keywords: Keywords) => getAll(context, doctype, args, keywords),
  }),
]);

/** The names of this file. */
export const listNames = lists;

// Filters over values in memory, and filters in their normal form.
import { getAttribute } from '../../../language/runtime/attributes.ts';
import { call } from '../../../language/runtime/call.ts';
import { PyDict } from '../../../language/runtime/containers.ts';
import { caught, raise } from '../../../language/runtime/errors.ts';
import { getItem } from '../../../language/runtime/items.ts';
import { iterate } from '../../../language/runtime/iteration.ts';
import { length, truth } from '../../../language/runtime/operators.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { str } from '../../../language/runtime/text.ts';
import { PyList, PyTuple, type PyValue, typeOf } from '../../../language/runtime/values.ts';
import { cstr } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { attributes, sequence, textEntries } from '../../dictionary.ts';
import { findMeta, getMeta } from '../../documents/meta-loader.ts';
import { throwMessage } from '../../messages.ts';
import { declare } from '../declared.ts';
import { textWith } from './attribute-of.ts';
import { safeColumn } from './columns.ts';
import { compareValues } from './compare.ts';

interface Filter {
  readonly doctype: PyValue;
  readonly field: PyValue;
  readonly operator: PyValue;
  readonly value: PyValue;
}

const operators = [
  '=',
  '!=',
  '>',
  '<',
  '>=',
  '<=',
  'like',
  'not like',
  'in',
  'not in',
  'is',
  'between',
  'timespan',
  'previous',
  'next',
  'ancestors of',
  'descendants of',
  'not ancestors of',
  'not descendants of',
  'descendants of (inclusive)',
];

/** A value with its operator: `[op, value]`, or a value that has to be equal. */
function operand(run: Run, value: PyValue): readonly [PyValue, PyValue] {
  if (!(value instanceof PyList || value instanceof PyTuple)) return ['=', value];
  return [getItem(run, value, 0), getItem(run, value, 1)];
}

/** A filter of older releases: a dict means its first entry, a field alone has no DocType to be looked up in. */
function filter15(context: Context, doctype: PyValue, given: PyValue): Filter {
  const items = given instanceof PyDict ? firstEntry(context.run, doctype, given) : sequence(given);
  if (items === undefined) return throwMessage(context, 'Filter must be a tuple or list (in a list)');
  const full = items.length === 3 ? [doctype, ...items] : items.slice(0, 4);
  if (full.length < 4)
    return throwMessage(
      context,
      `Filter must have 4 values (doctype, fieldname, operator, value): ${str(context.run, given)}`,
    );
  return filterOf(full);
}

function firstEntry(run: Run, doctype: PyValue, given: PyDict): readonly PyValue[] {
  const [entry] = given.table.map;
  if (entry === undefined) return raise('StopIteration');
  return [doctype, given.table.written(entry[0]), ...operand(run, entry[1])];
}

function filterOf([doctype = null, field = null, operator = null, value = null]: readonly PyValue[]): Filter {
  return { doctype, field, operator, value };
}

function entries15(context: Context, given: PyDict): readonly Filter[] {
  return [...given.table.map].map(([key, value]) =>
    filterOf([null, given.table.written(key), ...operand(context.run, value)]),
  );
}

/** All filters of newer releases: `=` on one field is joined to alternatives, and fields are sorted. */
function filters16(context: Context, doctype: PyValue, given: PyValue): readonly Filter[] {
  try {
    return merged(allOf(context, doctype, given));
  } catch (thrown) {
    const error = caught(thrown, 'Exception');
    if (error === undefined) throw thrown;
    return raise('ValueError', `\nError creating Filters:\nCause:\n${str(context.run, error)}`);
  }
}

function allOf(context: Context, doctype: PyValue, given: PyValue): readonly Filter[] {
  if (length(context.run, given) === 0) return [];
  const parts = sequence(given) ?? [given];
  const listed = given instanceof PyDict || typeof parts[0] === 'string' ? [given] : parts;
  return listed.flatMap((part) =>
    part instanceof PyDict ? entries16(context, doctype, part) : [filter16(doctype, part)],
  );
}

function entries16(context: Context, doctype: PyValue, given: PyDict): Filter[] {
  return [...given.table.map].map(([key, value]) => {
    const [operator, wanted] = operand(context.run, value);
    return checked16(filterOf([doctype, given.table.written(key), operator, wanted]));
  });
}

function filter16(doctype: PyValue, given: PyValue): Filter {
  const items =
    sequence(given) ?? raise('ValueError', `Expected FilterTruple, Mapping or Sequence, got ${typeOf(given).name}`);
  const [first = null, second = null, third = null] = items;
  if (items.length === 2) return checked16(filterOf([doctype, first, '=', second]));
  if (items.length === 3) return checked16(filterOf([doctype, first, second, third]));
  if (items.length === 4 || items.length === 5) return checked16(filterOf(items));
  return raise('ValueError', `Invalid sequence length: ${items.length}. Expected 2, 3, or 4 elements.`);
}

/** What newer releases ask of a filter; texts after `in` are cut at commas. */
function checked16(filter: Filter): Filter {
  if (filter.doctype === null) return raise('ValueError', 'doctype is required');
  if (filter.field === null) return raise('ValueError', 'fieldname is required');
  const { operator, value } = filter;
  const split = typeof value === 'string' && (operator === 'in' || operator === 'not in');
  return { ...filter, value: split ? new PyTuple(value.split(',')) : narrowed(value) };
}

/** Newer releases keep lists as tuples and booleans as numbers. */
function narrowed(value: PyValue): PyValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  const items = sequence(value);
  return items === undefined ? value : new PyTuple(items.map(narrowed));
}

function merged(filters: readonly Filter[]): readonly Filter[] {
  const key = ({ doctype, field, operator }: Filter) => `${doctype}\0${field}\0${operator === '=' ? 1 : 0}`;
  const groups = Map.groupBy(filters, key);
  return [...groups.keys()].sort().flatMap((name) => {
    const same = groups.get(name) ?? [];
    const [first] = same;
    if (first === undefined || first.operator !== '=' || same.length < 2) return same;
    return [{ ...first, operator: 'in', value: new PyTuple(same.map(({ value }) => value)) }];
  });
}

function fieldOf(context: Context, doc: PyValue, field: PyValue): PyValue {
  return call(context.run, getAttribute(context.run, doc, 'get'), [field]);
}

function evaluate(context: Context, doc: PyValue, given: PyValue): boolean {
  return filtersFor(context, doc, given).every((filter) => {
    const { field, operator, value, fieldtype } = normal(context, filter);
    return compareValues(context, fieldOf(context, doc, field), operator, value, fieldtype);
  });
}

function filtersFor(context: Context, doc: PyValue, given: PyValue): readonly Filter[] {
  if (!context.is15) return filters16(context, fieldOf(context, doc, 'doctype'), given);
  if (given instanceof PyDict) return entries15(context, given);
  return (sequence(given) ?? []).map((part) => filter15(context, null, part));
}

interface NormalFilter {
  readonly doctype: PyValue;
  readonly field: string;
  readonly operator: PyValue;
  readonly value: PyValue;
  readonly fieldtype: string | null;
}

/** A filter whose field, operator and DocType were looked at. */
function normal(context: Context, filter: Filter, others: readonly string[] = []): NormalFilter {
  const { run } = context;
  const field = safeColumn(context, filter.field);
  const operator = context.is15 && !truth(run, filter.operator) ? '=' : filter.operator;
  const known = [...operators, ...others];
  if (!known.includes(textWith(run, operator, 'lower').toLowerCase()))
    throwMessage(context, `Operator must be one of ${known.join(', ')}`);
  const doctype = truth(run, filter.doctype) ? homeOf(context, cstr(run, filter.doctype), field) : filter.doctype;
  const meta = typeof doctype === 'string' ? findMeta(context, doctype) : undefined;
  return { doctype, field, operator, value: filter.value, fieldtype: meta?.field(field)?.fieldtype ?? null };
}

/** The field's DocType: a field of a child table belongs to that. */
function homeOf(context: Context, doctype: string, field: string): string {
  if (standardFields.has(field)) return doctype;
  const meta = getMeta(context, doctype);
  if (meta.field(field) !== undefined) return doctype;
  const table = meta.tables.find(({ options }) => findMeta(context, options)?.field(field) !== undefined);
  return table?.options ?? doctype;
}

const standardFields: ReadonlySet<string> = new Set(
  (
    'doctype name owner creation modified modified_by docstatus idx parent parentfield parenttype ' +
    '_user_tags _comments _assign _liked_by _seen'
  ).split(' '),
);

function normalFilter(context: Context, doctype: PyValue, given: PyValue, configured: PyValue): PyValue {
  const filter = context.is15 ? filter15(context, doctype, given) : filters16(context, doctype, given)[0];
  if (filter === undefined) return raise('IndexError', 'list index out of range');
  const others = configured instanceof PyDict ? textEntries(configured).map(([name]) => name.toLowerCase()) : [];
  const { field, operator, value, fieldtype, ...rest } = normal(context, filter, others);
  return attributes(context.run, [
    ['doctype', rest.doctype],
    ['fieldname', field],
    ['operator', operator],
    ['value', value],
    ['fieldtype', fieldtype],
  ]);
}

function filterDict(context: Context, filters: PyValue): PyValue {
  const { run } = context;
  const dict = attributes(run);
  const iterator = iterate(run, filters);
  for (let part = iterator.next(run); part !== undefined; part = iterator.next(run)) {
    const value = new PyTuple([getItem(run, part, 2), getItem(run, part, 3)]);
    dict.table.set(run, getItem(run, part, 1), value);
  }
  return dict;
}

/** The names of this file. */
export const filterNames = [
  declare('frappe.utils.compare(val1, condition, val2, fieldtype=None)', {
    doc: 'Tell whether a condition holds between two values.',
    examples: ["frappe.utils.compare(5, '>', 3)  #> True"],
    run: compareValues,
  }),
  declare('frappe.utils.evaluate_filters(doc, filters)', {
    doc: 'Tell whether a document passes filters.',
    run: evaluate,
  }),
  declare('frappe.utils.get_filter(doctype, f, filters_config=None)', {
    doc: 'Return a filter in its normal form.',
    run: normalFilter,
  }),
  declare('frappe.utils.make_filter_tuple(doctype, key, value)', {
    doc: 'Return a filter as a list of four.',
    run: ({ run }, doctype: PyValue, key: PyValue, value: PyValue) =>
      new PyList([doctype, key, ...operand(run, value)]),
  }),
  declare('frappe.utils.make_filter_dict(filters)', {
    doc: 'Return filters as a dict by field.',
    run: filterDict,
  }),
  declare('frappe.utils.sanitize_column(column_name)', {
    doc: 'Return the name of a column without comments; DataError for more than a name.',
    run: (context, name: PyValue) => safeColumn(context, name),
  }),
];

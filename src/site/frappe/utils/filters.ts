// Filters over values in memory, filters in their normal form, and safe names of columns.
import { findAttribute } from '../../../language/runtime/attributes.ts';
import { PyDict } from '../../../language/runtime/containers.ts';
import { raise } from '../../../language/runtime/errors.ts';
import { truth } from '../../../language/runtime/operators.ts';
import { HashTable } from '../../../language/runtime/table.ts';
import { PyList, PyTuple, type PyValue } from '../../../language/runtime/values.ts';
import { cstr } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { attributes, sequence, textEntries } from '../../dictionary.ts';
import { Document } from '../../documents/document.ts';
import { findMeta } from '../../documents/meta-loader.ts';
import { throwMessage } from '../../messages.ts';
import { declare } from '../declared.ts';
import { compareValues } from './compare.ts';

interface Filter {
  readonly doctype: PyValue;
  readonly field: string;
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
function operand(value: PyValue): readonly [PyValue, PyValue] {
  const items = value instanceof PyList || value instanceof PyTuple ? value.items : undefined;
  return items === undefined ? ['=', value] : [items[0] ?? null, items[1] ?? null];
}

function fromDict(context: Context, doctype: PyValue, filters: PyDict): Filter[] {
  return textEntries(filters).map(([field, given]) => {
    const [operator, value] = operand(given);
    return normal(context, { doctype, field, operator, value });
  });
}

function fromItems(context: Context, doctype: PyValue, items: readonly PyValue[]): Filter {
  const text = (value: PyValue | undefined) => cstr(context.run, value ?? null);
  const [first = null, second = null, third = null, fourth = null] = items;
  if (items.length === 2) return normal(context, { doctype, field: text(first), operator: '=', value: second });
  if (items.length === 3) return normal(context, { doctype, field: text(first), operator: second, value: third });
  if (items.length === 4 || items.length === 5)
    return normal(context, { doctype: first, field: text(second), operator: third, value: fourth });
  return throwMessage(
    context,
    `Filter must have 4 values (doctype, fieldname, operator, value): ${text(new PyList([...items]))}`,
  );
}

function normal(context: Context, filter: Filter): Filter {
  const operator = truth(context.run, filter.operator) ? filter.operator : '=';
  return { ...filter, field: safeColumn(context, filter.field), operator };
}

function filtersOf(context: Context, doctype: PyValue, filters: PyValue): Filter[] {
  if (filters instanceof PyDict) return fromDict(context, doctype, filters);
  return (sequence(filters) ?? []).flatMap((part) =>
    part instanceof PyDict ? fromDict(context, doctype, part) : [fromItems(context, doctype, sequence(part) ?? [])],
  );
}

/** Newer releases take several `=` on one field for alternatives. */
function merged(filters: readonly Filter[]): readonly Filter[] {
  const equals = new Map<string, Filter[]>();
  for (const filter of filters) {
    if (filter.operator === '=') equals.set(filter.field, [...(equals.get(filter.field) ?? []), filter]);
  }
  return filters.flatMap((filter) => {
    const same = filter.operator === '=' ? (equals.get(filter.field) ?? []) : [];
    if (same.length < 2) return [filter];
    if (same[0] !== filter) return [];
    return [{ ...filter, operator: 'in', value: new PyList(same.map(({ value }) => value)) }];
  });
}

function fieldOf(context: Context, doc: PyValue, field: string): PyValue {
  if (doc instanceof PyDict) return doc.table.map.get(field) ?? null;
  if (doc instanceof Document) return doc.values.get(field) ?? null;
  return findAttribute(context.run, doc, field) ?? null;
}

function evaluate(context: Context, doc: PyValue, given: PyValue): boolean {
  const doctype = fieldOf(context, doc, 'doctype');
  if (!context.is15 && doctype === null && !named(given)) raise('ValueError', 'doctype is required');
  const filters = filtersOf(context, doctype, given);
  return (context.is15 ? filters : merged(filters)).every(({ doctype: of, field, operator, value }) => {
    const type = of === null ? undefined : findMeta(context, cstr(context.run, of))?.field(field)?.fieldtype;
    return compareValues(context, fieldOf(context, doc, field), operator, value, type ?? null);
  });
}

/** Whether each filter names its DocType. */
function named(given: PyValue): boolean {
  return !(given instanceof PyDict) && (sequence(given) ?? []).every((part) => (sequence(part)?.length ?? 0) >= 4);
}

/** The field's DocType: a field of a child table belongs to that. */
function homeOf(context: Context, doctype: PyValue, field: string): PyValue {
  const meta = findMeta(context, cstr(context.run, doctype));
  if (meta === undefined || meta.field(field) !== undefined || meta.columns.includes(field)) return doctype;
  const table = meta.tables.find(({ options }) => findMeta(context, options)?.field(field) !== undefined);
  return table?.options ?? doctype;
}

function normalFilter(context: Context, doctype: PyValue, given: PyValue): PyValue {
  const parts =
    given instanceof PyDict ? fromDict(context, doctype, given) : [fromItems(context, doctype, sequence(given) ?? [])];
  const filter = parts[0];
  if (filter === undefined || parts.length > 1)
    return throwMessage(context, 'Filter must be a tuple or list (in a list)');
  const operator = cstr(context.run, filter.operator);
  if (!operators.includes(operator.toLowerCase()))
    throwMessage(context, `Operator must be one of ${operators.join(', ')}`);
  const home = homeOf(context, filter.doctype, filter.field);
  const split = !context.is15 && ['in', 'not in'].includes(operator.toLowerCase()) && typeof filter.value === 'string';
  return attributes(context.run, [
    ['doctype', home],
    ['fieldname', filter.field],
    ['operator', filter.operator],
    ['value', split ? new PyList(String(filter.value).split(',')) : filter.value],
    ['fieldtype', findMeta(context, cstr(context.run, home))?.field(filter.field)?.fieldtype ?? null],
  ]);
}

const keywords: ReadonlySet<string> = new Set(
  'select from where and or not null is in like between as on join left right inner outer group order by having limit offset distinct union all case when then else end exists insert into values update set delete drop create table alter index view desc asc if ifnull coalesce count sum min max avg name date time timestamp type value key user'.split(
    ' ',
  ),
);

/** `sanitize_column`: DataError for a name that could be more than one. */
export function safeColumn(context: Context, name: string): string {
  const bare = name
    .replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')
    .replaceAll(/--[^\n]*/g, '')
    .trim()
    .replaceAll(/[A-Za-z]+/g, (word) => (keywords.has(word.toLowerCase()) ? word.toLowerCase() : word));
  const special = /[,'();\n]/.test(bare);
  const commands = /\b(select|create|insert|delete|drop|update|case|and|or)\b/i.test(bare);
  if (special && (!bare.toLowerCase().includes('ifnull') || commands))
    return throwMessage(context, `Invalid field name ${name}`, 'DataError');
  return bare;
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
    run(_context, doctype: PyValue, key: PyValue, value: PyValue) {
      return new PyList([doctype, key, ...operand(value)]);
    },
  }),
  declare('frappe.utils.make_filter_dict(filters)', {
    doc: 'Return filters as a dict by field.',
    run(context, filters: PyValue) {
      const table = new HashTable();
      for (const part of sequence(filters) ?? []) {
        const [, field = null, operator = null, value = null] = sequence(part) ?? [];
        table.set(context.run, field, new PyTuple([operator, value]));
      }
      const dict = attributes(context.run);
      dict.table = table;
      return dict;
    },
  }),
  declare('frappe.utils.sanitize_column(column_name)', {
    doc: 'Return the name of a column without comments; DataError for more than a name.',
    run: (context, name: PyValue) => safeColumn(context, cstr(context.run, name)),
  }),
];

// The fields of a list query: database.md §5.1.
import { PyDict } from '../../language/runtime/containers.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { item, textEntries } from '../dictionary.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { parseJson } from '../json.ts';
import { throwMessage } from '../messages.ts';
import { quoted } from './dialects.ts';
import type { SelectedColumn, Selection } from './selection.ts';

/** One item of the select list. */
export interface SelectedField {
  /** Text of the select list, alias included. */
  readonly sql: string;
  /** The key in the result. */
  readonly key: string;
  /** The columns it reads, for the permission check; empty for `*` and `count(*)`. */
  readonly columns: readonly SelectedColumn[];
  readonly star: boolean;
  readonly aggregate: boolean;
}

/** Rows of a table wanted with each document: `{"items": ["item_code"]}`. */
export interface ChildQuery {
  readonly table: string;
  readonly fields: readonly string[];
}

/** The items that a `fields` argument names. */
export function fieldItems(context: Context, fields: PyValue): readonly PyValue[] {
  if (fields instanceof PyList || fields instanceof PyTuple)
    return fields.items.filter((field) => field !== null && field !== '');
  if (typeof fields === 'string') return textItems(context, fields);
  return fields === null ? [] : [fields];
}

function textItems(context: Context, text: string): readonly PyValue[] {
  const trimmed = text.trim();
  if (trimmed === '*') return ['*'];
  if (trimmed.startsWith('[')) {
    const parsed = parseJson(context.run, trimmed);
    if (parsed instanceof PyList) return parsed.items;
  }
  return splitOutsideBrackets(trimmed);
}

function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Reads one item of `fields`. */
export function readField(selection: Selection, field: PyValue): SelectedField | ChildQuery {
  if (field instanceof PyDict) return readDict(selection, field);
  const text = cstr(selection.context.run, field).trim();
  if (text === '*')
    return { sql: `${quoted(selection.meta.table)}.*`, key: '*', columns: [], star: true, aggregate: false };
  refuseDangerous(selection.context, text);
  const [, expression = text, alias] = /^(.*?)\s+as\s+[`'"]?([^`'"]+)[`'"]?$/is.exec(text) ?? [];
  const distinct = /^distinct\s+(.*)$/is.exec(expression);
  const call = /^([a-z_]+)\s*\(\s*(.*)\s*\)$/is.exec(expression);
  if (call !== null) return readCall(selection, text, call[1] ?? '', call[2] ?? '', alias);
  return readColumn(selection, distinct?.[1] ?? expression, alias, distinct !== null);
}

function readColumn(
  selection: Selection,
  expression: string,
  alias: string | undefined,
  distinct: boolean,
): SelectedField {
  const name = expression.trim();
  if (!/^[`\w .-]+$/u.test(name)) return invalidField(selection, name);
  const column = selection.column(name);
  const key = (alias ?? column.name).trim();
  const sql = `${distinct ? 'DISTINCT ' : ''}${column.sql} AS ${quoted(key)}`;
  return { sql, key, columns: [column], star: false, aggregate: false };
}

const aggregates: ReadonlySet<string> = new Set(['count', 'sum', 'avg', 'max', 'min', 'group_concat']);
const textFunctions: ReadonlySet<string> = new Set([
  ...aggregates,
  'date',
  'year',
  'month',
  'quarter',
  'week',
  'day',
  'hour',
  'abs',
  'round',
  'lower',
  'upper',
  'length',
  'timestamp',
  'now',
  'extract',
  'locate',
  'ifnull',
  'coalesce',
  'concat',
]);
const restrictedIn15: ReadonlySet<string> = new Set(
  'concat concat_ws if ifnull nullif coalesce connection_id current_user database last_insert_id session_user system_user user version global'.split(
    ' ',
  ),
);

function readCall(
  selection: Selection,
  text: string,
  name: string,
  inner: string,
  alias: string | undefined,
): SelectedField {
  const { context } = selection;
  const lower = name.toLowerCase();
  if (!context.is15) return invalidField(selection, text);
  if (restrictedIn15.has(lower)) return raiseFrappe('DataError', `Use of function ${name} in field is restricted`);
  if (!textFunctions.has(lower)) return raiseFrappe('DataError', 'Use of sub-query or function is restricted');
  return functionField(selection, lower, inner.split(','), alias ?? `${name}(${inner})`);
}

function functionField(selection: Selection, name: string, args: readonly string[], key: string): SelectedField {
  const columns: SelectedColumn[] = [];
  const parts = args.map((arg) => argumentSql(selection, arg.trim(), columns));
  return {
    sql: `${name}(${parts.join(', ')}) AS ${quoted(key)}`,
    key,
    columns,
    star: false,
    aggregate: aggregates.has(name),
  };
}

function argumentSql(selection: Selection, arg: string, columns: SelectedColumn[]): string {
  if (arg === '*' || /^-?\d+(\.\d+)?$/.test(arg) || /^'[^'\\]*'$/.test(arg)) return arg;
  const distinct = /^distinct\s+(.*)$/i.exec(arg);
  const column = selection.column(distinct?.[1] ?? arg);
  columns.push(column);
  return `${distinct === null ? '' : 'distinct '}${column.sql}`;
}

const dictFunctions: ReadonlySet<string> = new Set(
  'COUNT SUM AVG MAX MIN ABS EXTRACT LOCATE TIMESTAMP IFNULL CONCAT NOW NULLIF MONTH YEAR QUARTER ADD SUB MUL DIV'.split(
    ' ',
  ),
);

const arithmetic: ReadonlyMap<string, string> = new Map([
  ['ADD', '+'],
  ['SUB', '-'],
  ['MUL', '*'],
  ['DIV', '/'],
]);

/** `{"COUNT": "*", "as": "n"}` or `{"items": ["item_code"]}`. */
function readDict(selection: Selection, field: PyDict): SelectedField | ChildQuery {
  const alias = item(field, 'as');
  const [entry] = textEntries(field).filter(([key]) => key !== 'as');
  if (entry === undefined) return invalidField(selection, '{}');
  const [name, value] = entry;
  const values = value instanceof PyList || value instanceof PyTuple ? value.items : [value];
  if (selection.meta.field(name)?.table) return { table: name, fields: values.map((each) => String(each)) };
  if (!dictFunctions.has(name.toUpperCase()))
    return throwMessage(selection.context, `Unsupported function or operator: ${name}`);
  const key = typeof alias === 'string' ? alias : name.toLowerCase();
  const args = values.map((each) => (typeof each === 'number' ? String(each) : String(each ?? '')));
  const operator = arithmetic.get(name.toUpperCase());
  if (operator === undefined) return functionField(selection, name.toLowerCase(), args, key);
  const columns: SelectedColumn[] = [];
  const parts = args.map((arg) => argumentSql(selection, arg, columns));
  return { sql: `${parts.join(operator)} AS ${quoted(key)}`, key, columns, star: false, aggregate: false };
}

function refuseDangerous(context: Context, text: string): void {
  if (text.includes('/*') || / union /i.test(text)) throwMessage(context, 'Illegal SQL Query');
  const nested =
    /\(\s*(select|delete|update|insert|create|drop)\b/i.test(text) ||
    /^(select|delete|update|drop|create)\s/i.test(text);
  if (nested || text.includes('@')) raiseFrappe('DataError', 'Use of sub-query or function is restricted');
}

function invalidField(selection: Selection, text: string): never {
  if (selection.context.is15) return raiseFrappe('DataError', 'Use of sub-query or function is restricted');
  return throwMessage(
    selection.context,
    `Invalid field format for SELECT: ${text}. Field names must be simple, backticked, table-qualified, aliased, or '*'.`,
    'PermissionError',
  );
}

// Filters in all their shapes (database.md §6.1), read into one tree of tests.
import { PyDict } from '../../language/runtime/containers.ts';
import { isInt } from '../../language/runtime/numbers.ts';
import { repr } from '../../language/runtime/text.ts';
import { PyFloat, PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { textEntries } from '../dictionary.ts';
import { parseJson } from '../json.ts';
import { throwMessage } from '../messages.ts';

/** One comparison; the operator is in lower case. */
export interface Test {
  readonly kind: 'test';
  readonly doctype: string;
  readonly field: string;
  readonly operator: string;
  readonly value: PyValue;
}

/** Tests joined by AND or OR. */
export interface Group {
  readonly kind: 'and' | 'or';
  readonly parts: readonly FilterTree[];
}

export type FilterTree = Test | Group;

/** The list engine (get_list, get_all) or the value engine (get_value, exists, count, set_value). */
export type Engine = 'list' | 'value';

const operators: ReadonlySet<string> = new Set([
  '=',
  '!=',
  '<',
  '>',
  '<=',
  '>=',
  'like',
  'not like',
  'in',
  'not in',
  'between',
  'is',
  'timespan',
  'previous',
  'next',
  'ancestors of',
  'not ancestors of',
  'descendants of',
  'not descendants of',
  'descendants of (inclusive)',
]);

/** Reads any shape of filters; what is empty is a group without parts. */
export function readFilters(context: Context, doctype: string, filters: PyValue, engine: Engine): Group {
  // A name that is empty is a name; only the list engine takes it for no filter.
  if (filters === null || (filters === '' && engine === 'list')) return all([]);
  if (filters instanceof PyDict) return all(dictTests(context, doctype, filters));
  if (filters instanceof PyList || filters instanceof PyTuple) return readList(context, doctype, filters.items, engine);
  if (typeof filters === 'string' && engine === 'list') {
    const parsed = parseJson(context.run, filters);
    if (parsed !== undefined && parsed !== filters && typeof parsed === 'object')
      return readFilters(context, doctype, parsed, engine);
    if (filters !== '') return throwMessage(context, 'Filter must be a tuple or list (in a list)');
  }
  return all([test(context, doctype, 'name', '=', filters)]);
}

function all(parts: readonly FilterTree[]): Group {
  return { kind: 'and', parts };
}

function dictTests(context: Context, doctype: string, filters: PyDict): Test[] {
  return textEntries(filters).map(([field, value]) => {
    const items = itemsOf(value);
    if (items === undefined) return test(context, doctype, field, '=', value);
    return test(context, doctype, field, items[0] ?? '=', items[1] ?? null);
  });
}

function itemsOf(value: PyValue): readonly PyValue[] | undefined {
  return value instanceof PyList || value instanceof PyTuple ? value.items : undefined;
}

function readList(context: Context, doctype: string, items: readonly PyValue[], engine: Engine): Group {
  const present = items.filter((item) => item !== null);
  const words = present.filter((item) => typeof item === 'string');
  const begun = itemsOf(present[0] ?? null) !== undefined && words.length > 0;
  if (begun || (words.some(isLogic) && present.some((item) => itemsOf(item) !== undefined)))
    return readNested(context, doctype, present);
  if (
    present.length > 0 &&
    present.every((item) => isInt(item) || typeof item === 'string' || item instanceof PyFloat)
  ) {
    const [field, operator, value = null] = present;
    const single = present.length === 3 && typeof operator === 'string' && operators.has(operator.toLowerCase());
    if (single && typeof field === 'string') return all([test(context, doctype, field, operator, value)]);
    if (engine === 'value') return all([test(context, doctype, 'name', 'in', new PyList([...present]))]);
  }
  const flat = isTestList(present);
  return all(
    flat ? [readTest(context, doctype, present)] : present.flatMap((item) => readPart(context, doctype, item)),
  );
}

/** `["status", "in", ["Open"]]`: one test written without its outer list. */
function isTestList(items: readonly PyValue[]): boolean {
  const [field, operator] = items;
  return (
    typeof field === 'string' &&
    typeof operator === 'string' &&
    operators.has(operator.toLowerCase()) &&
    items.length >= 3
  );
}

function readPart(context: Context, doctype: string, part: PyValue): FilterTree[] {
  if (part instanceof PyDict) return dictTests(context, doctype, part);
  const items = itemsOf(part);
  if (items === undefined) return throwMessage(context, 'Filter must be a tuple or list (in a list)');
  return [readTest(context, doctype, items)];
}

function readTest(context: Context, doctype: string, items: readonly PyValue[]): Test {
  const [first = null, second = null, third = null, fourth = null] = items;
  if (items.length === 2) return test(context, doctype, String(first), '=', second);
  if (items.length === 3) return test(context, doctype, String(first), second, third);
  if (items.length === 4 || items.length === 5) return test(context, String(first), String(second), third, fourth);
  const shown = repr(context.run, new PyList([...items]));
  return throwMessage(context, `Filter must have 4 values (doctype, fieldname, operator, value): ${shown}`);
}

function test(context: Context, doctype: string, field: string, operator: PyValue, value: PyValue): Test {
  const lower = typeof operator === 'string' ? operator.trim().toLowerCase() : '';
  if (!operators.has(lower)) throwMessage(context, `Operator must be one of ${[...operators].join(', ')}`);
  return { kind: 'test', doctype, field: field.trim(), operator: lower, value };
}

function isLogic(item: PyValue): boolean {
  return typeof item === 'string' && ['and', 'or'].includes(item.toLowerCase());
}

/** `[test, "or", [test, "and", test]]`, from left to right. */
function readNested(context: Context, doctype: string, items: readonly PyValue[]): Group {
  const [first = null, ...rest] = items;
  let tree = readOperand(context, doctype, first);
  for (let at = 0; at < rest.length; at += 2) {
    const word = rest[at] ?? null;
    if (!isLogic(word)) throwMessage(context, `Expected 'and' or 'or' operator, found: ${String(word)}`);
    const operand = rest[at + 1];
    if (operand === undefined) throwMessage(context, `Filter condition missing after operator: ${String(word)}`);
    tree = {
      kind: String(word).toLowerCase() === 'or' ? 'or' : 'and',
      parts: [tree, readOperand(context, doctype, operand ?? null)],
    };
  }
  return tree.kind === 'test' ? all([tree]) : tree;
}

function readOperand(context: Context, doctype: string, part: PyValue): FilterTree {
  const items = itemsOf(part);
  if (items === undefined) {
    if (part instanceof PyDict) return all(dictTests(context, doctype, part));
    return throwMessage(context, `Invalid start for filter condition: ${String(part)}. Expected a list or tuple.`);
  }
  return isTestList(items) || typeof items[0] === 'string'
    ? readTest(context, doctype, items)
    : readNested(context, doctype, items);
}

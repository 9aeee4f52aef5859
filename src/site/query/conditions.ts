// Tests as SQL, with each engine's own rules about NULL: database.md §6.

import { PySet } from '../../language/runtime/containers.ts';
import { raise } from '../../language/runtime/errors.ts';
import { isInt } from '../../language/runtime/numbers.ts';
import { PyFloat, PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { cstr, flt } from '../casts.ts';
import type { Context } from '../context.ts';
import { sequence } from '../dictionary.ts';
import { numericTypes, zeroTypes } from '../documents/fieldtypes.ts';
import type { SqlValue } from '../host.ts';
import { toSql } from '../values.ts';
import { likeOperator } from './dialects.ts';
import type { Engine, FilterTree, Test } from './filters.ts';
import { dateRange, momentOperand } from './moments.ts';
import type { SelectedColumn, Selection } from './selection.ts';
import { treeCondition } from './trees.ts';

/** SQL text with its parameters in order. */
export interface Sql {
  readonly text: string;
  readonly parameters: readonly SqlValue[];
}

/** Joins conditions; no conditions give empty text. */
export function joinSql(parts: readonly Sql[], word: 'AND' | 'OR'): Sql {
  const present = parts.filter((part) => part.text !== '');
  return {
    text: present.map((part) => part.text).join(` ${word} `),
    parameters: present.flatMap((part) => part.parameters),
  };
}

/** A tree of tests as one condition, '' when it is empty. */
export function conditionOf(selection: Selection, tree: FilterTree, engine: Engine): Sql {
  if (tree.kind === 'test') return testSql(selection, tree, engine);
  const parts = tree.parts.map((part) => grouped(conditionOf(selection, part, engine), part.kind !== 'test'));
  const joined = joinSql(parts, tree.kind === 'or' ? 'OR' : 'AND');
  return grouped(joined, tree.kind === 'or' && parts.length > 1);
}

function grouped(part: Sql, brackets: boolean): Sql {
  return brackets && part.text !== '' ? { ...part, text: `(${part.text})` } : part;
}

/** What a test needs to know about its column. */
interface Operand {
  readonly context: Context;
  readonly column: SelectedColumn;
  readonly engine: Engine;
  readonly test: Test;
  readonly numeric: boolean;
  readonly moment: string | undefined;
  readonly nullable: boolean;
}

function testSql(selection: Selection, test: Test, engine: Engine): Sql {
  const column = selection.column(test.field, test.doctype);
  const type = column.field?.fieldtype ?? standardTypes.get(column.name) ?? '';
  const operand: Operand = {
    context: selection.context,
    column,
    engine,
    test,
    numeric: numericTypes.has(type),
    moment: ['Date', 'Datetime', 'Time'].includes(type) ? type : undefined,
    nullable:
      !['name', 'creation', 'modified'].includes(column.name) &&
      !zeroTypes.has(type) &&
      column.field?.flag('not_nullable') !== true,
  };
  return (builders.get(test.operator) ?? compared)(operand);
}

const standardTypes: ReadonlyMap<string, string> = new Map([
  ['creation', 'Datetime'],
  ['modified', 'Datetime'],
  ['docstatus', 'Int'],
  ['idx', 'Int'],
]);

type Builder = (operand: Operand) => Sql;

const builders: ReadonlyMap<string, Builder> = new Map<string, Builder>([
  ['in', membership],
  ['not in', membership],
  ['like', liking],
  ['not like', liking],
  ['is', presence],
  ['between', between],
  [
    'timespan',
    (operand) =>
      inRange(operand, dateRange(operand.context, 'timespan', cstr(operand.context.run, operand.test.value))),
  ],
  [
    'previous',
    (operand) =>
      inRange(operand, dateRange(operand.context, 'previous', cstr(operand.context.run, operand.test.value))),
  ],
  [
    'next',
    (operand) => inRange(operand, dateRange(operand.context, 'next', cstr(operand.context.run, operand.test.value))),
  ],
  ['descendants of', nested],
  ['not descendants of', nested],
  ['descendants of (inclusive)', nested],
  ['ancestors of', nested],
  ['not ancestors of', nested],
]);

function compared(operand: Operand): Sql {
  const { test, column, engine } = operand;
  const { value, operator } = test;
  if (value === null && engine === 'value') return nullTest(column, operator);
  if (value === null || value === '') return comparedWithNothing(operand);
  const parameter = parameterOf(operand, value);
  if (engine === 'list' && includesNull(operand))
    return { text: `ifnull(${column.sql}, ${fallback(operand)}) ${operator} ?`, parameters: [parameter] };
  return { text: `${column.sql} ${operator} ?`, parameters: [parameter] };
}

function nullTest(column: SelectedColumn, operator: string): Sql {
  return { text: `${column.sql} IS ${operator === '=' ? '' : 'NOT '}NULL`, parameters: [] };
}

/** `= ''` finds NULL too in the list engine; a number is compared with 0. */
function comparedWithNothing(operand: Operand): Sql {
  const { column, test, engine } = operand;
  if (engine === 'value') return { text: `${column.sql} ${test.operator} ?`, parameters: [operand.numeric ? 0 : ''] };
  if (operand.numeric) return { text: `${column.sql} ${test.operator} 0`, parameters: [] };
  if (operand.moment !== undefined && test.value === null && test.operator === '=')
    return { text: `${column.sql} IS NULL`, parameters: [] };
  if (!operand.nullable) return { text: `${column.sql} ${test.operator} ''`, parameters: [] };
  if (test.operator === '=') return { text: `(${column.sql} IS NULL OR ${column.sql} = '')`, parameters: [] };
  return { text: `ifnull(${column.sql}, '') ${test.operator} ''`, parameters: [] };
}

function includesNull(operand: Operand): boolean {
  if (!operand.nullable || operand.test.operator === '=') return false;
  if (operand.moment !== undefined) return ['<', '<=', '!='].includes(operand.test.operator);
  return true;
}

function fallback(operand: Operand): string {
  if (operand.moment === 'Date') return "'0001-01-01'";
  if (operand.moment === 'Datetime') return "'0001-01-01 00:00:00.000000'";
  if (operand.moment === 'Time') return "'00:00:00'";
  return operand.numeric ? '0' : "''";
}

/** A value in the form of the column: numbers against text go out as text. */
function parameterOf(operand: Operand, value: PyValue): SqlValue {
  const { context } = operand;
  if (operand.moment !== undefined) return momentOperand(context, operand.moment, value);
  if (operand.numeric) return numberOf(context, operand.engine, value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  const counted = operand.column.name === 'name' && operand.column.meta.autoname === 'autoincrement';
  if (!counted && (isInt(value) || value instanceof PyFloat)) return cstr(context.run, value);
  return toSql(context.run, value);
}

function numberOf(context: Context, engine: Engine, value: PyValue): SqlValue {
  if (isInt(value) || typeof value === 'boolean' || value instanceof PyFloat) return toSql(context.run, value);
  return engine === 'list' || typeof value === 'string' ? flt(value) : toSql(context.run, value);
}

/** The items that `in` compares with: a comma text is split, texts are stripped. */
function listItems(context: Context, value: PyValue): readonly PyValue[] {
  if (value instanceof PyList || value instanceof PyTuple) return value.items;
  if (value instanceof PySet) return value.table.keys();
  if (typeof value === 'string') return value.split(',').map((part) => part.trim());
  return value === null ? [] : [cstr(context.run, value)];
}

function membership(operand: Operand): Sql {
  const { column, test, context, engine } = operand;
  const items = listItems(context, test.value);
  const negated = test.operator === 'not in';
  if (items.length === 0) return emptyMembership(operand, negated);
  const blank = items.some((item) => item === null || item === '');
  const nullCounts = engine === 'list' && operand.nullable && (negated || blank);
  const left = nullCounts ? `ifnull(${column.sql}, ${fallback(operand)})` : column.sql;
  const parameters = items.map((item) => (item === null ? '' : parameterOf(operand, item)));
  return { text: `${left} ${test.operator} (${items.map(() => '?').join(', ')})`, parameters };
}

function emptyMembership({ column, context, engine }: Operand, negated: boolean): Sql {
  if (!context.is15) return { text: negated ? '1=1' : '1=0', parameters: [] };
  const left = engine === 'list' ? `ifnull(${column.sql}, '')` : column.sql;
  return { text: `${left} ${negated ? 'not in' : 'in'} ('')`, parameters: [] };
}

function liking(operand: Operand): Sql {
  const { column, test, context, engine } = operand;
  if (test.value !== null && typeof test.value === 'object' && sequence(test.value) !== undefined)
    return raise('TypeError', `${test.operator} takes a text`);
  const word = likeOperator(context.database.dialect);
  const operator = test.operator === 'like' ? word : `NOT ${word}`;
  const left =
    engine === 'list' && test.operator === 'not like' && operand.nullable ? `ifnull(${column.sql}, '')` : column.sql;
  return { text: `${left} ${operator} ?`, parameters: [cstr(context.run, test.value)] };
}

function presence(operand: Operand): Sql {
  const { column, test, engine } = operand;
  const set = cstr(operand.context.run, test.value).toLowerCase() === 'set';
  if (operand.numeric) {
    if (engine === 'value') return { text: `${column.sql} IS ${set ? 'NOT ' : ''}NULL`, parameters: [] };
    return { text: set ? `${column.sql} != 0` : `(${column.sql} IS NULL OR ${column.sql} = 0)`, parameters: [] };
  }
  if (operand.moment !== undefined) return { text: `${column.sql} IS ${set ? 'NOT ' : ''}NULL`, parameters: [] };
  if (engine === 'value') return { text: `coalesce(${column.sql}, '') ${set ? '!=' : '='} ''`, parameters: [] };
  return set
    ? { text: `${column.sql} != ''`, parameters: [] }
    : { text: `ifnull(${column.sql}, '') = ''`, parameters: [] };
}

function between(operand: Operand): Sql {
  const items = listItems(operand.context, operand.test.value);
  const [from = null, to = null] = items;
  if (operand.moment !== undefined)
    return inRange(operand, [from ?? operand.context.today(), to ?? operand.context.today()]);
  const { column } = operand;
  return { text: `${column.sql} BETWEEN ? AND ?`, parameters: [parameterOf(operand, from), parameterOf(operand, to)] };
}

/** Bare dates around a Datetime widen to whole days. */
function inRange(operand: Operand, [from, to]: readonly [PyValue, PyValue]): Sql {
  const { context, column } = operand;
  const datetime = operand.moment === 'Datetime';
  const bound = (value: PyValue, time: string): SqlValue => {
    const text = cstr(context.run, value);
    return datetime && /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? `${text} ${time}`
      : momentOperand(context, operand.moment ?? 'Date', value);
  };
  return {
    text: `${column.sql} BETWEEN ? AND ?`,
    parameters: [bound(from, '00:00:00.000000'), bound(to, '23:59:59.999999')],
  };
}

function nested(operand: Operand): Sql {
  const { column, test, context } = operand;
  const target = column.field?.fieldtype === 'Link' ? column.field.options : column.meta.name;
  return treeCondition(context, column.sql, target, test.operator, cstr(context.run, test.value));
}

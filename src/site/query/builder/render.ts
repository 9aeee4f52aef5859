// Terms as SQL, in MariaDB's words.
import type { Run } from '../../../language/runtime/run.ts';
import { repr, str } from '../../../language/runtime/text.ts';
import { PyFloat, type PyValue } from '../../../language/runtime/values.ts';
import { isDuration, isMoment } from '../../moments.ts';
import { quoted } from '../dialects.ts';
import { raiseBuilder } from './errors.ts';
import {
  type FunctionNode,
  type Ordered,
  type Part,
  PyTable,
  PyTerm,
  type Source,
  type TermNode,
  type Window,
} from './nodes.ts';

/** How a part is to be written. */
export interface Writing {
  readonly run: Run;
  /** Columns are written with their table. */
  readonly namespace: boolean;
  /** The alias follows the term. */
  readonly alias: boolean;
  /** Queries stand in parentheses. */
  readonly subquery: boolean;
  /** A junction stands in parentheses. */
  readonly bracketed: boolean;
  /** Texts go here, and a placeholder is written for each. */
  readonly parameters: string[] | undefined;
  /** Writes a table or a query. */
  readonly source: (writing: Writing, source: Source) => string;
}

/** Writes a part of a query. */
export function write(writing: Writing, part: Part): string {
  const { run } = writing;
  if (!(part instanceof PyTerm)) return writing.source(writing, part);
  run.enter();
  run.work(16);
  const writer = writers[part.node.kind] as (writing: Writing, node: TermNode) => string;
  // PyPika: the wish for parentheses reaches the conditions of queries inside a condition, but not those inside a call.
  const bracketed = part.node.kind === 'function' ? false : writing.bracketed;
  const text = writer({ ...writing, alias: false, bracketed }, part.node);
  run.depth -= 1;
  run.chargeText(text.length);
  const aliased = part.alias !== undefined && (writing.alias || alwaysAliased.has(part.node.kind));
  if (!aliased || neverAliased.has(part.node.kind)) return text;
  // PyPika: the alias of a comparison is not quoted.
  return part.node.kind === 'comparison' ? `${text} ${part.alias}` : withAlias(text, part.alias);
}

/** PyPika writes the alias of these wherever they stand. */
const alwaysAliased: ReadonlySet<TermNode['kind']> = new Set([
  'value',
  'verbatim',
  'not',
  'null',
  'contains',
  'exists',
  'sequence',
  'range',
  'bits',
  'all',
]);

/** PyPika forgets the alias of these. */
const neverAliased: ReadonlySet<TermNode['kind']> = new Set(['name', 'negative']);

/** A text followed by a quoted alias. */
export function withAlias(text: string, alias: string | undefined): string {
  return alias === undefined || alias === '' ? text : `${text} ${quoted(alias)}`;
}

/** Parts with commas between them. */
export function list(writing: Writing, parts: readonly Part[]): string {
  return parts.map((part) => write(writing, part)).join(',');
}

const writers: {
  readonly [Kind in TermNode['kind']]: (writing: Writing, node: Extract<TermNode, { kind: Kind }>) => string;
} = {
  field: (writing, { name, table }) => `${prefix(writing, table)}${quoted(name)}`,
  star: (writing, { table }) => `${prefix(writing, table)}*`,
  value: (writing, { value }) => valueText(writing, value),
  verbatim: (_writing, { text }) => text,
  name: (_writing, { name }) => name,
  function: functionText,
  arithmetic: arithmeticText,
  negative: (writing, { term }) => `-${write(writing, term)}`,
  comparison: (writing, { operator, left, right }) => `${write(writing, left)}${operator}${write(writing, right)}`,
  junction: junctionText,
  nested: (writing, { parts, operators }) =>
    parts.map((part, at) => `${at === 0 ? '' : operators[at - 1]}${write(writing, part)}`).join(''),
  not: (writing, { term }) => `NOT ${write({ ...writing, bracketed: true }, term)}`,
  range: (writing, { term, start, end, period }) =>
    period
      ? `${write(writing, term)} FROM ${write(writing, start)} TO ${write(writing, end)}`
      : `${write(writing, term)} BETWEEN ${write(writing, start)} AND ${write(writing, end)}`,
  contains: (writing, { term, container, negated }) =>
    `${write(writing, term)} ${negated ? 'NOT ' : ''}IN ${write({ ...writing, subquery: true }, container)}`,
  exists: (writing, { container, negated }) => `${negated ? 'NOT ' : ''}EXISTS ${write(writing, container)}`,
  null: (writing, { term, negated }) => `${write(writing, term)} IS ${negated ? 'NOT ' : ''}NULL`,
  bits: (writing, { term, value }) => `(${write(writing, term)} & ${write(writing, value)})`,
  all: (writing, { term }) => `${write(writing, term)} ALL`,
  case: caseText,
  sequence: (writing, { items, brackets }) => `${brackets[0]}${list(writing, items)}${brackets[1]}`,
  interval: (_writing, { expression, unit }) => `INTERVAL '${expression}' ${unit}`,
  values: (writing, { field }) => `VALUES(${write(writing, field)})`,
  zone: (writing, { field, zone, interval }) =>
    `${write(writing, field)} AT TIME ZONE ${interval ? 'INTERVAL ' : ''}'${zone.replaceAll("'", "''")}'`,
  empty: () => '',
};

function prefix({ namespace }: Writing, table: PyTable | Part | undefined): string {
  if (table === undefined || table instanceof PyTerm) return '';
  if (!namespace && (table.alias === undefined || table.alias === '')) return '';
  const name = table.alias || (table instanceof PyTable ? table.name : '');
  return name === '' ? '' : `${quoted(name)}.`;
}

function valueText(writing: Writing, value: PyValue): string {
  if (typeof value === 'string') {
    if (writing.parameters === undefined) return `'${value.replaceAll("'", "''")}'`;
    writing.parameters.push(value);
    return `%(param${writing.parameters.length})s`;
  }
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const text = str(writing.run, value);
  if (isDuration(value)) return `'${clockText(text)}'`;
  if (isMoment(value)) return `'${text.replace(' ', 'T')}'`;
  // What is no number could end a literal.
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof PyFloat) return text;
  return value.type.name === 'Decimal' ? text : `'${text.replaceAll("'", "''")}'`;
}

/** `1 day, 2:00:00` as a time of SQL, which counts days in hours. */
function clockText(text: string): string {
  const match = /^(-?\d+) days?, (\d+)(:.*)$/.exec(text);
  if (match === null) return text;
  return `${Number(match[1]) * 24 + Number(match[2])}${match[3]}`;
}

const additive: ReadonlySet<string> = new Set(['+', '-']);

function arithmeticText(writing: Writing, node: Extract<TermNode, { kind: 'arithmetic' }>): string {
  const { operator, left, right } = node;
  const leftSide = operatorOf(left);
  const rightSide = operatorOf(right);
  const leftInBrackets = !additive.has(operator) && leftSide !== undefined && additive.has(leftSide);
  const rightInBrackets = rightSide !== undefined && operator !== '+' && (operator === '/' || additive.has(rightSide));
  const side = (part: Part, brackets: boolean) => (brackets ? `(${write(writing, part)})` : write(writing, part));
  return `${side(left, leftInBrackets)}${operator}${side(right, rightInBrackets)}`;
}

function operatorOf(part: Part): string | undefined {
  return part instanceof PyTerm && part.node.kind === 'arithmetic' ? part.node.operator : undefined;
}

function junctionText(writing: Writing, node: Extract<TermNode, { kind: 'junction' }>): string {
  const side = (part: Part) => {
    const other = part instanceof PyTerm && part.node.kind === 'junction' && part.node.operator !== node.operator;
    return write({ ...writing, bracketed: other }, part);
  };
  const text = `${side(node.left)} ${node.operator} ${side(node.right)}`;
  return writing.bracketed ? `(${text})` : text;
}

function caseText(writing: Writing, { cases, otherwise }: Extract<TermNode, { kind: 'case' }>): string {
  if (cases.length === 0) raiseBuilder('CaseException', "At least one 'when' case is required for a CASE statement.");
  const whens = cases.map(([when, then]) => `WHEN ${write(writing, when)} THEN ${write(writing, then)}`).join(' ');
  return `CASE ${whens}${otherwise === undefined ? '' : ` ELSE ${write(writing, otherwise)}`} END`;
}

function functionText(writing: Writing, node: FunctionNode): string {
  const args = list({ ...writing, subquery: true }, node.args);
  const schema = node.schema === undefined ? '' : `${quoted(node.schema)}.`;
  const nulls = node.ignoreNulls === true ? ' IGNORE NULLS' : '';
  const call = `${schema}${node.name}(${node.distinct === true ? 'DISTINCT ' : ''}${args}${nulls})`;
  const filters = node.filters ?? [];
  const filter =
    filters.length === 0 ? '' : ` FILTER(WHERE ${filters.map((part) => write(writing, part)).join(' AND ')})`;
  return `${call}${filter}${node.over === undefined ? '' : ` OVER(${windowText(writing, node.over)})`}`;
}

function windowText(writing: Writing, { partition, orders, frame }: Window): string {
  const parts = [
    partition.length === 0 ? '' : `PARTITION BY ${list(writing, partition)}`,
    orders.length === 0 ? '' : `ORDER BY ${orders.map((order) => orderText(writing, order)).join(',')}`,
  ];
  const text = parts.filter((part) => part !== '').join(' ');
  return frame === undefined ? text : `${text} ${frame}`;
}

/** A term with its direction. */
export function orderText(writing: Writing, { term, order }: Ordered): string {
  const text = write(writing, term);
  return order === undefined ? text : `${text} ${order}`;
}

/** How a value shows in the messages of the builder. */
export function shown(run: Run, value: PyValue): string {
  return typeof value === 'string' ? value : repr(run, value);
}

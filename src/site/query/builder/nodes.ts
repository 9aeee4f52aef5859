// What a query is made of: terms, tables, joins and the query itself, as the builder holds them.
import type { Run } from '../../../language/runtime/run.ts';
import type { PyType } from '../../../language/runtime/type.ts';
import type { PyValue } from '../../../language/runtime/values.ts';

/** What a term stands for; the parts are terms, tables or queries. */
export type TermNode =
  | { readonly kind: 'field'; readonly name: string; readonly table: Source | undefined }
  | { readonly kind: 'star'; readonly table: Source | undefined }
  | { readonly kind: 'value'; readonly value: PyValue }
  /** Text that goes out as it stands. */
  | { readonly kind: 'verbatim'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | FunctionNode
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Part;
      readonly right: Part;
    }
  | { readonly kind: 'negative'; readonly term: Part }
  | { readonly kind: 'comparison'; readonly operator: string; readonly left: Part; readonly right: Part }
  | { readonly kind: 'junction'; readonly operator: Junction; readonly left: Part; readonly right: Part }
  | { readonly kind: 'nested'; readonly parts: readonly Part[]; readonly operators: readonly string[] }
  | { readonly kind: 'not'; readonly term: Part }
  | { readonly kind: 'range'; readonly term: Part; readonly start: Part; readonly end: Part; readonly period: boolean }
  | { readonly kind: 'contains'; readonly term: Part; readonly container: Part; readonly negated: boolean }
  | { readonly kind: 'exists'; readonly container: Part; readonly negated: boolean }
  | { readonly kind: 'null'; readonly term: Part; readonly negated: boolean }
  | { readonly kind: 'bits'; readonly term: Part; readonly value: Part }
  | { readonly kind: 'all'; readonly term: Part }
  | { readonly kind: 'case'; readonly cases: readonly (readonly [Part, Part])[]; readonly otherwise: Part | undefined }
  | { readonly kind: 'sequence'; readonly items: readonly Part[]; readonly brackets: readonly [string, string] }
  | { readonly kind: 'interval'; readonly expression: string; readonly unit: string }
  | { readonly kind: 'values'; readonly field: Part }
  | { readonly kind: 'zone'; readonly field: Part; readonly zone: string; readonly interval: boolean }
  /** No condition at all: joining it with another gives the other. */
  | { readonly kind: 'empty' };

/** A call of an SQL function, with what may follow it. */
export interface FunctionNode {
  readonly kind: 'function';
  readonly name: string;
  readonly args: readonly Part[];
  readonly schema?: string;
  readonly distinct?: boolean;
  readonly filters?: readonly Part[];
  readonly over?: Window;
  readonly ignoreNulls?: boolean;
}

/** What stands in OVER (…). */
export interface Window {
  readonly partition: readonly Part[];
  readonly orders: readonly Ordered[];
  readonly frame?: string;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '<<' | '>>';
export type Junction = 'AND' | 'OR' | 'XOR';

/** An expression of a query as scripts hold it. */
export class PyTerm {
  readonly type: PyType;
  readonly node: TermNode;
  readonly alias: string | undefined;
  constructor(type: PyType, node: TermNode, alias?: string) {
    this.type = type;
    this.node = node;
    this.alias = alias;
  }
}

/** A table with its name as the database knows it. A query that joins a table with itself gives it an alias. */
export class PyTable {
  readonly type: PyType;
  readonly name: string;
  alias: string | undefined;
  readonly schema: string | undefined;
  constructor(type: PyType, name: string, options: { readonly alias?: string; readonly schema?: string } = {}) {
    this.type = type;
    this.name = name;
    this.alias = options.alias;
    this.schema = options.schema;
  }
}

/** A field with its direction: `undefined` is none. */
export interface Ordered {
  readonly term: Part;
  readonly order: string | undefined;
}

/** A joined source and what joins it. */
export interface Join {
  readonly how: string;
  readonly source: Source;
  readonly on?: Part;
  readonly using?: readonly string[];
}

/** Everything that a query says; each method of a query makes a new one. */
export interface Clauses {
  readonly from: readonly Source[];
  readonly into?: PyTable;
  readonly update?: Source;
  readonly deleting: boolean;
  readonly replacing: boolean;
  readonly ignoring: boolean;
  readonly distinct: boolean;
  readonly selects: readonly PyTerm[];
  /** All columns are selected already, so further fields add nothing. */
  readonly star: boolean;
  readonly starTables: readonly Source[];
  readonly columns: readonly PyTerm[];
  readonly rows: readonly (readonly Part[])[];
  readonly updates: readonly (readonly [PyTerm, Part])[];
  readonly duplicateUpdates: readonly (readonly [PyTerm, Part])[];
  readonly duplicateIgnored: boolean;
  readonly joins: readonly Join[];
  readonly where?: Part;
  readonly having?: Part;
  readonly groups: readonly PyTerm[];
  readonly rollup: boolean;
  readonly totals: boolean;
  readonly orders: readonly Ordered[];
  readonly limit: PyValue;
  readonly offset: PyValue;
  readonly lock?: string;
  readonly modifiers: readonly string[];
  readonly indexes: readonly (readonly [words: string, names: readonly string[]])[];
  readonly common: readonly (readonly [name: string, query: Source])[];
  /** A condition names a table that the query does not have: it belongs to the query around it. */
  readonly foreign: boolean;
  /** How many sources without a name have been given one. */
  readonly subqueries: number;
}

/** A query without clauses. */
export const noClauses: Clauses = {
  from: [],
  deleting: false,
  replacing: false,
  ignoring: false,
  distinct: false,
  selects: [],
  star: false,
  starTables: [],
  columns: [],
  rows: [],
  updates: [],
  duplicateUpdates: [],
  duplicateIgnored: false,
  joins: [],
  groups: [],
  rollup: false,
  totals: false,
  orders: [],
  limit: null,
  offset: null,
  modifiers: [],
  indexes: [],
  common: [],
  foreign: false,
  subqueries: 0,
};

/** A query as scripts hold it. `alias` is given to it by the query that it becomes part of. */
export class PyQuery {
  readonly type: PyType;
  readonly clauses: Clauses;
  alias: string | undefined;
  constructor(type: PyType, clauses: Clauses, alias?: string) {
    this.type = type;
    this.clauses = clauses;
    this.alias = alias;
  }
}

/** Queries joined by UNION and the like. */
export class PySetOperation {
  readonly type: PyType;
  readonly base: PyQuery;
  readonly others: readonly (readonly [words: string, query: PyQuery | PySetOperation])[];
  readonly orders: readonly Ordered[];
  readonly limit: PyValue;
  readonly offset: PyValue;
  alias: string | undefined;
  constructor(
    type: PyType,
    base: PyQuery,
    others: PySetOperation['others'],
    end: { readonly orders: readonly Ordered[]; readonly limit: PyValue; readonly offset: PyValue },
    alias?: string,
  ) {
    this.type = type;
    this.base = base;
    this.others = others;
    this.orders = end.orders;
    this.limit = end.limit;
    this.offset = end.offset;
    this.alias = alias;
  }
}

/** What fields belong to and what stands after FROM and JOIN. */
export type Source = PyTable | PyQuery | PySetOperation;

/** What may stand in an expression. */
export type Part = PyTerm | Source;

/** Whether a value is part of a query, and not a value for one. */
export function isPart(value: unknown): value is Part {
  return value instanceof PyTerm || isSource(value);
}

/** Whether a value is a table or a query. */
export function isSource(value: unknown): value is Source {
  return value instanceof PyTable || value instanceof PyQuery || value instanceof PySetOperation;
}

/** Whether two sources are the same one: tables are compared by what they say, queries by their alias. */
export function sameSource(one: Source | undefined, other: Source | undefined): boolean {
  if (one === other) return true;
  if (one instanceof PyTable && other instanceof PyTable)
    return one.name === other.name && one.alias === other.alias && one.schema === other.schema;
  if (one instanceof PyQuery && other instanceof PyQuery) return one.alias === other.alias;
  return false;
}

const children: { readonly [Kind in TermNode['kind']]: (node: Extract<TermNode, { kind: Kind }>) => readonly Part[] } =
  {
    field: () => [],
    star: () => [],
    value: () => [],
    verbatim: () => [],
    name: () => [],
    function: ({ args, over }) => [
      ...args,
      ...(over?.partition ?? []),
      ...(over?.orders ?? []).map(({ term }) => term),
    ],
    arithmetic: ({ left, right }) => [left, right],
    // PyPika does not look into negated terms.
    negative: () => [],
    comparison: ({ left, right }) => [left, right],
    junction: ({ left, right }) => [left, right],
    nested: ({ parts }) => parts,
    not: ({ term }) => [term],
    range: ({ term, start, end }) => [term, start, end],
    contains: ({ term, container }) => [term, container],
    exists: ({ container }) => [container],
    null: ({ term }) => [term],
    bits: ({ term, value }) => [term, value],
    all: ({ term }) => [term],
    case: ({ cases, otherwise }) => [...cases.flat(), ...(otherwise === undefined ? [] : [otherwise])],
    sequence: ({ items }) => items,
    interval: () => [],
    values: ({ field }) => [field],
    zone: ({ field }) => [field],
    empty: () => [],
  };

/** The tables of all fields in a part, queries inside it left out. */
export function tablesIn(run: Run, part: Part): Source[] {
  const found: Source[] = [];
  const waiting: Part[] = [part];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    run.work(8);
    if (!(next instanceof PyTerm)) continue;
    const { node } = next;
    if ((node.kind === 'field' || node.kind === 'star') && node.table !== undefined) found.push(node.table);
    const list = children[node.kind] as (node: TermNode) => readonly Part[];
    waiting.push(...list(node));
  }
  return found;
}

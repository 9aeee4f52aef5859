// The type of queries: every method gives a new query that says one thing more.
import { genericAttribute } from '../../../language/runtime/attributes.ts';
import { type Keywords, keyword } from '../../../language/runtime/call.ts';
import { PySet } from '../../../language/runtime/containers.ts';
import { method } from '../../../language/runtime/declare.ts';
import { raise } from '../../../language/runtime/errors.ts';
import { toArray } from '../../../language/runtime/iteration.ts';
import { truth } from '../../../language/runtime/operators.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { str } from '../../../language/runtime/text.ts';
import { defineType } from '../../../language/runtime/type.ts';
import { builtin, PyList, PySlice, PyTuple, type PyValue, typeOf } from '../../../language/runtime/values.ts';
import { definePython } from '../../python-methods.ts';
import { quoted } from '../dialects.ts';
import { raiseBuilder } from './errors.ts';
import {
  type Clauses,
  isPart,
  isSource,
  noClauses,
  type Part,
  PyQuery,
  PySetOperation,
  PyTable,
  PyTerm,
  type Source,
  sameSource,
  tablesIn,
} from './nodes.ts';
import { sqlOf } from './render-query.ts';
import { docTypeTable } from './tables.ts';
import { constant, directionOf, fieldOf, joined, literalOf, types } from './terms.ts';

/** The type of queries. */
export const queryType = defineType({
  name: 'MySQLQueryBuilder',
  module: 'pypika.dialects',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    str: (run, self: PyQuery) => sqlOf(run, self),
    repr: (run, self: PyQuery) => sqlOf(run, self),
    hash: () => 0,
    bool: () => true,
    compare(_run, op, self: PyQuery, other) {
      if (op !== '==' && op !== '!=') return undefined;
      return (other instanceof PyQuery && other.alias === self.alias) === (op === '==');
    },
    getAttribute(run, self: PyQuery, name) {
      if (name === 'star') return new PyTerm(types.Star, { kind: 'star', table: self });
      if (name === 'alias') return self.alias ?? null;
      if (queryType.lookup(name) !== undefined) return genericAttribute(run, self, name);
      return name.startsWith('_') ? undefined : fieldOf(name, self);
    },
    getItem(run, self: PyQuery, key) {
      if (key instanceof PySlice) return changed(self, { offset: key.start, limit: key.stop });
      return fieldOf(str(run, key), self);
    },
  },
});

/** An empty query. */
export function emptyQuery(): PyQuery {
  return new PyQuery(queryType, noClauses);
}

/** A query with some of its clauses replaced. */
export function changed(query: PyQuery, clauses: Partial<Clauses>): PyQuery {
  return new PyQuery(query.type, { ...query.clauses, ...clauses }, query.alias);
}

/** A table argument: text names a DocType. */
export function sourceOf(value: PyValue): Source {
  if (typeof value === 'string') return docTypeTable(value);
  return isSource(value) ? value : raise('TypeError', `a table is needed, not ${typeOf(value).name}`);
}

/** A query with one more source; a query without a name is given one. */
export function withSource(query: PyQuery, source: Source): PyQuery {
  const { from, subqueries } = query.clauses;
  if (source instanceof PyTable || source.alias !== undefined) return changed(query, { from: [...from, source] });
  const count = Math.max(subqueries, source instanceof PyQuery ? source.clauses.subqueries : 0);
  source.alias = `sq${count}`;
  return changed(query, { from: [...from, source], subqueries: count + 1 });
}

/** A query with columns added to its result. */
export function withColumns(run: Run, query: PyQuery, terms: readonly PyValue[]): PyQuery {
  return terms.reduce<PyQuery>((found, term) => selected(run, found, term), query);
}

function selected(run: Run, query: PyQuery, value: PyValue): PyQuery {
  if (typeof value === 'string') return selectedText(query, value);
  const term = constant(run, value);
  const selects = query.clauses.selects;
  if (!(term instanceof PyTerm)) {
    if (!(term instanceof PyQuery)) return raise('TypeError', 'a table cannot be selected');
    const asTerm = new PyTerm(types.Bracket, { kind: 'sequence', items: [term], brackets: ['', ''] }, term.alias);
    return changed(query, { selects: [...selects, asTerm] });
  }
  const { kind } = term.node;
  return kind === 'field' || kind === 'star'
    ? selectedField(query, term)
    : changed(query, { selects: [...selects, term] });
}

function selectedText(query: PyQuery, name: string): PyQuery {
  const [table] = query.clauses.from;
  if (table === undefined) return raiseBuilder('QueryException', `Cannot select ${name}, no FROM table specified.`);
  if (name !== '*') return selectedField(query, fieldOf(name, table));
  return changed(query, { star: true, selects: [new PyTerm(types.Star, { kind: 'star', table: undefined })] });
}

function selectedField(query: PyQuery, term: PyTerm): PyQuery {
  const { star, starTables, selects } = query.clauses;
  const table = tableOf(term);
  if (star || (table !== undefined && starTables.some((each) => sameSource(each, table)))) return query;
  if (term.node.kind !== 'star' || table === undefined) return changed(query, { selects: [...selects, term] });
  const others = selects.filter((each) => !sameSource(tableOf(each), table));
  return changed(query, { selects: [...others, term], starTables: [...starTables, table] });
}

function tableOf({ node }: PyTerm): Source | undefined {
  return node.kind === 'field' || node.kind === 'star' ? node.table : undefined;
}

function restricted(run: Run, query: PyQuery, criterion: PyValue): PyQuery {
  if (!isPart(criterion))
    return raise('AttributeError', `'${typeOf(criterion).name}' object has no attribute 'fields_'`);
  if (criterion instanceof PyTerm && criterion.node.kind === 'empty') return query;
  const { where, from, update, joins, foreign } = query.clauses;
  const known = [...from, update, ...joins.map(({ source }) => source)];
  const strange = tablesIn(run, criterion).some((table) => !known.some((each) => sameSource(each, table)));
  return changed(query, {
    where: where === undefined ? criterion : joined('AND', where, criterion),
    foreign: foreign || strange,
  });
}

function named(run: Run, query: PyQuery, value: PyValue): PyTerm {
  if (typeof value === 'string') return fieldOf(value, query.clauses.from[0]);
  if (typeof value === 'number') return literalOf(value);
  const term = constant(run, value);
  return term instanceof PyTerm ? term : raise('TypeError', 'a field is needed');
}

function inserted(run: Run, query: PyQuery, values: readonly PyValue[], replacing: boolean): PyQuery {
  if (query.clauses.into === undefined) return raise('AttributeError', "'Query' object has no attribute 'insert'");
  if (values.length === 0) return changed(query, { replacing });
  const rows = items(values[0] ?? null) === undefined ? [values] : values.map((row) => items(row) ?? []);
  const added = rows.map((row) => row.map((value) => constant(run, value)));
  return changed(query, { rows: [...query.clauses.rows, ...added], replacing });
}

function items(value: PyValue): readonly PyValue[] | undefined {
  if (value instanceof PySet) return value.table.keys();
  return value instanceof PyList || value instanceof PyTuple ? value.items : undefined;
}

function columnsOf(run: Run, query: PyQuery, values: readonly PyValue[]): PyQuery {
  const { into, columns } = query.clauses;
  if (into === undefined) return raise('AttributeError', "'Query' object has no attribute 'insert'");
  const names = items(values[0] ?? null) ?? values;
  const terms = names.map((name) => (typeof name === 'string' ? fieldOf(name, into) : named(run, query, name)));
  return changed(query, { columns: [...columns, ...terms] });
}

/** What a value becomes on the right of SET. */
function assigned(value: PyValue): Part {
  return isPart(value) ? value : literalOf(value);
}

function combined(self: PyQuery, words: string, other: PyValue): PySetOperation {
  if (!(other instanceof PyQuery || other instanceof PySetOperation))
    return raise('AttributeError', `'${typeOf(other).name}' object has no attribute 'get_sql'`);
  return new PySetOperation(operationType, self, [[words, other]], { orders: [], limit: null, offset: null });
}

const operations: readonly (readonly [name: string, words: string])[] = [
  ['union', 'UNION'],
  ['union_all', 'UNION ALL'],
  ['intersect', 'INTERSECT'],
  ['except_of', 'EXCEPT'],
  ['minus', 'MINUS'],
];

function lockWords(run: Run, nowait: PyValue, skip: PyValue, of: PyValue): string {
  const tables = [...new Set(toArray(run, of).map((name) => quoted(str(run, name))))];
  const words = `FOR UPDATE${tables.length === 0 ? '' : ` OF ${tables.join(', ')}`}`;
  if (truth(run, nowait)) return ` ${words} NOWAIT`;
  return truth(run, skip) ? ` ${words} SKIP LOCKED` : ` ${words}`;
}

definePython(queryType, [
  ...operations.map(([name, words]) =>
    method(`${name}(self, other)`, {
      doc: `The rows of both queries by ${words}.`,
      run: (_run, self: PyQuery, other: PyValue) => combined(self, words, other),
    }),
  ),
  method('from_(self, selectable)', {
    doc: 'Add a table or a query to read from.',
    run: (_run, self: PyQuery, source: PyValue) => withSource(self, sourceOf(source)),
  }),
  method('into(self, table)', {
    doc: 'Say what to insert into.',
    run(_run, self: PyQuery, table: PyValue) {
      const into = sourceOf(table);
      return into instanceof PyTable ? changed(self, { into }) : raise('TypeError', 'a table is needed');
    },
  }),
  method('with_(self, selectable, name)', {
    doc: 'Give a query a name to read from.',
    run: (run, self: PyQuery, query: PyValue, name: PyValue) =>
      changed(self, { common: [...self.clauses.common, [str(run, name), sourceOf(query)]] }),
  }),
  method('select(self, *terms)', {
    doc: 'Add columns to the result.',
    run: withColumns,
  }),
  method('delete(self)', {
    doc: 'Make it a deletion.',
    run: (_run, self: PyQuery) => changed(self, { deleting: true }),
  }),
  method('update(self, table)', {
    doc: 'Make it an update.',
    run: (_run, self: PyQuery, table: PyValue) => changed(self, { update: sourceOf(table) }),
  }),
  method('set(self, field, value)', {
    doc: 'Give a column a value.',
    run(run, self: PyQuery, field: PyValue, value: PyValue) {
      const column = field instanceof PyTerm ? field : fieldOf(str(run, field));
      return changed(self, { updates: [...self.clauses.updates, [column, assigned(value)]] });
    },
  }),
  method('columns(self, *terms)', { doc: 'The columns of inserted rows.', run: columnsOf }),
  method('insert(self, *terms)', {
    doc: 'Add rows to insert.',
    run: (run, self: PyQuery, values: PyValue[]) => inserted(run, self, values, false),
  }),
  method('replace(self, *terms)', {
    doc: 'Add rows that replace others.',
    run: (run, self: PyQuery, values: PyValue[]) => inserted(run, self, values, true),
  }),
  method('ignore(self)', {
    doc: 'Pass over duplicates.',
    run: (_run, self: PyQuery) => changed(self, { ignoring: true }),
  }),
  method('on_duplicate_key_update(self, field, value)', {
    doc: 'What to change when the row is there.',
    run(run, self: PyQuery, field: PyValue, value: PyValue) {
      const column = field instanceof PyTerm ? field : fieldOf(str(run, field));
      return changed(self, { duplicateUpdates: [...self.clauses.duplicateUpdates, [column, assigned(value)]] });
    },
  }),
  method('on_duplicate_key_ignore(self)', {
    doc: 'Leave a row that is there.',
    run: (_run, self: PyQuery) => changed(self, { duplicateIgnored: true }),
  }),
  method('distinct(self)', {
    doc: 'Give each row once.',
    run: (_run, self: PyQuery) => changed(self, { distinct: true }),
  }),
  method('where(self, criterion)', { doc: 'Add a condition.', run: restricted }),
  method('having(self, criterion)', {
    doc: 'Add a condition on groups.',
    run(run, self: PyQuery, criterion: PyValue) {
      const { having } = self.clauses;
      const part = constant(run, criterion);
      return changed(self, { having: having === undefined ? part : joined('AND', having, part) });
    },
  }),
  method('groupby(self, *terms)', {
    doc: 'Group rows by terms.',
    run: (run, self: PyQuery, terms: PyValue[]) =>
      changed(self, { groups: [...self.clauses.groups, ...terms.map((term) => named(run, self, term))] }),
  }),
  method('rollup(self, *terms, **kwargs)', {
    doc: 'Add sums of groups.',
    run(run, self: PyQuery, terms: PyValue[], keywords: Keywords | undefined) {
      const groups = terms.map((term) => named(run, self, term));
      if (keyword(keywords, 'vendor') === 'mysql')
        return changed(self, { rollup: true, groups: [...self.clauses.groups, ...groups] });
      const rollup = new PyTerm(types.Rollup, { kind: 'function', name: 'ROLLUP', args: groups });
      return changed(self, { groups: [...self.clauses.groups, rollup] });
    },
  }),
  method('orderby(self, *fields, **kwargs)', {
    doc: 'Add terms to order by.',
    run(run, self: PyQuery, fields: PyValue[], keywords: Keywords | undefined) {
      const order = directionOf(run, keyword(keywords, 'order') ?? null);
      const orders = fields.map((field) => ({ term: orderTerm(run, self, field), order }));
      return changed(self, { orders: [...self.clauses.orders, ...orders] });
    },
  }),
  method('limit(self, limit)', {
    doc: 'Give no more rows than this.',
    run: (_run, self: PyQuery, limit: PyValue) => changed(self, { limit }),
  }),
  method('offset(self, offset)', {
    doc: 'Pass over rows.',
    run: (_run, self: PyQuery, offset: PyValue) => changed(self, { offset }),
  }),
  method('for_update(self, nowait=False, skip_locked=False, of=())', {
    doc: 'Lock the rows.',
    run: (run, self: PyQuery, nowait: PyValue, skip: PyValue, of: PyValue) =>
      changed(self, { lock: lockWords(run, nowait, skip, of) }),
  }),
  method('with_totals(self)', {
    doc: 'Add the sums of all groups.',
    run: (_run, self: PyQuery) => changed(self, { totals: true }),
  }),
  method('modifier(self, value)', {
    doc: 'A word behind SELECT.',
    run: (run, self: PyQuery, value: PyValue) =>
      changed(self, { modifiers: [...self.clauses.modifiers, str(run, value)] }),
  }),
  ...(['force', 'use'] as const).map((verb) =>
    method(`${verb}_index(self, term, *terms)`, {
      doc: 'Name the index to read by.',
      run(run, self: PyQuery, term: PyValue, terms: PyValue[]) {
        const names = [term, ...terms].map((each) => str(run, each));
        return changed(self, { indexes: [...self.clauses.indexes, [`${verb.toUpperCase()} INDEX`, names]] });
      },
    }),
  ),
  method('as_(self, alias)', {
    doc: 'Name the query.',
    run: (run, self: PyQuery, alias: PyValue) => new PyQuery(self.type, self.clauses, str(run, alias)),
  }),
  method('field(self, name)', {
    doc: 'A column of the query.',
    run: (run, self: PyQuery, name: PyValue) => fieldOf(str(run, name), self),
  }),
  method('get_sql(self, **kwargs)', { doc: 'The text of the query.', run: (run, self: PyQuery) => sqlOf(run, self) }),
]);

function orderTerm(run: Run, { clauses }: PyQuery, value: PyValue): Part {
  return typeof value === 'string' ? fieldOf(value, clauses.from[0]) : constant(run, value);
}

/** The type of queries joined by UNION and the like. */
export const operationType = defineType({
  name: '_SetOperation',
  module: 'pypika.queries',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    str: (run, self: PySetOperation) => sqlOf(run, self),
    repr: (run, self: PySetOperation) => sqlOf(run, self),
    bool: () => true,
    getAttribute(run, self: PySetOperation, name) {
      if (name === 'alias') return self.alias ?? null;
      if (operationType.lookup(name) !== undefined) return genericAttribute(run, self, name);
      return name.startsWith('_') ? undefined : fieldOf(name, self);
    },
    binary: {
      '+': (_run, left, right) => (left instanceof PySetOperation ? more(left, 'UNION', right) : undefined),
      '*': (_run, left, right) => (left instanceof PySetOperation ? more(left, 'UNION ALL', right) : undefined),
      '-': (_run, left, right) => (left instanceof PySetOperation ? more(left, 'MINUS', right) : undefined),
    },
  },
});

queryType.slots.binary = {
  '+': (_run, left, right) => (left instanceof PyQuery ? combined(left, 'UNION', right) : undefined),
  '*': (_run, left, right) => (left instanceof PyQuery ? combined(left, 'UNION ALL', right) : undefined),
  '-': (_run, left, right) => (left instanceof PyQuery ? combined(left, 'MINUS', right) : undefined),
};

function more(self: PySetOperation, words: string, other: PyValue): PySetOperation {
  if (!(other instanceof PyQuery || other instanceof PySetOperation))
    return raise('AttributeError', `'${typeOf(other).name}' object has no attribute 'get_sql'`);
  return new PySetOperation(operationType, self.base, [...self.others, [words, other]], self, self.alias);
}

function ended(
  self: PySetOperation,
  end: Partial<Pick<PySetOperation, 'orders' | 'limit' | 'offset'>>,
): PySetOperation {
  const { orders, limit, offset } = self;
  return new PySetOperation(operationType, self.base, self.others, { orders, limit, offset, ...end }, self.alias);
}

definePython(operationType, [
  ...operations.map(([name, words]) =>
    method(`${name}(self, other)`, {
      doc: `The rows of one more query by ${words}.`,
      run: (_run, self: PySetOperation, other: PyValue) => more(self, words, other),
    }),
  ),
  method('orderby(self, *fields, **kwargs)', {
    doc: 'Add terms to order by.',
    run(run, self: PySetOperation, fields: PyValue[], keywords: Keywords | undefined) {
      const order = directionOf(run, keyword(keywords, 'order') ?? null);
      const orders = fields.map((field) => ({ term: orderTerm(run, self.base, field), order }));
      return ended(self, { orders: [...self.orders, ...orders] });
    },
  }),
  method('limit(self, limit)', {
    doc: 'Give no more rows than this.',
    run: (_run, self: PySetOperation, limit: PyValue) => ended(self, { limit }),
  }),
  method('offset(self, offset)', {
    doc: 'Pass over rows.',
    run: (_run, self: PySetOperation, offset: PyValue) => ended(self, { offset }),
  }),
  method('as_(self, alias)', {
    doc: 'Name the rows.',
    run: (run, self: PySetOperation, alias: PyValue) =>
      new PySetOperation(operationType, self.base, self.others, self, str(run, alias)),
  }),
  method('get_sql(self, **kwargs)', {
    doc: 'The text of the query.',
    run: (run, self: PySetOperation) => sqlOf(run, self),
  }),
]);

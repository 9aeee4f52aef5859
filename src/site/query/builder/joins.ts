// Joining sources to a query: the method that names the source, and the one that says by what.
import { method } from '../../../language/runtime/declare.ts';
import { raise } from '../../../language/runtime/errors.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { str } from '../../../language/runtime/text.ts';
import { defineType, type PyType } from '../../../language/runtime/type.ts';
import { builtin, type PyValue, typeOf } from '../../../language/runtime/values.ts';
import { definePython } from '../../python-methods.ts';
import { raiseBuilder } from './errors.ts';
import {
  isPart,
  type Join,
  type Part,
  type PyQuery,
  PyTable,
  PyTerm,
  type Source,
  sameSource,
  tablesIn,
} from './nodes.ts';
import { changed, queryType, sourceOf } from './queries.ts';
import { sqlOf } from './render-query.ts';
import { fieldOf, joined, types } from './terms.ts';

/** A query that waits to hear by what a source is joined. */
export class PyJoiner {
  readonly query: PyQuery;
  readonly source: Source;
  readonly how: string;
  constructor(query: PyQuery, source: Source, how: string) {
    this.query = query;
    this.source = source;
    this.how = how;
  }
  get type(): PyType {
    return joinerType;
  }
}

const joinerType = defineType({
  name: 'Joiner',
  module: 'pypika.queries',
  bases: [builtin.object],
  subclassable: false,
});

const kinds: readonly (readonly [name: string, words: string])[] = [
  ['inner_join', ''],
  ['left_join', 'LEFT'],
  ['left_outer_join', 'LEFT OUTER'],
  ['right_join', 'RIGHT'],
  ['right_outer_join', 'RIGHT OUTER'],
  ['outer_join', 'FULL OUTER'],
  ['full_outer_join', 'FULL OUTER'],
  ['cross_join', 'CROSS'],
  ['hash_join', 'HASH'],
];

/** The values of PyPika's JoinType, which `join` takes as its second argument. */
export const joinWords: ReadonlyMap<string, string> = new Map([
  ['inner', ''],
  ['left', 'LEFT'],
  ['right', 'RIGHT'],
  ['outer', 'FULL OUTER'],
  ['cross', 'CROSS'],
]);

function begin(query: PyQuery, item: PyValue, how: string): PyJoiner {
  if (!isPart(item) || item instanceof PyTerm)
    return raise('ValueError', `Cannot join on type '<class '${typeOf(item).name}'>'`);
  const source = sourceOf(item);
  if (source instanceof PyTable || source.alias !== undefined) return new PyJoiner(query, source, how);
  source.alias = `sq${query.clauses.subqueries}`;
  return new PyJoiner(changed(query, { subqueries: query.clauses.subqueries + 1 }), source, how);
}

definePython(queryType, [
  method('join(self, item, how="inner")', {
    doc: 'Join a table or a query.',
    run: (run, self: PyQuery, item: PyValue, how: PyValue) => begin(self, item, joinWords.get(str(run, how)) ?? ''),
  }),
  ...kinds.map(([name, words]) =>
    method(`${name}(self, item)`, {
      doc: 'Join a table or a query.',
      run: (_run, self: PyQuery, item: PyValue) => begin(self, item, words),
    }),
  ),
]);

function finish(run: Run, { query, source, how }: PyJoiner, by: Pick<Join, 'on' | 'using'>): PyQuery {
  const { from, update, joins, common } = query.clauses;
  const base = [...from, ...(update === undefined ? [] : [update])];
  if (by.on !== undefined)
    checkTables(run, by.on, [...base, ...joins.map((join) => join.source), source], common.length > 0);
  if (source instanceof PyTable && source.alias === undefined && base.some((each) => sameSource(each, source)))
    source.alias = `${source.name}2`;
  return changed(query, { joins: [...joins, { how, source, ...by }] });
}

function checkTables(run: Run, criterion: Part, known: readonly Source[], lenient: boolean): void {
  const missing = tablesIn(run, criterion).filter((table) => !known.some((each) => sameSource(each, table)));
  if (missing.length === 0 || lenient) return;
  const names = [...new Set(missing.map((table) => sqlOf(run, table).replaceAll('`', '"')))];
  raiseBuilder(
    'JoinException',
    'Invalid join criterion. One field is required from the joined item and ' +
      `another from the selected table or an existing join.  Found [${names.join(', ')}]`,
  );
}

function label({ source }: PyJoiner): string {
  return source instanceof PyTable ? 'table' : 'subquery';
}

definePython(joinerType, [
  method('on(self, criterion, collate=None)', {
    doc: 'Join by a condition.',
    run(run, self: PyJoiner, criterion: PyValue) {
      if (!isPart(criterion))
        return raiseBuilder(
          'JoinException',
          `Parameter 'criterion' is required for a ${label(self)} JOIN but was not supplied.`,
        );
      return finish(run, self, { on: criterion });
    },
  }),
  method('on_field(self, *fields)', {
    doc: 'Join by columns of the same name.',
    run(run, self: PyJoiner, fields: PyValue[]) {
      const equalities = fields.map((field) => equality(self, str(run, field)));
      const [first, ...others] = equalities;
      if (first === undefined)
        return raiseBuilder(
          'JoinException',
          `Parameter 'fields' is required for a ${label(self)} JOIN but was not supplied.`,
        );
      return finish(run, self, { on: others.reduce<Part>((left, right) => joined('AND', left, right), first) });
    },
  }),
  method('using(self, *fields)', {
    doc: 'Join by columns that both have.',
    run(run, self: PyJoiner, fields: PyValue[]) {
      if (fields.length === 0)
        raiseBuilder(
          'JoinException',
          "Parameter 'fields' is required when joining with a using clause but was not supplied.",
        );
      return finish(run, self, { using: fields.map((field) => str(run, field)) });
    },
  }),
  method('cross(self)', { doc: 'Join every row with every row.', run: (run, self: PyJoiner) => finish(run, self, {}) }),
]);

function equality({ query, source }: PyJoiner, name: string): PyTerm {
  const left = fieldOf(name, query.clauses.from[0]);
  return new PyTerm(types.BasicCriterion, { kind: 'comparison', operator: '=', left, right: fieldOf(name, source) });
}

// frappe.qb.terms: how scripts make terms by class.
import { type Keywords, keyword } from '../../../language/runtime/call.ts';
import { PyDict } from '../../../language/runtime/containers.ts';
import { pythonFunction } from '../../../language/runtime/declare.ts';
import { raise } from '../../../language/runtime/errors.ts';
import { toArray } from '../../../language/runtime/iteration.ts';
import { truth } from '../../../language/runtime/operators.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { str } from '../../../language/runtime/text.ts';
import { defineType, type PyType } from '../../../language/runtime/type.ts';
import { builtin, PyInstance, PyList, PyTuple, type PyValue } from '../../../language/runtime/values.ts';
import { WrappedFunction } from '../../../language/types/property.ts';
import { raiseBuilder } from './errors.ts';
import { isPart, isSource, type Junction, type Part, PyTerm, type TermNode } from './nodes.ts';
import { shown } from './render.ts';
import { constant, functionNode, joined, literalOf, sequenceOf, types } from './terms.ts';

type Body = (run: Run, ...args: never[]) => PyValue;

/** Lets a type be called. */
function constructible(type: PyType, parameters: string, run: Body): void {
  const declared = pythonFunction(`__init__(${parameters})`, { doc: `Make a ${type.name}.`, run });
  type.slots.construct = (machine, _type, args, keywords) => declared.invoke(machine, args, keywords);
}

function aliasOf(run: Run, value: PyValue): string | undefined {
  return value === null ? undefined : str(run, value);
}

function made(run: Run, type: PyType, node: TermNode, alias: PyValue = null): PyTerm {
  return new PyTerm(type, node, aliasOf(run, alias));
}

function partOf(run: Run, value: PyValue): Part {
  return isPart(value) ? value : constant(run, value);
}

/** A call of an SQL function as a term. */
export function callTerm(run: Run, type: PyType, name: PyValue, args: readonly PyValue[], keywords?: Keywords): PyTerm {
  const schema = keyword(keywords, 'schema');
  const node = functionNode(
    str(run, name),
    args.map((value) => constant(run, value)),
  );
  const alias = keyword(keywords, 'alias') ?? null;
  return made(run, type, schema === undefined || schema === null ? node : { ...node, schema: str(run, schema) }, alias);
}

const named = [
  types.Function,
  types.AggregateFunction,
  types.AnalyticFunction,
  types.WindowFrameAnalyticFunction,
  types.IgnoreNullsAnalyticFunction,
];
for (const type of named)
  constructible(type, 'name, *args, **kwargs', (run, name: PyValue, args: PyValue[], keywords: Keywords | undefined) =>
    callTerm(run, type, name, args, keywords),
  );

constructible(types.Field, 'name, alias=None, table=None', (run, name: PyValue, alias: PyValue, table: PyValue) =>
  made(run, types.Field, { kind: 'field', name: str(run, name), table: isSource(table) ? table : undefined }, alias),
);
constructible(types.Star, 'table=None', (run, table: PyValue) =>
  made(run, types.Star, { kind: 'star', table: isSource(table) ? table : undefined }),
);
constructible(types.Mod, 'term, modulus, alias=None', (run, term: PyValue, modulus: PyValue, alias: PyValue) =>
  made(run, types.Mod, functionNode('MOD', [constant(run, term), constant(run, modulus)]), alias),
);
constructible(types.Pow, 'term, exponent, alias=None', (run, term: PyValue, exponent: PyValue, alias: PyValue) =>
  made(run, types.Pow, functionNode('POW', [constant(run, term), constant(run, exponent)]), alias),
);
constructible(types.Rollup, '*terms', (run, terms: PyValue[]) => callTerm(run, types.Rollup, 'ROLLUP', terms));
constructible(types.Not, 'term, alias=None', (run, term: PyValue, alias: PyValue) =>
  made(run, types.Not, { kind: 'not', term: partOf(run, term) }, alias),
);
constructible(types.All, 'term, alias=None', (run, term: PyValue, alias: PyValue) =>
  made(run, types.All, { kind: 'all', term: partOf(run, term) }, alias),
);
constructible(types.Negative, 'term', (run, term: PyValue) =>
  made(run, types.Negative, { kind: 'negative', term: partOf(run, term) }),
);
constructible(types.Case, 'alias=None', (run, alias: PyValue) =>
  made(run, types.Case, { kind: 'case', cases: [], otherwise: undefined }, alias),
);
constructible(types.EmptyCriterion, 'alias=None', (run) => made(run, types.EmptyCriterion, { kind: 'empty' }));
constructible(types.Tuple, '*values', (run, values: PyValue[]) => sequenceOf(run, types.Tuple, values));
constructible(types.Array, '*values', (run, values: PyValue[]) => sequenceOf(run, types.Array, values));
constructible(types.Bracket, 'term', (run, term: PyValue) => sequenceOf(run, types.Bracket, [term]));
constructible(types.ValueWrapper, 'value, alias=None', (run, value: PyValue, alias: PyValue) =>
  isPart(value)
    ? made(run, types.ValueWrapper, { kind: 'sequence', items: [value], brackets: ['', ''] }, alias)
    : made(run, types.ValueWrapper, literalOf(value).node, alias),
);
constructible(types.JSON, 'value=None, alias=None', (run, value: PyValue, alias: PyValue) =>
  made(run, types.JSON, { kind: 'verbatim', text: `'${jsonText(run, value).replaceAll("'", "''")}'` }, alias),
);
/** A value as PyPika writes it: much like JSON without blanks, but None, True and False as Python has them. */
function jsonText(run: Run, value: PyValue): string {
  run.tick();
  if (typeof value === 'string') return `"${value}"`;
  if (value instanceof PyList) return `[${value.items.map((each) => jsonText(run, each)).join(',')}]`;
  if (!(value instanceof PyDict)) return str(run, value);
  const pairs = [...value.table.map].map(
    ([key, each]) => `${jsonText(run, value.table.written(key))}:${jsonText(run, each)}`,
  );
  return `{${pairs.join(',')}}`;
}

constructible(types.LiteralValue, 'value, alias=None', (run, value: PyValue, alias: PyValue) =>
  made(run, types.LiteralValue, { kind: 'verbatim', text: str(run, value) }, alias),
);
constructible(types.NullValue, 'alias=None', (run, alias: PyValue) =>
  made(run, types.NullValue, { kind: 'verbatim', text: 'NULL' }, alias),
);
constructible(types.SystemTimeValue, 'alias=None', (run, alias: PyValue) =>
  made(run, types.SystemTimeValue, { kind: 'verbatim', text: 'SYSTEM_TIME' }, alias),
);
constructible(types.PseudoColumn, 'name', (run, name: PyValue) =>
  made(run, types.PseudoColumn, { kind: 'name', name: str(run, name) }),
);
constructible(types.Index, 'name, alias=None', (run, name: PyValue) =>
  made(run, types.Index, { kind: 'field', name: str(run, name), table: undefined }),
);
constructible(types.Values, 'field', (run, field: PyValue) =>
  made(run, types.Values, {
    kind: 'values',
    field: isPart(field) ? field : new PyTerm(types.Field, { kind: 'field', name: str(run, field), table: undefined }),
  }),
);
constructible(types.AtTimezone, 'field, zone, interval=False, alias=None', (run, ...args: PyValue[]) => {
  const [field = null, zone = null, interval = null, alias = null] = args;
  const term = isPart(field)
    ? field
    : new PyTerm(types.Field, { kind: 'field', name: str(run, field), table: undefined });
  return made(
    run,
    types.AtTimezone,
    { kind: 'zone', field: term, zone: str(run, zone), interval: truth(run, interval) },
    alias,
  );
});
constructible(types.ExistsCriterion, 'container, alias=None', (run, container: PyValue, alias: PyValue) =>
  made(
    run,
    types.ExistsCriterion,
    {
      kind: 'exists',
      negated: false,
      container: isSource(container) ? container : raise('AttributeError', "the object has no attribute 'get_sql'"),
    },
    alias,
  ),
);
constructible(types.NullCriterion, 'term, alias=None', (run, term: PyValue, alias: PyValue) =>
  made(run, types.NullCriterion, { kind: 'null', term: partOf(run, term), negated: false }, alias),
);
constructible(types.NotNullCriterion, 'term, alias=None', (run, term: PyValue, alias: PyValue) =>
  made(run, types.NotNullCriterion, { kind: 'null', term: partOf(run, term), negated: true }, alias),
);
constructible(types.BetweenCriterion, 'term, start, end, alias=None', (run, ...args: PyValue[]) => {
  const [term = null, start = null, end = null, alias = null] = args;
  const node = { term: partOf(run, term), start: constant(run, start), end: constant(run, end) };
  return made(run, types.BetweenCriterion, { kind: 'range', ...node, period: false }, alias);
});
constructible(
  types.ContainsCriterion,
  'term, container, alias=None',
  (run, term: PyValue, container: PyValue, alias: PyValue) => {
    const node = { term: partOf(run, term), container: partOf(run, container), negated: false };
    return made(run, types.ContainsCriterion, { kind: 'contains', ...node }, alias);
  },
);
constructible(
  types.BitwiseAndCriterion,
  'term, value, alias=None',
  (run, term: PyValue, value: PyValue, alias: PyValue) =>
    made(run, types.BitwiseAndCriterion, { kind: 'bits', term: partOf(run, term), value: constant(run, value) }, alias),
);
const placeholders: readonly (readonly [type: PyType, before: string, after: string])[] = [
  [types.Parameter, '', ''],
  [types.NumericParameter, ':', ''],
  [types.NamedParameter, ':', ''],
  [types.PyformatParameter, '%(', ')s'],
];
for (const [type, before, after] of placeholders)
  constructible(type, 'placeholder', (run, placeholder: PyValue) =>
    made(run, type, { kind: 'verbatim', text: `${before}${str(run, placeholder)}${after}` }),
  );
constructible(types.QmarkParameter, '', (run) => made(run, types.QmarkParameter, { kind: 'verbatim', text: '?' }));
constructible(types.FormatParameter, '', (run) => made(run, types.FormatParameter, { kind: 'verbatim', text: '%s' }));

const units = ['years', 'months', 'days', 'hours', 'minutes', 'seconds', 'microseconds'] as const;

constructible(
  types.Interval,
  `${units.map((unit) => `${unit}=0`).join(', ')}, quarters=0, weeks=0, dialect=None`,
  (run, ...args: PyValue[]) => made(run, types.Interval, intervalOf(run, args)),
);

function intervalOf(run: Run, args: readonly PyValue[]): TermNode {
  const amounts = args.slice(0, 9).map((value) => amountOf(run, value));
  const [quarters = 0, weeks = 0] = amounts.slice(7);
  if (quarters !== 0) return { kind: 'interval', expression: String(quarters), unit: 'QUARTER' };
  if (weeks !== 0) return { kind: 'interval', expression: String(weeks), unit: 'WEEK' };
  const used = units.map((unit, at) => [unit, amounts[at] ?? 0] as const).filter(([, amount]) => amount !== 0);
  const [largest, first] = used[0] ?? ['days', 0];
  const [smallest] = used.at(-1) ?? [largest];
  const label = (unit: string) => unit.slice(0, -1).toUpperCase();
  if (largest === 'microseconds') return { kind: 'interval', expression: String(Math.abs(first)), unit: 'MICROSECOND' };
  const unit = largest === smallest ? label(largest) : `${label(largest)}_${label(smallest)}`;
  return { kind: 'interval', expression: `${first < 0 ? '-' : ''}${trimmed(amounts)}`, unit };
}

function amountOf(run: Run, value: PyValue): number {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value);
  const amount = Math.trunc(Number(str(run, value)));
  return Number.isFinite(amount) ? amount : raise('ValueError', 'an interval is counted in whole numbers');
}

/** All units as `Y-M-D h:m:s.f`, without what is zero at the ends. */
function trimmed(amounts: readonly number[]): string {
  const [years, months, days, hours, minutes, seconds, microseconds] = amounts.map(Math.abs);
  return `${years}-${months}-${days} ${hours}:${minutes}:${seconds}.${microseconds}`.replaceAll(
    /(^0+\.)|(\.0+$)|(^[0\-.: ]+[-: ])|([-:. ][0\-.: ]+$)/g,
    '',
  );
}

function junctionOf(operator: Junction) {
  return new WrappedFunction(
    'staticmethod',
    pythonFunction(`${operator === 'AND' ? 'all' : 'any'}(terms=())`, {
      doc: 'Join conditions.',
      run: (run: Run, terms: PyValue) =>
        toArray(run, terms)
          .map((term) => partOf(run, term))
          .reduce<Part>(
            (left, right) => joined(operator, left, right),
            new PyTerm(types.EmptyCriterion, { kind: 'empty' }),
          ),
    }),
  );
}

types.Criterion.attributes.set('all', junctionOf('AND'));
types.Criterion.attributes.set('any', junctionOf('OR'));

const orderType = defineType({
  name: 'Order',
  module: 'pypika.enums',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    str: (_run, self: PyInstance) => `Order.${String(self.attributes.get('name'))}`,
    repr: (_run, self: PyInstance) =>
      `<Order.${String(self.attributes.get('name'))}: '${String(self.attributes.get('value'))}'>`,
    construct: () => raise('TypeError', "cannot create 'Order' instances"),
    getAttribute: (_run, self: PyInstance, name) => self.attributes.get(name),
  },
});

function direction(name: string): PyInstance {
  const made = new PyInstance(orderType);
  made.attributes.set('name', name);
  made.attributes.set('value', name.toUpperCase());
  return made;
}

/** The constants of directions. */
export const orders = { asc: direction('asc'), desc: direction('desc') } as const;
orderType.attributes.set('asc', orders.asc);
orderType.attributes.set('desc', orders.desc);

/** A function of SQL with named parameters, to be called again and again. */
class PyCustomFunction {
  readonly name: string;
  readonly parameters: readonly PyValue[] | undefined;
  constructor(name: string, parameters: readonly PyValue[] | undefined) {
    this.name = name;
    this.parameters = parameters;
  }
  get type(): PyType {
    return customFunctionType;
  }
}

const customFunctionType = defineType({
  name: 'CustomFunction',
  module: 'pypika.terms',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    call(run, self: PyCustomFunction, args, keywords) {
      const { name, parameters } = self;
      if (parameters !== undefined && parameters.length > 0 && parameters.length !== args.length)
        raiseBuilder(
          'FunctionException',
          `Function ${name} require these arguments (${parameters.map((each) => shown(run, each)).join(', ')}), (${args.map((each) => shown(run, each)).join(', ')}) passed`,
        );
      // PyPika: without parameters, arguments are dropped.
      return callTerm(run, types.Function, name, parameters === undefined ? [] : args, keywords);
    },
  },
});

constructible(customFunctionType, 'name, params=None', (run, name: PyValue, params: PyValue) => {
  const list = params instanceof PyList || params instanceof PyTuple ? params.items : undefined;
  return new PyCustomFunction(str(run, name), list);
});

/** The public names of PyPika's module of terms. */
export const termNames: readonly (readonly [string, PyValue])[] = [
  ...Object.entries(types),
  ['CustomFunction', customFunctionType],
  ['Order', orderType],
];

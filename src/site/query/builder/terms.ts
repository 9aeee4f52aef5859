// The types of terms: which methods and operators they have.
import '../../../language/types/load.ts';
import { genericAttribute } from '../../../language/runtime/attributes.ts';
import { type Keywords, keyword } from '../../../language/runtime/call.ts';
import { PySet } from '../../../language/runtime/containers.ts';
import { method } from '../../../language/runtime/declare.ts';
import { raise } from '../../../language/runtime/errors.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { str } from '../../../language/runtime/text.ts';
import { type BinarySlot, defineType, type PyType, type RichOperator } from '../../../language/runtime/type.ts';
import { builtin, PyList, PySlice, PyTuple, type PyValue, typeOf } from '../../../language/runtime/values.ts';
import { definePython } from '../../python-methods.ts';
import {
  type ArithmeticOperator,
  type FunctionNode,
  isPart,
  type Junction,
  type Part,
  PyTerm,
  type TermNode,
} from './nodes.ts';
import { sqlOf } from './render-query.ts';

const comparators: Readonly<Record<RichOperator, string>> = {
  '==': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

function arithmetic(operator: ArithmeticOperator): BinarySlot {
  return (run, left, right) =>
    new PyTerm(types.ArithmeticExpression, {
      kind: 'arithmetic',
      operator,
      left: constant(run, left),
      right: constant(run, right),
    });
}

/** Python: a number on the left does not know how; only terms offer these. */
function callOf(name: string, type: () => PyType): BinarySlot {
  return (run, left, right) =>
    left instanceof PyTerm ? new PyTerm(type(), functionNode(name, [left, constant(run, right)])) : undefined;
}

function junctionSlot(operator: Junction): BinarySlot {
  return (_run, left, right) => (isPart(left) && isPart(right) ? joined(operator, left, right) : undefined);
}

/** Two conditions as one; an empty one adds nothing. */
export function joined(operator: Junction, left: Part, right: Part): Part {
  if (left instanceof PyTerm && left.node.kind === 'empty') return right;
  if (right instanceof PyTerm && right.node.kind === 'empty') return left;
  return new PyTerm(types.ComplexCriterion, { kind: 'junction', operator, left, right });
}

function comparison(run: Run, operator: string, left: Part, right: PyValue): PyTerm {
  return new PyTerm(types.BasicCriterion, { kind: 'comparison', operator, left, right: constant(run, right) });
}

const Term = defineType({
  name: 'Term',
  module: 'pypika.terms',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    str: (run, self: PyTerm) => sqlOf(run, self).replaceAll('`', '"'),
    repr: (run, self: PyTerm) => sqlOf(run, self).replaceAll('`', '"'),
    hash: () => 0,
    bool: () => true,
    compare: (run, op, self: PyTerm, other) => comparison(run, comparators[op], self, other),
    binary: {
      '+': arithmetic('+'),
      '-': arithmetic('-'),
      '*': arithmetic('*'),
      '/': arithmetic('/'),
      '<<': arithmetic('<<'),
      '>>': arithmetic('>>'),
      '%': callOf('MOD', () => types.Mod),
      '**': callOf('POW', () => types.Pow),
    },
    unary: {
      '-': (run, self) => new PyTerm(types.Negative, { kind: 'negative', term: constant(run, self) }),
      '~': (run, self) => new PyTerm(types.Not, { kind: 'not', term: constant(run, self) }),
    },
    construct: (_run, type) => raise('TypeError', `cannot create '${type.name}' instances`),
    getItem(run, self: PyTerm, key) {
      if (!(key instanceof PySlice)) return raise('TypeError', "Field' object is not subscriptable");
      return range(run, self, key.start, key.stop);
    },
  },
});

function child(name: string, base: PyType, slots: NonNullable<Parameters<typeof defineType>[0]['slots']> = {}): PyType {
  return defineType({ name, module: 'pypika.terms', bases: [base], subclassable: false, slots });
}

const Criterion = child('Criterion', Term, {
  binary: {
    ...Term.slots.binary,
    '&': junctionSlot('AND'),
    '|': junctionSlot('OR'),
    '^': junctionSlot('XOR'),
  },
});
const Field = child('Field', Criterion, {
  getAttribute(run, self: PyTerm, name) {
    if (name === 'name' && self.node.kind === 'field') return self.node.name;
    return name === 'alias' ? (self.alias ?? null) : genericAttribute(run, self, name);
  },
});
const FunctionTerm = child('Function', Criterion);
const AggregateFunction = child('AggregateFunction', FunctionTerm);
const AnalyticFunction = child('AnalyticFunction', AggregateFunction);
const BasicCriterion = child('BasicCriterion', Criterion);
const RangeCriterion = child('RangeCriterion', Criterion);
const Tuple = child('Tuple', Criterion);
const LiteralValue = child('LiteralValue', Term);
const Parameter = child('Parameter', Term);
const NullCriterion = child('NullCriterion', Criterion);

/** The types of terms by name. */
export const types = {
  Term,
  Criterion,
  Field,
  Star: child('Star', Field),
  Function: FunctionTerm,
  AggregateFunction,
  AnalyticFunction,
  WindowFrameAnalyticFunction: child('WindowFrameAnalyticFunction', AnalyticFunction),
  IgnoreNullsAnalyticFunction: child('IgnoreNullsAnalyticFunction', AnalyticFunction),
  Mod: child('Mod', FunctionTerm),
  Pow: child('Pow', FunctionTerm),
  Rollup: child('Rollup', FunctionTerm),
  ArithmeticExpression: child('ArithmeticExpression', Term),
  Negative: child('Negative', Term),
  BasicCriterion,
  ComplexCriterion: child('ComplexCriterion', BasicCriterion),
  NestedCriterion: child('NestedCriterion', Criterion),
  ContainsCriterion: child('ContainsCriterion', Criterion),
  ExistsCriterion: child('ExistsCriterion', Criterion),
  RangeCriterion,
  BetweenCriterion: child('BetweenCriterion', RangeCriterion),
  PeriodCriterion: child('PeriodCriterion', RangeCriterion),
  BitwiseAndCriterion: child('BitwiseAndCriterion', Criterion),
  NullCriterion,
  NotNullCriterion: child('NotNullCriterion', NullCriterion),
  Not: child('Not', Criterion),
  All: child('All', Criterion),
  Case: child('Case', Criterion),
  EmptyCriterion: child('EmptyCriterion', Criterion),
  Tuple,
  Array: child('Array', Tuple),
  Bracket: child('Bracket', Tuple),
  ValueWrapper: child('ValueWrapper', Term),
  JSON: child('JSON', Term),
  LiteralValue,
  NullValue: child('NullValue', LiteralValue),
  SystemTimeValue: child('SystemTimeValue', LiteralValue),
  PseudoColumn: child('PseudoColumn', Term),
  Parameter,
  QmarkParameter: child('QmarkParameter', Parameter),
  NumericParameter: child('NumericParameter', Parameter),
  NamedParameter: child('NamedParameter', Parameter),
  FormatParameter: child('FormatParameter', Parameter),
  PyformatParameter: child('PyformatParameter', Parameter),
  Interval: child('Interval', Term),
  Index: child('Index', Term),
  Values: child('Values', Term),
  AtTimezone: child('AtTimezone', Term),
} as const;

/** A call as a node. */
export function functionNode(name: string, args: readonly Part[]): FunctionNode {
  return { kind: 'function', name, args };
}

/** A column, of a table or of whatever table there is. */
export function fieldOf(name: string, table?: Extract<TermNode, { kind: 'field' }>['table'], alias?: string): PyTerm {
  return new PyTerm(types.Field, { kind: 'field', name, table }, alias);
}

/** What a Python value is in a query: parts as they are, lists and tuples as such, anything else as a literal. */
export function constant(run: Run, value: PyValue): Part {
  if (isPart(value)) return value;
  if (value === null) return new PyTerm(types.NullValue, { kind: 'verbatim', text: 'NULL' });
  if (value instanceof PyList) return sequenceOf(run, types.Array, value.items);
  if (value instanceof PyTuple) return sequenceOf(run, types.Tuple, value.items);
  return literalOf(value);
}

/** A value as a literal. */
export function literalOf(value: PyValue): PyTerm {
  return new PyTerm(types.ValueWrapper, { kind: 'value', value });
}

/** Values in brackets. */
export function sequenceOf(run: Run, type: PyType, items: readonly PyValue[]): PyTerm {
  run.chargeEntries(items.length, items.length);
  const brackets = type === types.Array ? (['[', ']'] as const) : (['(', ')'] as const);
  return new PyTerm(type, { kind: 'sequence', items: items.map((value) => constant(run, value)), brackets });
}

function range(run: Run, term: Part, start: PyValue, end: PyValue): PyTerm {
  const node = { kind: 'range', term, start: constant(run, start), end: constant(run, end), period: false } as const;
  return new PyTerm(types.BetweenCriterion, node);
}

function contained(run: Run, self: PyTerm, value: PyValue, negated: boolean): PyTerm {
  const items =
    value instanceof PySet
      ? value.table.keys()
      : value instanceof PyList || value instanceof PyTuple
        ? value.items
        : undefined;
  if (items === undefined && !isPart(value))
    return raise('AttributeError', `'${typeOf(value).name}' object has no attribute 'get_sql'`);
  const container = items === undefined ? (value as Part) : sequenceOf(run, types.Tuple, items);
  return new PyTerm(types.ContainsCriterion, { kind: 'contains', term: self, container, negated });
}

function nullTest(self: PyTerm, negated: boolean): PyTerm {
  return new PyTerm(negated ? types.NotNullCriterion : types.NullCriterion, { kind: 'null', term: self, negated });
}

const operators: readonly (readonly [name: string, operator: string])[] = [
  ['eq', '='],
  ['gt', '>'],
  ['gte', '>='],
  ['lt', '<'],
  ['lte', '<='],
  ['ne', '<>'],
  ['like', ' LIKE '],
  ['not_like', ' NOT LIKE '],
  ['ilike', ' ILIKE '],
  ['not_ilike', ' NOT ILIKE '],
  ['rlike', ' RLIKE '],
  ['regexp', ' REGEXP '],
  ['regex', ' REGEX '],
  ['glob', ' GLOB '],
  ['as_of', ' AS OF '],
  ['bin_regex', ' REGEX BINARY '],
  ['get_json_value', '->'],
  ['get_text_value', '->>'],
  ['get_path_json_value', '#>'],
  ['get_path_text_value', '#>>'],
  ['has_key', '?'],
  ['contains', '@>'],
  ['contained_by', '<@'],
];

/** What a method written for operators does. */
function operatorMethods() {
  return operators.map(([name, operator]) =>
    method(`${name}(self, other)`, {
      doc: `Compare by${operator.trim() === operator ? ` ${operator}` : operator.trimEnd()}.`,
      run: (run, self: PyTerm, other: PyValue) => comparison(run, operator, self, other),
    }),
  );
}

function renamed(run: Run, self: PyTerm, alias: PyValue): PyTerm {
  return new PyTerm(self.type, self.node, alias === null ? undefined : str(run, alias));
}

definePython(Term, [
  ...operatorMethods(),
  method('as_(self, alias)', { doc: 'Name the term in the result.', run: renamed }),
  method('isin(self, arg)', {
    doc: 'Be one of the values, or of the rows of a query.',
    run: (run, self: PyTerm, value: PyValue) => contained(run, self, value, false),
  }),
  method('notin(self, arg)', {
    doc: 'Be none of the values.',
    run: (run, self: PyTerm, value: PyValue) => contained(run, self, value, true),
  }),
  method('between(self, lower, upper)', { doc: 'Lie between two values.', run: range }),
  method('from_to(self, start, end)', {
    doc: 'Lie in a period.',
    run: (run, self: PyTerm, start: PyValue, end: PyValue) =>
      new PyTerm(types.PeriodCriterion, {
        kind: 'range',
        term: self,
        start: constant(run, start),
        end: constant(run, end),
        period: true,
      }),
  }),
  method('isnull(self)', { doc: 'Be NULL.', run: (_run, self: PyTerm) => nullTest(self, false) }),
  method('isnotnull(self)', { doc: 'Be not NULL.', run: (_run, self: PyTerm) => nullTest(self, true) }),
  method('notnull(self)', {
    doc: 'Be not NULL.',
    run: (_run, self: PyTerm) => new PyTerm(types.Not, { kind: 'not', term: nullTest(self, false) }),
  }),
  method('negate(self)', {
    doc: 'The opposite.',
    run: (_run, self: PyTerm) => new PyTerm(types.Not, { kind: 'not', term: self }),
  }),
  method('bitwiseand(self, value)', {
    doc: 'Bits in common.',
    run: (run, self: PyTerm, value: PyValue) =>
      new PyTerm(types.BitwiseAndCriterion, { kind: 'bits', term: self, value: constant(run, value) }),
  }),
  method('all_(self)', {
    doc: 'All rows.',
    run: (_run, self: PyTerm) => new PyTerm(types.All, { kind: 'all', term: self }),
  }),
  method('get_sql(self, **kwargs)', { doc: 'The text of the term.', run: (run, self: PyTerm) => sqlOf(run, self) }),
]);

function functionOf(self: PyTerm): FunctionNode {
  return self.node.kind === 'function' ? self.node : raise('TypeError', 'not a function');
}

/** A call with more behind it. */
function extended(self: PyTerm, more: Partial<FunctionNode>): PyTerm {
  return new PyTerm(self.type, { ...functionOf(self), ...more }, self.alias);
}

function parts(run: Run, values: readonly PyValue[]): Part[] {
  return values.map((value) => constant(run, value));
}

definePython(AggregateFunction, [
  method('filter(self, *filters)', {
    doc: 'Only count rows that meet the conditions.',
    run: (run, self: PyTerm, filters: PyValue[]) =>
      extended(self, { filters: [...(functionOf(self).filters ?? []), ...parts(run, filters)] }),
  }),
]);

definePython(FunctionTerm, [
  method('distinct(self)', {
    doc: 'Count each value once.',
    run: (_run, self: PyTerm) => extended(self, { distinct: true }),
  }),
]);

const noWindow = { partition: [], orders: [] } as const;

definePython(AnalyticFunction, [
  method('over(self, *terms)', {
    doc: 'The rows that the function looks at, by terms.',
    run(run, self: PyTerm, terms: PyValue[]) {
      const over = functionOf(self).over ?? noWindow;
      return extended(self, { over: { ...over, partition: [...over.partition, ...parts(run, terms)] } });
    },
  }),
  method('orderby(self, *terms, **kwargs)', {
    doc: 'The order of the rows that the function looks at.',
    run(run, self: PyTerm, terms: PyValue[], keywords: Keywords | undefined) {
      const over = functionOf(self).over ?? noWindow;
      const order = directionOf(run, keyword(keywords, 'order') ?? null);
      const orders = parts(run, terms).map((term) => ({ term, order }));
      return extended(self, { over: { ...over, orders: [...over.orders, ...orders] } });
    },
  }),
]);

/** ASC or DESC of an order constant; `undefined` when none is given. */
export function directionOf(run: Run, order: PyValue): string | undefined {
  if (order === null) return undefined;
  const text = str(run, order).toUpperCase();
  const known = text.replace(/^ORDER\./, '');
  return known === 'ASC' || known === 'DESC'
    ? known
    : raise('AttributeError', `'${typeOf(order).name}' object has no attribute 'value'`);
}

definePython(types.Case, [
  method('when(self, criterion, term)', {
    doc: 'Add a case.',
    run(run, self: PyTerm, criterion: PyValue, term: PyValue) {
      const { node } = self;
      if (node.kind !== 'case') return self;
      const cases = [...node.cases, [constant(run, criterion), constant(run, term)] as const];
      return new PyTerm(self.type, { ...node, cases }, self.alias);
    },
  }),
  method('else_(self, term)', {
    doc: 'What it is in no case.',
    run(run, self: PyTerm, term: PyValue) {
      const { node } = self;
      return node.kind === 'case'
        ? new PyTerm(self.type, { ...node, otherwise: constant(run, term) }, self.alias)
        : self;
    },
  }),
]);

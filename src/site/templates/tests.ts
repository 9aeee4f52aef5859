// The tests of templates: what may stand behind `is`.
import { allBuiltins } from '../../../stdlib/builtins/all-builtins.ts';
import { findAttribute } from '../../language/runtime/attributes.ts';
import { call } from '../../language/runtime/call.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { caught } from '../../language/runtime/errors.ts';
import { iterate } from '../../language/runtime/iteration.ts';
import { isInt } from '../../language/runtime/numbers.ts';
import {
  binary,
  compareAny,
  contains,
  equal,
  hash,
  identical,
  isInstance,
  length,
} from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { str } from '../../language/runtime/text.ts';
import { builtin, PyFloat, type PyValue, textOf, typeOf } from '../../language/runtime/values.ts';
import type { TemplateContext } from './context.ts';
import { contextFilter, type Filter, filter, plainFilter } from './declare-filter.ts';
import { htmlOf } from './markup.ts';
import { PyUndefined } from './undefined.ts';

/** A test of nothing but its value. */
function judging(name: string, judge: (value: PyValue, run: Run) => PyValue): readonly [string, Filter] {
  return [name, filter(`test_${name}(value)`, (run: Run, value: PyValue) => judge(value, run))];
}

function comparing(op: '==' | '!=' | '<' | '<=' | '>' | '>=', ...names: readonly string[]) {
  const test = filter(`${names[0]}(a, b, /)`, (run: Run, one: PyValue, other: PyValue) =>
    compareAny(run, op, one, other),
  );
  return [op, ...names].map((name) => [name, test] as const);
}

function remainderIs(wanted: number): (value: PyValue, run: Run) => PyValue {
  return (value, run) => equal(run, binary(run, '%', value, 2), wanted);
}

function textTest(name: string): readonly [string, Filter] {
  const method = (run: Run, value: PyValue) => findAttribute(run, str(run, value), `is${name}`) ?? null;
  return judging(name, (value, run) => call(run, method(run, value), []));
}

/** Whether something can be done with a value; what Python refuses with one of these cannot. */
function works(refusals: readonly string[], attempt: () => void): boolean {
  try {
    attempt();
    return true;
  } catch (thrown) {
    if (!refusals.some((name) => caught(thrown, name) !== undefined)) throw thrown;
    return false;
  }
}

function isNamed(run: Run, table: ReadonlyMap<string, Filter>, name: PyValue): boolean {
  hash(run, name);
  return table.has(textOf(name) ?? '');
}

const isNumber = (value: PyValue) => isInt(value) || typeof value === 'boolean' || value instanceof PyFloat;

/** The tests by name. */
export const tests: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  judging('odd', remainderIs(1)),
  judging('even', remainderIs(0)),
  [
    'divisibleby',
    filter('test_divisibleby(value, num)', (run: Run, value: PyValue, by: PyValue) =>
      equal(run, binary(run, '%', value, by), 0),
    ),
  ],
  judging('defined', (value) => !(value instanceof PyUndefined)),
  judging('undefined', (value) => value instanceof PyUndefined),
  judging('none', (value) => value === null),
  judging('boolean', (value) => typeof value === 'boolean'),
  judging('false', (value) => value === false),
  judging('true', (value) => value === true),
  judging('integer', (value) => typeof value !== 'boolean' && isInstance(value, builtin.int)),
  judging('float', (value) => isInstance(value, builtin.float)),
  judging('number', (value) => isNumber(value) || isInstance(value, builtin.int) || isInstance(value, builtin.complex)),
  textTest('lower'),
  textTest('upper'),
  judging('string', (value) => textOf(value) !== undefined),
  judging('mapping', (value) => value instanceof PyDict),
  judging(
    'sequence',
    (value, run) => works(['Exception'], () => void length(run, value)) && typeOf(value).slots.getItem !== undefined,
  ),
  judging('iterable', (value, run) => works(['TypeError'], () => void iterate(run, value))),
  ['callable', plainFilter(allBuiltins.get('callable') ?? null)],
  judging('escaped', (value, run) => htmlOf(run, value) !== undefined),
  [
    'sameas',
    filter('test_sameas(value, other)', (_run: Run, value: PyValue, other: PyValue) => identical(value, other)),
  ],
  [
    'in',
    filter('test_in(value, seq)', (run: Run, value: PyValue, container: PyValue) => contains(run, container, value)),
  ],
  [
    'filter',
    contextFilter('test_filter(env, value)', (run: Run, { environment }: TemplateContext, name: PyValue) =>
      isNamed(run, environment.filters, name),
    ),
  ],
  [
    'test',
    contextFilter('test_test(env, value)', (run: Run, { environment }: TemplateContext, name: PyValue) =>
      isNamed(run, environment.tests, name),
    ),
  ],
  ...comparing('==', 'eq', 'equalto'),
  ...comparing('!=', 'ne'),
  ...comparing('>', 'gt', 'greaterthan'),
  ...comparing('>=', 'ge'),
  ...comparing('<', 'lt', 'lessthan'),
  ...comparing('<=', 'le'),
]);

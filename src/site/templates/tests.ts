// The tests of templates: what may stand behind `is`.
import { isCallable } from '../../language/runtime/call.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { binary, compareAny, contains, equal, truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { PyFloat, type PyValue, typeOf } from '../../language/runtime/values.ts';
import { PyUndefined } from './scope.ts';

type TestBody = (run: Run, value: PyValue, args: readonly PyValue[]) => boolean;

const isNumber = (value: PyValue) => typeof value === 'number' || typeof value === 'bigint';

function remainder(run: Run, value: PyValue, by: PyValue): PyValue {
  return binary(run, '%', value, by);
}

const ordered = (op: '<' | '<=' | '>' | '>='): TestBody => {
  return (run, value, [other = null]) => truth(run, compareAny(run, op, value, other));
};

const same: TestBody = (run, value, [other = null]) => equal(run, value, other);

/** The tests by name. */
export const tests: ReadonlyMap<string, TestBody> = new Map<string, TestBody>([
  ['defined', (_run, value) => !(value instanceof PyUndefined)],
  ['undefined', (_run, value) => value instanceof PyUndefined],
  ['none', (_run, value) => value === null],
  ['true', (_run, value) => value === true],
  ['false', (_run, value) => value === false],
  ['boolean', (_run, value) => typeof value === 'boolean'],
  ['integer', (_run, value) => isNumber(value)],
  ['float', (_run, value) => value instanceof PyFloat],
  ['number', (_run, value) => isNumber(value) || value instanceof PyFloat || typeof value === 'boolean'],
  ['string', (_run, value) => typeof value === 'string'],
  ['mapping', (_run, value) => value instanceof PyDict],
  ['sequence', (_run, value) => typeOf(value).slots.len !== undefined && typeOf(value).slots.getItem !== undefined],
  ['iterable', (_run, value) => typeOf(value).slots.iter !== undefined],
  ['callable', (_run, value) => isCallable(value)],
  ['odd', (run, value) => equal(run, remainder(run, value, 2), 1)],
  ['even', (run, value) => equal(run, remainder(run, value, 2), 0)],
  ['divisibleby', (run, value, [by = null]) => equal(run, remainder(run, value, by), 0)],
  [
    'lower',
    (_run, value) => typeof value === 'string' && value === value.toLowerCase() && value !== value.toUpperCase(),
  ],
  [
    'upper',
    (_run, value) => typeof value === 'string' && value === value.toUpperCase() && value !== value.toLowerCase(),
  ],
  ['in', (run, value, [container = null]) => contains(run, container, value)],
  ['sameas', (_run, value, [other = null]) => value === other],
  ['eq', same],
  ['equalto', same],
  ['ne', (run, value, args) => !same(run, value, args)],
  ['lt', ordered('<')],
  ['lessthan', ordered('<')],
  ['le', ordered('<=')],
  ['gt', ordered('>')],
  ['greaterthan', ordered('>')],
  ['ge', ordered('>=')],
]);

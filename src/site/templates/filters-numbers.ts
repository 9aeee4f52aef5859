// The filters of templates that work on numbers.
import { allBuiltins } from '../../../stdlib/builtins/all-builtins.ts';
import { mathModule } from '../../../stdlib/modules/math.ts';
import { call } from '../../language/runtime/call.ts';
import { caught } from '../../language/runtime/errors.ts';
import { binary, equal, less, truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { format, str } from '../../language/runtime/text.ts';
import { PyFloat, type PyValue, textOf } from '../../language/runtime/values.ts';
import { type Filter, filter, plainFilter } from './declare-filter.ts';
import { raiseJinja } from './errors.ts';
import { PyUndefined, used } from './undefined.ts';

const float = allBuiltins.get('float') ?? null;
const int = allBuiltins.get('int') ?? null;

/** A value made a number; `undefined` when Python refuses it in one of these ways. */
function attempt(convert: () => PyValue, refusals: readonly string[]): PyValue | undefined {
  try {
    return convert();
  } catch (thrown) {
    if (!refusals.some((name) => caught(thrown, name) !== undefined)) throw thrown;
    return undefined;
  }
}

function asFloat(run: Run, value: PyValue, fallback: PyValue | undefined): PyValue {
  if (value instanceof PyUndefined) return used(run, value);
  const found = attempt(() => call(run, float, [value]), ['TypeError', 'ValueError']);
  return found === undefined ? (fallback === undefined ? new PyFloat(0) : fallback) : found;
}

function asInt(run: Run, value: PyValue, fallback: PyValue, base: PyValue): PyValue {
  if (value instanceof PyUndefined) return used(run, value);
  const args = textOf(value) === undefined ? [value] : [value, base];
  const found = attempt(() => call(run, int, args), ['TypeError', 'ValueError']);
  if (found !== undefined) return found;
  // Jinja: `"42.9"|int` is 42.
  const byFloat = () => call(run, int, [call(run, float, [value])]);
  const whole = attempt(byFloat, ['TypeError', 'ValueError', 'OverflowError']);
  return whole === undefined ? fallback : whole;
}

function round(run: Run, value: PyValue, precision: PyValue, how: PyValue): PyValue {
  const method = textOf(how);
  if (method === 'common') return call(run, allBuiltins.get('round') ?? null, [value, precision]);
  if (method !== 'ceil' && method !== 'floor')
    return raiseJinja('FilterArgumentError', 'method must be common, ceil or floor');
  const factor = () => binary(run, '**', 10, precision);
  const whole = call(run, mathModule.attributes.get(method) ?? null, [binary(run, '*', value, factor())]);
  return binary(run, '/', whole, factor());
}

const units = ['kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'];

function fileSize(run: Run, value: PyValue, isBinary: PyValue): PyValue {
  if (value instanceof PyUndefined) return used(run, value);
  const bytes = call(run, float, [value]);
  const base = truth(run, isBinary) ? 1024 : 1000;
  if (equal(run, bytes, 1)) return '1 Byte';
  if (less(run, bytes, base)) return `${str(run, call(run, int, [bytes]))} Bytes`;
  const names = base === 1000 ? units : units.map((unit) => `${unit.charAt(0).toUpperCase()}iB`);
  const at = names.findIndex((_name, power) => less(run, bytes, binary(run, '**', base, power + 2)));
  const power = at < 0 ? names.length - 1 : at;
  const size = binary(run, '/', binary(run, '*', base, bytes), binary(run, '**', base, power + 2));
  return `${format(run, size, '.1f')} ${names[power]}`;
}

/** The filters by name. */
export const numberFilters: readonly (readonly [string, Filter])[] = [
  ['abs', plainFilter(allBuiltins.get('abs') ?? null)],
  ['float', filter('do_float(value, default=...)', asFloat)],
  ['int', filter('do_int(value, default=0, base=10)', asInt)],
  ['round', filter('do_round(value, precision=0, method="common")', round)],
  ['filesizeformat', filter('do_filesizeformat(value, binary=False)', fileSize)],
];

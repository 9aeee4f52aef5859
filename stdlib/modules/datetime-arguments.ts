// Reading the arguments of the constructors and of replace, and checking fields, with CPython's errors.
import type { Keywords } from '../../src/language/runtime/call.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { index } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { PyFloat, type PyInt, type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { type Civil, daysInMonth, MAX_YEAR, MIN_YEAR } from './datetime-civil.ts';
import { type Clock, datetimeTypes } from './datetime-values.ts';

/** What a callable of the module takes. */
export interface Shape {
  /** As messages show it: `function`, or `__new__()`. */
  readonly shown: string;
  readonly names: readonly string[];
  readonly required: number;
  /** Names from here on cannot be given by position. */
  readonly positional?: number;
}

/** The arguments by place, `undefined` where not given. */
export function readArguments(
  shape: Shape,
  args: readonly PyValue[],
  keywords: Keywords | undefined,
): (PyValue | undefined)[] {
  const { shown, names, positional = names.length } = shape;
  const total = args.length + (keywords?.names.length ?? 0);
  if (total > names.length) {
    const kind = args.length === 0 ? 'keyword ' : '';
    raise('TypeError', `${shown} takes at most ${names.length} ${kind}arguments (${total} given)`);
  }
  if (args.length > positional) {
    raise('TypeError', `${shown} takes at most ${positional} positional arguments (${args.length} given)`);
  }
  const slots: (PyValue | undefined)[] = [...args];
  for (const [at, name] of (keywords?.names ?? []).entries()) {
    const place = names.indexOf(name);
    if (place >= args.length) slots[place] = keywords?.values[at];
  }
  refuseMissing(shape, slots);
  if (keywords !== undefined) refuseNames(shape, keywords, args.length);
  return slots;
}

function refuseMissing({ shown, names, required }: Shape, slots: readonly (PyValue | undefined)[]): void {
  for (let at = 0; at < required; at += 1) {
    if (slots[at] === undefined)
      raise('TypeError', `${shown} missing required argument '${names[at]}' (pos ${at + 1})`);
  }
}

function refuseNames({ shown, names }: Shape, keywords: Keywords, given: number): void {
  const bare = shown === 'function' ? 'this function' : shown;
  for (const name of keywords.names) {
    const place = names.indexOf(name);
    if (place < 0) raise('TypeError', `'${name}' is an invalid keyword argument for ${bare}`);
    if (place < given)
      raise('TypeError', `argument for ${shown} given by name ('${name}') and position (${place + 1})`);
  }
}

/** An argument as a C int. */
export function cInt(run: Run, value: PyValue): number {
  if (value instanceof PyFloat) return raise('TypeError', "'float' object cannot be interpreted as an integer");
  const whole: PyInt = index(run, value);
  if (typeof whole === 'bigint' && (whole >= 2n ** 63n || whole < -(2n ** 63n)))
    return raise('OverflowError', 'Python int too large to convert to C long');
  if (whole > 2147483647) return raise('OverflowError', 'signed integer is greater than maximum');
  return whole < -2147483648 ? raise('OverflowError', 'signed integer is less than minimum') : Number(whole);
}

/** The argument at a place as a C int, or what stands for it. */
export function intOr(run: Run, value: PyValue | undefined, fallback: number): number {
  return value === undefined ? fallback : cInt(run, value);
}

/** ValueError unless the day exists. */
export function checkDate({ year, month, day }: Civil): void {
  if (year < MIN_YEAR || year > MAX_YEAR) raise('ValueError', `year ${year} is out of range`);
  if (month < 1 || month > 12) raise('ValueError', 'month must be in 1..12');
  if (day < 1 || day > daysInMonth(year, month)) raise('ValueError', 'day is out of range for month');
}

/** ValueError unless the clock time exists. */
export function checkClock({ hour, minute, second, microsecond }: Clock, fold: number): void {
  if (hour < 0 || hour > 23) raise('ValueError', 'hour must be in 0..23');
  if (minute < 0 || minute > 59) raise('ValueError', 'minute must be in 0..59');
  if (second < 0 || second > 59) raise('ValueError', 'second must be in 0..59');
  if (microsecond < 0 || microsecond > 999_999) raise('ValueError', 'microsecond must be in 0..999999');
  if (fold !== 0 && fold !== 1) raise('ValueError', 'fold must be either 0 or 1');
}

/** TypeError unless a value is None or a tzinfo. */
export function checkZone(value: PyValue): PyValue {
  if (value === null || typeOf(value).isSubtypeOf(datetimeTypes.tzinfo)) return value;
  return raise('TypeError', `tzinfo argument must be None or of a tzinfo subclass, not type '${typeOf(value).name}'`);
}

/** A text argument of a method that CPython counts by place in its error. */
export function textArgument(name: string, value: PyValue, place = 1): string {
  if (typeof value === 'string') return value;
  const shown = value === null ? 'None' : typeOf(value).name;
  return raise('TypeError', `${name}() argument ${place} must be str, not ${shown}`);
}

// Frappe's forgiving numbers and its three ways of rounding.
import { call } from '../../../language/runtime/call.ts';
import { Raise, raise } from '../../../language/runtime/errors.ts';
import { float, int } from '../../../language/runtime/numbers.ts';
import { asNumber, binary } from '../../../language/runtime/operators.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { builtin, type PyInt, type PyValue, typeOf } from '../../../language/runtime/values.ts';
import { floatToInt } from '../../../language/types/number-operands.ts';
import { roundHalfEven, roundToPlaces } from '../../../language/types/rounding.ts';
import type { Context } from '../../context.ts';
import { throwMessage } from '../../messages.ts';

type Method = (run: Run, value: PyValue, precision: PyInt) => PyValue;

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["Banker's Rounding", bankers],
  ["Banker's Rounding (legacy)", legacy],
  ['Commercial Rounding', commercial],
]);

/** The number that Python's round would work on; TypeError for what it cannot. */
function number(value: PyValue): number {
  return asNumber(value) ?? raise('TypeError', `type ${typeOf(value).name} doesn't define __round__ method`);
}

function power(run: Run, precision: PyInt): PyValue {
  return binary(run, '**', 10, precision);
}

/** Python's round; what is no number or too large stays what it is. */
function nearest(run: Run, value: number, places: number): number {
  return Number.isFinite(value) ? roundToPlaces(run, value, places) : value;
}

/** How near to a half a number still counts as one. */
function tolerance(value: number): number {
  return 2 ** (Math.log(Math.abs(value)) / Math.LN2 - 52);
}

/** The largest whole number below; floats that are not finite have none. */
function floor(value: number): number {
  floatToInt(value);
  return Math.floor(value);
}

function evenNeighbour(below: number): number {
  return below % 2 === 0 ? below : below + 1;
}

function bankers(run: Run, value: PyValue, precision: PyInt): PyValue {
  const multiplier = power(run, precision);
  const scaled = nearest(run, number(binary(run, '*', value, multiplier)), 12);
  if (scaled === 0) return float(0);
  const below = floor(scaled);
  const half = Math.abs(scaled - below - 0.5) < tolerance(scaled);
  return float((half ? evenNeighbour(below) : roundHalfEven(scaled)) / (asNumber(multiplier) ?? 1));
}

function legacy(run: Run, value: PyValue, precision: PyInt): PyValue {
  const multiplier = power(run, precision);
  const scaled = nearest(run, number(precision === 0 ? value : binary(run, '*', value, multiplier)), 8);
  const below = floor(scaled);
  const half = scaled - below === 0.5;
  if (precision === 0) return floatToInt(half ? evenNeighbour(below) : roundHalfEven(scaled));
  // Python divides an int, which has no negative zero.
  return float((half ? below + 1 : roundHalfEven(scaled) + 0) / (asNumber(multiplier) ?? 1));
}

function commercial(run: Run, value: PyValue, precision: PyInt): PyValue {
  const exact = asNumber(value) ?? raise('TypeError', `bad operand type for abs(): '${typeOf(value).name}'`);
  if (exact === 0) return float(0);
  if (!Number.isFinite(exact)) return float(exact);
  const away = exact + Math.sign(exact) * tolerance(exact);
  return float(roundToPlaces(run, away, Number(precision)));
}

/** `rounded`: by the method given, else the site's. */
export function rounded(context: Context, value: PyValue, precision: PyValue = 0, method: PyValue = null): PyValue {
  const { run } = context;
  const chosen = typeof method === 'string' && method !== '' ? method : context.setting('rounding_method', '');
  const name = chosen === '' ? "Banker's Rounding (legacy)" : chosen;
  const round = methods.get(name);
  if (round === undefined) return throwMessage(context, `Unknown Rounding Method: ${name}`, 'InvalidRoundingMethod');
  return round(run, value, toInt(run, precision));
}

/** Runs a conversion; any Python exception makes it answer `undefined`. */
function attempt(convert: () => PyValue): PyValue | undefined {
  try {
    return convert();
  } catch (thrown) {
    if (thrown instanceof Raise && thrown.exception.type.name !== 'InvalidRoundingMethod') return undefined;
    throw thrown;
  }
}

/** `flt`: a float out of anything; what is no number is 0.0. */
export function toFloat(context: Context, value: PyValue, precision: PyValue = null, method: PyValue = null): PyValue {
  const { run } = context;
  const depth = run.depth;
  const plain = typeof value === 'string' ? value.replaceAll(',', '') : value;
  const made = attempt(() => {
    const converted = call(run, builtin.float, [plain]);
    return precision === null ? converted : rounded(context, converted, precision, method);
  });
  run.depth = depth;
  return made ?? float(0);
}

/** The same as a JavaScript number. */
export function toNumber(context: Context, value: PyValue, precision: PyValue = null): number {
  return asNumber(toFloat(context, value, precision)) ?? 0;
}

/** `cint`: an int out of anything, cut towards zero. */
export function toInteger(run: Run, value: PyValue, fallback: PyValue = 0): PyValue {
  const depth = run.depth;
  const whole =
    attempt(() => call(run, builtin.int, [value])) ??
    attempt(() => call(run, builtin.int, [call(run, builtin.float, [value])]));
  run.depth = depth;
  return whole ?? fallback;
}

/** The same where 0 stands for what is none. */
export function toInt(run: Run, value: PyValue): PyInt {
  const whole = toInteger(run, value);
  if (typeof whole === 'number') return whole;
  return typeof whole === 'bigint' ? int(whole) : 0;
}

/** A whole number near a forgiving float: `floor` and `ceil`. */
export function wholeNear(context: Context, value: PyValue, choose: (value: number) => number): PyValue {
  const number = toNumber(context, value);
  return Number.isFinite(number) ? floatToInt(choose(number)) : 0;
}

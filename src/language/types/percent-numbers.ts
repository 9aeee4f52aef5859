// The numbers of `%` formatting: what a conversion takes, and its digits.
import { call } from '../runtime/call.ts';
import { caught, raise } from '../runtime/errors.ts';
import { asInt } from '../runtime/numbers.ts';
import type { Run } from '../runtime/run.ts';
import { PyFloat, type PyInt, type PyValue, typeOf } from '../runtime/values.ts';
import { floatText } from './float-text.ts';
import { intInBase, intRepr } from './int-text.ts';
import { floatToInt, intToFloat } from './number-operands.ts';
import type { Conversion, Wording } from './percent-parse.ts';

const bases: ReadonlyMap<string, 8 | 16> = new Map([
  ['o', 8],
  ['x', 16],
  ['X', 16],
]);

/** The digits of a number, with `-` or prefix; `undefined` when the letter is no conversion of numbers. */
export function numberText(run: Run, conversion: Conversion, value: PyValue, wording: Wording): string | undefined {
  const { letter, precision, alternate } = conversion;
  if ('diuoxX'.includes(letter)) return integerText(run, integerOf(run, letter, value), conversion);
  if (!'eEfFgG'.includes(letter)) return undefined;
  run.chargeText(Math.max(precision, 0));
  const style = { conversion: letter, precision: precision < 0 ? 6 : precision, alternate };
  return floatText(run, realOf(run, value, wording), style);
}

function integerText(run: Run, value: PyInt, conversion: Conversion): string {
  const { letter, precision, alternate } = conversion;
  const base = bases.get(letter);
  const shown = base === undefined ? intRepr(run, value) : intInBase(run, value, base);
  const prefix = alternate && base !== undefined ? `0${base === 8 ? 'o' : 'x'}` : '';
  const sign = shown.startsWith('-') ? '-' : '';
  run.chargeText(Math.max(precision, 0));
  const text = sign + prefix + shown.slice(sign.length).padStart(precision, '0');
  return letter === 'X' ? text.toUpperCase() : text;
}

function integerOf(run: Run, letter: string, value: PyValue): PyInt {
  const known = asInt(value);
  if (known !== undefined) return known;
  const slot = typeOf(value).slots.index;
  if (bases.has(letter)) {
    if (slot !== undefined) return slot(run, value);
    return raise('TypeError', `%${letter} format: an integer is required, not ${typeOf(value).name}`);
  }
  if (value instanceof PyFloat) return floatToInt(value.value);
  const whole = wholeOf(run, value) ?? slot?.(run, value);
  return whole ?? raise('TypeError', `%${letter} format: a real number is required, not ${typeOf(value).name}`);
}

/** The value's `__int__`; a TypeError of its own counts as having none. */
function wholeOf(run: Run, value: PyValue): PyInt | undefined {
  const found = typeOf(value).lookup('__int__');
  if (found === undefined) return undefined;
  try {
    return asInt(call(run, found, [value]));
  } catch (thrown) {
    if (caught(thrown, 'TypeError')) return undefined;
    throw thrown;
  }
}

function realOf(run: Run, value: PyValue, wording: Wording): number {
  if (value instanceof PyFloat) return value.value;
  const known = asInt(value);
  if (known !== undefined) return intToFloat(known);
  const found = typeOf(value).lookup('__float__');
  const real = found === undefined ? undefined : call(run, found, [value]);
  if (real instanceof PyFloat) return real.value;
  const slot = typeOf(value).slots.index;
  if (slot !== undefined) return intToFloat(slot(run, value));
  return raise('TypeError', `${wording.real}, not ${typeOf(value).name}`);
}

// From other values to decimals, and from decimals to other numbers.
import { raise } from '../../../src/language/runtime/errors.ts';
import { asInt, int } from '../../../src/language/runtime/numbers.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import {
  PyFloat,
  type PyInt,
  PyList,
  PyTuple,
  type PyValue,
  textOf,
  typeOf,
} from '../../../src/language/runtime/values.ts';
import { bitLength } from '../../../src/language/types/int-arithmetic.ts';
import { intOperand } from '../../../src/language/types/number-operands.ts';
import { floatParts } from '../../../src/language/types/rounding.ts';
import { decimalTypes, type PyContext, signal } from './context.ts';
import { chargeDigits, finite, infinity, isNoNumber, type Num, notANumber, PyDecimal, powerOfTen } from './numbers.ts';
import { CONVERSION_SYNTAX, FLOAT_OPERATION, INVALID_OPERATION } from './signals.ts';
import { decimalText, readDecimal } from './text.ts';

/** A number as a Decimal. */
export function decimal(run: Run, number: Num): PyDecimal {
  run.charge(96);
  return new PyDecimal(decimalTypes.decimal, number);
}

/** An int as a number. */
export function fromInt(run: Run, value: PyInt): Num {
  if (typeof value === 'bigint') chargeDigits(run, bitLength(value) / 3);
  const whole = BigInt(value);
  return finite(whole < 0n, whole < 0n ? -whole : whole, 0);
}

/** A float as the number that it is exactly. */
export function fromFloat(run: Run, value: number): Num {
  if (Number.isNaN(value)) return notANumber;
  const negative = value < 0 || Object.is(value, -0);
  if (!Number.isFinite(value)) return infinity(negative);
  if (value === 0) return finite(negative, 0n, 0);
  const { mantissa, exponent } = floatParts(value);
  run.work(512);
  if (exponent >= 0) return finite(negative, mantissa << BigInt(exponent), 0);
  const places = -exponent;
  return reduced(negative, mantissa * 5n ** BigInt(places), places);
}

/** Halves are taken out, so that there are no zeros at the end that the float does not need. */
function reduced(negative: boolean, coefficient: bigint, places: number): Num {
  let [left, count] = [coefficient, places];
  while (count > 0 && left % 10n === 0n) {
    left /= 10n;
    count -= 1;
  }
  return finite(negative, left, -count);
}

/** A decimal or an int as a number; undefined for anything else. */
export function operand(run: Run, value: PyValue): Num | undefined {
  if (value instanceof PyDecimal) return value.number;
  const whole = intOperand(value);
  return whole === undefined ? undefined : fromInt(run, whole);
}

/** The same; TypeError for anything else. */
export function argument(run: Run, value: PyValue): Num {
  return operand(run, value) ?? raise('TypeError', `conversion from ${typeOf(value).name} to Decimal is not supported`);
}

/** What `Decimal(value)` makes, exactly. */
export function exact(run: Run, context: PyContext, value: PyValue): Num {
  const known = operand(run, value);
  if (known !== undefined) return known;
  const text = textOf(value);
  if (text !== undefined) return fromText(run, context, text);
  if (value instanceof PyTuple || value instanceof PyList) return fromParts(run, context, value.items);
  if (!(value instanceof PyFloat)) return argument(run, value);
  signal(run, context, FLOAT_OPERATION);
  return fromFloat(run, value.value);
}

function fromText(run: Run, context: PyContext, text: string): Num {
  const found = readDecimal(run, text);
  if (typeof found === 'object') return found;
  signal(run, context, found === 'beyond' ? INVALID_OPERATION : CONVERSION_SYNTAX);
  return notANumber;
}

function refuse(message: string): never {
  return raise('ValueError', message);
}

/** `(sign, digits, exponent)` */
function fromParts(run: Run, context: PyContext, items: readonly PyValue[]): Num {
  if (items.length !== 3) refuse('argument must be a sequence of length 3');
  const [sign = null, digits = null, power = null] = items;
  const bit = asInt(sign);
  if (bit !== 0 && bit !== 1) refuse('sign must be an integer with the value 0 or 1');
  const form = textOf(power);
  if (form !== undefined && !['F', 'n', 'N'].includes(form))
    refuse("string argument in the third position must be 'F', 'n' or 'N'");
  const exponent = form === undefined ? asInt(power) : 0;
  if (exponent === undefined) return refuse('exponent must be an integer');
  if (form === 'F') return infinity(bit === 1);
  const written = digitsText(run, digits);
  const prefix = form === undefined ? '' : form === 'n' ? 'nan' : 'snan';
  const body = prefix === '' ? `${written === '' ? '0' : written}e${exponent}` : prefix + written;
  return fromText(run, context, `${bit === 1 ? '-' : ''}${body}`);
}

function digitsText(run: Run, digits: PyValue): string {
  const wrong = 'coefficient must be a tuple of digits';
  if (!(digits instanceof PyTuple || digits instanceof PyList)) return refuse(wrong);
  run.work(digits.items.length * 4);
  run.chargeText(digits.items.length);
  const found = digits.items.map((digit) => asInt(digit));
  if (!found.every((digit) => digit !== undefined && digit >= 0 && digit <= 9)) return refuse(wrong);
  return found.join('');
}

/** A finite number without its fraction as an int. */
export function toInt(run: Run, { negative, coefficient, exponent }: Num): PyInt {
  const size =
    exponent >= 0
      ? coefficient * powerOfTen(run, exponent)
      : exponent < -100_000
        ? 0n
        : coefficient / powerOfTen(run, -exponent);
  return int(negative ? -size : size);
}

/** TypeError's kin for a number that is no int. */
export function checkFinite(number: Num, wanted: string): void {
  if (isNoNumber(number)) raise('ValueError', `cannot convert NaN to ${wanted}`);
  if (number.kind === 'infinite') raise('OverflowError', `cannot convert Infinity to ${wanted}`);
}

/** The nearest float. */
export function toFloat(run: Run, number: Num): number {
  if (number.kind === 'signaling') return raise('ValueError', 'cannot convert signaling NaN to float');
  if (number.kind === 'quiet') return Number.NaN;
  return Number(decimalText(run, number));
}

/** The int or float that a number equals exactly; undefined when there is none. */
export function equalNumber(run: Run, number: Num): PyValue | undefined {
  if (number.kind !== 'finite') return number.kind === 'infinite' ? new PyFloat(toFloat(run, number)) : undefined;
  if (number.exponent >= 0) return number.exponent < 400 ? toInt(run, number) : undefined;
  if (number.exponent < -1100) return undefined;
  const near = toFloat(run, number);
  const same = fromFloat(run, near);
  const exponent = Math.min(number.exponent, same.exponent);
  const [left, right] = [number, same].map((one) => one.coefficient * powerOfTen(run, one.exponent - exponent));
  return left === right ? new PyFloat(near) : undefined;
}

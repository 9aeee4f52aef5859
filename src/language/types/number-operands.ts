// What a number operand is as a float, and the slots of mixed arithmetic built from that.
import { raise } from '../runtime/errors.ts';
import { asInt } from '../runtime/numbers.ts';
import type { Run } from '../runtime/run.ts';
import type { BinarySlot } from '../runtime/type.ts';
import { PyFloat, PyInstance, type PyInt, type PyValue } from '../runtime/values.ts';

/** An int as a float; OverflowError when it is too large. */
export function intToFloat(value: PyInt): number {
  const number = Number(value);
  return Number.isFinite(number) ? number : raise('OverflowError', 'int too large to convert to float');
}

/** An int, bool or instance of a subclass as an int; `undefined` for anything else. */
export function intOperand(value: PyValue): PyInt | undefined {
  return asInt(value instanceof PyInstance ? (value.native ?? null) : value);
}

/** A float, int or bool as a float; `undefined` for anything else. */
export function floatOperand(value: PyValue): number | undefined {
  if (value instanceof PyFloat) return value.value;
  const int = intOperand(value);
  return int === undefined ? undefined : intToFloat(int);
}

/** A slot over two ints (or bools); anything else is left to the other operand. */
export function onInts(operation: (run: Run, left: PyInt, right: PyInt) => PyValue): BinarySlot {
  return (run, left, right) => {
    const first = asInt(left);
    const second = asInt(right);
    return first === undefined || second === undefined ? undefined : operation(run, first, second);
  };
}

/** A slot over two numbers of which one at least is a float. */
export function onFloats(operation: (left: number, right: number, run: Run) => PyValue): BinarySlot {
  return (run, left, right) => {
    const first = floatOperand(left);
    if (first === undefined) return undefined;
    const second = floatOperand(right);
    return second === undefined ? undefined : operation(first, second, run);
  };
}

/** A float cut to an int; errors for what is not finite. */
export function floatToInt(value: number): PyInt {
  if (Number.isNaN(value)) return raise('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) return raise('OverflowError', 'cannot convert float infinity to integer');
  const whole = Math.trunc(value);
  return Number.isSafeInteger(whole) ? whole + 0 : BigInt(whole);
}

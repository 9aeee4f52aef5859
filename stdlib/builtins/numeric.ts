// The built-in functions of numbers: abs, bin, divmod, hex, oct, pow, round, sum.

import { type Declared, nativeFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import type { NativeFunction } from '../../src/language/runtime/functions.ts';
import { iterate } from '../../src/language/runtime/iteration.ts';
import { addInts, asInt, bitsOf, float, int } from '../../src/language/runtime/numbers.ts';
import { asNumber, binary } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { callSpecial } from '../../src/language/runtime/special.ts';
import type { PyIterator } from '../../src/language/runtime/type.ts';
import {
  builtin,
  notImplemented,
  PyFloat,
  type PyInt,
  PyTuple,
  type PyValue,
  typeOf,
} from '../../src/language/runtime/values.ts';
import { worded } from '../../src/language/runtime/wording.ts';
import { unboxed } from '../../src/language/types/class-slots.ts';
import { floatOperand } from '../../src/language/types/number-operands.ts';
import { modularPower } from './modular-power.ts';

function absolute(run: Run, given: PyValue): PyValue {
  const value = unboxed(given);
  const whole = asInt(value);
  if (whole !== undefined) return whole < 0 ? int(-BigInt(whole)) : whole;
  if (value instanceof PyFloat) return float(Math.abs(value.value));
  return (
    callSpecial(run, value, '__abs__') ?? raise('TypeError', `bad operand type for abs(): '${typeOf(value).name}'`)
  );
}

/** An int in another base, as `hex`, `oct` and `bin` show it. */
function digits(run: Run, value: PyInt, base: number, prefix: string): string {
  const bits = bitsOf(value);
  run.chargeText(bits);
  run.work(bits);
  const text = value.toString(base);
  return text.startsWith('-') ? `-${prefix}${text.slice(1)}` : `${prefix}${text}`;
}

function quotientAndRest(run: Run, dividend: PyValue, divisor: PyValue): PyValue {
  const left = unboxed(dividend);
  const right = unboxed(divisor);
  if (isSmall(left) && isSmall(right) && right !== 0) return smallDivmod(left, right);
  const real = asNumber(left) !== undefined && asNumber(right) !== undefined;
  if (!real) return specialDivmod(run, left, right);
  if (asNumber(right) === 0) {
    const whole = asInt(left) !== undefined && asInt(right) !== undefined;
    if (!whole) floatOperand(left);
    return raise('ZeroDivisionError', worded(run, whole ? 'intQuotient' : 'floatDivmod'));
  }
  return new PyTuple([binary(run, '//', left, right), binary(run, '%', left, right)]);
}

/** Ints whose sums and differences are exact as numbers. */
function isSmall(value: PyValue): value is number {
  return typeof value === 'number' && value < 2 ** 52 && value > -(2 ** 52);
}

/** Python: the rest has the sign of the divisor. */
function smallDivmod(left: number, right: number): PyTuple {
  const truncated = left % right;
  const rest = truncated !== 0 && truncated < 0 !== right < 0 ? truncated + right : truncated;
  return new PyTuple([(left - rest) / right + 0, rest + 0]);
}

function specialDivmod(run: Run, left: PyValue, right: PyValue): PyValue {
  const direct = callSpecial(run, left, '__divmod__', [right]);
  if (direct !== undefined && direct !== notImplemented) return direct;
  const reflected = callSpecial(run, right, '__rdivmod__', [left]);
  if (reflected !== undefined && reflected !== notImplemented) return reflected;
  const types = `'${typeOf(left).name}' and '${typeOf(right).name}'`;
  return raise('TypeError', `unsupported operand type(s) for divmod(): ${types}`);
}

function power(run: Run, base: PyValue, exponent: PyValue, modulus: PyValue): PyValue {
  return modulus === null
    ? binary(run, '**', base, exponent)
    : modularPower(run, unboxed(base), unboxed(exponent), unboxed(modulus));
}

function rounded(run: Run, value: PyValue, places: PyValue): PyValue {
  const result = callSpecial(run, value, '__round__', places === null ? [] : [places]);
  return result ?? raise('TypeError', `type ${typeOf(value).name} doesn't define __round__ method`);
}

const notSummed: ReadonlyMap<() => unknown, string> = new Map<() => unknown, string>([
  [() => builtin.str, "sum() can't sum strings [use ''.join(seq) instead]"],
  [() => builtin.bytes, "sum() can't sum bytes [use b''.join(seq) instead]"],
]);

function sum(run: Run, iterable: PyValue, start: PyValue): PyValue {
  const items = iterate(run, iterable);
  for (const [type, message] of notSummed) if (typeOf(start) === type()) raise('TypeError', message);
  // Python 3.12 and later add floats without losing the digits that plain addition loses.
  const compensated = run.python !== '3.11';
  let total = compensated && isPlainFloat(start) ? sumFloats(run, items, start.value) : start;
  for (let item = items.next(run); item !== undefined; item = items.next(run)) {
    run.tick();
    total =
      typeof total === 'number' && typeof item === 'number' ? addInts(run, total, item) : binary(run, '+', total, item);
    if (compensated && isPlainFloat(total)) total = sumFloats(run, items, total.value);
  }
  return total;
}

function isPlainFloat(value: PyValue): value is PyFloat {
  return value instanceof PyFloat && value.type === builtin.float;
}

/** Adds floats and small ints as far as they go, with what each addition loses kept aside; then one item more. */
function sumFloats(run: Run, items: PyIterator, start: number): PyValue {
  let sum = start;
  let lost = 0;
  for (let item = items.next(run); item !== undefined; item = items.next(run)) {
    run.tick();
    if (isPlainFloat(item)) {
      const next = sum + item.value;
      lost += Math.abs(sum) >= Math.abs(item.value) ? sum - next + item.value : item.value - next + sum;
      sum = next;
    } else if (typeof item === 'number' || typeof item === 'boolean') sum += Number(item);
    else return binary(run, '+', float(completed(sum, lost)), item);
  }
  return float(completed(sum, lost));
}

function completed(sum: number, lost: number): number {
  return lost !== 0 && Number.isFinite(lost) ? sum + lost : sum;
}

const rows: readonly (readonly [signature: string, declared: Declared])[] = [
  ['abs(x, /)', { doc: 'Return the absolute value of the argument.', examples: ['abs(-5)  #> 5'], run: absolute }],
  [
    'bin(number: int, /)',
    {
      doc: 'Return the binary representation of an integer.',
      examples: ["bin(-5)  #> '-0b101'"],
      run: (run, number: PyInt) => digits(run, number, 2, '0b'),
    },
  ],
  [
    'divmod(x, y, /)',
    { doc: 'Return the tuple (x//y, x%y).', examples: ['divmod(7, -2)  #> (-4, -1)'], run: quotientAndRest },
  ],
  [
    'hex(number: int, /)',
    {
      doc: 'Return the hexadecimal representation of an integer.',
      examples: ["hex(255)  #> '0xff'"],
      run: (run, number: PyInt) => digits(run, number, 16, '0x'),
    },
  ],
  [
    'oct(number: int, /)',
    {
      doc: 'Return the octal representation of an integer.',
      examples: ["oct(8)  #> '0o10'"],
      run: (run, number: PyInt) => digits(run, number, 8, '0o'),
    },
  ],
  [
    'pow(base, exp, mod=None)',
    {
      doc: 'Return base to the power exp; with mod, the remainder of that, computed efficiently.',
      examples: ['pow(2, -1, 5)  #> 3', 'pow(2, 3, 0)  #! ValueError: pow() 3rd argument cannot be 0'],
      run: power,
    },
  ],
  [
    'round(number, ndigits=None)',
    {
      doc: 'Round a number to a given precision in decimal digits, ties to the even neighbour.',
      examples: ['round(2.5)  #> 2', 'round(2.567, 2)  #> 2.57'],
      run: rounded,
    },
  ],
  [
    'sum(iterable, /, start=0)',
    {
      doc: 'Return the sum of start and the items.',
      examples: [
        'sum([1, 2.5])  #> 3.5',
        "sum(['a'], '')  #! TypeError: sum() can't sum strings [use ''.join(seq) instead]",
      ],
      run: sum,
    },
  ],
];

/** The built-in functions of numbers. */
export const numericFunctions: readonly NativeFunction[] = rows.map(([signature, declared]) =>
  nativeFunction(signature, declared),
);

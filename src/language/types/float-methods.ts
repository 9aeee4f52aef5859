// The methods and attributes of float.
import { call } from '../runtime/call.ts';
import { type Declaration, method } from '../runtime/declare.ts';
import { classMethod, getter } from '../runtime/descriptors.ts';
import { raise } from '../runtime/errors.ts';
import { float, int } from '../runtime/numbers.ts';
import { index } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import type { PyType } from '../runtime/type.ts';
import { builtin, type PyFloat, PyTuple, type PyValue, textOf } from '../runtime/values.ts';
import { floatHexadecimal, readHexadecimal } from './float-hexadecimal.ts';
import { floatToInt } from './number-operands.ts';
import { floatParts, roundHalfEven, roundToPlaces } from './rounding.ts';

/** The float itself; of an instance of a subclass, its number. */
function exactly(self: PyFloat): PyFloat {
  return self.type === builtin.float ? self : float(self.value);
}

function integerRatio({ value }: PyFloat): PyTuple {
  if (Number.isNaN(value)) return raise('ValueError', 'cannot convert NaN to integer ratio');
  if (!Number.isFinite(value)) return raise('OverflowError', 'cannot convert Infinity to integer ratio');
  let { mantissa, exponent } = floatParts(value);
  if (mantissa === 0n) return new PyTuple([0, 1]);
  for (; exponent < 0 && (mantissa & 1n) === 0n; exponent += 1) mantissa >>= 1n;
  const numerator = exponent > 0 ? mantissa << BigInt(exponent) : mantissa;
  const denominator = exponent < 0 ? 1n << BigInt(-exponent) : 1n;
  return new PyTuple([int(value < 0 ? -numerator : numerator), int(denominator)]);
}

function rounded(run: Run, { value }: PyFloat, places: PyValue | undefined): PyValue {
  if (places === undefined || places === null) return floatToInt(roundHalfEven(value));
  const digits = Number(index(run, places));
  if (!Number.isFinite(value)) return float(value);
  const result = roundToPlaces(run, value, digits);
  return Number.isFinite(result) ? float(result) : raise('OverflowError', 'rounded value too large to represent');
}

/** Rows of float. */
export const floatMethods: readonly Declaration[] = [
  method('as_integer_ratio()', {
    doc: 'Return a pair of integers whose ratio is exactly the float.',
    examples: ['(0.25).as_integer_ratio()  #> (1, 4)'],
    run: (_run, self: PyFloat) => integerRatio(self),
  }),
  method('conjugate()', {
    doc: 'Return the float itself, the complex conjugate of any float.',
    run: (_run, self: PyFloat) => exactly(self),
  }),
  method('is_integer()', {
    doc: 'Return whether the float is a whole number.',
    examples: ['(2.0).is_integer()  #> True'],
    run: (_run, self: PyFloat) => Number.isInteger(self.value),
  }),
  method('hex()', {
    doc: 'Return the float in hexadecimal notation.',
    examples: ["(0.1).hex()  #> '0x1.999999999999ap-4'"],
    run: (_run, self: PyFloat) => floatHexadecimal(self.value),
  }),
  classMethod('fromhex(string, /)', {
    doc: 'Make a float from its hexadecimal notation.',
    examples: ["float.fromhex('0x1.8p1')  #> 3.0"],
    run: (run, type: PyType, given: PyValue) => {
      const text = textOf(given);
      if (text === undefined) return raise('TypeError', 'bad argument type for built-in operation');
      const value = float(readHexadecimal(run, text));
      return type === builtin.float ? value : call(run, type, [value]);
    },
  }),
  method('__round__(ndigits=..., /)', {
    doc: 'Round to a number of decimal places, or to an integer, ties to the even neighbour.',
    examples: ['round(2.675, 2)  #> 2.67'],
    run: rounded,
  }),
  method('__pow__(value, mod=None, /)', {
    doc: 'Refuse a power with a modulus.',
    examples: ['pow(2.0, 2, 3)  #! TypeError: pow() 3rd argument not allowed unless all arguments are integers'],
    run: () => raise('TypeError', 'pow() 3rd argument not allowed unless all arguments are integers'),
  }),
  getter('real', { doc: 'The real part: the float itself.', get: (_run, self: PyFloat) => exactly(self) }),
  getter('imag', { doc: 'The imaginary part: 0.0.', get: () => float(0) }),
];

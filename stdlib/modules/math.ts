// The math module.
import { worded } from '../../src/language/runtime/wording.ts';
import { floatRepr } from '../../src/language/types/float-text.ts';
import '../../src/language/types/load.ts';
import { nativeFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { type NativeCall, NativeFunction } from '../../src/language/runtime/functions.ts';
import { iterate, toArray } from '../../src/language/runtime/iteration.ts';
import { asInt, bitsOf, float, int, isInt, multiplyInts } from '../../src/language/runtime/numbers.ts';
import { asNumber, binary, index } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { PyFloat, PyInstance, PyModule, PyTuple, type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { atan2, cos, exp, log, sin, tan, vectorLength } from '../../src/language/types/elementary.ts';
import {
  acos,
  acosh,
  asin,
  asinh,
  atan,
  cosh,
  log2,
  log10,
  sinh,
  tanh,
} from '../../src/language/types/inverse-functions.ts';
import { divideRounded } from '../../src/language/types/rounding.ts';
import { gammaFunctions } from './math-gamma.ts';
import { integralFunctions } from './math-integers.ts';
import { neighbourFunctions } from './math-neighbours.ts';

type Real = (value: number) => number;

/** A function of one float; a NaN out of a number is a domain error, an infinity out of a finite one a range error. */
function real(name: string, doc: string, compute: Real, infinite: 'domain' | 'range' = 'range') {
  const expected = EXPECTED.get(name);
  const run = (current: Run, x: number) => {
    const result = compute(x);
    const isOutside =
      expected !== undefined && !Number.isNaN(x) && (Number.isNaN(result) || isPole(x, result, infinite));
    if (isOutside) return raise('ValueError', worded(current, 'mathDomainOf', floatRepr(x), expected));
    return float(checked(result, infinite, x));
  };
  return nativeFunction(`${name}(x: float, /)`, { doc, run }, 'math');
}

function isPole(x: number, result: number, infinite: 'domain' | 'range'): boolean {
  return infinite === 'domain' && !Number.isFinite(result) && Number.isFinite(x);
}

/** What 3.14 says that a function takes. */
const EXPECTED: ReadonlyMap<string, string> = new Map([
  ['sqrt', 'expected a nonnegative input'],
  ['log1p', 'expected argument value > -1'],
  ['sin', 'expected a finite input'],
  ['cos', 'expected a finite input'],
  ['tan', 'expected a finite input'],
  ['asin', 'expected a number in range from -1 up to 1'],
  ['acos', 'expected a number in range from -1 up to 1'],
  ['acosh', 'expected argument value not less than 1'],
  ['atanh', 'expected a number between -1 and 1'],
]);

function checked(result: number, infinite: 'domain' | 'range', ...given: readonly number[]): number {
  if (Number.isNaN(result) && !given.some(Number.isNaN)) return raise('ValueError', 'math domain error');
  if (Number.isFinite(result) || Number.isNaN(result) || !given.every(Number.isFinite)) return result;
  return infinite === 'domain' ? raise('ValueError', 'math domain error') : raise('OverflowError', 'math range error');
}

const reals = [
  real('sqrt', 'Return the square root of x.', Math.sqrt),
  real('exp', 'Return e raised to the power of x.', exp),
  real('expm1', 'Return exp(x) - 1.', Math.expm1),
  real('log1p', 'Return the natural logarithm of 1 + x.', Math.log1p, 'domain'),
  real('sin', 'Return the sine of x (in radians).', sin),
  real('cos', 'Return the cosine of x (in radians).', cos),
  real('tan', 'Return the tangent of x (in radians).', tan),
  real('asin', 'Return the arc sine of x, in radians.', asin),
  real('acos', 'Return the arc cosine of x, in radians.', acos),
  real('atan', 'Return the arc tangent of x, in radians.', atan),
  real('sinh', 'Return the hyperbolic sine of x.', sinh),
  real('cosh', 'Return the hyperbolic cosine of x.', cosh),
  real('tanh', 'Return the hyperbolic tangent of x.', tanh),
  real('asinh', 'Return the inverse hyperbolic sine of x.', asinh),
  real('acosh', 'Return the inverse hyperbolic cosine of x.', acosh),
  real('atanh', 'Return the inverse hyperbolic tangent of x.', Math.atanh, 'domain'),
  real('fabs', 'Return the absolute value of x as a float.', Math.abs),
  real('cbrt', 'Return the cube root of x.', Math.cbrt),
  real('exp2', 'Return 2 raised to the power of x.', (x) => 2 ** x),
  real('degrees', 'Convert x from radians to degrees.', (x) => x * (180 / Math.PI)),
  real('radians', 'Convert x from degrees to radians.', (x) => x * (Math.PI / 180)),
];

/** A logarithm of a positive number, also of an int beyond the floats. */
function logarithm(run: Run, value: PyValue, compute: Real): number {
  if (typeof value === 'bigint' && value > LARGEST_FLOAT) {
    // Python: log(m * 2 ** e) = log(m) + log(2) * e, where m is between 1/2 and 1.
    const bits = bitsOf(value);
    return compute(Number(divideRounded(value, 1n << BigInt(bits - 64))) * 2 ** -64) + compute(2) * bits;
  }
  const number = asNumber(value) ?? Number.NaN;
  if (number > 0 || Number.isNaN(number)) return compute(number);
  const error = isInt(value) ? 'mathDomain' : 'mathDomainOf';
  return raise('ValueError', worded(run, error, floatRepr(number), 'expected a positive input'));
}

const LARGEST_FLOAT = BigInt(Number.MAX_VALUE);

function numberOf(run: Run, value: PyValue): PyValue {
  const known = asNumber(value);
  if (known !== undefined) return isInt(value) ? value : float(known);
  const converted = nativeFloat.invoke(run, [value], undefined);
  return converted;
}

const nativeFloat = nativeFunction('float(x: float, /)', { doc: 'A real number.', run: (_run, x: number) => float(x) });

function realOf(run: Run, value: PyValue): number {
  return (nativeFloat.invoke(run, [value], undefined) as PyFloat).value;
}

function refuseTrunc(_run: Run, value: PyValue): never {
  return raise('TypeError', `type ${typeOf(value).name} doesn't define __trunc__ method`);
}

/** In C the base is a group of its own, so that a wrong count is refused in other words. */
function withBase(made: NativeFunction): NativeFunction {
  const invoke: NativeCall = (run, args, keywords) => {
    if ((keywords?.names.length ?? 0) > 0) raise('TypeError', `${made.name}() takes no keyword arguments`);
    if (args.length < 1 || args.length > 2) raise('TypeError', `math.${made.name} requires 1 to 2 arguments`);
    return made.invoke(run, args, undefined);
  };
  return new NativeFunction(made.name, undefined, made.signature, made.doc, invoke, 'c', made.examples);
}

const logarithms = [
  withBase(
    nativeFunction(
      'log(x, base=..., /)',
      {
        doc: 'Return the logarithm of x to the given base (default e).',
        examples: ['math.log(8, 2)  #> 3.0'],
        run(run, x: PyValue, base: PyValue | undefined) {
          const numerator = logarithm(run, numberOf(run, x), log);
          if (base === undefined) return float(numerator);
          const denominator = logarithm(run, numberOf(run, base), log);
          return denominator === 0
            ? raise('ZeroDivisionError', 'float division by zero')
            : float(numerator / denominator);
        },
      },
      'math',
    ),
  ),
  nativeFunction(
    'log2(x, /)',
    {
      doc: 'Return the base-2 logarithm of x.',
      run: (run, x: PyValue) => float(logarithm(run, numberOf(run, x), log2)),
    },
    'math',
  ),
  nativeFunction(
    'log10(x, /)',
    {
      doc: 'Return the base-10 logarithm of x.',
      run: (run, x: PyValue) => float(logarithm(run, numberOf(run, x), log10)),
    },
    'math',
  ),
];

function towards(name: string, doc: string, rounded: Real, other = realOf) {
  return nativeFunction(
    `${name}(x, /)`,
    {
      doc,
      run(run, x: PyValue) {
        if (isInt(x)) return x;
        if (typeof x === 'boolean') return Number(x);
        const value = x instanceof PyFloat ? x.value : other(run, x);
        if (Number.isNaN(value)) return raise('ValueError', 'cannot convert float NaN to integer');
        if (!Number.isFinite(value)) return raise('OverflowError', 'cannot convert float infinity to integer');
        const whole = rounded(value) + 0;
        return Number.isSafeInteger(whole) ? whole : int(BigInt(whole));
      },
    },
    'math',
  );
}

const roundings = [
  towards('floor', 'Return the floor of x as an int.', Math.floor),
  towards('ceil', 'Return the ceiling of x as an int.', Math.ceil),
  towards('trunc', 'Return x with its fraction removed.', Math.trunc, refuseTrunc),
];

const pairs = [
  nativeFunction(
    'pow(x: float, y: float, /)',
    {
      doc: 'Return x raised to the power y, as floats.',
      run(_run, x: number, y: number) {
        if (x === 1 || y === 0) return float(1);
        return float(
          checked(x === -1 && !Number.isFinite(y) && !Number.isNaN(y) ? 1 : x ** y, x === 0 ? 'domain' : 'range', x, y),
        );
      },
    },
    'math',
  ),
  nativeFunction(
    'atan2(y: float, x: float, /)',
    { doc: 'Return the arc tangent of y/x, in radians.', run: (_run, y: number, x: number) => float(atan2(y, x)) },
    'math',
  ),
  nativeFunction(
    'fmod(x: float, y: float, /)',
    {
      doc: 'Return the remainder of C: its sign is that of x.',
      run: (_run, x: number, y: number) => float(checked(x % y, 'domain', x, y)),
    },
    'math',
  ),
  nativeFunction(
    'copysign(x: float, y: float, /)',
    {
      doc: 'Return the magnitude of x with the sign of y.',
      run: (_run, x: number, y: number) => float(Math.abs(x) * (y < 0 || Object.is(y, -0) ? -1 : 1)),
    },
    'math',
  ),
  nativeFunction(
    'ldexp(x: float, i, /)',
    {
      doc: 'Return x * (2 ** i).',
      run(_run, x: number, i: PyValue) {
        const given = asInt(i) ?? (i instanceof PyInstance ? i.native : undefined);
        if (given === undefined || typeof given === 'string')
          return raise('TypeError', 'Expected an int as second argument to ldexp.');
        if (x === 0 || !Number.isFinite(x)) return float(x);
        const exponent = Math.max(Math.min(Number(given), 5000), -5000);
        const half = Math.trunc(exponent / 4);
        return float(checked(x * 2 ** half * 2 ** half * 2 ** half * 2 ** (exponent - 3 * half), 'range', x));
      },
    },
    'math',
  ),
  nativeFunction(
    'frexp(x: float, /)',
    { doc: 'Return the mantissa and exponent of x.', run: (_run, x: number) => split(x) },
    'math',
  ),
  nativeFunction(
    'modf(x: float, /)',
    {
      doc: 'Return the fractional and the integer part of x.',
      run(_run, x: number) {
        const whole = Math.trunc(x);
        const fraction = Number.isFinite(x) ? x - whole : Number.isNaN(x) ? x : 0;
        return new PyTuple([float(fraction === 0 && (x < 0 || Object.is(x, -0)) ? -0 : fraction), float(whole)]);
      },
    },
    'math',
  ),
  nativeFunction(
    'isclose(a: float, b: float, *, rel_tol: float = ..., abs_tol: float = ...)',
    {
      doc: 'Return whether two numbers are close.',
      run(_run, a: number, b: number, relative: number | undefined, absolute: number | undefined) {
        if ((relative ?? 0) < 0 || (absolute ?? 0) < 0) return raise('ValueError', 'tolerances must be non-negative');
        if (a === b) return true;
        if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
        const distance = Math.abs(b - a);
        return distance <= (relative ?? 1e-9) * Math.max(Math.abs(a), Math.abs(b)) || distance <= (absolute ?? 0);
      },
    },
    'math',
  ),
];

function split(x: number): PyValue {
  if (x === 0 || !Number.isFinite(x)) return new PyTuple([float(x), 0]);
  let exponent = Math.max(-1023, Math.floor(Math.log2(Math.abs(x))) + 1);
  let mantissa = x * 2 ** -exponent;
  while (Math.abs(mantissa) < 0.5) {
    mantissa *= 2;
    exponent -= 1;
  }
  while (Math.abs(mantissa) >= 1) {
    mantissa /= 2;
    exponent += 1;
  }
  return new PyTuple([float(mantissa), exponent]);
}

function predicate(name: string, doc: string, test: (value: number) => boolean) {
  return nativeFunction(`${name}(x: float, /)`, { doc, run: (_run, x: number) => test(x) }, 'math');
}

const predicates = [
  predicate('isnan', 'Return whether x is a NaN.', Number.isNaN),
  predicate('isinf', 'Return whether x is an infinity.', (x) => !Number.isFinite(x) && !Number.isNaN(x)),
  predicate('isfinite', 'Return whether x is neither an infinity nor a NaN.', Number.isFinite),
];

const sums = [
  nativeFunction(
    'fsum(seq, /)',
    {
      doc: 'Return an accurate floating-point sum.',
      examples: ['math.fsum([0.1] * 10)  #> 1.0'],
      run(run, seq: PyValue) {
        const partials: number[] = [];
        const iterator = iterate(run, seq);
        for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
          run.tick();
          addExactly(partials, (nativeFloat.invoke(run, [item], undefined) as PyFloat).value);
        }
        return float(partials.reduceRight((sum, partial) => sum + partial, 0));
      },
    },
    'math',
  ),
  nativeFunction(
    'hypot(*coordinates)',
    {
      doc: 'Return the Euclidean norm.',
      run: (run, coordinates: PyValue[]) => {
        run.work(coordinates.length * 16);
        return float(vectorLength(coordinates.map((value) => realOf(run, value))));
      },
    },
    'math',
  ),
  nativeFunction(
    'dist(p, q, /)',
    {
      doc: 'Return the Euclidean distance between two points.',
      examples: ['math.dist((0, 0), (3, 4))  #> 5.0'],
      run(run, p: PyValue, q: PyValue) {
        const [from, to] = [toArray(run, p), toArray(run, q)];
        if (from.length !== to.length) {
          return raise('ValueError', 'both points must have the same number of dimensions');
        }
        run.work(from.length * 16);
        return float(vectorLength(from.map((value, at) => realOf(run, value) - realOf(run, to[at] as PyValue))));
      },
    },
    'math',
  ),
  nativeFunction(
    'prod(iterable, /, *, start=1)',
    {
      doc: 'Return the product of all items.',
      run(run, iterable: PyValue, start: PyValue) {
        let product = start;
        const iterator = iterate(run, iterable);
        for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
          run.tick();
          product = isInt(product) && isInt(item) ? multiplyInts(run, product, item) : binary(run, '*', product, item);
        }
        return product;
      },
    },
    'math',
  ),
];

/** Shewchuk's algorithm: the partial sums stay exact and do not overlap. */
function addExactly(partials: number[], value: number): void {
  let rest = value;
  let kept = 0;
  for (const partial of partials) {
    const [large, small] = Math.abs(rest) < Math.abs(partial) ? [partial, rest] : [rest, partial];
    const sum = large + small;
    const error = small - (sum - large);
    if (error !== 0) partials[kept++] = error;
    rest = sum;
  }
  partials.length = kept;
  partials.push(rest);
}

const functions = [
  ...reals,
  ...logarithms,
  ...roundings,
  ...pairs,
  ...predicates,
  ...sums,
  ...integralFunctions(index),
  ...neighbourFunctions,
  ...gammaFunctions,
];

/** The math module. */
export const mathModule = new PyModule(
  'math',
  new Map<string, PyValue>([
    ...functions.map((one) => [one.name, one] as const),
    ['pi', float(Math.PI)],
    ['e', float(Math.E)],
    ['tau', float(2 * Math.PI)],
    ['inf', float(Number.POSITIVE_INFINITY)],
    ['nan', float(Number.NaN)],
  ]),
);

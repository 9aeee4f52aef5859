// Arithmetic of complex numbers, step by step as CPython does it, so that the last digits agree.

import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { worded } from '../runtime/wording.ts';
import { PyComplex } from './complex-number.ts';
import { atan2, cos, exp, hypot, log, sin } from './elementary.ts';

const ONE = { real: 1, imag: 0 };

type Parts = Pick<PyComplex, 'real' | 'imag'>;

/** `left * right`. */
export function complexProduct(left: Parts, right: Parts): PyComplex {
  return new PyComplex(
    left.real * right.real - left.imag * right.imag,
    left.real * right.imag + left.imag * right.real,
  );
}

/** `left / right`; `undefined` for a divisor of zero. */
export function complexQuotient(left: Parts, right: Parts): PyComplex | undefined {
  const wide = Math.abs(right.real);
  const high = Math.abs(right.imag);
  if (wide === 0 && high === 0) return undefined;
  if (wide >= high) {
    const ratio = right.imag / right.real;
    const divisor = right.real + right.imag * ratio;
    return new PyComplex((left.real + left.imag * ratio) / divisor, (left.imag - left.real * ratio) / divisor);
  }
  if (high >= wide) {
    const ratio = right.real / right.imag;
    const divisor = right.real * ratio + right.imag;
    return new PyComplex((left.real * ratio + left.imag) / divisor, (left.imag * ratio - left.real) / divisor);
  }
  return new PyComplex(Number.NaN, Number.NaN);
}

/** Whole exponents up to this size are reached by multiplying. */
const LARGEST_MULTIPLIED = 100;

/** `base ** exponent`. */
export function complexPower(base: Parts, exponent: Parts, run: Run): PyComplex {
  const whole = exponent.imag === 0 && Number.isInteger(exponent.real);
  const multiplied = whole && Math.abs(exponent.real) <= LARGEST_MULTIPLIED;
  const result = multiplied ? wholePower(base, exponent.real) : polarPower(base, exponent);
  if (result === undefined) return raise('ZeroDivisionError', worded(run, 'complexZeroPower'));
  const infinite =
    Math.abs(result.real) === Number.POSITIVE_INFINITY || Math.abs(result.imag) === Number.POSITIVE_INFINITY;
  return infinite ? raise('OverflowError', 'complex exponentiation') : result;
}

function wholePower(base: Parts, exponent: number): PyComplex | undefined {
  if (exponent > 0) return multipliedPower(base, exponent);
  return complexQuotient(ONE, multipliedPower(base, -exponent));
}

function multipliedPower(base: Parts, exponent: number): PyComplex {
  let result = new PyComplex(1, 0);
  let square = new PyComplex(base.real, base.imag);
  for (let mask = 1; mask <= exponent; mask *= 2) {
    if ((exponent & mask) !== 0) result = complexProduct(result, square);
    square = complexProduct(square, square);
  }
  return result;
}

function polarPower(base: Parts, exponent: Parts): PyComplex | undefined {
  if (exponent.real === 0 && exponent.imag === 0) return new PyComplex(1, 0);
  if (base.real === 0 && base.imag === 0) {
    return exponent.imag !== 0 || exponent.real < 0 ? undefined : new PyComplex(0, 0);
  }
  const size = hypot(base.real, base.imag);
  const angle = atan2(base.imag, base.real);
  let length = size ** exponent.real;
  let phase = angle * exponent.real;
  if (exponent.imag !== 0) {
    length /= exp(angle * exponent.imag);
    phase += exponent.imag * log(size);
  }
  // C: an infinite angle has no cosine, which Python reports as it does a division by zero.
  if (Math.abs(phase) === Number.POSITIVE_INFINITY) return undefined;
  return new PyComplex(length * cos(phase), length * sin(phase));
}

/** `abs(value)`. */
export function complexSize(value: Parts): number {
  if (!Number.isFinite(value.real) || !Number.isFinite(value.imag)) return hypot(value.real, value.imag);
  const size = hypot(value.real, value.imag);
  return Number.isFinite(size) ? size : raise('OverflowError', 'absolute value too large');
}

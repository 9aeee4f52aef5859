// Powers of floats and complex numbers, with CPython's special cases and errors.

import { raise, raiseWith } from '../runtime/errors.ts';
import { float } from '../runtime/numbers.ts';
import type { Run } from '../runtime/run.ts';
import type { PyValue } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';
import { complexPower } from './complex-arithmetic.ts';
import { PyComplex } from './complex-number.ts';

function isOdd(value: number): boolean {
  return Math.abs(value) % 2 === 1;
}

/** `base ** exponent` of floats; a negative base with a broken exponent gives a complex. */
export function floatPower(base: number, exponent: number, run: Run): PyValue {
  if (base === 0 && exponent < 0 && Number.isFinite(exponent)) {
    return raise('ZeroDivisionError', worded(run, 'zeroPower'));
  }
  if (base < 0 && Number.isFinite(base) && Number.isFinite(exponent) && !Number.isInteger(exponent)) {
    return complexPower(new PyComplex(base, 0), new PyComplex(exponent, 0), run);
  }
  return float(realPower(base, exponent));
}

function realPower(base: number, exponent: number): number {
  if (exponent === 0 || base === 1) return 1;
  // C: the magnitude 1 stays 1 under any exponent, where JavaScript gives NaN.
  if (base === -1 && !Number.isNaN(exponent)) return isOdd(exponent) ? -1 : 1;
  if (!Number.isFinite(base) || !Number.isFinite(exponent) || base === 0) return base ** exponent;
  const size = Math.abs(base) ** exponent;
  if (!Number.isFinite(size)) return raiseWith('OverflowError', 34, 'Numerical result out of range');
  return base < 0 && isOdd(exponent) ? -size : size;
}

// Logarithms to other bases, inverse trigonometric and hyperbolic functions, with the last digits of C's library.
import { add, divide, exactly, productOf, squareRoot, subtract } from './double-double.ts';
import { atan2, exp, log, logarithm, sineAndCosine } from './elementary.ts';
import { floatParts } from './rounding.ts';

const LN2 = { high: Math.LN2, low: 2.3190468138462996e-17 };

function isOrdinary(value: number): boolean {
  return value > 0 && value < Number.POSITIVE_INFINITY;
}

/** The logarithm to base 2. */
export function log2(value: number): number {
  return isOrdinary(value) ? divide(logarithm(value), LN2).high : Math.log2(value);
}

/** log10(2) in two pieces, of which the first is short. */
const LOG10_2 = { high: 0.30102999566361177, low: 3.694239077158931e-13 };

/** The logarithm to base 10: C's library does not round it to the nearest float, but takes these steps. */
export function log10(value: number): number {
  if (!isOrdinary(value) || value < 2 ** -1022) return Math.log10(value);
  const power = floatParts(value).exponent + 52;
  const shift = power < 0 ? power + 1 : power;
  const part = value * 2 ** -Math.trunc(shift / 2) * 2 ** -(shift - Math.trunc(shift / 2));
  return shift * LOG10_2.low + Math.LOG10E * log(part) + shift * LOG10_2.high;
}

/** The arc tangent. */
export function atan(value: number): number {
  return Math.abs(value) < 1e-9 || !Number.isFinite(value) ? Math.atan(value) : atan2(value, 1);
}

/** The arc sine. */
export function asin(value: number): number {
  const guess = Math.asin(value);
  if (!(Math.abs(value) < 1) || Math.abs(value) < 1e-9) return guess;
  const { sine } = sineAndCosine(guess);
  // One step of Newton's method; the slope is the cosine, which stands here without its cancellation.
  const slope = squareRoot(subtract(exactly(1), productOf(value, value)));
  return add(exactly(guess), divide(subtract(exactly(value), sine), slope)).high;
}

/** The arc cosine. */
export function acos(value: number): number {
  const guess = Math.acos(value);
  if (!(Math.abs(value) < 1)) return guess;
  const { cosine } = sineAndCosine(guess);
  const slope = squareRoot(subtract(exactly(1), productOf(value, value)));
  return add(exactly(guess), divide(subtract(cosine, exactly(value)), slope)).high;
}

/** The hyperbolic sine. */
export function sinh(value: number): number {
  const size = Math.abs(value);
  if (!(size >= 22 && size < 709)) return Math.sinh(value);
  return (value < 0 ? -0.5 : 0.5) * exp(size);
}

/** The hyperbolic cosine. */
export function cosh(value: number): number {
  const size = Math.abs(value);
  if (size < Math.LN2 / 2) {
    const beyond = Math.expm1(size);
    return 1 + (beyond * beyond) / (2 * (1 + beyond));
  }
  if (!(size < 709)) return Math.cosh(value);
  const power = exp(size);
  return size < 22 ? 0.5 * power + 0.5 / power : 0.5 * power;
}

/** The hyperbolic tangent. */
export function tanh(value: number): number {
  const size = Math.abs(value);
  if (!(size < 22) || size < 2 ** -55) return Math.tanh(value);
  const beyond = Math.expm1(size >= 1 ? 2 * size : -2 * size);
  const result = size >= 1 ? 1 - 2 / (beyond + 2) : -beyond / (beyond + 2);
  return value < 0 ? -result : result;
}

/** The inverse hyperbolic sine. */
export function asinh(value: number): number {
  const size = Math.abs(value);
  if (!(size > 2 && size < 2 ** 28)) return Math.asinh(value);
  const result = log(2 * size + 1 / (Math.sqrt(size * size + 1) + size));
  return value < 0 ? -result : result;
}

/** The inverse hyperbolic cosine. */
export function acosh(value: number): number {
  if (!(value > 2 && value < 2 ** 28)) return Math.acosh(value);
  return log(2 * value - 1 / (value + Math.sqrt(value * value - 1)));
}

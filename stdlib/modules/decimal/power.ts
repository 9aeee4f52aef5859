// Powers of decimals, also modulo a third.
import type { Run } from '../../../src/language/runtime/run.ts';
import { divide, multiply, nanOf } from './arithmetic.ts';
import { adjusted, compareSizes, digitCount, finite, infinity, isZero, type Num, one, powerOfTen } from './numbers.ts';
import { finalize } from './rounding.ts';
import { CLAMPED, INEXACT, ROUNDED } from './signals.ts';
import { exponential, naturalLog } from './transcendental.ts';
import { unlimited, type Work } from './work.ts';

/** Digits of the exponents that there can be: as many more are needed on the way. */
const EXPONENT_DIGITS = 19;

/** The whole number that a number is, undefined if it has a fraction. */
function wholeOf(work: Work, { kind, coefficient, exponent, negative }: Num): bigint | undefined {
  if (kind !== 'finite') return undefined;
  if (coefficient === 0n) return 0n;
  if (exponent > 0) return (negative ? -coefficient : coefficient) * powerOfTen(work.run, exponent);
  if (-exponent >= digitCount(work.run, coefficient)) return undefined;
  const unit = powerOfTen(work.run, -exponent);
  if (coefficient % unit !== 0n) return undefined;
  return (negative ? -coefficient : coefficient) / unit;
}

/** Beyond so many digits an exponent is as good as any other even one: it is never counted down. */
const MOST_DIGITS = 100;

function wholeExponent(work: Work, exponent: Num): bigint | undefined {
  const { kind, negative } = exponent;
  const isLarge = kind === 'finite' && exponent.exponent > 0 && adjusted(work.run, exponent) >= MOST_DIGITS;
  if (!isLarge) return wholeOf(work, exponent);
  const size = powerOfTen(work.run, MOST_DIGITS);
  return negative ? -size : size;
}

/** `base ** exponent` */
export function power(work: Work, base: Num, exponent: Num): Num {
  const nan = nanOf(work, base, exponent);
  if (nan !== undefined) return nan;
  const whole = wholeExponent(work, exponent);
  const isWhole = whole !== undefined;
  const negative = base.negative && whole !== undefined && (whole & 1n) === 1n;
  const special = specialPower(work, base, exponent, { negative, isWhole });
  if (special !== undefined) return special;
  const ofOne = powerOfOne(work, base, exponent, { negative, whole });
  if (ofOne !== undefined) return ofOne;
  const extreme = extremePower(work, base, exponent, negative);
  if (extreme !== undefined) return extreme;
  return whole === undefined ? realPower(work, base, exponent) : wholePower(work, base, exponent, { negative, whole });
}

interface Shape {
  readonly negative: boolean;
  readonly isWhole: boolean;
}

function specialPower(work: Work, base: Num, exponent: Num, { negative, isWhole }: Shape): Num | undefined {
  if (isZero(base)) {
    if (isZero(exponent)) return work.refuse();
    return exponent.negative ? infinity(negative) : finite(negative, 0n, 0);
  }
  if (base.negative && (!isWhole || exponent.kind === 'infinite')) return work.refuse();
  if (exponent.kind === 'infinite') return infinitePower(work, base, exponent, negative);
  if (base.kind === 'infinite') {
    if (isZero(exponent)) return finite(negative, 1n, 0);
    return exponent.negative ? finite(negative, 0n, 0) : infinity(negative);
  }
  return isZero(exponent) ? finite(negative, 1n, 0) : undefined;
}

function infinitePower(work: Work, base: Num, exponent: Num, negative: boolean): Num {
  const order = base.kind === 'infinite' ? 1 : compareSizes(work.run, base, one);
  if (order === 0) {
    const { prec } = work.settings;
    work.note(INEXACT | ROUNDED);
    return finite(negative, powerOfTen(work.run, prec - 1), -(prec - 1));
  }
  return order > 0 === exponent.negative ? finite(negative, 0n, 0) : infinity(negative);
}

interface WholeShape {
  readonly negative: boolean;
  readonly whole: bigint | undefined;
}

/** One stays one; its zeros say how exact it is. */
function powerOfOne(work: Work, base: Num, exponent: Num, { negative, whole }: WholeShape): Num | undefined {
  if (compareSizes(work.run, base, one) !== 0) return undefined;
  const most = work.settings.prec - 1;
  if (whole === undefined) {
    work.note(INEXACT | ROUNDED);
    return finite(negative, powerOfTen(work.run, most), -most);
  }
  if (exponent.negative) return finite(negative, 1n, 0);
  const wanted = whole * BigInt(-base.exponent);
  if (wanted > BigInt(most)) work.note(ROUNDED);
  const zeros = wanted > BigInt(most) ? most : Math.max(0, Number(wanted));
  return finite(negative, powerOfTen(work.run, zeros), -zeros);
}

/** Powers that are beyond all exponents are not computed. CPython looks at how many digits their exponent has at least. */
function extremePower(work: Work, base: Num, exponent: Num, negative: boolean): Num | undefined {
  const { run, settings } = work;
  const digits = leastLogDigits(run, base) + adjusted(run, exponent);
  const grows = compareSizes(run, base, one) > 0 !== exponent.negative;
  if (digits <= digitsOfExponent(grows ? settings.highest : work.tiny)) return undefined;
  return finalize(work, finite(negative, 1n, grows ? settings.highest + 1 : work.tiny - 1));
}

/** Where the first digit of the logarithm to base ten stands at least. */
function leastLogDigits(run: Run, base: Num): number {
  const first = adjusted(run, base);
  if (first > 0) return digitsOfExponent(first) - 1;
  if (first < -1) return digitsOfExponent(first + 1) - 1;
  const unit = powerOfTen(run, Math.max(0, -base.exponent));
  const distance = base.coefficient > unit ? base.coefficient - unit : unit - base.coefficient;
  const far = adjusted(run, finite(false, distance, Math.min(0, base.exponent)));
  return far - (first === 0 ? 2 : 1);
}

function digitsOfExponent(exponent: number): number {
  return String(Math.abs(exponent)).length;
}

function wholePower(work: Work, base: Num, exponent: Num, { negative, whole = 0n }: WholeShape): Num {
  const digits = String(whole < 0n ? -whole : whole).length;
  const extra = digits + 2 + Number(exponent.negative);
  const inner = work.within({ prec: work.settings.prec + extra, rounding: 'ROUND_HALF_EVEN', clamp: false });
  const from = exponent.negative ? divide(inner, one, base) : base;
  const result = bySquares(inner, from, whole < 0n ? -whole : whole);
  work.note(inner.status);
  const shown = result.kind === 'infinite' ? finite(negative, 1n, work.settings.highest + 1) : { ...result, negative };
  return finalize(work, shown);
}

function bySquares(work: Work, base: Num, exponent: bigint): Num {
  let result = base;
  for (const bit of exponent.toString(2).slice(1)) {
    result = multiply(work, result, result);
    if (bit === '1') result = multiply(work, result, base);
    if (result.kind !== 'finite' || (isZero(result) && (work.status & CLAMPED) !== 0)) break;
  }
  return result;
}

function realPower(work: Work, base: Num, exponent: Num): Num {
  const { prec } = work.settings;
  const digits = String(base.coefficient).length;
  work.run.work(digits);
  const inner = work.within({
    ...unlimited,
    prec: Math.max(digits, prec) + 4 + EXPONENT_DIGITS,
  });
  const result = exponential(inner, multiply(inner, naturalLog(inner, base), exponent));
  work.note(inner.status);
  if (result.kind !== 'finite') return finalize(work, finite(false, 1n, work.settings.highest + 1));
  const isOne = compareSizes(work.run, result, one) === 0;
  return finalize(work, isOne ? finite(false, powerOfTen(work.run, prec - 1), -(prec - 1)) : result);
}

/** `base ** exponent % modulus`, of whole numbers. */
export function powerModulo(work: Work, base: Num, exponent: Num, modulus: Num): Num {
  const nan = nanOf(work, base, exponent, modulus);
  if (nan !== undefined) return nan;
  const [first, second, third] = [base, exponent, modulus].map((number) => wholeOf(work, number));
  if (first === undefined || second === undefined || third === undefined) return work.refuse();
  if (second < 0n || third === 0n) return work.refuse();
  if (first === 0n && second === 0n) return work.refuse();
  const size = third < 0n ? -third : third;
  if (String(size).length > work.settings.prec) return work.refuse();
  const negative = first < 0n && (second & 1n) === 1n;
  return finite(negative, modularPower(work, first < 0n ? -first : first, second, size), 0);
}

function modularPower({ run }: Work, base: bigint, exponent: bigint, modulus: bigint): bigint {
  const bits = exponent.toString(2);
  const cost = 16 + (String(modulus).length * String(modulus).length) / 16;
  let result = 1n % modulus;
  for (const bit of bits) {
    run.work(cost);
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}

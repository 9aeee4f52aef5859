// Arithmetic of ints that needs more than a sum or a product: division, remainders, powers, shifts, bits.
import { raise } from '../runtime/errors.ts';
import { bitsOf, int, multiplyInts, roomFor } from '../runtime/numbers.ts';
import type { Run } from '../runtime/run.ts';
import type { PyInt } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';
import { divideRounded } from './rounding.ts';

function chargeDivision(run: Run, left: PyInt, right: PyInt): void {
  const leftBits = roomFor(left);
  const rightBits = roomFor(right);
  run.charge(leftBits >>> 3);
  if (leftBits > rightBits) run.work(((leftBits - rightBits) * rightBits) / 2048);
}

/** `left // right`, rounded down. */
export function floorDivide(run: Run, left: PyInt, right: PyInt): PyInt {
  if (right === 0) return raise('ZeroDivisionError', worded(run, 'intQuotient'));
  if (typeof left === 'number' && typeof right === 'number') {
    const rest = left % right;
    const quotient = (left - rest) / right;
    return (rest !== 0 && rest < 0 !== right < 0 ? quotient - 1 : quotient) + 0;
  }
  chargeDivision(run, left, right);
  const [dividend, divisor] = [BigInt(left), BigInt(right)];
  const quotient = dividend / divisor;
  const exact = quotient * divisor === dividend;
  return int(!exact && dividend < 0n !== divisor < 0n ? quotient - 1n : quotient);
}

/** `left % right`, with the sign of `right`. */
export function modulo(run: Run, left: PyInt, right: PyInt): PyInt {
  if (right === 0) return raise('ZeroDivisionError', worded(run, 'intRest'));
  if (typeof left === 'number' && typeof right === 'number') {
    const rest = left % right;
    return (rest !== 0 && rest < 0 !== right < 0 ? rest + right : rest) + 0;
  }
  chargeDivision(run, left, right);
  const divisor = BigInt(right);
  const rest = BigInt(left) % divisor;
  return int(rest !== 0n && rest < 0n !== divisor < 0n ? rest + divisor : rest);
}

/** `left / right`, correctly rounded whatever their size. */
export function trueDivide(run: Run, left: PyInt, right: PyInt): number {
  if (right === 0) return raise('ZeroDivisionError', 'division by zero');
  if (typeof left === 'number' && typeof right === 'number') return left / right;
  chargeDivision(run, left, right);
  const [dividend, divisor] = [BigInt(left), BigInt(right)];
  const size = quotientSize(magnitude(dividend), magnitude(divisor));
  if (!Number.isFinite(size)) return raise('OverflowError', 'integer division result too large for a float');
  return dividend < 0n !== divisor < 0n ? -size : size;
}

/** Bits of a quotient before it is rounded to a float's 53: enough to see a tie, with one more for what is cut off. */
const QUOTIENT_BITS = 66;

function quotientSize(dividend: bigint, divisor: bigint): number {
  const shift = QUOTIENT_BITS - (bitsOf(dividend) - bitsOf(divisor));
  if (shift < -1100) return Number.POSITIVE_INFINITY;
  if (shift > 1200) return 0;
  const up = shift > 0 ? dividend << BigInt(shift) : dividend;
  const down = shift < 0 ? divisor << BigInt(-shift) : divisor;
  // A result below the normal floats has its last bit at 2 ** -1074: rounding happens once, there.
  if (shift > 1074) return Number(divideRounded(dividend << 1074n, divisor)) * 2 ** -1074;
  const quotient = up / down;
  const sticky = up % down === 0n ? quotient : quotient | 1n;
  return scaled(Number(sticky), -shift, () => Number(divideRounded(dividend << 1074n, divisor)) * 2 ** -1074);
}

function scaled(value: number, power: number, subnormal: () => number): number {
  const half = Math.trunc(power / 2);
  const result = value * 2 ** half * 2 ** (power - half);
  return result !== 0 && result < 2 ** -1021 ? subnormal() : result;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** `base ** exponent` for an exponent of 0 or more; its size and work are charged before it is made. */
export function intPower(run: Run, base: PyInt, exponent: PyInt): PyInt {
  if (exponent === 0 || base === 1) return 1;
  if (exponent === 1 || base === 0) return base;
  if (base === -1) return BigInt(exponent) % 2n === 0n ? 1 : -1;
  if (exponent === 2) return multiplyInts(run, base, base);
  const least = leastBits(base, exponent);
  run.chargeInt(least);
  if (least < 53 && typeof base === 'number') return smallPower(base, Number(exponent));
  run.work((least * least) / 4096);
  return checkedSize(run, BigInt(base) ** BigInt(exponent));
}

/** A lower bound of the bits of a power, so that nothing is refused that would fit. */
function leastBits(base: PyInt, exponent: PyInt): number {
  const logarithm = typeof base === 'number' ? Math.log2(Math.abs(base)) : bitsOf(base) - 4;
  return Math.floor(logarithm * Number(exponent) * (1 - 2 ** -50));
}

function smallPower(base: number, exponent: number): PyInt {
  let result = 1;
  for (let turn = 0; turn < exponent; turn += 1) result *= base;
  return Number.isSafeInteger(result) ? result : int(BigInt(base) ** BigInt(exponent));
}

function checkedSize(run: Run, value: bigint): PyInt {
  const result = int(value);
  if (typeof result === 'bigint' && bitLength(result) > run.limits.intBits) run.chargeInt(bitLength(result));
  return result;
}

/** Bits of the magnitude, exactly. */
export function bitLength(value: PyInt): number {
  const hexadecimal = magnitude(BigInt(value)).toString(16);
  if (hexadecimal === '0') return 0;
  return hexadecimal.length * 4 - (Math.clz32(Number.parseInt(hexadecimal.charAt(0), 16)) - 28);
}

/** `left << right`. */
export function shiftLeft(run: Run, left: PyInt, right: PyInt): PyInt {
  if (right < 0) return raise('ValueError', 'negative shift count');
  if (left === 0) return 0;
  const count = Number(right);
  if (typeof left === 'number' && count < 53) {
    const shifted = left * 2 ** count;
    if (Number.isSafeInteger(shifted)) return shifted;
  }
  const bits = bitLength(left) + count;
  run.chargeInt(bits);
  run.work(bits >>> 5);
  return int(BigInt(left) << BigInt(count));
}

/** `left >> right`, rounded down. */
export function shiftRight(run: Run, left: PyInt, right: PyInt): PyInt {
  if (right < 0) return raise('ValueError', 'negative shift count');
  const count = Number(right);
  if (typeof left === 'number') return count > 53 ? (left < 0 ? -1 : 0) : Math.floor(left / 2 ** count);
  if (count > run.limits.intBits) return left < 0n ? -1 : 0;
  const bits = roomFor(left);
  run.charge(bits >>> 3);
  run.work(bits >>> 5);
  return int(left >> BigInt(count));
}

export type BitOperator = '&' | '|' | '^';

const onNumbers: Readonly<Record<BitOperator, (left: number, right: number) => number>> = {
  '&': (left, right) => left & right,
  '|': (left, right) => left | right,
  '^': (left, right) => left ^ right,
};

const onBigints: Readonly<Record<BitOperator, (left: bigint, right: bigint) => bigint>> = {
  '&': (left, right) => left & right,
  '|': (left, right) => left | right,
  '^': (left, right) => left ^ right,
};

/** `&`, `|` and `^` in two's complement of unlimited width. */
export function combineBits(run: Run, op: BitOperator, left: PyInt, right: PyInt): PyInt {
  if (left === Number(left) && right === Number(right) && (left | 0) === left && (right | 0) === right) {
    return onNumbers[op](left, right);
  }
  const bits = Math.max(bitsOf(left), bitsOf(right));
  run.chargeInt(Math.min(bits, run.limits.intBits));
  run.work(bits >>> 5);
  return int(onBigints[op](BigInt(left), BigInt(right)));
}

/** An int rounded to tens, hundreds, … (`places` is negative), ties to the even neighbour. */
export function roundInt(run: Run, value: PyInt, places: PyInt): PyInt {
  if (places >= 0 || value === 0) return value;
  const bits = bitsOf(value);
  // Beyond its own digits (and one more, for the tie) every int rounds to zero.
  if (-places > bits / 3 + 2) return 0;
  run.work((bits * bits) / 1024);
  const unit = 10n ** BigInt(-places);
  const size = divideRounded(magnitude(BigInt(value)), unit) * unit;
  return int(value < 0 ? -size : size);
}

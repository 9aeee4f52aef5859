// Floats in hexadecimal notation, as float.hex writes and float.fromhex reads them.
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { isNegative } from './float-text.ts';
import { bitLength } from './int-arithmetic.ts';
import { trimSpace } from './number-text.ts';
import { divideRounded, floatParts } from './rounding.ts';

/** Hexadecimal digits behind the point of any float. */
const FRACTION_DIGITS = 13;
const FRACTION_BITS = 52;

/** Python's float.hex. */
export function floatHexadecimal(value: number): string {
  const sign = isNegative(value) ? '-' : '';
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : `${sign}inf`;
  if (value === 0) return `${sign}0x0.0p+0`;
  const { mantissa, exponent } = floatParts(value);
  const digits = mantissa.toString(16).padStart(FRACTION_DIGITS + 1, '0');
  const power = exponent + FRACTION_BITS;
  return `${sign}0x${digits.charAt(0)}.${digits.slice(1)}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

const notation = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?$/i;
const special = /^([+-]?)(inf(?:inity)?|nan)$/i;

/** The float that a text in hexadecimal notation stands for. */
export function readHexadecimal(run: Run, text: string): number {
  run.work(text.length);
  const plain = trimSpace(text);
  const named = special.exec(plain);
  if (named !== null)
    return named[2]?.toLowerCase() === 'nan' ? Number.NaN : signed(named[1], Number.POSITIVE_INFINITY);
  const match = notation.exec(plain);
  if (match === null) return malformed();
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  if (whole + fraction === '') return malformed();
  if (digits === '') return signed(sign, 0);
  run.chargeInt((digits.length - 1) * 4 + 1);
  const size = scaledSize(BigInt(`0x${digits}`), Number(power) - fraction.length * 4);
  return Number.isFinite(size)
    ? signed(sign, size)
    : raise('OverflowError', 'hexadecimal value too large to represent as a float');
}

function malformed(): never {
  return raise('ValueError', 'invalid hexadecimal floating-point string');
}

function signed(sign: string | undefined, size: number): number {
  return sign === '-' ? -size : size;
}

/** Enough bits for rounding to a float's 53 once, when the lowest one stands for all that was cut off. */
const KEPT_BITS = 64;

/** `digits * 2 ** power`, rounded once. */
function scaledSize(digits: bigint, power: number): number {
  const bits = bitLength(digits);
  if (power + bits > 1024) return Number.POSITIVE_INFINITY;
  if (power + bits < -1080) return 0;
  // The last bit of the smallest floats stands at 2 ** -1074.
  const below = Math.max(-1074 - power, 0);
  if (bits - below <= 53) return exactScale(divideRounded(digits, 1n << BigInt(below)), power + below);
  const cut = Math.max(bits - KEPT_BITS, 0);
  const kept = digits >> BigInt(cut);
  return exactScale(kept << BigInt(cut) === digits ? kept : kept | 1n, power + cut);
}

function exactScale(digits: bigint, power: number): number {
  const half = Math.trunc(power / 2);
  return Number(digits) * 2 ** half * 2 ** (power - half);
}

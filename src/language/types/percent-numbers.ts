// The digits of numbers in `%` formatting.

import { bitsOf } from '../runtime/numbers.ts';
import type { Run } from '../runtime/run.ts';
import type { PyInt } from '../runtime/values.ts';

/** No float has more digits than this behind its point or before it. */
const EXACT_DIGITS = 1100;

const radixOf: ReadonlyMap<string, number> = new Map([
  ['o', 8],
  ['x', 16],
  ['X', 16],
]);

/** An int as `%d`, `%o`, `%x` and `%X` show it, with at least `precision` digits. */
export function integerText(run: Run, value: PyInt, conversion: string, precision: number, alternate: boolean): string {
  const bits = bitsOf(value);
  run.work((bits * bits) >>> 10);
  run.chargeText(Math.max(precision, bits));
  const radix = radixOf.get(conversion) ?? 10;
  const prefix = alternate && radix !== 10 ? `0${radix === 8 ? 'o' : 'x'}` : '';
  const shown = value.toString(radix);
  const sign = shown.startsWith('-') ? '-' : '';
  const text = sign + prefix + shown.slice(sign.length).padStart(precision, '0');
  return conversion === 'X' ? text.toUpperCase() : text;
}

/** A float as `%e`, `%f` and `%g` show it. */
export function floatText(run: Run, value: number, conversion: string, precision: number, alternate: boolean): string {
  run.chargeText(precision);
  const kind = conversion.toLowerCase();
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  const text = Number.isFinite(value)
    ? sign + (finite.get(kind) as FloatForm)(size, precision, alternate)
    : Number.isNaN(value)
      ? 'nan'
      : `${sign}inf`;
  return conversion === kind ? text : text.toUpperCase();
}

type FloatForm = (size: number, precision: number, alternate: boolean) => string;

const finite: ReadonlyMap<string, FloatForm> = new Map<string, FloatForm>([
  ['f', (size, precision, alternate) => fixed(size, precision) + (alternate && precision === 0 ? '.' : '')],
  ['e', (size, precision, alternate) => exponential(size, precision, alternate)],
  ['g', general],
]);

function fixed(size: number, precision: number): string {
  const exact = Math.min(precision, EXACT_DIGITS);
  const digits = scaled(size, exact)
    .toString()
    .padStart(exact + 1, '0');
  const whole = digits.slice(0, digits.length - exact);
  return precision === 0 ? whole : `${whole}.${digits.slice(digits.length - exact)}${'0'.repeat(precision - exact)}`;
}

function exponential(size: number, precision: number, alternate: boolean): string {
  const { digits, exponent } = significant(size, precision + 1);
  return withExponent(digits, exponent, alternate);
}

function withExponent(digits: string, exponent: number, alternate: boolean): string {
  const point = digits.length > 1 || alternate ? '.' : '';
  const power = Math.abs(exponent).toString().padStart(2, '0');
  return `${digits.charAt(0)}${point}${digits.slice(1)}e${exponent < 0 ? '-' : '+'}${power}`;
}

function general(size: number, precision: number, alternate: boolean): string {
  const wanted = precision === 0 ? 1 : precision;
  const { digits, exponent } = significant(size, wanted);
  const kept = alternate ? digits : withoutZeros(digits);
  if (exponent < -4 || exponent >= wanted) return withExponent(kept, exponent, alternate);
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${kept}`;
  const whole = kept.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const rest = kept.slice(exponent + 1);
  return rest === '' && !alternate ? whole : `${whole}.${rest}`;
}

function withoutZeros(digits: string): string {
  let end = digits.length;
  while (end > 1 && digits.charAt(end - 1) === '0') end -= 1;
  return digits.slice(0, end);
}

/** The first `count` significant digits, correctly rounded, and the power of ten of the first. */
function significant(size: number, count: number): { digits: string; exponent: number } {
  if (size === 0) return { digits: '0'.repeat(count), exponent: 0 };
  const exact = Math.min(count, EXACT_DIGITS);
  const shown = size.toExponential();
  const exponent = Number(shown.slice(shown.indexOf('e') + 1));
  const digits = scaled(size, exact - 1 - exponent).toString();
  // Rounding up may have made one digit more.
  const more = digits.length - exact;
  return { digits: digits.slice(0, exact) + '0'.repeat(count - exact), exponent: exponent + more };
}

/** `size * 10 ** power`, rounded half to even from its exact value. */
function scaled(size: number, power: number): bigint {
  const { mantissa, exponent } = parts(size);
  const ten = 10n ** BigInt(Math.abs(power));
  const two = 1n << BigInt(Math.abs(exponent));
  const numerator = mantissa * (power > 0 ? ten : 1n) * (exponent > 0 ? two : 1n);
  const denominator = (power < 0 ? ten : 1n) * (exponent < 0 ? two : 1n);
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && (quotient & 1n) === 1n);
  return up ? quotient + 1n : quotient;
}

/** A float as mantissa and power of two. */
function parts(size: number): { mantissa: bigint; exponent: number } {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, size);
  const raw = bits.getBigUint64(0);
  const exponent = Number((raw >> 52n) & 0x7ffn);
  const fraction = raw & 0xfffffffffffffn;
  return exponent === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10000000000000n, exponent: exponent - 1075 };
}

// Floats as exact decimals, rounded half to even at a digit, as CPython's dtoa does.
import type { Run } from '../runtime/run.ts';

/** No float has more digits than this behind its point. */
const MOST_FRACTION = 1074;

/** A finite, non-negative float in parts: `mantissa * 2 ** exponent`. */
export interface FloatParts {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** The exact parts of a finite float; its sign is dropped. */
export function floatParts(value: number): FloatParts {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(value));
  const raw = bits.getBigUint64(0);
  const exponent = Number(raw >> 52n);
  const fraction = raw & 0xfffffffffffffn;
  if (exponent === 0) return { mantissa: fraction, exponent: -1074 };
  return { mantissa: fraction | 0x10000000000000n, exponent: exponent - 1075 };
}

/** Quotient of two positive bigints, rounded half to even. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = (dividend % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && (quotient & 1n) === 1n);
  return up ? quotient + 1n : quotient;
}

/** `|value| * 10 ** power` as the nearest whole number, ties to even, from the exact value of a finite float. */
export function scaledDecimal(value: number, power: number): bigint {
  const { dividend, divisor } = scaledRatio(value, power);
  return divideRounded(dividend, divisor);
}

function scaledRatio(value: number, power: number): { readonly dividend: bigint; readonly divisor: bigint } {
  const { mantissa, exponent } = floatParts(value);
  const ten = 10n ** BigInt(Math.abs(power));
  const two = 1n << BigInt(Math.abs(exponent));
  return {
    dividend: mantissa * (power > 0 ? ten : 1n) * (exponent > 0 ? two : 1n),
    divisor: (power < 0 ? ten : 1n) * (exponent < 0 ? two : 1n),
  };
}

/** The digits of a finite `|value|` with exactly `places` (0 or more) behind the point. */
export function fixedDigits(run: Run, value: number, places: number): string {
  const size = Math.abs(value);
  if (places <= 100 && size < 1e21) {
    if (!mayTie(size, places)) return size.toFixed(places);
    const exact = exactlyScaled(size, places);
    if (exact !== undefined) return exact % 1 === 0.5 ? tieToEven(exact, places) : size.toFixed(places);
  }
  run.chargeText(places);
  run.work(2000);
  const exact = Math.min(places, MOST_FRACTION);
  const digits = scaledDecimal(size, exact)
    .toString()
    .padStart(exact + 1, '0');
  const point = digits.length - exact;
  return places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}${'0'.repeat(places - exact)}`;
}

/** Only a float with few binary places can lie between two decimals; JavaScript would round such a tie away from zero. */
function mayTie(size: number, places: number): boolean {
  return !Number.isInteger(size) && Number.isInteger(size * 2 ** (places + 1));
}

/** `size * 10 ** places` where a float holds it exactly: for the money amounts that nearly all roundings are about. */
function exactlyScaled(size: number, places: number): number | undefined {
  const units = size * 2 ** (places + 1) * 5 ** places;
  return places <= 22 && units < Number.MAX_SAFE_INTEGER ? units / 2 : undefined;
}

function tieToEven(scaled: number, places: number): string {
  const below = Math.floor(scaled);
  const digits = String(below % 2 === 0 ? below : below + 1).padStart(places + 1, '0');
  const point = digits.length - places;
  return places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The first digits of a positive float, correctly rounded, and the power of ten that the first one stands for. */
export interface SignificantDigits {
  readonly digits: string;
  readonly exponent: number;
}

/** Exactly `count` (1 or more) significant digits of a finite `|value|`. */
export function significantDigits(run: Run, value: number, count: number): SignificantDigits {
  const size = Math.abs(value);
  if (size === 0) {
    run.chargeText(count);
    return { digits: '0'.repeat(count), exponent: 0 };
  }
  run.chargeText(count);
  run.work(2000);
  const exact = Math.min(count, MOST_FRACTION);
  const exponent = decimalExponent(size);
  const digits = scaledDecimal(size, exact - 1 - exponent).toString();
  // Rounding up may have made one digit more.
  const more = digits.length - exact;
  return { digits: digits.slice(0, exact) + '0'.repeat(count - exact), exponent: exponent + more };
}

/** The power of ten of the first digit of the exact value. */
function decimalExponent(size: number): number {
  const { digits, exponent } = shortestDigits(size);
  if (digits !== '1') return exponent;
  // The shortest digits may have been rounded up to a power of ten that the exact value stays below.
  const { dividend, divisor } = scaledRatio(size, -exponent);
  return dividend < divisor ? exponent - 1 : exponent;
}

/** The fewest digits from which the finite float can be read back, as Python's repr shows them. */
export function shortestDigits(value: number): SignificantDigits {
  const shown = Math.abs(value).toExponential();
  const mark = shown.indexOf('e');
  return { digits: shown.slice(0, 1) + shown.slice(2, mark), exponent: Number(shown.slice(mark + 1)) };
}

/** Beyond this many places every float is already round, and below its negative counterpart every one rounds to zero. */
const MOST_PLACES = 323;
const LEAST_PLACES = -308;

/** A finite float rounded to decimal places (negative: tens, hundreds, …); may come out infinite. */
export function roundToPlaces(run: Run, value: number, places: number): number {
  if (places > MOST_PLACES || value === 0) return value;
  if (places < LEAST_PLACES) return 0 * value;
  const size =
    places >= 0 ? Number(fixedDigits(run, value, places)) : Number(`${scaledDecimal(value, places)}e${-places}`);
  return value < 0 ? -size : size;
}

/** A float as the nearest whole float, ties to even. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest < 0.5 || (rest === 0.5 && below % 2 === 0)) return below;
  return below + 1;
}

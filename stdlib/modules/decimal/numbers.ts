// Representation of decimal numbers, and powers of ten.
import type { Run } from '../../../src/language/runtime/run.ts';
import type { PyType } from '../../../src/language/runtime/type.ts';
import type { PyValue } from '../../../src/language/runtime/values.ts';

export type Kind = 'finite' | 'infinite' | 'quiet' | 'signaling';

/** A number: sign, coefficient and exponent. The coefficient of a NaN is its payload, 0 if it has none. */
export interface Num {
  readonly kind: Kind;
  readonly negative: boolean;
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** A Decimal. */
export class PyDecimal {
  readonly type: PyType;
  readonly number: Num;
  constructor(type: PyType, number: Num) {
    this.type = type;
    this.number = number;
  }
  get weight(): number {
    return 64;
  }
  held(): Iterable<PyValue> {
    return [this.number.coefficient];
  }
}

/** A finite number. */
export function finite(negative: boolean, coefficient: bigint, exponent: number): Num {
  return { kind: 'finite', negative, coefficient, exponent };
}

/** An infinity. */
export function infinity(negative: boolean): Num {
  return { kind: 'infinite', negative, coefficient: 0n, exponent: 0 };
}

/** Not a number. */
export const notANumber: Num = { kind: 'quiet', negative: false, coefficient: 0n, exponent: 0 };

export const zero: Num = finite(false, 0n, 0);
export const one: Num = finite(false, 1n, 0);

/** Whether it is no number at all. */
export function isNoNumber({ kind }: Num): boolean {
  return kind === 'quiet' || kind === 'signaling';
}

export function isZero({ kind, coefficient }: Num): boolean {
  return kind === 'finite' && coefficient === 0n;
}

const SMALL_POWERS = Array.from({ length: 64 }, (_none, exponent) => 10n ** BigInt(exponent));

const BITS_PER_DIGIT = 3.3219280948873626;

/** Ten to a power; its size is charged before it is made. */
export function powerOfTen(run: Run, exponent: number): bigint {
  const small = SMALL_POWERS[exponent];
  if (small !== undefined) return small;
  chargeDigits(run, exponent);
  return 10n ** BigInt(exponent);
}

/** Charges an int of so many digits and the work of making it. */
export function chargeDigits(run: Run, digits: number): void {
  const bits = digits * BITS_PER_DIGIT;
  run.chargeInt(bits);
  run.work(16 + (bits * bits) / 4096);
}

/** The number of decimal digits; 1 for zero. */
export function digitCount(run: Run, value: bigint): number {
  if (value < 1_000_000_000_000_000n) return String(Number(value)).length;
  let digits = 16;
  while (digits < SMALL_POWERS.length && value >= (SMALL_POWERS[digits] ?? 0n)) digits += 1;
  if (digits < SMALL_POWERS.length) return digits;
  // Beyond the table: the hexadecimal digits say how many there are about.
  const estimate = Math.floor((value.toString(16).length * 4) / BITS_PER_DIGIT);
  run.work(16 + (estimate * estimate) / 512);
  return value.toString().length;
}

/** The exponent of the first digit. */
export function adjusted(run: Run, { coefficient, exponent }: Num): number {
  return exponent + digitCount(run, coefficient) - 1;
}

/** The product, charged. */
export function product(run: Run, left: bigint, right: bigint): bigint {
  if (left < SMALL && right < SMALL) return left * right;
  chargeDigits(run, digitCount(run, left) + digitCount(run, right));
  return left * right;
}

const SMALL = 10n ** 60n;

/** How many zeros a coefficient that is not zero ends with. */
export function trailingZeros(run: Run, coefficient: bigint): number {
  if (coefficient === 0n) return 0;
  const text = coefficient.toString();
  run.work(text.length);
  let count = 0;
  while (text.charCodeAt(text.length - 1 - count) === 48) count += 1;
  return count;
}

/** A finite number with another exponent, if it has one exactly; the coefficient only grows. */
export function withExponent(run: Run, number: Num, exponent: number): bigint {
  return number.coefficient * powerOfTen(run, number.exponent - exponent);
}

/** Compares the absolute values of two finite numbers: negative, zero or positive. */
export function compareSizes(run: Run, left: Num, right: Num): number {
  if (left.coefficient === 0n || right.coefficient === 0n)
    return Number(left.coefficient !== 0n) - Number(right.coefficient !== 0n);
  const high = adjusted(run, left) - adjusted(run, right);
  if (high !== 0) return high;
  const exponent = Math.min(left.exponent, right.exponent);
  const [first, second] = [withExponent(run, left, exponent), withExponent(run, right, exponent)];
  return first < second ? -1 : Number(first > second);
}

/** Compares two numbers that are no NaN. */
export function compareNumbers(run: Run, left: Num, right: Num): number {
  if (isZero(left) && isZero(right)) return 0;
  const leftSign = isZero(left) ? 0 : left.negative ? -1 : 1;
  const rightSign = isZero(right) ? 0 : right.negative ? -1 : 1;
  if (leftSign !== rightSign) return leftSign - rightSign;
  if (left.kind !== 'finite' || right.kind !== 'finite')
    return leftSign * (Number(left.kind !== 'finite') - Number(right.kind !== 'finite'));
  return leftSign * compareSizes(run, left, right);
}

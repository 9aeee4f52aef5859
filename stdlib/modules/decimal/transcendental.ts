// exp, ln, log10 and sqrt: correctly rounded, by whole numbers that stand for fractions.
import type { Run } from '../../../src/language/runtime/run.ts';
import { nanOf } from './arithmetic.ts';
import {
  adjusted,
  chargeDigits,
  digitCount,
  finite,
  infinity,
  isZero,
  type Num,
  one,
  powerOfTen,
  zero,
} from './numbers.ts';
import { finalize } from './rounding.ts';
import { INEXACT, ROUNDED } from './signals.ts';
import type { Work } from './work.ts';

/** Fractions with so many decimal places. */
class Scale {
  readonly run: Run;
  readonly unit: bigint;
  readonly #digits: number;
  constructor(run: Run, digits: number) {
    this.run = run;
    this.unit = powerOfTen(run, digits);
    this.#digits = digits;
  }

  times(left: bigint, right: bigint): bigint {
    chargeDigits(this.run, this.#digits * 2);
    return (left * right) / this.unit;
  }

  over(left: bigint, right: bigint): bigint {
    chargeDigits(this.run, this.#digits * 2);
    return (left * this.unit) / right;
  }

  /** A number as such a fraction, cut off. */
  of({ negative, coefficient, exponent }: Num): bigint {
    const places = exponent + this.#digits;
    const size = places >= 0 ? coefficient * powerOfTen(this.run, places) : coefficient / powerOfTen(this.run, -places);
    return negative ? -size : size;
  }

  /** The inverse hyperbolic tangent of 1/n. */
  atanhOfInverse(n: bigint): bigint {
    let power = this.unit / n;
    let total = power;
    for (let odd = 3n; power !== 0n; odd += 2n) {
      this.run.work(16 + this.#digits);
      power /= n * n;
      total += power / odd;
    }
    return total;
  }

  get lnOfTen(): bigint {
    return 46n * this.atanhOfInverse(31n) + 34n * this.atanhOfInverse(49n) + 20n * this.atanhOfInverse(161n);
  }

  /** e to a small power. */
  exp(power: bigint): bigint {
    // Halved until the series is short; the result is then squared as often, and loses digits each time.
    const halvings = 4 + Math.floor(Math.sqrt(this.#digits));
    const guard = 6 + Math.ceil(halvings / 3);
    const fine = new Scale(this.run, this.#digits + guard);
    const lost = powerOfTen(this.run, guard);
    let total = fine.series((power * lost) >> BigInt(halvings));
    for (let left = halvings; left > 0; left -= 1) total = fine.times(total, total);
    return total / lost;
  }

  /** 1 + x + x²/2 + x³/6 + … */
  series(x: bigint): bigint {
    let term = this.unit;
    let total = this.unit;
    for (let count = 1n; term !== 0n; count += 1n) {
      term = this.times(term, x) / count;
      total += term;
    }
    return total;
  }

  /** The natural logarithm of a fraction between 1 and 10. */
  ln(value: bigint): bigint {
    // A first guess in floating point leaves so little that the series is short.
    const guess = BigInt(Math.round(Math.log(Number((value * 10n ** 15n) / this.unit) / 1e15) * 2 ** 50));
    const known = (guess * this.unit) >> 50n;
    const left = this.times(value, this.exp(-known));
    const ratio = this.over(left - this.unit, left + this.unit);
    const square = this.times(ratio, ratio);
    let power = ratio;
    let total = ratio;
    for (let odd = 3n; power !== 0n; odd += 2n) {
      power = this.times(power, square);
      total += power / odd;
    }
    return known + 2n * total;
  }
}

/** A value that is never a tie: computed with more and more digits until its rounding is certain. */
function certain(work: Work, estimate: (digits: number) => { readonly value: bigint; readonly exponent: number }): Num {
  const { run, settings } = work;
  for (let extra = 8; ; extra *= 2) {
    const { value, exponent } = estimate(settings.prec + extra);
    const size = value < 0n ? -value : value;
    const spare = digitCount(run, size) - settings.prec;
    const unit = powerOfTen(run, Math.max(spare, 0));
    const rest = size % unit;
    const margin = unit / 100n > 4096n ? 4096n : 0n;
    const half = unit / 2n;
    const near = rest > half ? rest - half : half - rest;
    if (spare < 4 || margin === 0n || near <= margin) continue;
    work.note(INEXACT | ROUNDED);
    const whole = size / unit + (rest > half ? 1n : 0n);
    return finite(value < 0n, whole, exponent + spare);
  }
}

/** Rounds as `certain` has, and notes what that means for the exponents. */
function bounded(work: Work, number: Num): Num {
  const inner = work.within({ rounding: 'ROUND_HALF_EVEN' });
  const result = finalize(inner, number);
  work.note(inner.status);
  return result;
}

/** e to a power. */
export function exponential(work: Work, number: Num): Num {
  const nan = nanOf(work, number);
  if (nan !== undefined) return nan;
  if (number.kind === 'infinite') return number.negative ? zero : number;
  if (isZero(number)) return one;
  const { run, settings } = work;
  const first = adjusted(run, number);
  if (first > 19) return extreme(work, number.negative);
  if (first < -settings.prec - 1) return nearOne(work);
  return bounded(
    work,
    certain(work, (digits) => expDigits(run, number, digits, first)),
  );
}

/** 1.000…: as near as the precision allows. */
function nearOne(work: Work): Num {
  const { prec } = work.settings;
  work.note(INEXACT | ROUNDED);
  return bounded(work, finite(false, powerOfTen(work.run, prec - 1), -(prec - 1)));
}

/** A result beyond all exponents. */
function extreme(work: Work, tiny: boolean): Num {
  work.note(INEXACT | ROUNDED);
  return bounded(work, finite(false, 1n, tiny ? work.tiny - 2 : work.settings.highest + 1));
}

function expDigits(run: Run, number: Num, digits: number, first: number) {
  // A large power is taken modulo ln(10), which costs as many digits as it has before its point.
  const lost = Math.max(first, 0) + 6;
  const scale = new Scale(run, digits + lost);
  const power = scale.of(number);
  const ten = scale.lnOfTen;
  const turns = power / ten - (power % ten < 0n ? 1n : 0n);
  return { value: scale.exp(power - turns * ten) / powerOfTen(run, lost), exponent: Number(turns) - digits };
}

/** The natural logarithm. */
export function naturalLog(work: Work, number: Num): Num {
  const found = specialLog(work, number);
  if (found !== undefined) return found;
  if (compareToOne(work, number) === 0) return zero;
  return bounded(
    work,
    certain(work, (digits) => lnDigits(work.run, number, digits)),
  );
}

/** The logarithm to base ten. */
export function decimalLog(work: Work, number: Num): Num {
  const found = specialLog(work, number);
  if (found !== undefined) return found;
  const { run } = work;
  const first = adjusted(run, number);
  if (isPowerOfTen(run, number)) return finalize(work, finite(first < 0, BigInt(Math.abs(first)), 0));
  return bounded(
    work,
    certain(work, (digits) => {
      const { value, exponent } = lnDigits(run, number, digits + 4);
      const scale = new Scale(run, -exponent);
      return { value: scale.over(value, scale.lnOfTen), exponent };
    }),
  );
}

function isPowerOfTen(run: Run, { coefficient }: Num): boolean {
  return coefficient === powerOfTen(run, digitCount(run, coefficient) - 1);
}

function specialLog(work: Work, number: Num): Num | undefined {
  const nan = nanOf(work, number);
  if (nan !== undefined) return nan;
  if (isZero(number)) return infinity(true);
  if (number.negative) return work.refuse();
  return number.kind === 'infinite' ? number : undefined;
}

function compareToOne({ run }: Work, number: Num): number {
  return isPowerOfTen(run, number) && adjusted(run, number) === 0 ? 0 : 1;
}

function lnDigits(run: Run, number: Num, digits: number) {
  const first = adjusted(run, number);
  // Near one the logarithm begins with zeros: those places are needed besides.
  const places = digits + 8 + String(first).length + nearness(run, number, first);
  const scale = new Scale(run, places);
  const mantissa = scale.of({ ...number, exponent: number.exponent - first });
  const value = scale.ln(mantissa) + BigInt(first) * (first === 0 ? 0n : scale.lnOfTen);
  return { value, exponent: -places };
}

/** How many digits a number near one has in common with it. */
function nearness(run: Run, number: Num, first: number): number {
  if (first !== 0 && first !== -1) return 0;
  const digits = digitCount(run, number.coefficient);
  const unit = powerOfTen(run, first === 0 ? digits - 1 : digits);
  const distance = number.coefficient > unit ? number.coefficient - unit : unit - number.coefficient;
  return digits - digitCount(run, distance) + 1;
}

/** The square root. */
export function squareRoot(work: Work, number: Num): Num {
  const nan = nanOf(work, number);
  if (nan !== undefined) return nan;
  if (isZero(number)) return finalize(work, finite(number.negative, 0n, Math.floor(number.exponent / 2)));
  if (number.negative) return work.refuse();
  if (number.kind === 'infinite') return number;
  return bounded(work, rootOf(work, number));
}

function rootOf({ run, settings }: Work, number: Num): Num {
  const ideal = Math.floor(number.exponent / 2);
  const odd = number.exponent - ideal * 2;
  const digits = digitCount(run, number.coefficient) + odd;
  // One digit more than there is room for, so that what follows decides no tie.
  const places = Math.max(0, settings.prec + 1 - Math.ceil(digits / 2));
  chargeDigits(run, digits + places * 2);
  const radicand = number.coefficient * powerOfTen(run, odd + places * 2);
  const root = wholeRoot(run, radicand);
  if (root * root !== radicand) return finite(false, root * 10n + 1n, ideal - places - 1);
  let exponent = ideal - places;
  let coefficient = root;
  while (exponent < ideal && coefficient % 10n === 0n) {
    run.tick();
    coefficient /= 10n;
    exponent += 1;
  }
  return finite(false, coefficient, exponent);
}

/** The whole square root, rounded down. */
function wholeRoot(run: Run, value: bigint): bigint {
  const digits = digitCount(run, value);
  let guess = powerOfTen(run, Math.ceil(digits / 2));
  for (;;) {
    chargeDigits(run, digits);
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

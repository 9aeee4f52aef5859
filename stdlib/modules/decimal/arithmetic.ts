// Sums, products, quotients and remainders.
import {
  digitCount,
  finite,
  infinity,
  isNoNumber,
  isZero,
  type Num,
  powerOfTen,
  product,
  trailingZeros,
} from './numbers.ts';
import { cutDigits, finalize } from './rounding.ts';
import {
  CLAMPED,
  DIVISION_BY_ZERO,
  DIVISION_IMPOSSIBLE,
  DIVISION_UNDEFINED,
  INEXACT,
  INVALID_OPERATION,
  ROUNDED,
} from './signals.ts';
import type { Work } from './work.ts';

/** The result when an operand is a NaN: the first signaling one, else the first; undefined when there is none. */
export function nanOf(work: Work, ...operands: readonly Num[]): Num | undefined {
  const signaling = operands.find(({ kind }) => kind === 'signaling');
  if (signaling !== undefined) work.note(INVALID_OPERATION);
  const found = signaling ?? operands.find(isNoNumber);
  return found === undefined ? undefined : finalize(work, { ...found, kind: 'quiet' });
}

/** The same number with the other sign. */
export function negated(number: Num): Num {
  return { ...number, negative: !number.negative };
}

/** `left + right` */
export function add(work: Work, left: Num, right: Num): Num {
  const nan = nanOf(work, left, right);
  if (nan !== undefined) return nan;
  if (left.kind === 'infinite') {
    if (right.kind === 'infinite' && left.negative !== right.negative) return work.refuse();
    return left;
  }
  return right.kind === 'infinite' ? right : finalize(work, sum(work, left, right));
}

/** `left - right` */
export function subtract(work: Work, left: Num, right: Num): Num {
  return isNoNumber(right) ? add(work, left, right) : add(work, left, negated(right));
}

/** The sum of two finite numbers, so exact that rounding it gives what rounding the exact one would. */
export function sum(work: Work, left: Num, right: Num): Num {
  const [big, given] = left.exponent >= right.exponent ? [left, right] : [right, left];
  const small = replaced(work, big, given);
  const { run } = work;
  const aligned = isZero(big) && big.exponent !== small.exponent ? 0n : shift(work, big, small.exponent);
  const total = signed(big.negative, aligned) + signed(small.negative, small.coefficient);
  run.tick();
  if (total !== 0n) return finite(total < 0n, total < 0n ? -total : total, small.exponent);
  const same = left.negative === right.negative;
  return finite(same ? left.negative : work.settings.rounding === 'ROUND_FLOOR', 0n, small.exponent);
}

function signed(negative: boolean, coefficient: bigint): bigint {
  return negative ? -coefficient : coefficient;
}

function shift({ run }: Work, { coefficient, exponent }: Num, to: number): bigint {
  return exponent === to ? coefficient : product(run, coefficient, powerOfTen(run, exponent - to));
}

/** A number so much smaller that only its being there counts is replaced by one that is as good and near. */
function replaced({ run, settings }: Work, big: Num, small: Num): Num {
  if (big.exponent === small.exponent || isZero(big)) return small;
  const digits = digitCount(run, big.coefficient);
  const limit = big.exponent - 1 + (digits > settings.prec ? 0 : digits - settings.prec - 1);
  if (small.exponent + digitCount(run, small.coefficient) - 1 >= limit) return small;
  return finite(small.negative, isZero(small) ? 0n : 1n, limit);
}

/** `left * right` */
export function multiply(work: Work, left: Num, right: Num): Num {
  const nan = nanOf(work, left, right);
  if (nan !== undefined) return nan;
  const negative = left.negative !== right.negative;
  if (left.kind === 'infinite' || right.kind === 'infinite')
    return isZero(left) || isZero(right) ? work.refuse() : infinity(negative);
  return finalize(work, exactProduct(work, left, right));
}

/** The product of two finite numbers with all its digits. */
export function exactProduct({ run }: Work, left: Num, right: Num): Num {
  const negative = left.negative !== right.negative;
  return finite(negative, product(run, left.coefficient, right.coefficient), left.exponent + right.exponent);
}

/** `left / right` */
export function divide(work: Work, left: Num, right: Num): Num {
  const nan = nanOf(work, left, right);
  if (nan !== undefined) return nan;
  const negative = left.negative !== right.negative;
  if (left.kind === 'infinite') return right.kind === 'infinite' ? work.refuse() : infinity(negative);
  if (right.kind === 'infinite') {
    work.note(CLAMPED);
    return finite(negative, 0n, work.tiny);
  }
  if (isZero(right)) {
    if (isZero(left)) return work.refuse(DIVISION_UNDEFINED);
    work.note(DIVISION_BY_ZERO);
    return infinity(negative);
  }
  return finalize(work, quotient(work, left, right, negative));
}

/** One digit more than there is room for; the last one tells whether something is left over. */
function quotient(work: Work, left: Num, right: Num, negative: boolean): Num {
  const { run, settings } = work;
  const ideal = left.exponent - right.exponent;
  if (isZero(left)) return finite(negative, 0n, ideal);
  const places = digitCount(run, right.coefficient) - digitCount(run, left.coefficient) + settings.prec + 1;
  const above = places > 0 ? product(run, left.coefficient, powerOfTen(run, places)) : left.coefficient;
  const below = places < 0 ? product(run, right.coefficient, powerOfTen(run, -places)) : right.coefficient;
  const whole = dividedBy(work, above, below);
  if (whole * below !== above) {
    const sticky = whole % 5n === 0n ? whole + 1n : whole;
    return finite(negative, sticky, ideal - places);
  }
  const spare = Math.max(0, Math.min(trailingZeros(run, whole), places));
  return finite(negative, whole / powerOfTen(run, spare), ideal - places + spare);
}

/** A whole quotient, its work charged. */
export function dividedBy({ run }: Work, above: bigint, below: bigint): bigint {
  const digits = digitCount(run, above);
  if (digits > 60) run.work(16 + (digits * digits) / 256);
  return above / below;
}

/** Quotient and remainder, or undefined with the condition noted. */
interface Parts {
  readonly quotient: Num;
  readonly remainder: Num;
}

/** The whole quotient and the remainder of two finite numbers; the divisor is not zero. */
function parts(work: Work, left: Num, right: Num): Parts | undefined {
  const { run, settings } = work;
  const negative = left.negative !== right.negative;
  const ideal = Math.min(left.exponent, right.exponent);
  if (isZero(left)) return { quotient: finite(negative, 0n, 0), remainder: finite(left.negative, 0n, ideal) };
  const ahead = left.exponent + digitCount(run, left.coefficient) - right.exponent - digitCount(run, right.coefficient);
  if (ahead > settings.prec) return undefined;
  if (ahead < -1) {
    // Far smaller: nothing has to be divided, and the remainder is the number itself.
    const shown = left.exponent > right.exponent ? finite(left.negative, shift(work, left, ideal), ideal) : left;
    return { quotient: finite(negative, 0n, 0), remainder: shown };
  }
  const [above, below] = [shift(work, left, ideal), shift(work, right, ideal)];
  const whole = dividedBy(work, above, below);
  if (digitCount(run, whole) > settings.prec) return undefined;
  return { quotient: finite(negative, whole, 0), remainder: finite(left.negative, above - whole * below, ideal) };
}

/** `left // right`: the quotient without its fraction. */
export function divideWhole(work: Work, left: Num, right: Num): Num {
  const nan = nanOf(work, left, right);
  if (nan !== undefined) return nan;
  const negative = left.negative !== right.negative;
  if (left.kind === 'infinite') return right.kind === 'infinite' ? work.refuse() : infinity(negative);
  if (right.kind === 'infinite') return finite(negative, 0n, 0);
  if (isZero(right)) {
    if (isZero(left)) return work.refuse(DIVISION_UNDEFINED);
    work.note(DIVISION_BY_ZERO);
    return infinity(negative);
  }
  const found = parts(work, left, right);
  return found === undefined ? work.refuse(DIVISION_IMPOSSIBLE) : finalize(work, found.quotient);
}

/** `left % right`: what is left, with the sign of the left one. */
export function remainder(work: Work, left: Num, right: Num): Num {
  return restOf(work, left, right, (found) => finalize(work, found.remainder));
}

/** What is left of a division of finite numbers, as `choose` has it; the cases that have none of it are the same. */
function restOf(work: Work, left: Num, right: Num, choose: (found: Parts) => Num): Num {
  const nan = nanOf(work, left, right);
  if (nan !== undefined) return nan;
  if (left.kind === 'infinite') return work.refuse();
  if (right.kind === 'infinite') return finalize(work, left);
  if (isZero(right)) return work.refuse(isZero(left) ? DIVISION_UNDEFINED : INVALID_OPERATION);
  const found = parts(work, left, right);
  return found === undefined ? work.refuse(DIVISION_IMPOSSIBLE) : choose(found);
}

/** Python's divmod. */
export function divideBoth(work: Work, left: Num, right: Num): readonly [Num, Num] {
  const nan = nanOf(work, left, right);
  if (nan !== undefined) return [nan, nan];
  const negative = left.negative !== right.negative;
  if (left.kind === 'infinite') {
    const none = work.refuse();
    return [right.kind === 'infinite' ? none : infinity(negative), none];
  }
  if (right.kind === 'infinite') return [finite(negative, 0n, 0), finalize(work, left)];
  if (isZero(right)) return byZero(work, left, negative);
  const found = parts(work, left, right);
  if (found !== undefined) return [finalize(work, found.quotient), finalize(work, found.remainder)];
  const none = work.refuse(DIVISION_IMPOSSIBLE);
  return [none, none];
}

function byZero(work: Work, left: Num, negative: boolean): readonly [Num, Num] {
  if (isZero(left)) {
    const none = work.refuse(DIVISION_UNDEFINED);
    return [none, none];
  }
  work.note(DIVISION_BY_ZERO);
  return [infinity(negative), work.refuse()];
}

/** What is left of the nearest multiple: the remainder may be negative. */
export function remainderNear(work: Work, left: Num, right: Num): Num {
  return restOf(work, left, right, (found) => nearest(work, found, right));
}

function nearest(work: Work, { quotient, remainder: rest }: Parts, right: Num): Num {
  const ideal = Math.min(rest.exponent, right.exponent);
  const size = shift(work, rest, ideal);
  const step = shift(work, right, ideal);
  const beyond = size * 2n > step || (size * 2n === step && (quotient.coefficient & 1n) === 1n);
  if (!beyond) return finalize(work, rest);
  if (digitCount(work.run, quotient.coefficient + 1n) > work.settings.prec) return work.refuse(DIVISION_IMPOSSIBLE);
  return finalize(work, finite(!rest.negative, step - size, ideal));
}

/** `first * second + third`, rounded once. */
export function fusedMultiplyAdd(work: Work, first: Num, second: Num, third: Num): Num {
  const signaling = [first, second, third].some(({ kind }) => kind === 'signaling');
  const nan = signaling || isNoNumber(first) || isNoNumber(second) ? nanOf(work, first, second, third) : undefined;
  if (nan !== undefined) return nan;
  if (first.kind === 'infinite' || second.kind === 'infinite') {
    if (isZero(first) || isZero(second)) return work.refuse();
    return add(work, infinity(first.negative !== second.negative), third);
  }
  return add(work, exactProduct(work, first, second), third);
}

/** A number with a given exponent; Invalid when it then has too many digits. */
export function rescaled(work: Work, number: Num, exponent: number): Num {
  const { run, settings } = work;
  if (isZero(number)) return finite(number.negative, 0n, exponent);
  const added = number.exponent - exponent;
  if (added >= 0) {
    if (digitCount(run, number.coefficient) + added > settings.prec) return work.refuse();
    return finite(number.negative, shift(work, number, exponent), exponent);
  }
  const shifted = cutDigits(work, number, -added, settings.rounding);
  if (digitCount(run, shifted.coefficient) > settings.prec) return work.refuse();
  noteCut(work, shifted.inexact);
  return finite(number.negative, shifted.coefficient, exponent);
}

/** Notes that digits were cut off. */
export function noteCut(work: Work, inexact: boolean): void {
  work.note(ROUNDED | (inexact ? INEXACT : 0));
}

// Comparing decimals: by value, by all that shows, and the greater or smaller of two.
import { nanOf } from './arithmetic.ts';
import { compareNumbers, finite, isNoNumber, type Num } from './numbers.ts';
import { finalize } from './rounding.ts';
import { INVALID_OPERATION } from './signals.ts';
import type { Work } from './work.ts';

function asNumber(order: number): Num {
  return finite(order < 0, order === 0 ? 0n : 1n, 0);
}

/** -1, 0 or 1 as a number; a NaN if one is. */
export function compare(work: Work, left: Num, right: Num): Num {
  return nanOf(work, left, right) ?? asNumber(compareNumbers(work.run, left, right));
}

/** The same, where every NaN is invalid. */
export function compareSignal(work: Work, left: Num, right: Num): Num {
  if (isNoNumber(left) || isNoNumber(right)) work.note(INVALID_OPERATION);
  return compare(work, left, right);
}

const ranks = { finite: 0, infinite: 1, signaling: 2, quiet: 3 } as const;

/** An order of all numbers, their exponents and NaNs included. */
export function compareTotal(work: Work, left: Num, right: Num): Num {
  return asNumber(totalOrder(work, left, right));
}

function totalOrder({ run }: Work, left: Num, right: Num): number {
  if (left.negative !== right.negative) return left.negative ? -1 : 1;
  const sign = left.negative ? -1 : 1;
  if (isNoNumber(left) || isNoNumber(right)) {
    const kinds = ranks[left.kind] - ranks[right.kind];
    if (kinds !== 0) return sign * kinds;
    const payload = left.coefficient - right.coefficient;
    return payload === 0n ? 0 : sign * (payload < 0n ? -1 : 1);
  }
  const order = compareNumbers(run, left, right);
  return order === 0 ? sign * Math.sign(left.exponent - right.exponent) : order;
}

const absolute = (number: Num): Num => ({ ...number, negative: false });

/** The same without regard to signs. */
export function compareTotalSizes(work: Work, left: Num, right: Num): Num {
  return compareTotal(work, absolute(left), absolute(right));
}

/** Which of two: the greater or the smaller, by value or by size. */
export interface Choice {
  readonly greater: boolean;
  readonly bySize: boolean;
}

/** One of two; a number rather than a quiet NaN. */
export function choose(work: Work, left: Num, right: Num, { greater, bySize }: Choice): Num {
  if (left.kind === 'quiet' && !isNoNumber(right)) return finalize(work, right);
  if (right.kind === 'quiet' && !isNoNumber(left)) return finalize(work, left);
  const nan = nanOf(work, left, right);
  if (nan !== undefined) return nan;
  const [first, second] = bySize ? [absolute(left), absolute(right)] : [left, right];
  const order = compareNumbers(work.run, first, second) || totalOrder(work, left, right);
  return finalize(work, order > 0 === greater ? left : right);
}

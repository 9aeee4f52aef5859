// Bringing results within the limits of a context.
import { digitCount, finite, infinity, type Num, powerOfTen } from './numbers.ts';
import { CLAMPED, INEXACT, OVERFLOW, ROUNDED, SUBNORMAL, UNDERFLOW } from './signals.ts';
import type { Rounding, Work } from './work.ts';

/** What was cut off, beside half of a last digit: nothing, less, half, more. */
type Rest = 'nothing' | 'less' | 'half' | 'more';

/** What is known where it has to be decided whether a coefficient grows by one. */
interface Cut {
  readonly odd: boolean;
  readonly lastDigit: number;
  readonly negative: boolean;
  readonly rest: Rest;
}

const grows: Readonly<Record<Rounding, (cut: Cut) => boolean>> = {
  ROUND_DOWN: () => false,
  ROUND_UP: () => true,
  ROUND_CEILING: ({ negative }) => !negative,
  ROUND_FLOOR: ({ negative }) => negative,
  ROUND_HALF_UP: ({ rest }) => rest !== 'less',
  ROUND_HALF_DOWN: ({ rest }) => rest === 'more',
  ROUND_HALF_EVEN: ({ rest, odd }) => rest === 'more' || (rest === 'half' && odd),
  ROUND_05UP: ({ lastDigit }) => lastDigit === 0 || lastDigit === 5,
};

/** A coefficient without its last digits. */
export interface Shifted {
  readonly coefficient: bigint;
  /** Something other than zeros was cut off. */
  readonly inexact: boolean;
}

/** Cuts off the last digits and rounds. */
export function cutDigits(work: Work, number: Num, digits: number, rounding: Rounding): Shifted {
  const { run } = work;
  const { coefficient, negative } = number;
  if (digits <= 0) return { coefficient, inexact: false };
  const { whole, rest } = split(work, coefficient, digits);
  if (rest === 'nothing') return { coefficient: whole, inexact: false };
  run.tick();
  const cut = { odd: (whole & 1n) === 1n, lastDigit: Number(whole % 10n), negative, rest };
  return { coefficient: grows[rounding](cut) ? whole + 1n : whole, inexact: true };
}

function split({ run }: Work, coefficient: bigint, digits: number): { readonly whole: bigint; readonly rest: Rest } {
  if (coefficient === 0n) return { whole: 0n, rest: 'nothing' };
  if (digits > digitCount(run, coefficient)) return { whole: 0n, rest: 'less' };
  const unit = powerOfTen(run, digits);
  const whole = coefficient / unit;
  const doubled = (coefficient - whole * unit) * 2n;
  if (doubled === 0n) return { whole, rest: 'nothing' };
  return { whole, rest: doubled === unit ? 'half' : doubled < unit ? 'less' : 'more' };
}

/** A result within the limits; what happens to it is noted. */
export function finalize(work: Work, number: Num): Num {
  if (number.kind !== 'finite') return number.kind === 'infinite' ? number : shortPayload(work, number);
  return withinPrecision(work, withinExponents(work, number));
}

/** Python: a NaN carries no more digits than a number may have. */
function shortPayload(work: Work, number: Num): Num {
  const { prec, clamp } = work.settings;
  const most = prec - Number(clamp);
  if (number.coefficient === 0n || digitCount(work.run, number.coefficient) <= most) return number;
  return { ...number, coefficient: number.coefficient % powerOfTen(work.run, most) };
}

function withinExponents(work: Work, number: Num): Num {
  const { highest, lowest, clamp } = work.settings;
  const { coefficient, exponent, negative } = number;
  const first = exponent + digitCount(work.run, coefficient) - 1;
  if (first > highest) {
    if (coefficient !== 0n) return overflow(work, negative);
    work.note(CLAMPED);
    return finite(negative, 0n, clamp ? work.top : highest);
  }
  if (clamp && exponent > work.top) {
    work.note(CLAMPED | (coefficient !== 0n && first < lowest ? SUBNORMAL : 0));
    return finite(negative, coefficient * powerOfTen(work.run, exponent - work.top), work.top);
  }
  return first < lowest ? below(work, number) : number;
}

/** A number below the lowest exponent: zero, subnormal, or rounded to what is left. */
function below(work: Work, number: Num): Num {
  const { coefficient, exponent, negative } = number;
  const { tiny } = work;
  if (coefficient === 0n) {
    if (exponent >= tiny) return number;
    work.note(CLAMPED);
    return finite(negative, 0n, tiny);
  }
  work.note(SUBNORMAL);
  if (exponent >= tiny) return number;
  const shifted = cutDigits(work, number, tiny - exponent, work.settings.rounding);
  work.note(ROUNDED);
  if (shifted.inexact) work.note(INEXACT | UNDERFLOW | (shifted.coefficient === 0n ? CLAMPED : 0));
  return finite(negative, shifted.coefficient, tiny);
}

const towardsZero: Readonly<Record<Rounding, (negative: boolean) => boolean>> = {
  ROUND_DOWN: () => true,
  ROUND_05UP: () => true,
  ROUND_CEILING: (negative) => negative,
  ROUND_FLOOR: (negative) => !negative,
  ROUND_UP: () => false,
  ROUND_HALF_UP: () => false,
  ROUND_HALF_DOWN: () => false,
  ROUND_HALF_EVEN: () => false,
};

/** Too large: infinity, or the largest number when rounding goes towards zero. */
export function overflow(work: Work, negative: boolean): Num {
  work.note(OVERFLOW | INEXACT | ROUNDED);
  return towardsZero[work.settings.rounding](negative) ? largest(work, negative) : infinity(negative);
}

/** The largest number of all. */
export function largest(work: Work, negative: boolean): Num {
  return finite(negative, powerOfTen(work.run, work.settings.prec) - 1n, work.top);
}

function withinPrecision(work: Work, number: Num): Num {
  if (number.kind !== 'finite') return number;
  const { prec, rounding, highest } = work.settings;
  const excess = digitCount(work.run, number.coefficient) - prec;
  if (excess <= 0) return number;
  const shifted = cutDigits(work, number, excess, rounding);
  work.note(ROUNDED | (shifted.inexact ? INEXACT : 0));
  const rounded = finite(number.negative, shifted.coefficient, number.exponent + excess);
  // 99.9 may have become 100.
  const longer = digitCount(work.run, rounded.coefficient) > prec;
  const result = longer ? finite(rounded.negative, rounded.coefficient / 10n, rounded.exponent + 1) : rounded;
  return longer && result.exponent + prec - 1 > highest ? overflow(work, result.negative) : result;
}

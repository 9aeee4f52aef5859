// Operations on single numbers and their digits: quantize, whole numbers, neighbours, logic, shifts.
import { add, nanOf, noteCut, rescaled } from './arithmetic.ts';
import { adjusted, finite, infinity, isNoNumber, isZero, type Num, powerOfTen, trailingZeros } from './numbers.ts';
import { cutDigits, finalize, largest } from './rounding.ts';
import { CLAMPED, DIVISION_BY_ZERO, INEXACT, OVERFLOW, ROUNDED, SUBNORMAL, UNDERFLOW } from './signals.ts';
import { digitsOf } from './text.ts';
import type { Rounding, Work } from './work.ts';

/** The number with the exponent of another. */
export function quantize(work: Work, number: Num, like: Num): Num {
  const nan = nanOf(work, number, like);
  if (nan !== undefined) return nan;
  if (number.kind === 'infinite' || like.kind === 'infinite') return number.kind === like.kind ? number : work.refuse();
  const { highest } = work.settings;
  if (like.exponent > highest || like.exponent < work.tiny) return work.refuse();
  // What was cut off is told only of a result that stands.
  const inner = work.within({});
  const result = rescaled(inner, number, like.exponent);
  if (isNoNumber(result) || adjusted(work.run, result) > highest) return work.refuse();
  work.note(inner.status);
  return finalize(work, result);
}

/** The number without a fraction; `exact` says whether what was cut off is noted. */
export function toIntegral(work: Work, number: Num, noting: 'exact' | 'quiet'): Num {
  const nan = nanOf(work, number);
  if (nan !== undefined) return nan;
  if (number.kind === 'infinite' || number.exponent >= 0) return number;
  if (isZero(number)) return finite(number.negative, 0n, 0);
  const shifted = cutDigits(work, number, -number.exponent, work.settings.rounding);
  if (noting === 'exact') noteCut(work, shifted.inexact);
  return finite(number.negative, shifted.coefficient, 0);
}

/** The number without zeros at its end. */
export function normalize(work: Work, number: Num): Num {
  const nan = nanOf(work, number);
  if (nan !== undefined) return nan;
  const result = finalize(work, number);
  if (result.kind !== 'finite') return result;
  if (isZero(result)) return finite(result.negative, 0n, 0);
  const { highest, clamp } = work.settings;
  const most = (clamp ? work.top : highest) - result.exponent;
  const zeros = Math.max(0, Math.min(trailingZeros(work.run, result.coefficient), most));
  return finite(result.negative, result.coefficient / powerOfTen(work.run, zeros), result.exponent + zeros);
}

/** The next number up or down. */
export function neighbour(work: Work, number: Num, rounding: 'ROUND_CEILING' | 'ROUND_FLOOR'): Num {
  const nan = nanOf(work, number);
  if (nan !== undefined) return nan;
  const up = rounding === 'ROUND_CEILING';
  if (number.kind === 'infinite') return number.negative === up ? largest(work, number.negative) : number;
  // What rounding notes here is nobody's business.
  const inner = work.within({ rounding });
  const rounded = finalize(inner, number);
  if ((inner.status & INEXACT) !== 0) return rounded;
  return add(inner, number, finite(!up, 1n, work.tiny - 1));
}

/** The next number towards another. */
export function nextToward(work: Work, number: Num, other: Num, order: number): Num {
  const nan = nanOf(work, number, other);
  if (nan !== undefined) return nan;
  if (order === 0) return { ...number, negative: other.negative };
  const result = neighbour(work, number, order < 0 ? 'ROUND_CEILING' : 'ROUND_FLOOR');
  noteNeighbour(work, number, result);
  return result;
}

function noteNeighbour(work: Work, number: Num, result: Num): void {
  if (result.kind === 'infinite') {
    if (number.kind !== 'infinite') work.note(OVERFLOW | ROUNDED | INEXACT);
    return;
  }
  if (adjusted(work.run, result) >= work.settings.lowest) return;
  work.note(UNDERFLOW | SUBNORMAL | ROUNDED | INEXACT | (isZero(result) ? CLAMPED : 0));
}

/** The number times a power of ten. */
export function scaleBy(work: Work, number: Num, by: Num): Num {
  const nan = nanOf(work, number, by);
  if (nan !== undefined) return nan;
  const { prec, highest } = work.settings;
  const most = BigInt(2) * (BigInt(highest) + BigInt(prec));
  if (by.kind !== 'finite' || by.exponent !== 0 || by.coefficient > most) return work.refuse();
  if (number.kind === 'infinite') return number;
  const power = Number(by.coefficient) * (by.negative ? -1 : 1);
  return finalize(work, { ...number, exponent: number.exponent + power });
}

/** The exponent of the first digit as a number. */
export function exponentOf(work: Work, number: Num): Num {
  const nan = nanOf(work, number);
  if (nan !== undefined) return nan;
  if (number.kind === 'infinite') return infinity(false);
  if (isZero(number)) {
    work.note(DIVISION_BY_ZERO);
    return infinity(true);
  }
  const first = adjusted(work.run, number);
  return finalize(work, finite(first < 0, BigInt(Math.abs(first)), 0));
}

/** An operand of logic: zeros and ones only, as many as there may be; undefined for any other. */
function bits(work: Work, { kind, negative, coefficient, exponent }: Num): string | undefined {
  if (kind !== 'finite' || negative || exponent !== 0) return undefined;
  const digits = digitsOf(work.run, coefficient);
  return /^[01]*$/.test(digits) ? digits : undefined;
}

/** Digit by digit; `combine` says when the result has a one. */
export function logical(work: Work, left: Num, right: Num, combine: (left: boolean, right: boolean) => boolean): Num {
  const [first, second] = [bits(work, left), bits(work, right)];
  if (first === undefined || second === undefined) return work.refuse();
  const { prec } = work.settings;
  const size = Math.min(prec, Math.max(first.length, second.length));
  work.run.work(size * 4);
  let result = '';
  for (let at = size; at >= 1; at -= 1) result += combine(first.at(-at) === '1', second.at(-at) === '1') ? '1' : '0';
  return finite(false, BigInt(result), 0);
}

/** Every digit turned. */
export function logicalInvert(work: Work, number: Num): Num {
  const given = bits(work, number);
  const { prec } = work.settings;
  if (given === undefined) return work.refuse();
  work.run.chargeText(prec);
  work.run.work(prec * 4);
  const padded = given.slice(-prec).padStart(prec, '0');
  return finite(false, BigInt(padded.replaceAll(/[01]/g, (digit) => (digit === '0' ? '1' : '0'))), 0);
}

/** How far a shift or a rotation goes; undefined when it may not. */
function distance({ settings }: Work, by: Num): number | undefined {
  if (by.kind !== 'finite' || by.exponent !== 0 || by.coefficient > BigInt(settings.prec)) return undefined;
  return Number(by.coefficient) * (by.negative ? -1 : 1);
}

/** The digits within the precision, moved. */
export function moveDigits(work: Work, number: Num, by: Num, how: 'shift' | 'rotate'): Num {
  const nan = nanOf(work, number, by);
  if (nan !== undefined) return nan;
  const places = distance(work, by);
  if (places === undefined) return work.refuse();
  if (number.kind === 'infinite') return number;
  const { run, settings } = work;
  run.chargeText(settings.prec + Math.abs(places));
  run.work(settings.prec);
  const digits = digitsOf(run, number.coefficient).slice(-settings.prec).padStart(settings.prec, '0');
  const turned = how === 'rotate' ? rotated(digits, places) : shifted(digits, places);
  return finite(number.negative, BigInt(turned === '' ? '0' : turned), number.exponent);
}

function rotated(digits: string, places: number): string {
  const at = ((places % digits.length) + digits.length) % digits.length;
  return digits.slice(at) + digits.slice(0, at);
}

function shifted(digits: string, places: number): string {
  return places >= 0 ? (digits + '0'.repeat(places)).slice(-digits.length) : digits.slice(0, places);
}

/** A name for what kind of number it is. */
export function classOf(work: Work, number: Num): string {
  if (number.kind === 'quiet') return 'NaN';
  if (number.kind === 'signaling') return 'sNaN';
  const sign = number.negative ? '-' : '+';
  if (number.kind === 'infinite') return `${sign}Infinity`;
  if (isZero(number)) return `${sign}Zero`;
  return `${sign}${adjusted(work.run, number) < work.settings.lowest ? 'Subnormal' : 'Normal'}`;
}

/** The rounding of `__floor__`, `__ceil__` and their kin, as an int. */
export function wholeBy(work: Work, number: Num, rounding: Rounding): bigint {
  const { run } = work;
  const whole = toIntegral(work.within({ rounding }), number, 'quiet');
  const size = whole.coefficient * powerOfTen(run, Math.max(0, whole.exponent));
  return whole.negative ? -size : size;
}

/** Whether two numbers have the same exponent, or are of the same special kind. */
export function sameQuantum(left: Num, right: Num): boolean {
  if (isNoNumber(left) || isNoNumber(right)) return isNoNumber(left) && isNoNumber(right);
  return left.kind === right.kind && left.exponent === right.exponent;
}

// Moments of the host's clock and timestamps, as days and clock times of a zone.
import { raise } from '../../src/language/runtime/errors.ts';
import { asInt } from '../../src/language/runtime/numbers.ts';
import type { Run, SystemClock } from '../../src/language/runtime/run.ts';
import { PyFloat, type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { roundHalfEven } from '../../src/language/types/rounding.ts';
import { type Civil, civilOf, EPOCH_ORDINAL, MAX_ORDINAL } from './datetime-civil.ts';
import { type Clock, DAY_MICROSECONDS, MICROSECONDS, momentOf } from './datetime-values.ts';

const epoch = BigInt(EPOCH_ORDINAL) * BigInt(DAY_MICROSECONDS);

function clockOfRun(run: Run): SystemClock {
  return run.clock ?? raise('RuntimeError', 'this run has no clock: the current time is not available');
}

/** The current moment, in microseconds since 1970. */
export function currentMoment(run: Run): bigint {
  run.hostCall();
  return BigInt(clockOfRun(run).now());
}

/** The offset of the system's zone at a moment in microseconds since 1970, in microseconds; UTC where nothing is known. */
export function localOffset(run: Run, moment: bigint): number {
  return (run.clock?.offset(Number(moment)) ?? 0) * MICROSECONDS;
}

/** The offset of the system's zone at a local clock reading; `fold` chooses the later of two. */
export function offsetOfLocal(run: Run, local: bigint, fold: number): number {
  const day = BigInt(DAY_MICROSECONDS);
  const before = localOffset(run, local - day);
  const after = localOffset(run, local + day);
  const fits = [before, after].filter((offset) => localOffset(run, local - BigInt(offset)) === offset);
  if (fits.length === 0) return fold === 0 ? before : after;
  return (fold === 0 ? fits[0] : fits.at(-1)) ?? 0;
}

/** A day and a clock time from microseconds since 1970; ValueError beyond the calendar. */
export function civilMoment(moment: bigint): { readonly day: Civil; readonly clock: Clock } {
  const { ordinal, clock } = momentOf(moment + epoch);
  if (ordinal < 1 || ordinal > MAX_ORDINAL)
    return raise('ValueError', `year ${ordinal < 1 ? 0 : 10000} is out of range`);
  return { day: civilOf(ordinal), clock };
}

/** Microseconds since 1970 of microseconds since 0000-12-31. */
export function sinceEpoch(microseconds: bigint): bigint {
  return microseconds - epoch;
}

/** A timestamp in seconds as microseconds since 1970, rounded half to even. */
export function timestampMicroseconds(value: PyValue): bigint {
  const whole = asInt(value);
  if (whole !== undefined) return checkRange(BigInt(whole)) * BigInt(MICROSECONDS);
  if (!(value instanceof PyFloat))
    return raise('TypeError', `'${typeOf(value).name}' object cannot be interpreted as an integer`);
  if (Number.isNaN(value.value)) return raise('ValueError', 'Invalid value NaN (not a number)');
  if (!Number.isFinite(value.value) || Math.abs(value.value) >= 2 ** 63)
    return raise('OverflowError', 'timestamp out of range for platform time_t');
  const seconds = Math.trunc(value.value);
  const fraction = roundHalfEven((value.value - seconds) * MICROSECONDS);
  return checkRange(BigInt(seconds)) * BigInt(MICROSECONDS) + BigInt(fraction);
}

const mostSeconds = 2n ** 63n;

function checkRange(seconds: bigint): bigint {
  if (seconds >= mostSeconds || seconds < -mostSeconds)
    return raise('OverflowError', 'timestamp out of range for platform time_t');
  const year = 1970n + seconds / 31_556_952n;
  if (year > 10_000n || year < -1n) return raise('ValueError', `year ${year} is out of range`);
  return seconds;
}

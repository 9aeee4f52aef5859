// What Frappe takes for a date, a datetime, a time of day or a duration.
import { checkClock, checkDate } from '../../../../stdlib/modules/datetime-arguments.ts';
import { deltaOf } from '../../../../stdlib/modules/datetime-delta.ts';
import { isoDateTime, isoTime } from '../../../../stdlib/modules/datetime-iso.ts';
import {
  clockMicroseconds,
  clockOf,
  DAY_MICROSECONDS,
  deltaMicroseconds,
  midnight,
  PyDate,
  PyDateTime,
  PyTime,
  PyTimeDelta,
} from '../../../../stdlib/modules/datetime-values.ts';
import { timezoneAt } from '../../../../stdlib/modules/datetime-zone.ts';
import { caught, raise } from '../../../language/runtime/errors.ts';
import { truth } from '../../../language/runtime/operators.ts';
import { PyList, PyTuple, type PyValue, typeOf } from '../../../language/runtime/values.ts';
import type { Context } from '../../context.ts';
import { throwMessage } from '../../messages.ts';
import { currentDate, currentDatetime } from './current.ts';
import { isParserError, readMoment } from './lenient-dates.ts';

/** Whether a value is no text, or one that stands for no date. */
export function isInvalidDate(value: PyValue): boolean {
  return typeof value !== 'string' || value === '' || value.startsWith('0001-01-01') || value.startsWith('0000-00-00');
}

/** A text as a datetime: ISO 8601, else as people write dates; ParserError for what is none. */
export function parseMoment(context: Context, text: string, dayFirst = false): PyDateTime {
  return isoMoment(text) ?? readMoment(context.run, text, { today: currentDate(context), dayFirst });
}

function isoMoment(text: string): PyDateTime | undefined {
  const found = isoDateTime(text);
  if (found === undefined) return undefined;
  try {
    checkDate(found.day);
    checkClock(found.clock, 0);
  } catch (thrown) {
    if (caught(thrown, 'ValueError')) return undefined;
    throw thrown;
  }
  return new PyDateTime(found.day, found.clock, found.offset === undefined ? null : timezoneAt(found.offset));
}

/** `getdate`: any falsy value is today; ValidationError for a text that is no date. */
export function readDate(context: Context, value: PyValue, dayFirst = false): PyDate | null {
  if (value instanceof PyDateTime) return new PyDate(value);
  if (value instanceof PyDate) return value;
  if (!truth(context.run, value)) return currentDate(context);
  if (typeof value !== 'string' || isInvalidDate(value)) return null;
  try {
    return new PyDate(parseMoment(context, value, dayFirst));
  } catch (thrown) {
    if (!isParserError(thrown)) throw thrown;
    return throwMessage(context, `<strong>${value}</strong> is not a valid date string.`, 'ValidationError', {
      title: 'Invalid Date',
    });
  }
}

/** The same where no date is an error of the script's. */
export function needDate(context: Context, value: PyValue, attribute = 'year'): PyDate {
  return readDate(context, value) ?? raise('AttributeError', `'NoneType' object has no attribute '${attribute}'`);
}

/** `get_datetime`: None is now, '' is None; ParserError for a text that is no date. */
export function readDatetime(context: Context, value: PyValue): PyDateTime | PyTimeDelta | null {
  if (value === null) return currentDatetime(context);
  if (value instanceof PyDateTime || value instanceof PyTimeDelta) return value;
  if (value instanceof PyDate) return new PyDateTime(value, midnight);
  if (value instanceof PyList || value instanceof PyTuple)
    return raise('TypeError', `'${typeOf(value).name}' object cannot be interpreted as an integer`);
  return typeof value !== 'string' || isInvalidDate(value) ? null : parseMoment(context, value);
}

/** `get_time`: TypeError for what is no text. */
export function readTime(context: Context, value: PyValue): PyTime {
  if (value instanceof PyDateTime) return new PyTime(value);
  if (value instanceof PyTime) return value;
  if (value instanceof PyTimeDelta) return timeOfDay(deltaMicroseconds(value));
  if (typeof value !== 'string') return raise('TypeError', 'fromisoformat: argument must be str');
  const iso = isoClock(value);
  if (iso !== undefined) return iso;
  try {
    return new PyTime(parseMoment(context, value));
  } catch (thrown) {
    const duration = isParserError(thrown) ? durationIn(value) : undefined;
    if (duration === undefined) throw thrown;
    return timeOfDay(duration);
  }
}

function isoClock(text: string): PyTime | undefined {
  const found = isoTime(text);
  const { hour, minute, second } = found?.clock ?? midnight;
  if (found === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return new PyTime(found.clock, found.offset === undefined ? null : timezoneAt(found.offset));
}

function timeOfDay(microseconds: bigint): PyTime {
  const day = BigInt(DAY_MICROSECONDS);
  return new PyTime(clockOf(Number(((microseconds % day) + day) % day)));
}

/** `H:M:S` of any number of hours, or `N days, H:M:S`, in microseconds. */
function durationIn(text: string): bigint | undefined {
  const found = /^\s*(?:(-?\d{1,9}) days?,? )?(\d{1,9}):(\d{1,9})(?::(\d{1,9})(?:\.(\d{1,6})\d*)?)?\s*$/.exec(text);
  if (found === null) return undefined;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = found;
  const whole = ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  return whole * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
}

/** `get_timedelta`: None for a text that is no time. */
export function readTimedelta(context: Context, value: PyValue): PyTimeDelta | null {
  if (value instanceof PyTimeDelta) return value;
  if (!truth(context.run, value)) return new PyTimeDelta(0);
  if (value instanceof PyTime || value instanceof PyDateTime) return deltaOf(BigInt(clockMicroseconds(value)));
  if (typeof value !== 'string') return null;
  try {
    return deltaOf(BigInt(clockMicroseconds(parseMoment(context, value))));
  } catch (thrown) {
    if (!isParserError(thrown) && !caught(thrown, 'OverflowError')) throw thrown;
    const duration = durationIn(value);
    return duration === undefined ? null : deltaOf(duration);
  }
}

/** `to_timedelta`: only texts and times are changed. */
export function toTimedelta(context: Context, value: PyValue): PyValue {
  if (value instanceof PyTime) return deltaOf(BigInt(clockMicroseconds(value)));
  if (typeof value !== 'string') return value;
  return deltaOf(BigInt(clockMicroseconds(parseMoment(context, value))));
}

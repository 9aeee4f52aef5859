// What Frappe takes for a date, a datetime, a time of day or a duration.
import { checkClock, checkDate } from '../../../../stdlib/modules/datetime-arguments.ts';
import { later } from '../../../../stdlib/modules/datetime-datetime.ts';
import { deltaOf } from '../../../../stdlib/modules/datetime-delta.ts';
import { isoDateTime, isoTime } from '../../../../stdlib/modules/datetime-iso.ts';
import {
  clockMicroseconds,
  datetimeTypes,
  deltaMicroseconds,
  midnight,
  PyDate,
  PyDateTime,
  PyTime,
  PyTimeDelta,
} from '../../../../stdlib/modules/datetime-values.ts';
import { timezoneAt } from '../../../../stdlib/modules/datetime-zone.ts';
import { getAttribute } from '../../../language/runtime/attributes.ts';
import { call } from '../../../language/runtime/call.ts';
import { caught, raise } from '../../../language/runtime/errors.ts';
import { truth } from '../../../language/runtime/operators.ts';
import { PyFloat, PyList, PyTuple, type PyValue, typeOf } from '../../../language/runtime/values.ts';
import type { Context } from '../../context.ts';
import { throwMessage } from '../../messages.ts';
import { currentDate, currentDatetime } from './current.ts';
import { isParserError, parserMessage, readMoment } from './lenient-dates.ts';

/** Whether a value is no text, or one that stands for no date. */
export function isInvalidDate(value: PyValue): boolean {
  return typeof value !== 'string' || value === '' || value.startsWith('0001-01-01') || value.startsWith('0000-00-00');
}

/** A text as a datetime: ISO 8601, else as people write dates; ParserError for what is none. */
export function parseMoment(context: Context, text: string, dayFirst = false): PyDateTime {
  return isoMoment(text) ?? writtenMoment(context, text, dayFirst);
}

function writtenMoment(context: Context, text: string, dayFirst = false): PyDateTime {
  return readMoment(context.run, text, { today: currentDate(context), dayFirst });
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
  if (value instanceof PyTimeDelta) return timeOfDay(value);
  if (typeof value !== 'string') return raise('TypeError', 'fromisoformat: argument must be str');
  const iso = isoClock(value);
  if (iso !== undefined) return iso;
  try {
    return new PyTime(writtenMoment(context, value));
  } catch (thrown) {
    if (!saysDuration(context, thrown, value)) throw thrown;
    return timeOfDay(durationIn(context, value));
  }
}

function isoClock(text: string): PyTime | undefined {
  const found = isoTime(text);
  const { hour, minute, second } = found?.clock ?? midnight;
  if (found === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return new PyTime(found.clock, found.offset === undefined ? null : timezoneAt(found.offset));
}

const firstMoment = new PyDateTime({ year: 1, month: 1, day: 1 }, midnight);

/** The clock that a duration after the first midnight shows; OverflowError before it. */
function timeOfDay(duration: PyTimeDelta): PyTime {
  return new PyTime(later(firstMoment, deltaMicroseconds(duration)));
}

/** Whether a text that is no moment may be a duration. */
function saysDuration(context: Context, thrown: unknown, text: string): boolean {
  if (!isParserError(thrown)) return false;
  return text.includes('day') || parserMessage(context.run, thrown).includes('hour must be in');
}

/** `H:M:S` of any number of hours, or `N days, H:M:S`, whatever follows. */
function durationIn(context: Context, text: string): PyTimeDelta {
  const pattern = text.includes('day')
    ? /^(?<days>[-\d]+) days*, (?<hours>\d+):(?<minutes>\d+):(?<seconds>\d[.\d+]*)/
    : /^(?<hours>\d+):(?<minutes>\d+):(?<seconds>\d[.\d+]*)/;
  const parts = Object.entries(pattern.exec(text)?.groups ?? raiseNoGroups(context));
  const values = parts.map(([, number]) => new PyFloat(numberIn(number)));
  return call(context.run, datetimeTypes.timedelta, [], { names: parts.map(([name]) => name), values }) as PyTimeDelta;
}

function raiseNoGroups(context: Context): never {
  getAttribute(context.run, null, 'groupdict');
  return raise('AttributeError', 'groupdict');
}

function numberIn(text: string): number {
  const number = Number(text);
  return Number.isNaN(number) ? raise('ValueError', `could not convert string to float: '${text}'`) : number;
}

/** `get_timedelta`: None for what is no time. */
export function readTimedelta(context: Context, value: PyValue): PyTimeDelta | null {
  if (value instanceof PyTimeDelta) return value;
  if (!truth(context.run, value)) return new PyTimeDelta(0);
  if (typeof value !== 'string') return null;
  try {
    return clockDelta(context, value);
  } catch (thrown) {
    if (saysDuration(context, thrown, value)) return durationOrNone(context, value);
    if (isParserError(thrown) || caught(thrown, 'OverflowError')) return null;
    throw thrown;
  }
}

function clockDelta(context: Context, text: string): PyTimeDelta {
  return deltaOf(BigInt(clockMicroseconds(writtenMoment(context, text))));
}

function durationOrNone(context: Context, text: string): PyTimeDelta | null {
  try {
    return durationIn(context, text);
  } catch (thrown) {
    if (caught(thrown, 'Exception')) return null;
    throw thrown;
  }
}

/** `to_timedelta`: only texts and times are changed. */
export function toTimedelta(context: Context, value: PyValue): PyValue {
  if (value instanceof PyTime) return deltaOf(BigInt(clockMicroseconds(value)));
  return typeof value === 'string' ? clockDelta(context, value) : value;
}

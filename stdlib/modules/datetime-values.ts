// The representations of date, time, datetime, timedelta and timezone, and their types by name.
import type { PyType } from '../../src/language/runtime/type.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';
import { type Civil, ordinalOf } from './datetime-civil.ts';

/** The types of the module; each type's file fills in its own while loading. */
export const datetimeTypes = {} as {
  date: PyType;
  time: PyType;
  datetime: PyType;
  timedelta: PyType;
  tzinfo: PyType;
  timezone: PyType;
};

/** A clock time within a day. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
}

/** A datetime.date. The fields have to be in range: see `checkDate`. */
export class PyDate implements Civil {
  readonly type: PyType;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  constructor({ year, month, day }: Civil, type: PyType = datetimeTypes.date) {
    this.type = type;
    this.year = year;
    this.month = month;
    this.day = day;
  }
}

/** A datetime.time; `tzinfo` is null for a naive one. */
export class PyTime implements Clock {
  readonly type: PyType;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly tzinfo: PyValue;
  readonly fold: number;
  constructor(clock: Clock, tzinfo: PyValue = null, fold = 0, type: PyType = datetimeTypes.time) {
    this.type = type;
    this.hour = clock.hour;
    this.minute = clock.minute;
    this.second = clock.second;
    this.microsecond = clock.microsecond;
    this.tzinfo = tzinfo;
    this.fold = fold;
  }
}

/** A datetime.datetime; `tzinfo` is null for a naive one. */
export class PyDateTime implements Civil, Clock {
  readonly type: PyType;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly tzinfo: PyValue;
  readonly fold: number;
  constructor(day: Civil, clock: Clock, tzinfo: PyValue = null, fold = 0, type: PyType = datetimeTypes.datetime) {
    this.type = type;
    this.year = day.year;
    this.month = day.month;
    this.day = day.day;
    this.hour = clock.hour;
    this.minute = clock.minute;
    this.second = clock.second;
    this.microsecond = clock.microsecond;
    this.tzinfo = tzinfo;
    this.fold = fold;
  }
}

/** A datetime.timedelta in normal form: `0 <= seconds < 86400`, `0 <= microseconds < 1000000`. */
export class PyTimeDelta {
  readonly type: PyType;
  readonly days: number;
  readonly seconds: number;
  readonly microseconds: number;
  constructor(days: number, seconds = 0, microseconds = 0, type: PyType = datetimeTypes.timedelta) {
    this.type = type;
    this.days = days;
    this.seconds = seconds;
    this.microseconds = microseconds;
  }
}

/** A datetime.timezone: a fixed offset, with a name or without. */
export class PyTimeZone {
  readonly type: PyType;
  readonly offset: PyTimeDelta;
  readonly name: string | undefined;
  constructor(offset: PyTimeDelta, name?: string, type: PyType = datetimeTypes.timezone) {
    this.type = type;
    this.offset = offset;
    this.name = name;
  }
}

/** Midnight. */
export const midnight: Clock = { hour: 0, minute: 0, second: 0, microsecond: 0 };

export const SECONDS_PER_DAY = 86_400;
export const MICROSECONDS = 1_000_000;
export const DAY_MICROSECONDS = SECONDS_PER_DAY * MICROSECONDS;

/** The microseconds of a clock time since midnight. */
export function clockMicroseconds({ hour, minute, second, microsecond }: Clock): number {
  return ((hour * 60 + minute) * 60 + second) * MICROSECONDS + microsecond;
}

/** The clock time of microseconds since midnight. */
export function clockOf(microseconds: number): Clock {
  const seconds = Math.floor(microseconds / MICROSECONDS);
  return {
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    microsecond: microseconds % MICROSECONDS,
  };
}

/** The microseconds of a datetime since 0000-12-31, its clock taken as it stands. */
export function microsecondsOf(value: PyDateTime): bigint {
  return BigInt(ordinalOf(value)) * BigInt(DAY_MICROSECONDS) + BigInt(clockMicroseconds(value));
}

/** The day and the clock time of microseconds since 0000-12-31. */
export function momentOf(microseconds: bigint): { readonly ordinal: number; readonly clock: Clock } {
  const day = BigInt(DAY_MICROSECONDS);
  const rest = ((microseconds % day) + day) % day;
  return { ordinal: Number((microseconds - rest) / day), clock: clockOf(Number(rest)) };
}

/** The microseconds of a timedelta. */
export function deltaMicroseconds({ days, seconds, microseconds }: PyTimeDelta): bigint {
  return BigInt(days) * BigInt(DAY_MICROSECONDS) + BigInt(seconds * MICROSECONDS + microseconds);
}

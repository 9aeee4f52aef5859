// The one place where the site makes Python's date, datetime and timedelta objects.
import '../../stdlib/modules/datetime.ts';
import { daysInMonth } from '../../stdlib/modules/datetime-civil.ts';
import { deltaOf } from '../../stdlib/modules/datetime-delta.ts';
import { midnight, PyDate, PyDateTime, PyTime, PyTimeDelta } from '../../stdlib/modules/datetime-values.ts';
import type { PyValue } from '../language/runtime/values.ts';

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})/;
const CLOCK = /^(-?)(\d{1,3}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,6}))?)?/;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dayIn(text: string): Day | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const real = year > 0 && month > 0 && month <= 12 && day > 0 && day <= daysInMonth(year, month);
  return real ? { year, month, day } : undefined;
}

/** `2024-01-05` as a datetime.date; None for a zero date, the text itself for what is no date. */
export function dateFromText(text: string): PyValue {
  const day = dayIn(text);
  return day === undefined ? unreadable(text) : new PyDate(day);
}

/** `2024-01-05 10:20:30.000005` as a datetime.datetime; None for a zero date, the text itself for what is none. */
export function datetimeFromText(text: string): PyValue {
  const day = dayIn(text);
  if (day === undefined) return unreadable(text);
  const match = CLOCK.exec(text.replace(DATE, '').replace(/^[ T]/, ''));
  if (match === null) return new PyDateTime(day, midnight);
  const [, , hour, minute, second = '0', fraction = ''] = match;
  const clock = {
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    microsecond: Number(fraction.padEnd(6, '0')),
  };
  return clock.hour > 23 || clock.minute > 59 || clock.second > 59 ? text : new PyDateTime(day, clock);
}

/** `10:20:30` as a datetime.timedelta, as MariaDB's driver gives a time. */
export function timedeltaFromText(text: string): PyValue {
  const match = CLOCK.exec(text);
  if (match === null) return text;
  const [, sign, hour, minute, second = '0', fraction = ''] = match;
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  const microseconds = BigInt(seconds) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
  return deltaOf(sign === '-' ? -microseconds : microseconds);
}

function unreadable(text: string): PyValue {
  return text.startsWith('0000') ? null : text;
}

/** Whether a value is a date, a datetime or a time of day. */
export function isMoment(value: PyValue): boolean {
  return value instanceof PyDate || value instanceof PyDateTime || value instanceof PyTime;
}

/** Whether a value is a datetime. */
export function isDatetime(value: PyValue): boolean {
  return value instanceof PyDateTime;
}

/** Whether a value is a timedelta. */
export function isDuration(value: PyValue): boolean {
  return value instanceof PyTimeDelta;
}

// MariaDB's functions of dates and times that SQLite lacks, over ISO texts.
import type { SQLOutputValue } from 'node:sqlite';
import type { LocalClock } from './database.ts';
import { formatDate, parseDate } from './sql-date-formats.ts';
import { strict, text, whole } from './sql-texts.ts';
import type { SqlFunction } from './sqlite-functions.ts';

type Moment = Temporal.PlainDateTime;

/** By name, in lower case; `clock` tells the present. */
export function dateFunctions(clock: LocalClock): Readonly<Record<string, SqlFunction>> {
  return { ...parts, ...arithmetic, ...conversions, ...present(clock) };
}

function present(clock: LocalClock): Readonly<Record<string, SqlFunction>> {
  const now = () => dateTimeText(clock().round({ smallestUnit: 'second', roundingMode: 'floor' }));
  const today = () => clock().toPlainDate().toString();
  const time = () => clock().toPlainTime().toString({ smallestUnit: 'second' });
  return { now, sysdate: now, localtime: now, curdate: today, curtime: time, utc_timestamp: now };
}

const parts: Readonly<Record<string, SqlFunction>> = {
  year: part((moment) => moment.year),
  month: part((moment) => moment.month),
  day: part((moment) => moment.day),
  dayofmonth: part((moment) => moment.day),
  hour: part((moment) => moment.hour),
  minute: part((moment) => moment.minute),
  second: part((moment) => moment.second),
  microsecond: part((moment) => moment.millisecond * 1000 + moment.microsecond),
  quarter: part((moment) => Math.ceil(moment.month / 3)),
  weekday: part((moment) => moment.dayOfWeek - 1),
  dayofweek: part((moment) => (moment.dayOfWeek % 7) + 1),
  dayofyear: part((moment) => moment.dayOfYear),
  week: part((moment) => Number(formatDate(moment, '%U'))),
  weekofyear: part((moment) => moment.weekOfYear ?? 0),
  yearweek: part((moment) => Number(formatDate(moment, '%X%V'))),
  dayname: part((moment) => formatDate(moment, '%W')),
  monthname: part((moment) => formatDate(moment, '%M')),
  last_day: part((moment) => moment.toPlainDate().with({ day: moment.daysInMonth }).toString()),
  to_days: part((moment) => dayNumber(moment) + 719_528),
};

const arithmetic: Readonly<Record<string, SqlFunction>> = {
  datediff: both((left, right) => dayNumber(left) - dayNumber(right)),
  timestampdiff: strict((unit, from, to) => difference(unitOf(unit), moment(from), moment(to))),
  date_add: strict((value, amount, unit) => shifted(value, amount, unit, 1)),
  adddate: strict((value, amount, unit) => shifted(value, amount, unit ?? 'day', 1)),
  date_sub: strict((value, amount, unit) => shifted(value, amount, unit, -1)),
  subdate: strict((value, amount, unit) => shifted(value, amount, unit ?? 'day', -1)),
  timediff: both((left, right) => spanText(right.until(left, { largestUnit: 'hour' }).total('second'))),
};

const conversions: Readonly<Record<string, SqlFunction>> = {
  date_format: strict((value, format) => ifMoment(value, (at) => formatDate(at, text(format)))),
  time_format: strict((value, format) => ifMoment(value, (at) => formatDate(at, text(format)))),
  str_to_date: strict((value, format) => parseDate(text(value), text(format))),
  time_to_sec: part((at) => at.hour * 3600 + at.minute * 60 + at.second),
  sec_to_time: strict((seconds) => spanText(Number(seconds))),
  unix_timestamp: strict((value) => ifMoment(value, (at) => at.toZonedDateTime('UTC').epochMilliseconds / 1000)),
  from_unixtime: strict((seconds) =>
    dateTimeText(
      Temporal.Instant.fromEpochMilliseconds(Math.round(Number(seconds) * 1000))
        .toZonedDateTimeISO('UTC')
        .toPlainDateTime(),
    ),
  ),
  from_days: strict((days) => new Temporal.PlainDate(1970, 1, 1).add({ days: whole(days) - 719_528 }).toString()),
  makedate: strict((year, days) => new Temporal.PlainDate(whole(year), 1, 1).add({ days: whole(days) - 1 }).toString()),
};

/** The moment that a text means: a date, a date with time, or a time of today's; undefined if it means none. */
function moment(value: SQLOutputValue | undefined): Moment | undefined {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?/.exec(text(value));
  if (found === null) return timeOnly(text(value));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((digits) => Number(digits ?? 0));
  const micros = Number((found[7] ?? '').padEnd(6, '0'));
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return undefined;
  if (day > new Temporal.PlainYearMonth(year, month).daysInMonth) return undefined;
  return new Temporal.PlainDateTime(year, month, day, hour, minute, second, Math.trunc(micros / 1000), micros % 1000);
}

function timeOnly(value: string): Moment | undefined {
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(value);
  if (found === null) return undefined;
  const [hour = 0, minute = 0, second = 0] = found.slice(1, 4).map((digits) => Number(digits ?? 0));
  return hour > 23 || minute > 59 || second > 59
    ? undefined
    : new Temporal.PlainDateTime(1970, 1, 1, hour, minute, second);
}

function ifMoment(value: SQLOutputValue | undefined, run: (at: Moment) => string | number): string | number | null {
  const at = moment(value);
  return at === undefined ? null : run(at);
}

function part(run: (at: Moment) => string | number): SqlFunction {
  return strict((value) => ifMoment(value, run));
}

function both(run: (left: Moment, right: Moment) => string | number): SqlFunction {
  return strict((first, second) => {
    const [left, right] = [moment(first), moment(second)];
    return left === undefined || right === undefined ? null : run(left, right);
  });
}

function dayNumber(at: Moment): number {
  return new Temporal.PlainDate(1970, 1, 1).until(at.toPlainDate(), { largestUnit: 'day' }).days;
}

type Unit = 'microsecond' | 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

function unitOf(value: SQLOutputValue | undefined): Unit {
  const name = text(value).toLowerCase().replace(/s$/, '');
  return UNITS.find((unit) => unit === name) ?? 'day';
}

const UNITS: readonly Unit[] = ['microsecond', 'second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'];

function difference(unit: Unit, from: Moment | undefined, to: Moment | undefined): number | null {
  if (from === undefined || to === undefined) return null;
  if (unit === 'quarter') return Math.trunc(from.until(to, { largestUnit: 'month' }).months / 3);
  if (unit === 'year' || unit === 'month') return from.until(to, { largestUnit: unit })[`${unit}s`];
  return Math.trunc(from.until(to, { largestUnit: 'day' }).total({ unit, relativeTo: from }));
}

/** `amount` and `unit` apart, or both in one text such as '3 DAY'. */
function shifted(
  value: SQLOutputValue | undefined,
  amount: SQLOutputValue | undefined,
  unit: SQLOutputValue | undefined,
  sign: 1 | -1,
): string | null {
  const at = moment(value);
  const words = text(amount).trim().split(/\s+/);
  if (at === undefined) return null;
  const name = unitOf(unit ?? words[1]);
  const moved = at.add(duration(name, sign * Number(words[0])));
  const dateOnly =
    /^\d{4}-\d{1,2}-\d{1,2}$/.test(text(value)) && !['hour', 'minute', 'second', 'microsecond'].includes(name);
  return dateOnly ? moved.toPlainDate().toString() : dateTimeText(moved);
}

function duration(unit: Unit, amount: number): Temporal.DurationLike {
  if (unit === 'quarter') return { months: Math.round(amount) * 3 };
  if (unit === 'second') return { microseconds: Math.round(amount * 1_000_000) };
  return { [`${unit}s`]: Math.round(amount) };
}

function dateTimeText(at: Moment): string {
  const micros = at.millisecond * 1000 + at.microsecond;
  return `${at.toPlainDate()} ${at.toPlainTime().toString({ smallestUnit: micros === 0 ? 'second' : 'microsecond' })}`;
}

function spanText(seconds: number): string {
  const all = Math.abs(Math.trunc(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${seconds < 0 ? '-' : ''}${two(Math.trunc(all / 3600))}:${two(Math.trunc(all / 60) % 60)}:${two(all % 60)}`;
}

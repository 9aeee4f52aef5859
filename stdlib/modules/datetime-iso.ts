// Reading ISO 8601 texts as CPython 3.11's fromisoformat does; `undefined` for what is none.
import { type Civil, civilOf, isoOrdinal, isoWeeks } from './datetime-civil.ts';
import { type Clock, midnight } from './datetime-values.ts';

/** A clock time and its offset from UTC in microseconds, if one was written. */
export interface IsoTime {
  readonly clock: Clock;
  readonly offset: number | undefined;
}

/** A day and a time that need not exist: the constructors check their fields. */
export interface IsoMoment extends IsoTime {
  readonly day: Civil;
}

function digits(text: string, at: number, count: number): number | undefined {
  const part = text.slice(at, at + count);
  return part.length === count && /^[0-9]+$/.test(part) ? Number(part) : undefined;
}

/** `YYYY-MM-DD`, `YYYYMMDD`, `YYYY-Www`, `YYYYWww`, `YYYY-Www-D` or `YYYYWwwD`. */
export function isoDate(text: string): Civil | undefined {
  if (text.length !== 7 && text.length !== 8 && text.length !== 10) return undefined;
  return dateIn(text);
}

function dateIn(text: string): Civil | undefined {
  const year = digits(text, 0, 4);
  if (year === undefined) return undefined;
  const separated = text.charAt(4) === '-';
  const at = separated ? 5 : 4;
  if (text.charAt(at) === 'W') return weekDate(text, year, at + 1, separated);
  const month = digits(text, at, 2);
  if (separated && text.charAt(at + 2) !== '-') return undefined;
  const dayAt = at + (separated ? 3 : 2);
  const day = digits(text, dayAt, 2);
  if (month === undefined || day === undefined || text.length !== dayAt + 2) return undefined;
  return { year, month, day };
}

function weekDate(text: string, year: number, at: number, separated: boolean): Civil | undefined {
  const week = digits(text, at, 2);
  if (week === undefined) return undefined;
  let weekday: number | undefined = 1;
  if (text.length > at + 2) {
    if (separated && text.charAt(at + 2) !== '-') return undefined;
    weekday = digits(text, at + (separated ? 3 : 2), 1);
  }
  if (weekday === undefined || weekday < 1 || weekday > 7 || year < 1) return undefined;
  if (week < 1 || week > isoWeeks(year)) return undefined;
  return civilOf(isoOrdinal({ year, week, weekday }));
}

/** `HH[:MM[:SS[.f…]]]` with or without colons, then nothing, `Z` or an offset. */
export function isoTime(text: string): IsoTime | undefined {
  return timeIn(text.startsWith('T') ? text.slice(1) : text);
}

function timeIn(text: string): IsoTime | undefined {
  const zoneAt = text.search(/[-+Z]/);
  const main = clockIn(zoneAt < 0 ? text : text.slice(0, zoneAt), zoneAt >= 0);
  if (main === undefined) return undefined;
  if (zoneAt < 0) return { clock: main, offset: undefined };
  const zone = text.slice(zoneAt + 1);
  if (text.charAt(zoneAt) === 'Z') return zone === '' ? { clock: main, offset: 0 } : undefined;
  const away = clockIn(zone, false);
  if (away === undefined) return undefined;
  const size = ((away.hour * 60 + away.minute) * 60 + away.second) * 1_000_000 + away.microsecond;
  return { clock: main, offset: text.charAt(zoneAt) === '-' ? -size : size };
}

/** CPython lets one separator stand before an offset: `10:+05:00`. */
function clockIn(text: string, more: boolean): Clock | undefined {
  const values: number[] = [];
  let at = 0;
  const separated = text.charAt(2) === ':';
  for (let part = 0; part < 3; part += 1) {
    const value = digits(text, at, 2);
    if (value === undefined) return undefined;
    values.push(value);
    at += 2;
    if (at >= text.length) return clock(values, 0);
    const mark = text.charAt(at);
    if (at + 1 >= text.length) return more ? clock(values, 0) : undefined;
    if (mark === '.' || mark === ',') return fraction(text.slice(at + 1), values);
    if (separated && mark === ':' && part < 2) at += 1;
    else if (separated) return undefined;
  }
  return fraction(text.slice(at), values);
}

function fraction(text: string, values: readonly number[]): Clock | undefined {
  if (!/^[0-9]+$/.test(text)) return undefined;
  return clock(values, Number(text.slice(0, 6).padEnd(6, '0')));
}

function clock([hour = 0, minute = 0, second = 0]: readonly number[], microsecond: number): Clock {
  return { hour, minute, second, microsecond };
}

/** A date, and after any one character a time. */
export function isoDateTime(text: string): IsoMoment | undefined {
  if (text.length < 7) return undefined;
  const at = separatorIn(text);
  const day = at === undefined ? undefined : dateIn(text.slice(0, at));
  if (at === undefined || day === undefined) return undefined;
  const after = at + String.fromCodePoint(text.codePointAt(at) ?? 0).length;
  if (at >= text.length) return { day, clock: midnight, offset: undefined };
  const time = timeIn(text.slice(after));
  return time === undefined ? undefined : { day, ...time };
}

/** Where the date ends, which its form tells. */
function separatorIn(text: string): number | undefined {
  const { length } = text;
  if (length === 7) return 7;
  if (text.charAt(4) === '-') {
    if (text.charAt(5) !== 'W') return 10;
    if (text.charAt(8) !== '-') return 8;
    if (length === 9) return undefined;
    return /[0-9]/.test(text.charAt(10)) ? 8 : 10;
  }
  if (text.charAt(4) !== 'W') return 8;
  let end = 7;
  while (/[0-9]/.test(text.charAt(end))) end += 1;
  if (end < 9) return end;
  return end % 2 === 0 ? 7 : 8;
}

// Dates and times by Unicode (LDML) patterns in English, as Babel formats them.
import { type Civil, dayOfYear, weekdayOf } from '../../../../stdlib/modules/datetime-civil.ts';
import { monthNames, weekdayNames } from '../../../../stdlib/modules/datetime-strftime.ts';
import type { Clock } from '../../../../stdlib/modules/datetime-values.ts';
import { offsetText } from '../../../../stdlib/modules/datetime-zone.ts';
import { raise, raiseWith } from '../../../language/runtime/errors.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { periodOfDay } from './day-periods.ts';

/** What is shown: a day, a clock, or both. */
export interface Moment {
  readonly day?: Civil;
  readonly clock?: Clock;
  /** Microseconds from UTC. */
  readonly offset?: number;
}

type Field = (moment: Moment, width: number) => string;

/** The day of a moment; times have none. */
function dayIn({ day }: Moment, attribute: string): Civil {
  return day ?? raise('AttributeError', `'datetime.time' object has no attribute '${attribute}'`);
}

/** The clock of a moment; dates have none. */
function clockIn({ clock }: Moment, attribute: string): Clock {
  return clock ?? raise('AttributeError', `'datetime.date' object has no attribute '${attribute}'`);
}

function ofDay(attribute: string, value: (day: Civil) => number): Field {
  return (moment, width) => padded(value(dayIn(moment, attribute)), width);
}

function ofClock(attribute: string, value: (clock: Clock) => number): Field {
  return (moment, width) => padded(value(clockIn(moment, attribute)), width);
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Short, long or one-letter name by the width of the field. */
function name(full: string, width: number): string {
  return width === 4 ? full : width === 5 ? full.slice(0, 1) : full.slice(0, 3);
}

const month: Field = (moment, width) => {
  const { month: number } = dayIn(moment, 'month');
  return width <= 2 ? padded(number, width) : name(monthNames[number - 1] ?? '', width);
};

const era: Field = (moment, width) => {
  dayIn(moment, 'year');
  return width === 4 ? 'Anno Domini' : width === 5 ? 'A' : 'AD';
};

function yearText(year: number, width: number): string {
  const text = padded(year, width);
  return width === 2 ? text.slice(-2) : text;
}

const year: Field = (moment, width) => yearText(dayIn(moment, 'year').year, width);

/** The last days of December may lie in the first week of the next year. */
const weekYear: Field = (moment, width) => {
  const day = dayIn(moment, 'year');
  const next = day.month === 12 && day.day > 25 && weekOfYear(day) === 1;
  return yearText(day.year + (next ? 1 : 0), width);
};

/** The week that a day lies in, of a year or month whose first day always lies in the first; Monday begins one. */
function weekNumber(dayOfPeriod: number, weekday: number): number {
  const first = (((weekday - dayOfPeriod + 1) % 7) + 7) % 7;
  return Math.floor((dayOfPeriod + first - 1) / 7) + 1;
}

function weekOfYear(day: Civil): number {
  const week = weekNumber(dayOfYear(day), weekdayOf(day));
  if (week <= 52) return week;
  return 32 - weekdayOf({ year: day.year + 1, month: 1, day: 1 }) <= day.day ? 1 : week;
}

const weekday: Field = (moment, width) => {
  const full = weekdayNames[weekdayOf(dayIn(moment, 'weekday'))] ?? '';
  return width === 6 ? full.slice(0, 2) : name(full, width);
};

const numberedWeekday: Field = (moment, width) =>
  width <= 2 ? padded(weekdayOf(dayIn(moment, 'weekday')) + 1, width) : weekday(moment, width);

const quarter: Field = (moment, width) => {
  const number = Math.floor((dayIn(moment, 'month').month - 1) / 3) + 1;
  if (width === 4) return `${['1st', '2nd', '3rd', '4th'][number - 1]} quarter`;
  return width === 3 ? `Q${number}` : padded(number, width === 5 ? 1 : width);
};

const half: Field = (moment, width) => {
  const text = clockIn(moment, 'hour').hour < 12 ? 'AM' : 'PM';
  return width === 5 ? text.charAt(0).toLowerCase() : text;
};

/** Babel rounds the fraction as a float and then cuts it, which can lose one in the last place. */
const fraction: Field = (moment, width) => {
  const rounded = Number((clockIn(moment, 'microsecond').microsecond / 1_000_000).toFixed(Math.min(width, 100)));
  return padded(Math.trunc(rounded * 10 ** width), width);
};

const milliseconds = ({ hour, minute, second, microsecond }: Clock) =>
  ((hour * 60 + minute) * 60 + second) * 1000 + Math.floor(microsecond / 1000);

function offset({ offset: distance = 0 }: Moment, colon: ':' | ''): string {
  return offsetText(distance, colon);
}

const zoneName: Field = (moment, width) => {
  clockIn(moment, 'tzname');
  if ((moment.offset ?? 0) !== 0) return width === 4 ? `GMT${offset(moment, ':')}` : offset(moment, '');
  return width === 4 ? 'Coordinated Universal Time' : 'UTC';
};

const generalZone: Field = (moment, width) => {
  clockIn(moment, 'tzinfo');
  return width === 2 ? 'Etc/UTC' : width === 3 ? 'UTC' : 'Unknown Region (UTC) Time';
};

/** `+0530`, `+05:30`, or `+05` for whole hours; `zulu` stands for no offset. */
function isoOffset(moment: Moment, width: number, zulu: string): string {
  if ((moment.offset ?? 0) === 0 && zulu !== '') return zulu;
  if (width === 3 || width === 5) return offset(moment, ':');
  const text = offset(moment, '');
  return width === 1 && text.endsWith('00') ? text.slice(0, 3) : text;
}

const plainOffset: Field = (moment, width) => {
  if (width === 5) return isoOffset(moment, 5, 'Z');
  return width === 4 ? `GMT${offset(moment, ':')}` : offset(moment, '');
};

const unsupported: Field = () => raiseWith('KeyError', "Unsupported date/time field 'g'");

type Widths = readonly number[] | undefined;

const upTo = (most: number): Widths => Array.from({ length: most }, (_none, at) => at + 1);
const anyWidth: Widths = undefined;

/** What each letter shows, and how often it may be written. */
const fields: ReadonlyMap<string, readonly [Field, Widths]> = new Map<string, readonly [Field, Widths]>([
  ['G', [era, upTo(5)]],
  ['y', [year, anyWidth]],
  ['u', [year, anyWidth]],
  ['Y', [weekYear, anyWidth]],
  ['Q', [quarter, upTo(5)]],
  ['q', [quarter, upTo(5)]],
  ['M', [month, upTo(5)]],
  ['L', [month, upTo(5)]],
  ['w', [ofDay('weekday', weekOfYear), upTo(2)]],
  ['W', [ofDay('day', (day) => weekNumber(day.day, weekdayOf(day))), upTo(1)]],
  ['d', [ofDay('day', ({ day }) => day), upTo(2)]],
  ['D', [ofDay('day', dayOfYear), upTo(3)]],
  ['F', [ofDay('day', ({ day }) => Math.floor((day - 1) / 7) + 1), upTo(1)]],
  ['g', [unsupported, anyWidth]],
  ['E', [weekday, upTo(6)]],
  ['e', [numberedWeekday, upTo(6)]],
  ['c', [numberedWeekday, [1, 3, 4, 5, 6]]],
  ['a', [half, upTo(5)]],
  ['b', [(moment, width) => periodOfDay(clockIn(moment, 'hour'), width, 'alone'), upTo(5)]],
  ['B', [(moment, width) => periodOfDay(clockIn(moment, 'hour'), width, 'within'), upTo(5)]],
  ['h', [ofClock('hour', ({ hour }) => hour % 12 || 12), upTo(2)]],
  ['H', [ofClock('hour', ({ hour }) => hour), upTo(2)]],
  ['K', [ofClock('hour', ({ hour }) => hour % 12), upTo(2)]],
  ['k', [ofClock('hour', ({ hour }) => hour || 24), upTo(2)]],
  ['m', [ofClock('minute', ({ minute }) => minute), upTo(2)]],
  ['s', [ofClock('second', ({ second }) => second), upTo(2)]],
  ['S', [fraction, anyWidth]],
  ['A', [ofClock('microsecond', milliseconds), anyWidth]],
  ['z', [zoneName, upTo(4)]],
  ['Z', [plainOffset, upTo(5)]],
  ['O', [(moment, width) => (width === 4 ? plainOffset(moment, 4) : 'None'), [1, 4]]],
  ['v', [generalZone, [1, 4]]],
  ['V', [generalZone, upTo(4)]],
  ['x', [(moment, width) => isoOffset(moment, width, ''), upTo(5)]],
  ['X', [(moment, width) => isoOffset(moment, width, 'Z'), upTo(5)]],
]);

type Piece = string | readonly [Field, width: number];

/** A moment by a pattern; ValueError for a letter that is written too often. */
export function formatPattern(run: Run, pattern: string, moment: Moment): string {
  run.work(pattern.length * 8);
  const pieces = (pattern.match(/'(?:[^']|'')*'?|([A-Za-z])\1*|[^A-Za-z']+/g) ?? []).map(pieceOf);
  let text = '';
  for (const piece of pieces) {
    run.tick();
    if (typeof piece !== 'string') run.chargeText(piece[1]);
    text += typeof piece === 'string' ? piece : piece[0](moment, piece[1]);
    run.chargeText(text.length);
  }
  return text;
}

function pieceOf(written: string): Piece {
  if (written.startsWith("'")) return quoted(written);
  const [field, widths] = fields.get(written.charAt(0)) ?? [undefined, undefined];
  if (field === undefined) return written;
  if (widths !== undefined && !widths.includes(written.length))
    return raise('ValueError', `Invalid length for field: '${written.slice(0, 100)}'`);
  return [field, written.length];
}

function quoted(piece: string): string {
  if (piece === "''") return "'";
  // A quotation that does not end is not shown.
  return piece.length > 1 && piece.endsWith("'") ? piece.slice(1, -1).replaceAll("''", "'") : '';
}

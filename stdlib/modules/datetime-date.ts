// The date type.
import '../../src/language/types/load.ts';
import { define, method } from '../../src/language/runtime/declare.ts';
import { classMethod, getter } from '../../src/language/runtime/descriptors.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { asInt } from '../../src/language/runtime/numbers.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { repr, str } from '../../src/language/runtime/text.ts';
import { type BinarySlot, defineType, type PyType, type Slots } from '../../src/language/runtime/type.ts';
import { builtin, type PyInt, type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { compareReals } from '../../src/language/types/number-compare.ts';
import { checkDate, cInt, intOr, readArguments, type Shape, textArgument } from './datetime-arguments.ts';
import {
  type Civil,
  civilOf,
  isoOrdinal,
  isoWeeks,
  MAX_ORDINAL,
  MAX_YEAR,
  ordinalOf,
  weekdayOf,
} from './datetime-civil.ts';
import { civilMoment, currentMoment, localOffset, timestampMicroseconds } from './datetime-clock.ts';
import { deltaOf } from './datetime-delta.ts';
import { isoDate } from './datetime-iso.ts';
import { monthNames, strftime, weekdayNames } from './datetime-strftime.ts';
import { isoCalendarOf, structTimeOf } from './datetime-tuples.ts';
import {
  type Clock,
  DAY_MICROSECONDS,
  datetimeTypes,
  midnight,
  PyDate,
  PyDateTime,
  PyTimeDelta,
} from './datetime-values.ts';

type AnyDate = PyDate | PyDateTime;

/** Whether a value is a date; a datetime is one too. */
export function isDate(value: PyValue): value is AnyDate {
  return value instanceof PyDate || value instanceof PyDateTime;
}

/** An instance of date, datetime or a subclass of theirs, at midnight. */
function made(type: PyType, day: Civil): AnyDate {
  checkDate(day);
  return type.isSubtypeOf(datetimeTypes.datetime)
    ? new PyDateTime(day, midnight, null, 0, type)
    : new PyDate(day, type);
}

/** `2024-01-05` */
export function dateText({ year, month, day }: Civil): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** The day so many days later; OverflowError beyond the calendar. */
export function shifted(day: Civil, days: number): Civil {
  const ordinal = ordinalOf(day) + days;
  if (ordinal < 1 || ordinal > MAX_ORDINAL) return raise('OverflowError', 'date value out of range');
  return civilOf(ordinal);
}

/** `Wed May 15 14:30:45 2024` */
export function ctime(day: Civil, { hour, minute, second }: Clock): string {
  const weekday = weekdayNames[weekdayOf(day)]?.slice(0, 3);
  const month = monthNames[day.month - 1]?.slice(0, 3);
  const clock = `${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}`;
  return `${weekday} ${month} ${String(day.day).padStart(2)} ${clock} ${pad(day.year, 4)}`;
}

function plus(left: PyValue, right: PyValue, sign: 1 | -1): PyValue | undefined {
  if (!(left instanceof PyDate) || !(right instanceof PyTimeDelta)) return undefined;
  const days = sign === 1 ? right.days : -right.days;
  return new PyDate(shifted(left, days), left.type);
}

const minus: BinarySlot = (_run, left, right) => {
  if (left instanceof PyDate && right instanceof PyDate)
    return deltaOf(BigInt(ordinalOf(left) - ordinalOf(right)) * BigInt(DAY_MICROSECONDS));
  return plus(left, right, -1);
};

const shape: Shape = { shown: 'function', names: ['year', 'month', 'day'], required: 3 };

const slots: Slots = {
  construct(run, type, args, keywords) {
    const [year, month, day] = readArguments(shape, args, keywords).map((value) => cInt(run, value ?? null));
    return made(type, { year: year ?? 0, month: month ?? 0, day: day ?? 0 });
  },
  repr: (_run, self: PyDate) => `${self.type.name}(${self.year}, ${self.month}, ${self.day})`,
  str: (_run, self: PyDate) => dateText(self),
  format: (run, self, spec) => (spec === '' ? str(run, self) : formatted(run, self as AnyDate, spec)),
  hash: (_run, self) => ordinalOf(self as AnyDate) * 86_400,
  compare: (_run, op, self: PyDate, other) =>
    isDate(other) ? compareReals(op, ordinalOf(self), ordinalOf(other)) : undefined,
  binary: {
    '+': (_run, left, right) => plus(left, right, 1) ?? plus(right, left, 1),
    '-': minus,
  },
};

function formatted(run: Run, day: AnyDate, format: string): string {
  return strftime(run, format, { day, clock: midnight, offset: () => '', zone: () => '' });
}

datetimeTypes.date = defineType({
  name: 'datetime.date',
  qualname: 'date',
  module: 'datetime',
  bases: [builtin.object],
  doc: 'date(year, month, day) --> date object',
  slots,
});

function field(name: 'year' | 'month' | 'day') {
  return getter(name, { doc: `The ${name}.`, get: (_run, self: AnyDate) => self[name] });
}

function fromOrdinal(run: Run, type: PyType, given: PyInt): AnyDate {
  const ordinal = cInt(run, given);
  if (ordinal < 1) return raise('ValueError', 'ordinal must be >= 1');
  if (ordinal > MAX_ORDINAL) return raise('ValueError', 'year 10000 is out of range');
  return made(type, civilOf(ordinal));
}

function fromIsoCalendar(run: Run, type: PyType, parts: readonly PyValue[]): AnyDate {
  const [year = 0, week = 0, weekday = 0] = parts.map((part) => isoPart(run, part));
  if (year < 1 || year > MAX_YEAR) return raise('ValueError', `Year is out of range: ${year}`);
  if (week < 1 || week > isoWeeks(year)) return raise('ValueError', `Invalid week: ${week}`);
  if (weekday < 1 || weekday > 7) return raise('ValueError', `Invalid day: ${weekday} (range is [1, 7])`);
  const ordinal = isoOrdinal({ year, week, weekday });
  if (ordinal < 1 || ordinal > MAX_ORDINAL)
    return raise('ValueError', `year ${ordinal < 1 ? 0 : 10000} is out of range`);
  return made(type, civilOf(ordinal));
}

function isoPart(run: Run, part: PyValue): number {
  const whole = asInt(part);
  if (typeof whole === 'bigint' || (whole !== undefined && Math.abs(whole) >= 2 ** 31))
    return raise('ValueError', 'ISO calendar component out of range');
  return whole ?? cInt(run, part);
}

function today(run: Run, type: PyType): AnyDate {
  const now = currentMoment(run);
  const { day, clock } = civilMoment(now + BigInt(localOffset(run, now)));
  return type.isSubtypeOf(datetimeTypes.datetime) ? new PyDateTime(day, clock, null, 0, type) : made(type, day);
}

define(datetimeTypes.date, [
  field('year'),
  field('month'),
  field('day'),
  classMethod('today()', { doc: 'Current date or datetime.', run: today }),
  classMethod('fromordinal(ordinal: int, /)', {
    doc: 'Return the day of an ordinal: 0001-01-01 is 1.',
    examples: ['datetime.date.fromordinal(738156)  #> datetime.date(2022, 1, 1)'],
    run: fromOrdinal,
  }),
  classMethod('fromtimestamp(timestamp, /)', {
    doc: 'Create a date from a POSIX timestamp.',
    run(run, type: PyType, timestamp: PyValue) {
      const moment = timestampMicroseconds(timestamp);
      return made(type, civilMoment(moment + BigInt(localOffset(run, moment))).day);
    },
  }),
  classMethod('fromisoformat(date_string, /)', {
    doc: 'Construct a date from a text in ISO 8601 format.',
    examples: ["datetime.date.fromisoformat('2024-02-30')  #! ValueError: day is out of range for month"],
    run(run, type: PyType, text: PyValue) {
      if (typeof text !== 'string') return raise('TypeError', 'fromisoformat: argument must be str');
      return made(type, isoDate(text) ?? raise('ValueError', `Invalid isoformat string: ${repr(run, text)}`));
    },
  }),
  classMethod('fromisocalendar(year, week, day)', {
    doc: 'Construct a date from the ISO year, week number and weekday.',
    run: (run, type: PyType, year: PyValue, week: PyValue, day: PyValue) =>
      fromIsoCalendar(run, type, [year, week, day]),
  }),
  method('ctime()', { doc: 'Return ctime() style string.', run: (_run, self: AnyDate) => ctime(self, midnight) }),
  method('strftime(format)', {
    doc: 'Return the date as a text of the format.',
    examples: ["datetime.date(2024, 1, 5).strftime('%d %b %Y')  #> '05 Jan 2024'"],
    run: (run, self: AnyDate, format: PyValue) => formatted(run, self, textArgument('strftime', format)),
  }),
  method('__format__(spec, /)', {
    doc: 'Format as strftime does.',
    run: (run, self: AnyDate, spec: PyValue) =>
      typeof spec === 'string'
        ? (typeOf(self).slots.format?.(run, self, spec) ?? '')
        : raise('TypeError', `__format__() argument 1 must be str, not ${typeOf(spec).name}`),
  }),
  method('isoformat()', { doc: 'Return a text in ISO 8601 format.', run: (_run, self: PyDate) => dateText(self) }),
  method('isoweekday()', {
    doc: 'Return the day of the week: Monday is 1, Sunday is 7.',
    run: (_run, self: AnyDate) => weekdayOf(self) + 1,
  }),
  method('weekday()', {
    doc: 'Return the day of the week: Monday is 0, Sunday is 6.',
    run: (_run, self: AnyDate) => weekdayOf(self),
  }),
  method('isocalendar()', {
    doc: 'Return a named tuple of ISO year, week number and weekday.',
    run: (_run, self: AnyDate) => isoCalendarOf(self),
  }),
  method('toordinal()', {
    doc: 'Return the ordinal: 0001-01-01 is 1.',
    run: (_run, self: AnyDate) => ordinalOf(self),
  }),
  method('timetuple()', {
    doc: 'Return a time.struct_time.',
    run: (_run, self: AnyDate) => structTimeOf(self, midnight, -1),
  }),
  method('replace(year=..., month=..., day=...)', {
    doc: 'Return the date with new values for some fields.',
    run(run, self: PyDate, year?: PyValue, month?: PyValue, day?: PyValue) {
      return made(self.type, {
        year: intOr(run, year, self.year),
        month: intOr(run, month, self.month),
        day: intOr(run, day, self.day),
      });
    },
  }),
]);

const { date } = datetimeTypes;
date.attributes.set('min', new PyDate({ year: 1, month: 1, day: 1 }));
date.attributes.set('max', new PyDate({ year: MAX_YEAR, month: 12, day: 31 }));
date.attributes.set('resolution', new PyTimeDelta(1));

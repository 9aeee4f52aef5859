// Dates, times and durations as people read them.
import { offsetOf } from '../../../../stdlib/modules/datetime-datetime.ts';
import {
  deltaMicroseconds,
  PyDate,
  PyDateTime,
  PyTime,
  PyTimeDelta,
} from '../../../../stdlib/modules/datetime-values.ts';
import { getAttribute } from '../../../language/runtime/attributes.ts';
import { call } from '../../../language/runtime/call.ts';
import { caught } from '../../../language/runtime/errors.ts';
import { binary, truth } from '../../../language/runtime/operators.ts';
import type { Run } from '../../../language/runtime/run.ts';
import type { PyValue } from '../../../language/runtime/values.ts';
import { roundHalfEven } from '../../../language/types/rounding.ts';
import { cint, cstr } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { declare } from '../declared.ts';
import { textWith } from './attribute-of.ts';
import { currentDate, currentDatetime, currentUtc } from './current.ts';
import { formatPattern } from './date-patterns.ts';
import { readDate, readDatetime, readTime, toTimedelta } from './reading-dates.ts';
import { toInt } from './rounding.ts';

function dateFormat(context: Context): string {
  return context.setting('date_format', 'yyyy-mm-dd');
}

function timeFormat(context: Context): string {
  return context.setting('time_format', 'HH:mm:ss');
}

/** The site's date formats write months as minutes are written in patterns. */
function asPattern(format: string): string {
  return format.replaceAll('mm', 'MM').replaceAll('Y', 'y');
}

/** Patterns that have a name. */
const dateStyles: ReadonlyMap<string, string> = new Map([
  ['short', 'M/d/yy'],
  ['medium', 'MMM d, y'],
  ['long', 'MMMM d, y'],
  ['full', 'EEEE, MMMM d, y'],
]);

const timeStyles: ReadonlyMap<string, string> = new Map([
  ['short', 'h:mm\u202fa'],
  ['medium', 'h:mm:ss\u202fa'],
  ['long', 'h:mm:ss\u202fa z'],
  ['full', 'h:mm:ss\u202fa zzzz'],
]);

function datetimePattern(style: string): string {
  const date = dateStyles.get(style);
  return date === undefined ? style : `${date}, ${timeStyles.get(style)}`;
}

/** A moment by a pattern; the format of `strftime` where the pattern is none. */
function shown(context: Context, pattern: string, moment: PyDate | PyTime | PyDateTime, instead: string): string {
  const { run } = context;
  const day = moment instanceof PyTime ? {} : { day: moment };
  const clock = moment instanceof PyDate ? {} : { clock: moment };
  const offset = moment instanceof PyDateTime ? (offsetOf(run, moment) ?? 0) : 0;
  try {
    return formatPattern(run, pattern, { ...day, ...clock, offset });
  } catch (thrown) {
    if (!caught(thrown, 'ValueError')) throw thrown;
    return cstr(run, call(run, getAttribute(run, moment, 'strftime'), [instead]));
  }
}

/** `format_date`: '' for nothing. */
export function formatDate(context: Context, value: PyValue, format: PyValue, dayFirst = false): string {
  const { run } = context;
  if (!truth(run, value)) return '';
  const day = readDate(context, value, dayFirst) ?? currentDate(context);
  const pattern = asPattern(truth(run, format) ? textWith(run, format, 'replace') : dateFormat(context));
  const instead = pattern.replaceAll('MM', '%m').replaceAll('dd', '%d').replaceAll('yyyy', '%Y');
  return shown(context, dateStyles.get(pattern) ?? pattern, day, instead);
}

/** `format_time`: '' for nothing. */
export function formatTime(context: Context, value: PyValue, format: PyValue): string {
  const { run } = context;
  if (!truth(run, value)) return '';
  const time = readTime(context, value);
  const pattern = truth(run, format) ? textWith(run, format, 'replace') : timeFormat(context);
  return shown(context, timeStyles.get(pattern) ?? pattern, time, '%H:%M:%S');
}

/** `format_datetime`: None for nothing. */
export function formatDatetime(context: Context, value: PyValue, format: PyValue): PyValue {
  const { run } = context;
  if (!truth(run, value)) return null;
  const moment = readDatetime(context, value) ?? currentUtc(context);
  if (!(moment instanceof PyDateTime)) return getAttribute(run, moment, 'tzinfo');
  const own = `${dateFormat(context).replaceAll('mm', 'MM')} ${timeFormat(context)}`;
  const pattern = truth(run, format) ? textWith(run, format, 'replace') : own;
  return shown(context, datetimePattern(pattern), moment, '%Y-%m-%d %H:%M:%S');
}

const formatting = [
  declare('frappe.utils.get_user_date_format()', { doc: "Return the user's date format.", run: dateFormat }),
  declare('frappe.utils.get_user_time_format()', { doc: "Return the user's time format.", run: timeFormat }),
  ...['format_date', 'formatdate'].map((name) =>
    declare(`frappe.utils.${name}(string_date=None, format_string=None, parse_day_first=False)`, {
      doc: "Return a date in the user's format, or in one of your own.",
      examples: ["frappe.utils.format_date('2024-01-05', 'dd-mm-yyyy')  #> '05-01-2024'"],
      run: (context, date: PyValue, format: PyValue, dayFirst: PyValue) =>
        formatDate(context, date, format, truth(context.run, dayFirst)),
    }),
  ),
  declare('frappe.utils.format_time(time_string=None, format_string=None)', {
    doc: "Return a time of day in the user's format, or in one of your own.",
    run: formatTime,
  }),
  declare('frappe.utils.format_datetime(datetime_string, format_string=None)', {
    doc: "Return a datetime in the user's format, or in one of your own.",
    run: formatDatetime,
  }),
];

function globalFormat(context: Context, value: PyValue, format: PyValue): PyValue {
  const { run } = context;
  const day = readDate(context, value) ?? currentDate(context);
  const style = textWith(run, format, 'replace');
  return formatPattern(run, dateStyles.get(style) ?? style, { day });
}

/** A duration in parts: `1d 1h 1m 1s`. */
export function formatDuration(run: Run, value: PyValue, hideDays: boolean): string {
  const seconds = BigInt(toInt(run, value));
  const days = hideDays ? 0n : below(seconds, 86_400n);
  const parts: readonly (readonly [bigint, string])[] = [
    [days, 'd'],
    [below(seconds - days * 86_400n, 3600n), 'h'],
    [below(above(seconds, 3600n), 60n), 'm'],
    [above(seconds, 60n), 's'],
  ];
  return parts
    .filter(([count]) => count !== 0n)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ');
}

/** Python: the remainder of a division has the sign of the divisor. */
function above(value: bigint, divisor: bigint): bigint {
  return ((value % divisor) + divisor) % divisor;
}

function below(value: bigint, divisor: bigint): bigint {
  return (value - above(value, divisor)) / divisor;
}

const texts = [
  declare('frappe.utils.format_duration(seconds, hide_days=False)', {
    doc: 'Return seconds as days, hours, minutes and seconds.',
    examples: ["frappe.utils.format_duration(12885)  #> '3h 34m 45s'"],
    run: (context, seconds: PyValue, hideDays: PyValue) =>
      formatDuration(context.run, seconds, truth(context.run, hideDays)),
  }),
  declare('frappe.utils.get_datetime_str(datetime_obj)', {
    doc: 'Return a datetime as the database writes it.',
    run: (context, value: PyValue) => strftime(context, value, '%Y-%m-%d %H:%M:%S.%f'),
  }),
  declare('frappe.utils.get_date_str(date_obj)', {
    doc: 'Return a date as the database writes it.',
    run: (context, value: PyValue) => strftime(context, value, '%Y-%m-%d'),
  }),
  declare('frappe.utils.get_time_str(timedelta_obj)', {
    doc: 'Return the hours, minutes and seconds of a duration, without zeros before them.',
    run(context, value: PyValue) {
      const duration = typeof value === 'string' ? toTimedelta(context, value) : value;
      const seconds = Number(cint(getAttribute(context.run, duration, 'seconds')));
      return `${Math.floor(seconds / 3600)}:${Math.floor(seconds / 60) % 60}:${seconds % 60}`;
    },
  }),
  declare("frappe.utils.global_date_format(date, format='long')", {
    doc: "Return a date written out in the user's language.",
    examples: ["frappe.utils.global_date_format('2024-01-05')  #> 'January 5, 2024'"],
    run: globalFormat,
  }),
];

/** A moment, or what a text says, by a format. */
function strftime(context: Context, value: PyValue, format: string): PyValue {
  const moment = typeof value === 'string' ? readDatetime(context, value) : value;
  return call(context.run, getAttribute(context.run, moment, 'strftime'), [format]);
}

const units: readonly (readonly [name: string, short: string, seconds: number])[] = [
  ['year', 'y', 31_536_000],
  ['month', 'm', 2_592_000],
  ['week', 'w', 604_800],
  ['day', 'd', 86_400],
  ['hour', 'h', 3600],
  ['minute', 'm', 60],
  ['second', 's', 1],
];

/** How long ago or ahead a moment is; the next larger unit begins at 85 % of it. */
function prettyDate(context: Context, value: PyValue, mini: boolean): string {
  const { run } = context;
  if (!truth(run, value)) return '';
  const moment = typeof value === 'string' ? readDatetime(context, value) : value;
  const delta = binary(run, '-', moment, currentDatetime(context));
  if (!(delta instanceof PyTimeDelta)) return '';
  const micro = deltaMicroseconds(delta) - BigInt(delta.microseconds);
  const seconds = Number(micro / 1_000_000n);
  const [name, short, size] = units.find(([, , unit]) => Math.abs(seconds) / unit >= 0.85) ?? ['second', 's', 1];
  const exact = Math.abs(seconds) / size;
  const count = roundHalfEven(name === 'second' && exact > 0 ? Math.max(1, exact) : exact);
  if (mini) return `${count}${short}`;
  const text = `${count} ${name}${count === 1 ? '' : 's'}`;
  return seconds < 0 ? `${text} ago` : `in ${text}`;
}

/** The names of this file. */
export const dateFormatNames = [
  ...formatting,
  ...texts,
  declare('frappe.utils.pretty_date(iso_datetime, mini=False)', {
    doc: 'Return how long ago a moment is.',
    run: (context, value: PyValue, mini: PyValue) => prettyDate(context, value, truth(context.run, mini)),
  }),
];

// Dates, times and durations as people read them.
import { dateText } from '../../../../stdlib/modules/datetime-date.ts';
import {
  deltaMicroseconds,
  midnight,
  PyDate,
  PyDateTime,
  PyTime,
  PyTimeDelta,
} from '../../../../stdlib/modules/datetime-values.ts';
import { raise } from '../../../language/runtime/errors.ts';
import { binary, truth } from '../../../language/runtime/operators.ts';
import { type PyValue, typeOf } from '../../../language/runtime/values.ts';
import { roundHalfEven } from '../../../language/types/rounding.ts';
import { cint, cstr } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { declare } from '../declared.ts';
import { currentDatetime } from './current.ts';
import { formatPattern } from './date-patterns.ts';
import { fullText } from './dates.ts';
import { readDate, readDatetime, readTime, readTimedelta } from './reading-dates.ts';

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

/** `format_date`: '' for nothing. */
export function formatDate(context: Context, value: PyValue, format: PyValue, dayFirst = false): string {
  if (!truth(context.run, value)) return '';
  const day = readDate(context, value, dayFirst);
  if (day === null) return raise('AttributeError', "'NoneType' object has no attribute 'year'");
  const pattern = truth(context.run, format) ? cstr(context.run, format) : dateFormat(context);
  return formatPattern(context.run, asPattern(pattern), day);
}

/** `format_time`: '' for nothing. */
export function formatTime(context: Context, value: PyValue, format: PyValue): string {
  if (!truth(context.run, value)) return '';
  const pattern = truth(context.run, format) ? cstr(context.run, format) : timeFormat(context);
  return formatPattern(context.run, pattern, { year: 1970, month: 1, day: 1 }, readTime(context, value));
}

/** `format_datetime`: None for nothing. */
export function formatDatetime(context: Context, value: PyValue, format: PyValue): PyValue {
  if (!truth(context.run, value)) return null;
  const moment = readDatetime(context, value);
  if (!(moment instanceof PyDateTime))
    return raise('AttributeError', `'${typeOf(moment).name}' object has no attribute 'hour'`);
  const own = `${dateFormat(context).replaceAll('mm', 'MM')} ${timeFormat(context)}`;
  return formatPattern(context.run, truth(context.run, format) ? cstr(context.run, format) : own, moment, moment);
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

const styles: ReadonlyMap<string, string> = new Map([
  ['short', 'M/d/yy'],
  ['medium', 'MMM d, y'],
  ['long', 'MMMM d, y'],
  ['full', 'EEEE, MMMM d, y'],
]);

function globalFormat(context: Context, value: PyValue, format: PyValue): PyValue {
  const day = readDate(context, value);
  const style = cstr(context.run, format);
  return day === null ? null : formatPattern(context.run, styles.get(style) ?? style, day);
}

/** A duration in parts: `1d 1h 1m 1s`. */
export function formatDuration(value: PyValue, hideDays: boolean): string {
  const seconds = Number(cint(value));
  const days = hideDays ? 0 : Math.floor(seconds / 86_400);
  const parts: readonly (readonly [number, string])[] = [
    [days, 'd'],
    [Math.floor((seconds - days * 86_400) / 3600), 'h'],
    [Math.floor((((seconds % 3600) + 3600) % 3600) / 60), 'm'],
    [((seconds % 60) + 60) % 60, 's'],
  ];
  return parts
    .filter(([count]) => count !== 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ');
}

const texts = [
  declare('frappe.utils.format_duration(seconds, hide_days=False)', {
    doc: 'Return seconds as days, hours, minutes and seconds.',
    examples: ["frappe.utils.format_duration(12885)  #> '3h 34m 45s'"],
    run: (context, seconds: PyValue, hideDays: PyValue) => formatDuration(seconds, truth(context.run, hideDays)),
  }),
  declare('frappe.utils.get_datetime_str(datetime_obj)', {
    doc: 'Return a datetime as the database writes it.',
    run(context, value: PyValue) {
      const moment = typeof value === 'string' ? readDatetime(context, value) : value;
      if (moment instanceof PyDate) return fullText(context, new PyDateTime(moment, midnight));
      if (moment instanceof PyDateTime) return fullText(context, moment);
      return raise('AttributeError', `'${typeOf(moment).name}' object has no attribute 'strftime'`);
    },
  }),
  declare('frappe.utils.get_date_str(date_obj)', {
    doc: 'Return a date as the database writes it.',
    run(context, value: PyValue) {
      const moment = typeof value === 'string' ? readDatetime(context, value) : value;
      if (moment instanceof PyDate || moment instanceof PyDateTime) return dateText(moment);
      return raise('AttributeError', `'${typeOf(moment).name}' object has no attribute 'strftime'`);
    },
  }),
  declare('frappe.utils.get_time_str(timedelta_obj)', {
    doc: 'Return the hours, minutes and seconds of a duration, without zeros before them.',
    run(context, value: PyValue) {
      const duration = typeof value === 'string' ? readTimedelta(context, value) : value;
      const seconds = duration instanceof PyTimeDelta ? duration.seconds : timeSeconds(duration);
      return `${Math.floor(seconds / 3600)}:${Math.floor(seconds / 60) % 60}:${seconds % 60}`;
    },
  }),
  declare("frappe.utils.global_date_format(date, format='long')", {
    doc: "Return a date written out in the user's language.",
    examples: ["frappe.utils.global_date_format('2024-01-05')  #> 'January 5, 2024'"],
    run: globalFormat,
  }),
];

function timeSeconds(value: PyValue): number {
  if (value instanceof PyTime || value instanceof PyDateTime)
    return (value.hour * 60 + value.minute) * 60 + value.second;
  return raise('AttributeError', `'${typeOf(value).name}' object has no attribute 'seconds'`);
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
  const delta = binary(run, '-', readDatetime(context, value), currentDatetime(context));
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

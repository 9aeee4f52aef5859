// Dates, times and durations from texts, the current moment, and time zones.

import { dateText } from '../../../../stdlib/modules/datetime-date.ts';
import { isoText, later, offsetOf } from '../../../../stdlib/modules/datetime-datetime.ts';
import { clockText } from '../../../../stdlib/modules/datetime-time.ts';
import { PyDateTime } from '../../../../stdlib/modules/datetime-values.ts';
import { isZone } from '../../../../stdlib/modules/datetime-zoneinfo.ts';
import { getAttribute } from '../../../language/runtime/attributes.ts';
import { truth } from '../../../language/runtime/operators.ts';
import type { PyValue } from '../../../language/runtime/values.ts';
import { cstr } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { constant, declare } from '../declared.ts';
import { currentDate, currentDatetime, currentIn, inZone } from './current.ts';
import { isInvalidDate, readDate, readDatetime, readTime, readTimedelta, toTimedelta } from './reading-dates.ts';

/** `2024-05-15 14:30:45.123456` */
export function fullText(context: Context, moment: PyDateTime): string {
  return isoText(context.run, new PyDateTime(moment, moment), ' ', 'microseconds');
}

function toSystemZone(context: Context, value: PyValue): PyValue {
  const zone = context.timeZone;
  if (!(value instanceof PyDateTime)) return aware(context, value);
  if (!isZone(zone)) return value;
  const offset = offsetOf(context.run, value) ?? 0;
  return inZone(later(new PyDateTime(value, value), BigInt(-offset)), zone);
}

/** Only a datetime can be moved to another zone. */
function aware(context: Context, value: PyValue): PyValue {
  getAttribute(context.run, value, 'tzinfo');
  return getAttribute(context.run, value, 'astimezone');
}

const constants = [
  constant('frappe.utils.DATE_FORMAT', '%Y-%m-%d'),
  constant('frappe.utils.TIME_FORMAT', '%H:%M:%S.%f'),
  constant('frappe.utils.DATETIME_FORMAT', '%Y-%m-%d %H:%M:%S.%f'),
];

const reading = [
  declare('frappe.utils.is_invalid_date_string(date_string)', {
    doc: 'Tell whether a value is no text or stands for no date.',
    examples: ["frappe.utils.is_invalid_date_string('0000-00-00')  #> True"],
    run: (_context, value: PyValue) => isInvalidDate(value),
  }),
  declare('frappe.utils.getdate(string_date=None, parse_day_first=False)', {
    doc: 'Return a value as a date; without one, today.',
    examples: ["frappe.utils.getdate('13-02-2024')  #> datetime.date(2024, 2, 13)"],
    run: (context, value: PyValue, dayFirst: PyValue) => readDate(context, value, truth(context.run, dayFirst)),
  }),
  declare('frappe.utils.get_datetime(datetime_str=None)', {
    doc: 'Return a value as a datetime; without one, now.',
    examples: ["frappe.utils.get_datetime('2024-01-05 10:20')  #> datetime.datetime(2024, 1, 5, 10, 20)"],
    run: (context, value: PyValue) => readDatetime(context, value),
  }),
  declare('frappe.utils.get_time(time_str)', {
    doc: 'Return a value as a time of day.',
    examples: ["frappe.utils.get_time('10:30 PM')  #> datetime.time(22, 30)"],
    run: (context, value: PyValue) => readTime(context, value),
  }),
  declare('frappe.utils.get_timedelta(time=None)', {
    doc: 'Return a value as a duration; None when it is none.',
    examples: ["frappe.utils.get_timedelta('00:01:00')  #> datetime.timedelta(seconds=60)"],
    run: (context, value: PyValue) => readTimedelta(context, value),
  }),
  declare('frappe.utils.to_timedelta(time_str)', {
    doc: 'Return a text or a time of day as a duration.',
    run: (context, value: PyValue) => toTimedelta(context, value),
  }),
];

const today = (context: Context) => dateText(currentDate(context));

const current = [
  declare('frappe.utils.now_datetime()', { doc: 'Return the current moment.', run: currentDatetime }),
  declare('frappe.utils.now()', {
    doc: 'Return the current moment as a text.',
    run: (context) => fullText(context, currentDatetime(context)),
  }),
  declare('frappe.utils.nowdate()', { doc: 'Return the current date as a text.', run: today }),
  declare('frappe.utils.today()', { doc: 'Return the current date as a text.', run: today }),
  declare('frappe.utils.nowtime()', {
    doc: 'Return the current time of day as a text.',
    run: (context) => clockText(currentDatetime(context), 'microseconds'),
  }),
];

const zones = [
  declare('frappe.utils.get_system_timezone()', {
    doc: "Return the name of the site's time zone.",
    run: (context) => context.timeZone,
  }),
  declare('frappe.utils.get_datetime_in_timezone(time_zone)', {
    doc: 'Return the current moment in a time zone.',
    run: (context, zone: PyValue) => currentIn(context, cstr(context.run, zone)),
  }),
  declare('frappe.utils.convert_utc_to_system_timezone(utc_timestamp)', {
    doc: "Return a moment of UTC in the site's time zone.",
    run: toSystemZone,
  }),
];

/** The names of this file. */
export const dateNames = [...constants, ...reading, ...current, ...zones];

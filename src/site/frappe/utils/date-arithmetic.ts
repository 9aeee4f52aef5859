// Adding to dates, and the differences between them.
import { offsetOfLocal, sinceEpoch } from '../../../../stdlib/modules/datetime-clock.ts';
import { dateText } from '../../../../stdlib/modules/datetime-date.ts';
import {
  datetimeTypes,
  deltaMicroseconds,
  microsecondsOf,
  midnight,
  PyDate,
  PyDateTime,
  PyTimeDelta,
} from '../../../../stdlib/modules/datetime-values.ts';
import { call } from '../../../language/runtime/call.ts';
import { raise } from '../../../language/runtime/errors.ts';
import { float } from '../../../language/runtime/numbers.ts';
import { binary, truth } from '../../../language/runtime/operators.ts';
import { str } from '../../../language/runtime/text.ts';
import { PyFloat, type PyValue } from '../../../language/runtime/values.ts';
import { roundToPlaces } from '../../../language/types/rounding.ts';
import type { Context } from '../../context.ts';
import { throwMessage } from '../../messages.ts';
import { declare } from '../declared.ts';
import { currentDatetime } from './current.ts';
import { fullText } from './dates.ts';
import { isParserError } from './lenient-dates.ts';
import { needDate, readDate, readDatetime } from './reading-dates.ts';
import { type Amounts, addAmounts, noAmounts } from './relative-delta.ts';

interface Output {
  readonly text: boolean;
  readonly withTime: boolean;
}

/** `add_to_date`: a text in gives a text out. */
function addToDate(context: Context, date: PyValue, amounts: Amounts, output: Output): PyValue {
  const { run } = context;
  const text = output.text || typeof date === 'string';
  const withTime = output.withTime || truth(run, amounts.hours) || (typeof date === 'string' && date.includes(' '));
  const start = date === null ? currentDatetime(context) : startOf(context, date);
  const result = addAmounts(run, start, amounts);
  if (!text || !(result instanceof PyDate || result instanceof PyDateTime)) return result;
  if (!withTime) return dateText(result);
  return fullText(context, result instanceof PyDateTime ? result : new PyDateTime(result, midnight));
}

function startOf(context: Context, date: PyValue): PyValue {
  if (typeof date !== 'string') return date;
  try {
    return readDatetime(context, date);
  } catch (thrown) {
    if (!isParserError(thrown)) throw thrown;
    return throwMessage(context, 'Please select a valid date filter', 'ValidationError', { title: 'Invalid Date' });
  }
}

const asGiven: Output = { text: false, withTime: false };

const adding = [
  declare(
    'frappe.utils.add_to_date(date=None, years=0, months=0, weeks=0, days=0, hours=0, minutes=0, seconds=0, as_string=False, as_datetime=False)',
    {
      doc: 'Return a date so far away; a text gives a text.',
      examples: ["frappe.utils.add_to_date('2024-01-31', months=1)  #> '2024-02-29'"],
      run(
        context,
        date: PyValue,
        years: PyValue,
        months: PyValue,
        weeks: PyValue,
        days: PyValue,
        hours: PyValue,
        minutes: PyValue,
        seconds: PyValue,
        text: PyValue,
        withTime: PyValue,
      ) {
        const output = { text: truth(context.run, text), withTime: truth(context.run, withTime) };
        return addToDate(context, date, { years, months, weeks, days, hours, minutes, seconds }, output);
      },
    },
  ),
  declare('frappe.utils.add_days(date, days)', {
    doc: 'Return the date so many days later.',
    examples: ["frappe.utils.add_days('2024-02-28', 2)  #> '2024-03-01'"],
    run: (context, date: PyValue, days: PyValue) => addToDate(context, date, { ...noAmounts, days }, asGiven),
  }),
  declare('frappe.utils.add_months(date, months)', {
    doc: 'Return the date so many months later, or the last of that month.',
    examples: ["frappe.utils.add_months('2024-01-31', 1)  #> '2024-02-29'"],
    run: (context, date: PyValue, months: PyValue) => addToDate(context, date, { ...noAmounts, months }, asGiven),
  }),
  declare('frappe.utils.add_years(date, years)', {
    doc: 'Return the date so many years later.',
    run: (context, date: PyValue, years: PyValue) => addToDate(context, date, { ...noAmounts, years }, asGiven),
  }),
];

function difference(context: Context, end: PyValue, start: PyValue): PyTimeDelta {
  const result = binary(context.run, '-', readDatetime(context, end), readDatetime(context, start));
  return result instanceof PyTimeDelta ? result : raise('TypeError', 'a duration was expected');
}

function seconds(delta: PyTimeDelta): number {
  return Number(deltaMicroseconds(delta)) / 1_000_000;
}

const differences = [
  declare('frappe.utils.date_diff(string_ed_date, string_st_date)', {
    doc: 'Return the days from the second date to the first.',
    examples: ["frappe.utils.date_diff('2024-03-01', '2024-02-28')  #> 2"],
    run(context, end: PyValue, start: PyValue) {
      const days = binary(context.run, '-', readDate(context, end), readDate(context, start));
      return days instanceof PyTimeDelta ? days.days : null;
    },
  }),
  declare('frappe.utils.month_diff(string_ed_date, string_st_date)', {
    doc: 'Return the months that two dates span, both counted.',
    examples: ["frappe.utils.month_diff('2024-03-31', '2024-03-01')  #> 1"],
    run(context, end: PyValue, start: PyValue) {
      const last = needDate(context, end);
      const first = needDate(context, start);
      return (last.year - first.year) * 12 + last.month - first.month + 1;
    },
  }),
  declare('frappe.utils.time_diff(string_ed_date, string_st_date)', {
    doc: 'Return the duration from the second moment to the first.',
    run: difference,
  }),
  declare('frappe.utils.time_diff_in_seconds(string_ed_date, string_st_date)', {
    doc: 'Return the seconds from the second moment to the first.',
    run: (context, end: PyValue, start: PyValue) => float(seconds(difference(context, end, start))),
  }),
  declare('frappe.utils.time_diff_in_hours(string_ed_date, string_st_date)', {
    doc: 'Return the hours from the second moment to the first.',
    run: (context, end: PyValue, start: PyValue) =>
      float(roundToPlaces(context.run, seconds(difference(context, end, start)) / 3600, 6)),
  }),
];

const estimates = [
  declare('frappe.utils.get_eta(from_time, percent_complete)', {
    doc: 'Return how long a task will still take, as a text.',
    run(context, from: PyValue, percent: PyValue) {
      const { run } = context;
      const elapsed = difference(context, currentDatetime(context), from);
      const left = binary(run, '/', binary(run, '-', 100, percent), percent);
      const missing = binary(run, '*', left, new PyFloat(seconds(elapsed)));
      return str(run, call(run, datetimeTypes.timedelta, [], { names: ['seconds'], values: [missing] }));
    },
  }),
  declare('frappe.utils.get_timestamp(date=None)', {
    doc: 'Return the Unix time of the midnight of a date.',
    run(context, date: PyValue) {
      const local = sinceEpoch(microsecondsOf(new PyDateTime(needDate(context, date), midnight)));
      return float(Number(local - BigInt(offsetOfLocal(context.run, local, 0))) / 1_000_000);
    },
  }),
];

/** The names of this file. */
export const dateArithmeticNames = [...adding, ...differences, ...estimates];

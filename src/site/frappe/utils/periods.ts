// The first and last days of weeks, months, quarters and years, and the ranges that words stand for.
import { checkDate } from '../../../../stdlib/modules/datetime-arguments.ts';
import { type Civil, civilOf, daysInMonth, ordinalOf, weekdayOf } from '../../../../stdlib/modules/datetime-civil.ts';
import { dateText } from '../../../../stdlib/modules/datetime-date.ts';
import { monthNames, weekdayNames } from '../../../../stdlib/modules/datetime-strftime.ts';
import { PyDate } from '../../../../stdlib/modules/datetime-values.ts';
import { getAttribute } from '../../../language/runtime/attributes.ts';
import { call } from '../../../language/runtime/call.ts';
import { raise } from '../../../language/runtime/errors.ts';
import { isInt } from '../../../language/runtime/numbers.ts';
import { binary, truth } from '../../../language/runtime/operators.ts';
import { PyList, PyTuple, type PyValue, typeOf } from '../../../language/runtime/values.ts';
import { cint } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { declare } from '../declared.ts';
import { currentDate, currentDatetime } from './current.ts';
import { needDate, readDatetime } from './reading-dates.ts';

type Shift = (day: Civil, context: Context) => Civil;

/** The first of a month so many months away. */
function firstOfMonth({ year, month }: Civil, months = 0): Civil {
  const count = year * 12 + month - 1 + months;
  return { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1, day: 1 };
}

function lastOfMonth({ year, month }: Civil, months = 0): Civil {
  const first = firstOfMonth({ year, month, day: 1 }, months);
  return { ...first, day: daysInMonth(first.year, first.month) };
}

function quarterStart({ year, month }: Civil, quarters = 0): Civil {
  return firstOfMonth({ year, month: month - ((month - 1) % 3), day: 1 }, quarters * 3);
}

function quarterEnd(day: Civil, quarters = 0): Civil {
  return lastOfMonth(quarterStart(day, quarters), 2);
}

function shifted(day: Civil, days: number): Civil {
  return civilOf(ordinalOf(day) + days);
}

/** The first day of the week of a day, as the site's settings have it. */
function weekStart(context: Context, day: Civil): Civil {
  const name = context.setting('first_day_of_the_week', 'Sunday');
  const names: readonly string[] = weekdayNames;
  const at = names.indexOf(name);
  return shifted(day, -((weekdayOf(day) - (at < 0 ? 6 : at) + 7) % 7));
}

function shown(context: Context, day: Civil, asText: PyValue): PyValue {
  checkDate(day);
  return truth(context.run, asText) ? dateText(day) : new PyDate(day);
}

/** `attribute` is what is asked of the date first. */
function boundary(signature: string, doc: string, attribute: string, shift: Shift) {
  return declare(`frappe.utils.${signature}`, {
    doc,
    run: (context, date: PyValue, asText: PyValue) =>
      shown(context, shift(needDate(context, date, attribute), context), asText),
  });
}

/** The first of the month so many years and months away, in Python's arithmetic. */
function firstDayAway(context: Context, day: PyDate, years: PyValue, months: PyValue): Civil {
  const { run } = context;
  const month = binary(run, '+', day.month, months);
  const year = binary(run, '+', day.year, years);
  for (const value of [year, month]) if (!isInt(value)) raise('TypeError', notIndex(value));
  return firstOfMonth({ year: Number(year), month: 1, day: 1 }, Number(month) - 1);
}

function notIndex(value: PyValue): string {
  return `'${typeOf(value).name}' object cannot be interpreted as an integer`;
}

const boundaries = [
  declare('frappe.utils.get_first_day(dt, d_years=0, d_months=0, as_str=False)', {
    doc: 'Return the first day of the month, so many years and months away.',
    examples: ["frappe.utils.get_first_day('2024-05-15')  #> datetime.date(2024, 5, 1)"],
    run(context, date: PyValue, years: PyValue, months: PyValue, asText: PyValue) {
      return shown(context, firstDayAway(context, needDate(context, date, 'month'), years, months), asText);
    },
  }),
  declare('frappe.utils.get_last_day(dt)', {
    doc: 'Return the last day of the month.',
    examples: ["frappe.utils.get_last_day('2024-02-10')  #> datetime.date(2024, 2, 29)"],
    run: (context, date: PyValue) => new PyDate(lastOfMonth(needDate(context, date, 'month'))),
  }),
  boundary('get_quarter_start(dt=None, as_str=False)', 'Return the first day of the quarter.', 'month', (day) =>
    quarterStart(day),
  ),
  boundary('get_quarter_ending(date=None, as_str=False)', 'Return the last day of the quarter.', 'year', (day) =>
    quarterEnd(day),
  ),
  boundary('get_year_start(dt, as_str=False)', 'Return the first day of the year.', 'year', ({ year }) => ({
    year,
    month: 1,
    day: 1,
  })),
  boundary('get_year_ending(date=None, as_str=False)', 'Return the last day of the year.', 'year', ({ year }) => ({
    year,
    month: 12,
    day: 31,
  })),
  boundary('get_first_day_of_week(dt, as_str=False)', 'Return the first day of the week.', 'weekday', (day, context) =>
    weekStart(context, day),
  ),
  boundary('get_last_day_of_week(dt, as_str=False)', 'Return the last day of the week.', 'weekday', (day, context) =>
    shifted(weekStart(context, day), 6),
  ),
];

/** The moment whose day or month is named: now for nothing, and what a text says. */
function namedMoment(context: Context, value: PyValue): PyValue {
  if (!truth(context.run, value)) return currentDatetime(context);
  return typeof value === 'string' ? readDatetime(context, value) : value;
}

const names = [
  declare('frappe.utils.get_weekdays()', {
    doc: 'Return the names of the days of the week.',
    run: () => new PyList([...weekdayNames]),
  }),
  declare('frappe.utils.get_weekday(datetime=None)', {
    doc: 'Return the name of the day of the week.',
    run(context, date: PyValue) {
      const { run } = context;
      const day = call(run, getAttribute(run, namedMoment(context, date), 'weekday'), []);
      return weekdayNames[Number(cint(day))] ?? '';
    },
  }),
  declare('frappe.utils.get_month(datetime=None)', {
    doc: 'Return the name of the month.',
    run: (context, date: PyValue) =>
      monthNames[Number(cint(getAttribute(context.run, namedMoment(context, date), 'month'))) - 1] ?? '',
  }),
];

type Range = readonly [Civil, Civil];
type RangeOf = (context: Context, today: Civil) => Range;

function days(from: number, to: number): RangeOf {
  return (_context, today) => [shifted(today, from), shifted(today, to)];
}

function week(weeks: number): RangeOf {
  return (context, today) => {
    const start = weekStart(context, shifted(today, weeks * 7));
    return [start, shifted(start, 6)];
  };
}

function month(months: number): RangeOf {
  return (_context, today) => [firstOfMonth(today, months), lastOfMonth(today, months)];
}

function quarters(from: number, to: number): RangeOf {
  return (_context, today) => [quarterStart(today, from), quarterEnd(today, to)];
}

function year(years: number): RangeOf {
  return (_context, today) => [
    { year: today.year + years, month: 1, day: 1 },
    { year: today.year + years, month: 12, day: 31 },
  ];
}

const ranges: ReadonlyMap<string, RangeOf> = new Map<string, RangeOf>([
  ['last 7 days', days(-7, 0)],
  ['last 14 days', days(-14, 0)],
  ['last 30 days', days(-30, 0)],
  ['last 90 days', days(-90, 0)],
  ['last week', week(-1)],
  ['last month', month(-1)],
  ['last quarter', quarters(-1, -1)],
  ['last 6 months', quarters(-2, -1)],
  ['last year', year(-1)],
  ['yesterday', days(-1, -1)],
  ['today', days(0, 0)],
  ['tomorrow', days(1, 1)],
  ['this week', week(0)],
  ['this month', month(0)],
  ['this quarter', quarters(0, 0)],
  ['this year', year(0)],
  ['next week', week(1)],
  ['next 7 days', days(0, 7)],
  ['next 14 days', days(0, 14)],
  ['next 30 days', days(0, 30)],
  ['next month', month(1)],
  ['next quarter', quarters(1, 1)],
  ['next 6 months', quarters(1, 2)],
  ['next year', year(1)],
]);

/** The first and last day that words stand for; `undefined` for unknown ones. */
export function timespan(context: Context, words: PyValue): readonly [PyDate, PyDate] | undefined {
  const found = typeof words === 'string' ? ranges.get(words) : undefined;
  if (found === undefined) return undefined;
  const [first, last] = found(context, currentDate(context));
  return [new PyDate(first), new PyDate(last)];
}

/** The names of this file. */
export const periodNames = [
  ...boundaries,
  ...names,
  declare('frappe.utils.get_timespan_date_range(timespan)', {
    doc: 'Return the first and last day that words such as `last week` stand for.',
    run(context, words: PyValue) {
      const range = timespan(context, words);
      return range === undefined ? null : new PyTuple(range);
    },
  }),
];

// The first and last days of weeks, months, quarters and years, and the ranges that words stand for.
import { checkDate } from '../../../../stdlib/modules/datetime-arguments.ts';
import { type Civil, civilOf, daysInMonth, ordinalOf, weekdayOf } from '../../../../stdlib/modules/datetime-civil.ts';
import { dateText } from '../../../../stdlib/modules/datetime-date.ts';
import { monthNames, weekdayNames } from '../../../../stdlib/modules/datetime-strftime.ts';
import { PyDate } from '../../../../stdlib/modules/datetime-values.ts';
import { truth } from '../../../language/runtime/operators.ts';
import { PyList, PyTuple, type PyValue } from '../../../language/runtime/values.ts';
import { cint } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { declare } from '../declared.ts';
import { currentDate } from './current.ts';
import { needDate } from './reading-dates.ts';

type Shift = (day: Civil) => Civil;

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

function boundary(signature: string, doc: string, shift: Shift) {
  return declare(`frappe.utils.${signature}`, {
    doc,
    run: (context, date: PyValue, asText: PyValue) => shown(context, shift(needDate(context, date)), asText),
  });
}

const boundaries = [
  declare('frappe.utils.get_first_day(dt, d_years=0, d_months=0, as_str=False)', {
    doc: 'Return the first day of the month, so many years and months away.',
    examples: ["frappe.utils.get_first_day('2024-05-15')  #> datetime.date(2024, 5, 1)"],
    run(context, date: PyValue, years: PyValue, months: PyValue, asText: PyValue) {
      const away = Number(cint(years)) * 12 + Number(cint(months));
      return shown(context, firstOfMonth(needDate(context, date), away), asText);
    },
  }),
  declare('frappe.utils.get_last_day(dt)', {
    doc: 'Return the last day of the month.',
    examples: ["frappe.utils.get_last_day('2024-02-10')  #> datetime.date(2024, 2, 29)"],
    run: (context, date: PyValue) => new PyDate(lastOfMonth(needDate(context, date))),
  }),
  boundary('get_quarter_start(dt=None, as_str=False)', 'Return the first day of the quarter.', (day) =>
    quarterStart(day),
  ),
  boundary('get_quarter_ending(date=None, as_str=False)', 'Return the last day of the quarter.', (day) =>
    quarterEnd(day),
  ),
  boundary('get_year_start(dt, as_str=False)', 'Return the first day of the year.', ({ year }) => ({
    year,
    month: 1,
    day: 1,
  })),
  boundary('get_year_ending(date=None, as_str=False)', 'Return the last day of the year.', ({ year }) => ({
    year,
    month: 12,
    day: 31,
  })),
  declare('frappe.utils.get_first_day_of_week(dt, as_str=False)', {
    doc: 'Return the first day of the week.',
    run: (context, date: PyValue, asText: PyValue) =>
      shown(context, weekStart(context, needDate(context, date)), asText),
  }),
  declare('frappe.utils.get_last_day_of_week(dt, as_str=False)', {
    doc: 'Return the last day of the week.',
    run: (context, date: PyValue, asText: PyValue) =>
      shown(context, shifted(weekStart(context, needDate(context, date)), 6), asText),
  }),
];

const names = [
  declare('frappe.utils.get_weekdays()', {
    doc: 'Return the names of the days of the week.',
    run: () => new PyList([...weekdayNames]),
  }),
  declare('frappe.utils.get_weekday(datetime=None)', {
    doc: 'Return the name of the day of the week.',
    run: (context, date: PyValue) => weekdayNames[weekdayOf(needDate(context, date))] ?? '',
  }),
  declare('frappe.utils.get_month(datetime=None)', {
    doc: 'Return the name of the month.',
    run: (context, date: PyValue) => monthNames[needDate(context, date).month - 1] ?? '',
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

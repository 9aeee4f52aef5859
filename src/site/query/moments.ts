// Dates and times in filters: their text forms and the ranges that words stand for.
import type { PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';

/** A filter's value in the form in which a column of the type holds it. */
export function momentOperand(context: Context, type: string, value: PyValue): string {
  const text = cstr(context.run, value).trim();
  if (type === 'Time') return timeText(text);
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,6}))?)?)?/.exec(text);
  if (match === null) return text === '' || value === null ? fallbackText(context, type) : text;
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = ''] = match;
  const date = `${year}-${two(month)}-${two(day)}`;
  return type === 'Date' ? date : `${date} ${two(hour)}:${two(minute)}:${two(second)}.${fraction.padEnd(6, '0')}`;
}

/** `9:5` as `09:05:00.000000`; what is no time stays as it is. */
function timeText(text: string): string {
  const match = /^(-?)(\d{1,3}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,6}))?)?$/.exec(text);
  if (match === null) return text;
  const [, sign = '', hour = '', minute = '', second = '0', fraction = ''] = match;
  return `${sign}${two(hour)}:${two(minute)}:${two(second)}.${fraction.padEnd(6, '0')}`;
}

function fallbackText(context: Context, type: string): string {
  return type === 'Date' ? context.today() : context.now();
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}

type Range = readonly [string, string];
type Unit = 'week' | 'month' | 'quarter' | '6 months' | 'year';

const units: ReadonlyMap<string, Unit> = new Map([
  ['1 week', 'week'],
  ['1 month', 'month'],
  ['3 months', 'quarter'],
  ['6 months', '6 months'],
  ['1 year', 'year'],
]);

/** The first and last date that `timespan`, `previous` or `next` means. */
export function dateRange(context: Context, kind: 'timespan' | 'previous' | 'next', words: string): Range {
  const today = Temporal.PlainDate.from(context.today());
  const firstDay = weekStart(context);
  const lower = words.toLowerCase().trim();
  if (kind !== 'timespan') {
    const unit = units.get(lower) ?? 'week';
    return period(today, unit, kind === 'previous' ? -1 : 1, firstDay);
  }
  return timespan(today, lower, firstDay);
}

function timespan(today: Temporal.PlainDate, words: string, firstDay: number): Range {
  const days = new Map<string, number>([
    ['today', 0],
    ['yesterday', -1],
    ['tomorrow', 1],
  ]).get(words);
  if (days !== undefined) return [today.add({ days }).toString(), today.add({ days }).toString()];
  const window = /^(last|next) (\d+) days$/.exec(words);
  if (window !== null) {
    const count = Number(window[2]);
    return window[1] === 'last'
      ? [today.subtract({ days: count }).toString(), today.toString()]
      : [today.toString(), today.add({ days: count }).toString()];
  }
  const named = /^(last|this|next) (week|month|quarter|6 months|year)$/.exec(words);
  if (named === null) return [today.toString(), today.toString()];
  const step = named[1] === 'last' ? -1 : named[1] === 'next' ? 1 : 0;
  return period(today, unitNamed(named[2] ?? ''), step, firstDay);
}

function unitNamed(word: string): Unit {
  return word === 'month' || word === 'quarter' || word === '6 months' || word === 'year' ? word : 'week';
}

function period(today: Temporal.PlainDate, unit: Unit, step: number, firstDay: number): Range {
  if (unit === 'week') {
    const start = today.subtract({ days: (today.dayOfWeek - firstDay + 7) % 7 }).add({ weeks: step });
    return [start.toString(), start.add({ days: 6 }).toString()];
  }
  const months = { month: 1, quarter: 3, '6 months': 6, year: 12 }[unit];
  if (unit === '6 months') {
    const edge = today.with({ day: 1 }).add({ months: step < 0 ? -6 : step });
    return [edge.toString(), lastDay(edge.add({ months: 5 }))];
  }
  const first = today
    .with({ day: 1, month: Math.floor((today.month - 1) / months) * months + 1 })
    .add({ months: step * months });
  return [first.toString(), lastDay(first.add({ months: months - 1 }))];
}

function lastDay(date: Temporal.PlainDate): string {
  return date.with({ day: date.daysInMonth }).toString();
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function weekStart(context: Context): number {
  const name = context.site.caches.settings.get('first_day_of_the_week');
  const at = dayNames.indexOf(typeof name === 'string' ? name : 'Sunday');
  return at < 0 ? 7 : at + 1;
}

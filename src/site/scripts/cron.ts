// Cron expressions: five fields, with names, lists, ranges and steps.

interface FieldRange {
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
}

const ranges: readonly FieldRange[] = [
  { least: 0, most: 59, names: [] },
  { least: 0, most: 23, names: [] },
  { least: 1, most: 31, names: [] },
  { least: 1, most: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { least: 0, most: 7, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

interface Schedule {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  readonly anyDay: boolean;
  readonly anyWeekday: boolean;
}

const shorthands: ReadonlyMap<string, string> = new Map([
  ['@hourly', '0 * * * *'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@weekly', '0 0 * * 0'],
  ['@monthly', '0 0 1 * *'],
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
]);

/** Whether a text is a cron expression. */
export function isCron(text: string): boolean {
  return parse(text) !== undefined;
}

function parse(text: string): Schedule | undefined {
  const parts = (shorthands.get(text.trim()) ?? text).trim().split(/\s+/);
  if (parts.length !== 5) return undefined;
  const sets = parts.map((part, at) => fieldValues(part, ranges[at] as FieldRange));
  const [minutes, hours, days, months, weekdays] = sets;
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  const sundays = new Set([...weekdays].map((day) => day % 7));
  return { minutes, hours, days, months, weekdays: sundays, anyDay: parts[2] === '*', anyWeekday: parts[4] === '*' };
}

function fieldValues(part: string, range: FieldRange): Set<number> | undefined {
  const values = new Set<number>();
  for (const piece of part.toLowerCase().split(',')) {
    const match = /^(\*|[a-z0-9]+)(?:-([a-z0-9]+))?(?:\/(\d+))?$/.exec(piece);
    if (match === null) return undefined;
    const [, first = '', last, step] = match;
    const from = first === '*' ? range.least : fieldValue(first, range);
    const to =
      first === '*' || (last === undefined && step !== undefined)
        ? range.most
        : last === undefined
          ? from
          : fieldValue(last, range);
    const by = Number(step ?? 1);
    if (from === undefined || to === undefined || by < 1 || from > to) return undefined;
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return values;
}

function fieldValue(text: string, range: FieldRange): number | undefined {
  const named = range.names.indexOf(text);
  const value = named >= 0 ? named + range.least : Number(text);
  return Number.isInteger(value) && value >= range.least && value <= range.most ? value : undefined;
}

const SEARCHED_YEARS = 5;

/** The first moment strictly after another at which an expression is due, as `YYYY-MM-DD HH:MM:SS`. */
export function nextTime(expression: string, after: string): string | undefined {
  const schedule = parse(expression);
  if (schedule === undefined) return undefined;
  let moment = Temporal.PlainDateTime.from(after.slice(0, 19).replace(' ', 'T'))
    .with({ second: 0 })
    .add({ minutes: 1 });
  const end = moment.add({ years: SEARCHED_YEARS });
  while (Temporal.PlainDateTime.compare(moment, end) < 0) {
    if (!dayMatches(schedule, moment)) moment = moment.with({ hour: 0, minute: 0 }).add({ days: 1 });
    else if (!schedule.hours.has(moment.hour)) moment = moment.with({ minute: 0 }).add({ hours: 1 });
    else if (!schedule.minutes.has(moment.minute)) moment = moment.add({ minutes: 1 });
    else return `${moment.toPlainDate().toString()} ${moment.toPlainTime().toString({ smallestUnit: 'second' })}`;
  }
  return undefined;
}

/** Cron: with both a day and a weekday given, either is enough. */
function dayMatches(schedule: Schedule, moment: Temporal.PlainDateTime): boolean {
  if (!schedule.months.has(moment.month)) return false;
  const day = schedule.days.has(moment.day);
  const weekday = schedule.weekdays.has(moment.dayOfWeek % 7);
  return schedule.anyDay || schedule.anyWeekday ? day && weekday : day || weekday;
}

// strftime as the C library has it in the C locale.
import type { Run } from '../../src/language/runtime/run.ts';
import { TextBuilder } from '../../src/language/types/text-builder.ts';
import { type Civil, dayOfYear, EPOCH_ORDINAL, isoDayOf, ordinalOf, weekdayOf } from './datetime-civil.ts';
import type { Clock } from './datetime-values.ts';

/** What is formatted: a moment, and the texts of its zone. */
export interface Moment {
  readonly day: Civil;
  readonly clock: Clock;
  /** `%z`: `+0530`, or '' when naive. */
  readonly offset: () => string;
  /** `%Z` */
  readonly zone: () => string;
}

export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A number with its least width and what it is filled with. */
interface Numeric {
  readonly value: number;
  readonly width: number;
  readonly fill: '0' | ' ';
}

type Piece = string | Numeric;
type Directive = (moment: Moment) => Piece;

function zeros(value: number, width: number): Numeric {
  return { value, width, fill: '0' };
}

function spaces(value: number): Numeric {
  return { value, width: 2, fill: ' ' };
}

function weekday({ day }: Moment): string {
  return weekdayNames[weekdayOf(day)] ?? '';
}

function month({ day }: Moment): string {
  return monthNames[day.month - 1] ?? '';
}

function twelve({ hour }: Clock): number {
  return hour % 12 === 0 ? 12 : hour % 12;
}

/** The week of the year whose first day is `first` (0 for Monday); days before the first such day are in week 0. */
function weekOfYear({ day }: Moment, first: number): number {
  const since = (weekdayOf(day) - first + 7) % 7;
  return Math.floor((dayOfYear(day) - 1 - since + 7) / 7);
}

function epochSeconds({ day, clock }: Moment): number {
  return (ordinalOf(day) - EPOCH_ORDINAL) * 86_400 + clock.hour * 3600 + clock.minute * 60 + clock.second;
}

const directives: ReadonlyMap<string, Directive> = new Map<string, Directive>([
  ['a', (moment) => weekday(moment).slice(0, 3)],
  ['A', weekday],
  ['b', (moment) => month(moment).slice(0, 3)],
  ['h', (moment) => month(moment).slice(0, 3)],
  ['B', month],
  ['C', ({ day }) => zeros(Math.floor(day.year / 100), 1)],
  ['d', ({ day }) => zeros(day.day, 2)],
  ['e', ({ day }) => spaces(day.day)],
  ['g', ({ day }) => zeros(isoDayOf(day).year % 100, 2)],
  ['G', ({ day }) => zeros(isoDayOf(day).year, 1)],
  ['H', ({ clock }) => zeros(clock.hour, 2)],
  ['I', ({ clock }) => zeros(twelve(clock), 2)],
  ['j', ({ day }) => zeros(dayOfYear(day), 3)],
  ['k', ({ clock }) => spaces(clock.hour)],
  ['l', ({ clock }) => spaces(twelve(clock))],
  ['m', ({ day }) => zeros(day.month, 2)],
  ['M', ({ clock }) => zeros(clock.minute, 2)],
  ['n', () => '\n'],
  ['p', ({ clock }) => (clock.hour < 12 ? 'AM' : 'PM')],
  ['P', ({ clock }) => (clock.hour < 12 ? 'am' : 'pm')],
  ['s', (moment) => zeros(epochSeconds(moment), 1)],
  ['S', ({ clock }) => zeros(clock.second, 2)],
  ['t', () => '\t'],
  ['u', ({ day }) => zeros(weekdayOf(day) + 1, 1)],
  ['U', (moment) => zeros(weekOfYear(moment, 6), 2)],
  ['V', ({ day }) => zeros(isoDayOf(day).week, 2)],
  ['w', ({ day }) => zeros((weekdayOf(day) + 1) % 7, 1)],
  ['W', (moment) => zeros(weekOfYear(moment, 0), 2)],
  ['y', ({ day }) => zeros(day.year % 100, 2)],
  ['Y', ({ day }) => zeros(day.year, 1)],
  ['%', () => '%'],
]);

/** Directives that stand for others. */
const compounds: ReadonlyMap<string, string> = new Map([
  ['c', '%a %b %e %H:%M:%S %Y'],
  ['D', '%m/%d/%y'],
  ['F', '%Y-%m-%d'],
  ['r', '%I:%M:%S %p'],
  ['R', '%H:%M'],
  ['T', '%H:%M:%S'],
  ['x', '%m/%d/%y'],
  ['X', '%H:%M:%S'],
]);

/** Flags, width, modifier and directive after a percent sign. */
const specification = /^([_0^#-]*)([0-9]{0,4})([EO]?)([!-~]?)/;

/** A moment by a format. */
export function strftime(run: Run, format: string, moment: Moment): string {
  run.work(format.length * 4);
  const builder = new TextBuilder(run);
  let at = 0;
  for (let next = format.indexOf('%'); next >= 0; next = format.indexOf('%', at)) {
    builder.add(format.slice(at, next));
    const found = specification.exec(format.slice(next + 1, next + 32));
    builder.add(found === null ? '%' : directive(run, found, moment));
    at = next + 1 + (found?.[0].length ?? 0);
  }
  builder.add(format.slice(at));
  return builder.finish();
}

function directive(run: Run, found: RegExpExecArray, moment: Moment): string {
  const [whole, flags = '', width = '', modifier = '', name = ''] = found;
  const plain = flags === '' && width === '' && modifier === '';
  // These three are Python's own, written before the C library sees the format.
  if (plain && name === 'z') return moment.offset();
  if (plain && name === 'Z') return moment.zone();
  if (plain && name === 'f') return String(moment.clock.microsecond).padStart(6, '0');
  const compound = compounds.get(name);
  if (compound !== undefined) return sized(run, strftime(run, compound, moment), flags, Number(width), ' ');
  const piece = name === 'z' || name === 'Z' ? '' : directives.get(name)?.(moment);
  // The C library leaves what it does not know as it stands.
  if (piece === undefined) return sized(run, `%${whole}`, flags.replaceAll(/[\^#]/g, ''), Number(width), ' ');
  return typeof piece === 'string'
    ? sized(run, piece, flags, Number(width), ' ')
    : numeric(run, piece, flags, Number(width));
}

function numeric(run: Run, { value, width, fill }: Numeric, flags: string, wanted: number): string {
  const last = flags.replaceAll(/[\^#]/g, '').slice(-1);
  if (last === '-') return String(value);
  const filling = last === '_' ? ' ' : last === '0' ? '0' : fill;
  const least = Math.max(width, wanted);
  run.chargeText(least);
  return String(value).padStart(least, filling);
}

function sized(run: Run, text: string, flags: string, width: number, fill: string): string {
  let shown = text;
  if (flags.includes('^')) shown = shown.toUpperCase();
  // `#` turns the case round: the names of days become capitals, AM becomes am.
  if (flags.includes('#')) shown = shown === shown.toUpperCase() ? shown.toLowerCase() : shown.toUpperCase();
  run.chargeText(width);
  return shown.padStart(width, flags.includes('0') ? '0' : fill);
}

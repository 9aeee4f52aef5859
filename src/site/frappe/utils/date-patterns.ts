// Dates and times by Unicode (LDML) patterns in English, as Babel formats them.
import { type Civil, dayOfYear, isoDayOf, weekdayOf } from '../../../../stdlib/modules/datetime-civil.ts';
import { monthNames, weekdayNames } from '../../../../stdlib/modules/datetime-strftime.ts';
import type { Clock } from '../../../../stdlib/modules/datetime-values.ts';
import { raise } from '../../../language/runtime/errors.ts';
import type { Run } from '../../../language/runtime/run.ts';

interface Moment {
  readonly day: Civil;
  readonly clock: Clock;
}

type Field = (moment: Moment, width: number) => string;

function padded(value: (moment: Moment) => number): Field {
  return (moment, width) => String(value(moment)).padStart(width, '0');
}

/** Short, long or one-letter name by the width of the field. */
function name(full: string, width: number): string {
  return width === 4 ? full : width === 5 ? full.slice(0, 1) : full.slice(0, 3);
}

const month: Field = ({ day }, width) =>
  width <= 2 ? String(day.month).padStart(width, '0') : name(monthNames[day.month - 1] ?? '', width);

const year: Field = ({ day }, width) =>
  width === 2 ? String(day.year).padStart(2, '0').slice(-2) : String(day.year).padStart(width, '0');

const weekday: Field = ({ day }, width) => {
  const full = weekdayNames[weekdayOf(day)] ?? '';
  return width === 6 ? full.slice(0, 2) : name(full, width);
};

const numberedWeekday: Field = (moment, width) =>
  width <= 2 ? String(weekdayOf(moment.day) + 1).padStart(width, '0') : weekday(moment, width);

const quarter: Field = ({ day }, width) => {
  const number = Math.floor((day.month - 1) / 3) + 1;
  if (width <= 2) return String(number).padStart(width, '0');
  return width === 3 ? `Q${number}` : `${['1st', '2nd', '3rd', '4th'][number - 1]} quarter`;
};

/** Babel rounds the fraction as a float and then cuts it, which can lose one in the last place. */
function fraction({ clock }: Moment, width: number): string {
  const rounded = Number((clock.microsecond / 1_000_000).toFixed(width));
  return String(Math.trunc(rounded * 10 ** width)).padStart(width, '0');
}

/** The longest that a field may be written, where that is not the longest of all. */
const widest: ReadonlyMap<string, number> = new Map(
  Object.entries({ d: 2, D: 3, H: 2, h: 2, K: 2, k: 2, m: 2, s: 2, w: 2, M: 5, L: 5, E: 6, e: 6, c: 6, Q: 4, q: 4 }),
);

const fields: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['G', (_moment, width) => (width === 4 ? 'Anno Domini' : width === 5 ? 'A' : 'AD')],
  ['y', year],
  ['u', year],
  ['Y', ({ day }, width) => year({ day: { ...day, year: isoDayOf(day).year }, clock: noClock }, width)],
  ['Q', quarter],
  ['q', quarter],
  ['M', month],
  ['L', month],
  ['w', padded(({ day }) => isoDayOf(day).week)],
  ['d', padded(({ day }) => day.day)],
  ['D', padded(({ day }) => dayOfYear(day))],
  ['E', weekday],
  ['e', numberedWeekday],
  ['c', numberedWeekday],
  ['a', ({ clock }, width) => (width === 5 ? (clock.hour < 12 ? 'a' : 'p') : clock.hour < 12 ? 'AM' : 'PM')],
  ['h', padded(({ clock }) => (clock.hour % 12 === 0 ? 12 : clock.hour % 12))],
  ['H', padded(({ clock }) => clock.hour)],
  ['K', padded(({ clock }) => clock.hour % 12)],
  ['k', padded(({ clock }) => (clock.hour === 0 ? 24 : clock.hour))],
  ['m', padded(({ clock }) => clock.minute)],
  ['s', padded(({ clock }) => clock.second)],
  ['S', fraction],
  ['z', () => 'UTC'],
  ['Z', (_moment, width) => (width === 4 ? 'GMT+00:00' : '+0000')],
]);

const noClock: Clock = { hour: 0, minute: 0, second: 0, microsecond: 0 };

/** No field of a pattern is longer in any locale. */
const WIDEST = 12;

/** A day and a clock time by a pattern. */
export function formatPattern(run: Run, pattern: string, day: Civil, clock: Clock = noClock): string {
  run.work(pattern.length * 8);
  let text = '';
  for (const piece of pattern.match(/'(?:[^']|'')*'?|([A-Za-z])\1*|[^A-Za-z']+/g) ?? []) {
    text += piece.startsWith("'") ? quoted(piece) : (shown(run, piece, { day, clock }) ?? piece);
    run.chargeText(text.length);
  }
  return text;
}

function quoted(piece: string): string {
  if (piece === "''") return "'";
  // A quotation that does not end is not shown.
  return piece.length > 1 && piece.endsWith("'") ? piece.slice(1, -1).replaceAll("''", "'") : '';
}

function shown(run: Run, piece: string, moment: Moment): string | undefined {
  const field = fields.get(piece.charAt(0));
  if (field === undefined) return undefined;
  if (piece.length > (widest.get(piece.charAt(0)) ?? WIDEST))
    return raise('ValueError', `Invalid length for field: '${piece.slice(0, 100)}'`);
  run.tick();
  return field(moment, piece.length);
}

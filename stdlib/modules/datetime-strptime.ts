// strptime: reading a text by a format, as CPython's _strptime does in the C locale.
import { raise } from '../../src/language/runtime/errors.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { checkDate } from './datetime-arguments.ts';
import { type Civil, civilOf, isLeap, isoOrdinal, ordinalOf, weekdayOf } from './datetime-civil.ts';
import { monthNames, weekdayNames } from './datetime-strftime.ts';
import type { Clock } from './datetime-values.ts';

/** What a text says. */
export interface Parsed {
  readonly day: Civil;
  readonly clock: Clock;
  /** Microseconds from UTC, where `%z` was read. */
  readonly offset: number | undefined;
  /** What `%Z` read. */
  readonly zone: string | undefined;
}

/** A part of a format: matches at the front of a text, the preferred form first. */
type Matcher = (text: string) => readonly number[];

interface Part {
  readonly name: string;
  readonly match: Matcher;
}

/** Alternatives, each a pattern that is fixed here and never made from a script's text. */
function patterns(...alternatives: readonly RegExp[]): Matcher {
  return (text) =>
    alternatives.flatMap((alternative) => {
      const found = alternative.exec(text);
      return found === null ? [] : [found[0].length];
    });
}

function oneOf(names: readonly string[]): Matcher {
  const longest = names.map((name) => name.toLowerCase()).sort((left, right) => right.length - left.length);
  return (text) => longest.filter((name) => text.toLowerCase().startsWith(name)).map((name) => name.length);
}

const shortDays = weekdayNames.map((name) => name.slice(0, 3));
const shortMonths = monthNames.map((name) => name.slice(0, 3));
const weeks = patterns(/^5[0-3]/, /^[0-4]\d/, /^\d/);
const year = patterns(/^\d\d\d\d/);

const matchers: ReadonlyMap<string, Matcher> = new Map<string, Matcher>([
  ['d', patterns(/^3[01]/, /^[12]\d/, /^0[1-9]/, /^[1-9]/, /^ [1-9]/)],
  ['f', patterns(/^\d{6}/, /^\d{5}/, /^\d{4}/, /^\d{3}/, /^\d{2}/, /^\d/)],
  ['H', patterns(/^2[0-3]/, /^[01]\d/, /^\d/)],
  ['I', patterns(/^1[0-2]/, /^0[1-9]/, /^[1-9]/)],
  ['G', year],
  ['j', patterns(/^36[0-6]/, /^3[0-5]\d/, /^[12]\d\d/, /^0[1-9]\d/, /^00[1-9]/, /^[1-9]\d/, /^0[1-9]/, /^[1-9]/)],
  ['m', patterns(/^1[0-2]/, /^0[1-9]/, /^[1-9]/)],
  ['M', patterns(/^[0-5]\d/, /^\d/)],
  ['S', patterns(/^6[01]/, /^[0-5]\d/, /^\d/)],
  ['U', weeks],
  ['W', weeks],
  ['w', patterns(/^[0-6]/)],
  ['u', patterns(/^[1-7]/)],
  ['V', patterns(/^5[0-3]/, /^0[1-9]/, /^[1-4]\d/, /^\d/)],
  ['y', patterns(/^\d\d/)],
  ['Y', year],
  ['z', patterns(/^[+-]\d\d:?[0-5]\d:?[0-5]\d\.\d{1,6}/, /^[+-]\d\d:?[0-5]\d:?[0-5]\d/, /^[+-]\d\d:?[0-5]\d/, /^Z/)],
  ['A', oneOf(weekdayNames)],
  ['a', oneOf(shortDays)],
  ['B', oneOf(monthNames)],
  ['b', oneOf(shortMonths)],
  ['p', oneOf(['AM', 'PM'])],
  ['Z', oneOf(['utc', 'gmt'])],
  ['%', patterns(/^%/)],
]);

const compounds: ReadonlyMap<string, string> = new Map([
  ['c', '%a %b %d %H:%M:%S %Y'],
  ['x', '%m/%d/%y'],
  ['X', '%H:%M:%S'],
]);

const spaces: Matcher = (text) => {
  const length = /^\s*/.exec(text)?.[0].length ?? 0;
  return Array.from({ length }, (_unused, at) => length - at);
};

/** Reads a text by a format; ValueError in CPython's words when it does not fit. */
export function strptime(run: Run, text: string, format: string): Parsed {
  run.work((text.length + format.length) * 4);
  const fields = new Map<string, string>();
  const end = matchFrom(run, partsOf(run, format), 0, text, 0, fields);
  if (end === undefined)
    return raise('ValueError', `time data ${repr(run, text)} does not match format ${repr(run, format)}`);
  if (end !== text.length) return raise('ValueError', `unconverted data remains: ${text.slice(end)}`);
  return meaning(fields);
}

function partsOf(run: Run, format: string): Part[] {
  const parts: Part[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < format.length; ) {
    const letter = String.fromCodePoint(format.codePointAt(at) ?? 0);
    const blank = /^\s+/.exec(format.slice(at))?.[0].length ?? 0;
    if (blank > 0) parts.push({ name: '', match: spaces });
    else if (letter === '%') parts.push(...directive(run, format, format.charAt(at + 1), seen));
    else parts.push({ name: '', match: literal(letter) });
    at += blank > 0 ? blank : letter === '%' ? 2 : letter.length;
  }
  return parts;
}

function literal(letter: string): Matcher {
  const lower = letter.toLowerCase();
  return (text) => (text.slice(0, letter.length).toLowerCase() === lower ? [letter.length] : []);
}

function directive(run: Run, format: string, name: string, seen: Set<string>): readonly Part[] {
  if (name === '') return raise('ValueError', `stray % in format '${format}'`);
  const compound = compounds.get(name);
  if (compound !== undefined) return partsOf(run, compound);
  const match = matchers.get(name);
  if (match === undefined)
    return raise('ValueError', `'${name === '\\' ? '\\' : name}' is a bad directive in format '${format}'`);
  if (name !== '%' && seen.has(name)) return raise('ValueError', `redefinition of group name '${name}'`);
  seen.add(name);
  return [{ name, match }];
}

/** Where the match of all parts from one on ends; tries the forms of each part in order. */
function matchFrom(
  run: Run,
  parts: readonly Part[],
  at: number,
  text: string,
  offset: number,
  fields: Map<string, string>,
): number | undefined {
  const part = parts[at];
  if (part === undefined) return offset;
  run.enter();
  const rest = text.slice(offset, offset + 64);
  for (const length of part.match(rest)) {
    run.tick();
    const end = matchFrom(run, parts, at + 1, text, offset + length, fields);
    if (end === undefined) continue;
    if (part.name !== '' && part.name !== '%') fields.set(part.name, rest.slice(0, length));
    run.depth -= 1;
    return end;
  }
  run.depth -= 1;
  return undefined;
}

function numberIn(fields: ReadonlyMap<string, string>, name: string): number | undefined {
  const text = fields.get(name);
  return text === undefined ? undefined : Number(text);
}

function nameIn(
  fields: ReadonlyMap<string, string>,
  long: string,
  short: string,
  names: readonly string[],
): number | undefined {
  const text = (fields.get(long) ?? fields.get(short))?.toLowerCase().slice(0, 3);
  const at = names.findIndex((name) => name.slice(0, 3).toLowerCase() === text);
  return at < 0 ? undefined : at;
}

function meaning(fields: ReadonlyMap<string, string>): Parsed {
  const clock: Clock = {
    hour: hourIn(fields),
    minute: numberIn(fields, 'M') ?? 0,
    second: numberIn(fields, 'S') ?? 0,
    microsecond: Number((fields.get('f') ?? '0').padEnd(6, '0')),
  };
  const written = fields.get('z');
  const offset = written === undefined ? undefined : offsetIn(written);
  return { day: dayIn(fields), clock, offset, zone: fields.get('Z') };
}

function hourIn(fields: ReadonlyMap<string, string>): number {
  const twelve = numberIn(fields, 'I');
  if (twelve === undefined) return numberIn(fields, 'H') ?? 0;
  return (twelve % 12) + (fields.get('p')?.toLowerCase() === 'pm' ? 12 : 0);
}

function offsetIn(written: string): number {
  if (written === 'Z') return 0;
  const colon = written.charAt(3) === ':';
  let compact = colon ? written.slice(0, 3) + written.slice(4) : written;
  if (colon && compact.length > 5) {
    if (compact.charAt(5) !== ':') raise('ValueError', `Inconsistent use of : in ${written}`);
    compact = compact.slice(0, 5) + compact.slice(6);
  }
  const last = compact.slice(5, 7) || '0';
  if (!/^\d+$/.test(last)) raise('ValueError', `invalid literal for int() with base 10: '${last}'`);
  const seconds = Number(compact.slice(1, 3)) * 3600 + Number(compact.slice(3, 5)) * 60 + Number(last);
  const size = seconds * 1_000_000 + Number(compact.slice(8).padEnd(6, '0'));
  return written.startsWith('-') ? -size : size;
}

function yearIn(fields: ReadonlyMap<string, string>): number | undefined {
  const short = numberIn(fields, 'y');
  if (short === undefined) return numberIn(fields, 'Y');
  return short <= 68 ? 2000 + short : 1900 + short;
}

function weekdayIn(fields: ReadonlyMap<string, string>): number | undefined {
  const named = nameIn(fields, 'A', 'a', weekdayNames);
  const fromSunday = numberIn(fields, 'w');
  const fromMonday = numberIn(fields, 'u');
  if (fromMonday !== undefined) return fromMonday - 1;
  return fromSunday === undefined ? named : (fromSunday + 6) % 7;
}

const needsWeek =
  "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').";
const needsYear =
  "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').";

function checkWeeks(fields: ReadonlyMap<string, string>, weekday: number | undefined): void {
  const isoWeek = fields.has('V');
  if (yearIn(fields) === undefined && fields.has('G')) {
    if (!isoWeek || weekday === undefined) raise('ValueError', needsWeek);
    if (fields.has('j'))
      raise(
        'ValueError',
        "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.",
      );
  } else if (isoWeek && !fields.has('U') && !fields.has('W')) {
    if (weekday === undefined) raise('ValueError', needsYear);
    raise(
      'ValueError',
      "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.",
    );
  }
}

function dayIn(fields: ReadonlyMap<string, string>): Civil {
  const weekday = weekdayIn(fields);
  checkWeeks(fields, weekday);
  const month = numberIn(fields, 'm') ?? (nameIn(fields, 'B', 'b', monthNames) ?? 0) + 1;
  const day = numberIn(fields, 'd') ?? 1;
  const given = yearIn(fields);
  // Python: without a year, February 29 is looked at in a leap year, and then moved to 1900.
  const leapDay = given === undefined && month === 2 && day === 29;
  const inYear = given ?? (leapDay ? 1904 : 1900);
  const counted = countedDay(fields, inYear, weekday);
  if (counted !== undefined) return leapDay ? { ...counted, year: 1900 } : counted;
  checkDate({ year: inYear, month, day });
  return { year: leapDay ? 1900 : inYear, month, day };
}

/** The day by its number in the year, by its week, or by its ISO week. */
function countedDay(
  fields: ReadonlyMap<string, string>,
  inYear: number,
  weekday: number | undefined,
): Civil | undefined {
  const number = numberIn(fields, 'j');
  if (number !== undefined) return dayOfYearNumber(inYear, number);
  const week = numberIn(fields, 'U') ?? numberIn(fields, 'W');
  if (weekday === undefined) return undefined;
  if (week !== undefined) return weekDay(inYear, week, weekday, fields.has('U'));
  const isoYear = numberIn(fields, 'G');
  const isoWeek = numberIn(fields, 'V');
  if (isoYear === undefined || isoWeek === undefined) return undefined;
  if (isoYear < 1) raise('ValueError', `year ${isoYear} is out of range`);
  return civilOf(isoOrdinal({ year: isoYear, week: isoWeek, weekday: weekday + 1 }));
}

function dayOfYearNumber(year: number, number: number): Civil {
  return civilOf(ordinalOf({ year, month: 1, day: 1 }) + number - 1);
}

function weekDay(year: number, week: number, weekday: number, fromSunday: boolean): Civil {
  const first = weekdayOf({ year, month: 1, day: 1 });
  const start = fromSunday ? (first + 1) % 7 : first;
  const within = fromSunday ? (weekday + 1) % 7 : weekday;
  const weekZero = (7 - start) % 7;
  const number = week === 0 ? 1 + within - start : 1 + weekZero + 7 * (week - 1) + within;
  if (number > 0) return dayOfYearNumber(year, number);
  return dayOfYearNumber(year - 1, number + (isLeap(year - 1) ? 366 : 365));
}

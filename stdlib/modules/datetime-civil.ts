// The proleptic Gregorian calendar as numbers: years, months and days to day numbers and back, and ISO weeks.

/** A day of the calendar. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const MIN_YEAR = 1;
export const MAX_YEAR = 9999;
/** The number of 9999-12-31, counted from 1 for 0001-01-01. */
export const MAX_ORDINAL = 3652059;
/** The number of 1970-01-01. */
export const EPOCH_ORDINAL = 719163;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether February has 29 days. */
export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

/** How many days of a year lie before a month. */
export function daysBeforeMonth(year: number, month: number): number {
  let days = 0;
  for (let before = 1; before < month; before += 1) days += daysInMonth(year, before);
  return days;
}

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

/** The number of a day, 1 for 0001-01-01. */
export function ordinalOf({ year, month, day }: Civil): number {
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day;
}

/** The day of a number. */
export function civilOf(ordinal: number): Civil {
  let year = Math.floor((ordinal - 1) / 365.2425) + 1;
  while (daysBeforeYear(year) >= ordinal) year -= 1;
  while (daysBeforeYear(year + 1) < ordinal) year += 1;
  let day = ordinal - daysBeforeYear(year);
  let month = 1;
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month += 1;
  }
  return { year, month, day };
}

/** The day of the week, 0 for Monday. */
export function weekdayOf(day: Civil): number {
  return (ordinalOf(day) + 6) % 7;
}

/** The day of the year, from 1. */
export function dayOfYear({ year, month, day }: Civil): number {
  return daysBeforeMonth(year, month) + day;
}

/** A day as the ISO calendar counts: the year of its week, the week, and the day from 1 for Monday. */
export interface IsoDay {
  readonly year: number;
  readonly week: number;
  readonly weekday: number;
}

/** The number of the Monday that begins week 1 of an ISO year. */
function firstMonday(year: number): number {
  const first = daysBeforeYear(year) + 1;
  const weekday = (first + 6) % 7;
  return first - weekday + (weekday > 3 ? 7 : 0);
}

/** A day in the ISO calendar. */
export function isoDayOf(day: Civil): IsoDay {
  const ordinal = ordinalOf(day);
  let { year } = day;
  if (ordinal < firstMonday(year)) year -= 1;
  else if (ordinal >= firstMonday(year + 1)) year += 1;
  const days = ordinal - firstMonday(year);
  return { year, week: Math.floor(days / 7) + 1, weekday: (days % 7) + 1 };
}

/** How many weeks an ISO year has. */
export function isoWeeks(year: number): number {
  return (firstMonday(year + 1) - firstMonday(year)) / 7;
}

/** The number of a day of the ISO calendar, which has to exist. */
export function isoOrdinal({ year, week, weekday }: IsoDay): number {
  return firstMonday(year) + (week - 1) * 7 + weekday - 1;
}

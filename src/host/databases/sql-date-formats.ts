// DATE_FORMAT and STR_TO_DATE: MariaDB's format letters.

type Moment = Temporal.PlainDateTime;

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
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
];

const two = (value: number) => String(value).padStart(2, '0');
const twelve = (hour: number) => ((hour + 11) % 12) + 1;

/** Weeks that begin on Sunday; week 0 is what comes before the first Sunday. */
function weekFromSunday(at: Moment): number {
  return Math.trunc((at.dayOfYear + 6 - (at.dayOfWeek % 7)) / 7);
}

/** Weeks that begin on Monday; week 1 is the first with more than three days in the year. */
function weekFromMonday(at: Moment): number {
  const newYear = at.with({ month: 1, day: 1 }).dayOfWeek - 1;
  return Math.trunc((at.dayOfYear - 1 + newYear) / 7) + (newYear <= 3 ? 1 : 0);
}

/** The year and week of weeks that begin on Sunday, where week 0 belongs to the year before. */
function sundayWeek(at: Moment): { year: number; week: number } {
  const week = weekFromSunday(at);
  if (week > 0) return { year: at.year, week };
  return { year: at.year - 1, week: weekFromSunday(new Temporal.PlainDateTime(at.year - 1, 12, 31)) };
}

const LETTERS: Readonly<Record<string, (at: Moment) => string>> = {
  Y: (at) => String(at.year).padStart(4, '0'),
  y: (at) => two(at.year % 100),
  m: (at) => two(at.month),
  c: (at) => String(at.month),
  d: (at) => two(at.day),
  e: (at) => String(at.day),
  D: (at) => `${at.day}${ordinal(at.day)}`,
  j: (at) => String(at.dayOfYear).padStart(3, '0'),
  H: (at) => two(at.hour),
  k: (at) => String(at.hour),
  h: (at) => two(twelve(at.hour)),
  I: (at) => two(twelve(at.hour)),
  l: (at) => String(twelve(at.hour)),
  i: (at) => two(at.minute),
  s: (at) => two(at.second),
  S: (at) => two(at.second),
  f: (at) => String(at.millisecond * 1000 + at.microsecond).padStart(6, '0'),
  p: (at) => (at.hour < 12 ? 'AM' : 'PM'),
  M: (at) => MONTHS[at.month - 1] ?? '',
  b: (at) => (MONTHS[at.month - 1] ?? '').slice(0, 3),
  W: (at) => DAYS[at.dayOfWeek - 1] ?? '',
  a: (at) => (DAYS[at.dayOfWeek - 1] ?? '').slice(0, 3),
  w: (at) => String(at.dayOfWeek % 7),
  U: (at) => two(weekFromSunday(at)),
  u: (at) => two(weekFromMonday(at)),
  V: (at) => two(sundayWeek(at).week),
  X: (at) => String(sundayWeek(at).year),
  v: (at) => two(at.weekOfYear ?? 0),
  x: (at) => String(at.yearOfWeek ?? at.year),
  T: (at) => `${two(at.hour)}:${two(at.minute)}:${two(at.second)}`,
  r: (at) => `${two(twelve(at.hour))}:${two(at.minute)}:${two(at.second)} ${at.hour < 12 ? 'AM' : 'PM'}`,
  '%': () => '%',
};

function ordinal(day: number): string {
  if (day > 10 && day < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

/** The moment in MariaDB's format. */
export function formatDate(at: Moment, format: string): string {
  return format.replace(
    /%(.)/gs,
    (_, letter: string) => (Object.hasOwn(LETTERS, letter) ? LETTERS[letter]?.(at) : letter) ?? letter,
  );
}

interface Fields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  afternoon: boolean | undefined;
  timed: boolean;
}

type Reader = (rest: string, fields: Fields) => number;

function digits(most: number, store: (fields: Fields, value: number) => void): Reader {
  return (rest, fields) => {
    let length = 0;
    while (length < most && rest.charCodeAt(length) >= 48 && rest.charCodeAt(length) <= 57) length += 1;
    if (length > 0) store(fields, Number(rest.slice(0, length)));
    return length;
  };
}

function named(names: readonly string[], short: boolean, store: (fields: Fields, at: number) => void): Reader {
  return (rest, fields) => {
    const lower = rest.toLowerCase();
    const at = names.findIndex((name) => lower.startsWith((short ? name.slice(0, 3) : name).toLowerCase()));
    if (at >= 0) store(fields, at);
    return at < 0 ? 0 : short ? 3 : (names[at] ?? '').length;
  };
}

const hour = digits(2, (fields, value) => Object.assign(fields, { hour: value, timed: true }));
const minute = digits(2, (fields, value) => Object.assign(fields, { minute: value, timed: true }));
const second = digits(2, (fields, value) => Object.assign(fields, { second: value, timed: true }));
const day = digits(2, (fields, value) => void (fields.day = value));
const month = digits(2, (fields, value) => void (fields.month = value));

const READERS: Readonly<Record<string, Reader>> = {
  Y: digits(4, (fields, value) => void (fields.year = value)),
  y: digits(2, (fields, value) => void (fields.year = value < 70 ? 2000 + value : 1900 + value)),
  m: month,
  c: month,
  d: day,
  e: day,
  H: hour,
  k: hour,
  h: hour,
  I: hour,
  l: hour,
  i: minute,
  s: second,
  S: second,
  p: named(['AM', 'PM'], false, (fields, at) => void (fields.afternoon = at === 1)),
  M: named(MONTHS, false, (fields, at) => void (fields.month = at + 1)),
  b: named(MONTHS, true, (fields, at) => void (fields.month = at + 1)),
  W: named(DAYS, false, () => undefined),
  a: named(DAYS, true, () => undefined),
};

/** The date (with its time, if the format has one) that a text means in MariaDB's format; null if it does not fit. */
export function parseDate(value: string, format: string): string | null {
  const fields: Fields = {
    year: 0,
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    afternoon: undefined,
    timed: false,
  };
  const expanded = format.replaceAll('%T', '%H:%i:%s').replaceAll('%r', '%I:%i:%s %p');
  return readAll(value, expanded, fields) ? written(fields) : null;
}

function readAll(value: string, format: string, fields: Fields): boolean {
  let rest = value;
  for (const [piece] of format.matchAll(/%.|[^%]/gs)) {
    const reader = piece.length === 2 && Object.hasOwn(READERS, piece.slice(1)) ? READERS[piece.slice(1)] : undefined;
    const length = reader === undefined ? (rest.startsWith(piece) ? piece.length : 0) : reader(rest, fields);
    if (length === 0) return false;
    rest = rest.slice(length);
  }
  return true;
}

function written(fields: Fields): string | null {
  const { year, month, day, minute, second, afternoon } = fields;
  const hour = afternoon === undefined ? fields.hour : (fields.hour % 12) + (afternoon ? 12 : 0);
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return null;
  if (day > new Temporal.PlainYearMonth(year, month).daysInMonth) return null;
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return fields.timed ? `${date} ${two(hour)}:${two(minute)}:${two(second)}` : date;
}

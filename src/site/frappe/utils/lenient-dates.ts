// Reading dates and times as people write them: the part of python-dateutil's parser that Frappe relies on.
import { checkClock, checkDate, cInt } from '../../../../stdlib/modules/datetime-arguments.ts';
import { type Civil, civilOf, daysInMonth, ordinalOf, weekdayOf } from '../../../../stdlib/modules/datetime-civil.ts';
import { type Clock, PyDateTime } from '../../../../stdlib/modules/datetime-values.ts';
import { caught, exceptionTypes, PyException, Raise, raise } from '../../../language/runtime/errors.ts';
import { int } from '../../../language/runtime/numbers.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { str } from '../../../language/runtime/text.ts';
import { defineType, type PyType } from '../../../language/runtime/type.ts';
import { builtin, type PyValue } from '../../../language/runtime/values.ts';
import { clockUnit, halfOfDay, isJump, isUtc, isZoneName, monthNamed, piecesOf, weekdayNamed } from './date-words.ts';
import { parsedZone } from './parsed-zones.ts';
import { type Written, YearMonthDay } from './ymd.ts';

const parserError: PyType = defineType({
  name: 'ParserError',
  module: 'dateutil.parser._parser',
  bases: [exceptionTypes.get('ValueError') ?? builtin.object],
});

/** Whether what was thrown is a ParserError. */
export function isParserError(thrown: unknown): boolean {
  return thrown instanceof Raise && thrown.exception.type === parserError;
}

/** The text of a ParserError. */
export function parserMessage(run: Run, thrown: unknown): string {
  return thrown instanceof Raise ? str(run, thrown.exception) : '';
}

function refuse(message: string): never {
  throw new Raise(new PyException(parserError, [message]));
}

/** What a text is read against: today, and whether `01-02` is the first of February. */
export interface Reading {
  readonly today: Civil;
  readonly dayFirst?: boolean;
}

/** A text as a datetime; parts that are not written come from today. ParserError for what is no date. */
export function readMoment(run: Run, text: string, reading: Reading): PyDateTime {
  run.work(text.length * 64);
  const found = understood(text, reading);
  if (found === undefined) return refuse(`Unknown string format: ${text}`);
  const { writer, written } = found;
  if (writer.empty && Object.values(written).every((value) => value === undefined))
    return refuse(`String does not contain a date: ${text}`);
  try {
    return build(run, writer, written, reading.today);
  } catch (thrown) {
    const error = caught(thrown, 'ValueError');
    if (error === undefined) throw thrown;
    return refuse(`${str(run, error)}: ${text}`);
  }
}

function understood(
  text: string,
  reading: Reading,
): { readonly writer: Reader; readonly written: Written } | undefined {
  const writer = new Reader(piecesOf(text), reading.today.year);
  try {
    writer.read();
    return {
      writer,
      written: fullYear(writer.ymd.resolve(reading.dayFirst === true), writer.ymd.century, reading.today),
    };
  } catch (thrown) {
    if (caught(thrown, 'ValueError')) return undefined;
    throw thrown;
  }
}

function nearYear(year: number, today: number): number {
  if (year >= 100) return year;
  const near = year + Math.floor(today / 100) * 100;
  if (near >= today + 50) return near - 100;
  return near < today - 50 ? near + 100 : near;
}

/** Years of two digits lie within fifty years of today. */
function fullYear(written: Written, century: boolean, today: Civil): Written {
  const { year } = written;
  return year === undefined || century ? written : { ...written, year: nearYear(year, today.year) };
}

function build(run: Run, reader: Reader, written: Written, today: Civil): PyDateTime {
  const year = written.year === undefined ? today.year : cInt(run, whole(written.year));
  const month = written.month ?? today.month;
  if (written.day === undefined && (month < 1 || month > 12))
    raise('ValueError', `bad month number ${month}; must be 1-12`);
  const day = written.day ?? Math.min(today.day, daysInMonth(year, month) || today.day);
  const clock: Clock = {
    hour: reader.hour ?? 0,
    minute: reader.minute ?? 0,
    second: reader.second ?? 0,
    microsecond: reader.microsecond ?? 0,
  };
  let civil: Civil = { year, month, day };
  checkDate(civil);
  checkClock(clock, 0);
  if (reader.weekday !== undefined && written.day === undefined) civil = onWeekday(civil, reader.weekday);
  if (Math.abs(reader.offset ?? 0) >= 86_400)
    raise('ValueError', 'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).');
  const zone: PyValue = reader.offset === undefined ? null : parsedZone(reader.offset);
  return new PyDateTime(civil, clock, zone);
}

function whole(value: number): PyValue {
  return Number.isSafeInteger(value) ? value : int(BigInt(value));
}

/** The day itself or the next one that is such a weekday. */
function onWeekday(day: Civil, weekday: number): Civil {
  return civilOf(ordinalOf(day) + ((weekday - weekdayOf(day) + 7) % 7));
}

/** Goes through the pieces of a text once. */
class Reader {
  readonly ymd = new YearMonthDay();
  hour: number | undefined;
  minute: number | undefined;
  second: number | undefined;
  microsecond: number | undefined;
  weekday: number | undefined;
  /** Seconds from UTC. */
  offset: number | undefined;
  zone: string | undefined;
  readonly #pieces: readonly string[];

  readonly #thisYear: number;

  constructor(pieces: readonly string[], thisYear: number) {
    this.#pieces = pieces;
    this.#thisYear = thisYear;
  }

  get empty(): boolean {
    return [this.hour, this.minute, this.second, this.weekday, this.offset, this.zone].every(
      (part) => part === undefined,
    );
  }

  #at(place: number): string {
    return this.#pieces[place] ?? '';
  }

  read(): void {
    for (let at = 0; at < this.#pieces.length; at += 1) at = this.#piece(at);
    if (this.zone !== undefined && this.offset === undefined && isUtc(this.zone)) this.offset = 0;
  }

  /** Reads from a place on, and answers the last place that it used. */
  #piece(at: number): number {
    const piece = this.#at(at);
    if (/^\d/.test(piece)) return this.#number(at);
    const weekday = weekdayNamed(piece);
    const month = weekday === undefined ? monthNamed(piece) : undefined;
    if (month !== undefined) return this.#month(at, month);
    const half = halfOfDay(piece);
    if (weekday !== undefined) this.weekday = weekday;
    else if (half !== undefined) this.#noonHalf(half);
    else if (this.hour !== undefined && this.zone === undefined && this.offset === undefined && isZoneName(piece))
      return this.#named(at);
    else if (this.hour !== undefined && (piece === '+' || piece === '-')) return this.#offset(at);
    else if (!isJump(piece)) raise('ValueError', piece);
    return at;
  }

  #noonHalf(half: number): void {
    if (this.hour === undefined || this.hour > 12) raise('ValueError', 'AM or PM');
    this.hour = adjusted(this.hour ?? 0, half);
  }

  #month(at: number, month: number): number {
    this.ymd.add(String(month), 'month');
    const separator = this.#at(at + 1);
    if (separator === '-' || separator === '/') {
      this.ymd.add(needed(this.#at(at + 2)));
      if (this.#at(at + 3) !== separator) return at + 2;
      this.ymd.add(needed(this.#at(at + 4)));
      return at + 4;
    }
    const pertains = separator === ' ' && this.#at(at + 2).toLowerCase() === 'of' && this.#at(at + 3) === ' ';
    if (!pertains || !/^\d+$/.test(this.#at(at + 4))) return at;
    this.ymd.add(String(nearYear(Number(this.#at(at + 4)), this.#thisYear)), 'year');
    return at + 4;
  }

  /** `UTC`, `Z`, or `GMT+3`, whose sign is turned round. */
  #named(at: number): number {
    this.zone = this.#at(at);
    const sign = this.#at(at + 1);
    if (sign !== '+' && sign !== '-') return at;
    const end = this.#offset(at + 1);
    if (isUtc(this.zone)) this.zone = undefined;
    this.offset = -(this.offset ?? 0);
    return end;
  }

  #offset(at: number): number {
    const digits = this.#at(at + 1);
    const sign = this.#at(at) === '-' ? -1 : 1;
    if (!/^\d+$/.test(digits)) raise('ValueError', digits);
    if (digits.length === 4) {
      this.offset = sign * (Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2)) * 60);
      return at + 1;
    }
    if (this.#at(at + 2) === ':') {
      this.offset = sign * (Number(digits) * 3600 + Number(needed(this.#at(at + 3))) * 60);
      return at + 3;
    }
    if (digits.length > 2) raise('ValueError', digits);
    this.offset = sign * Number(digits) * 3600;
    return at + 1;
  }

  #number(at: number): number {
    const piece = this.#at(at);
    const next = this.#at(at + 1);
    const { length } = piece;
    const hoursLeft = this.ymd.values.length === 3 && this.hour === undefined;
    if (hoursLeft && (length === 2 || length === 4) && next !== ':' && clockUnit(next) === undefined) {
      this.hour = Number(piece.slice(0, 2));
      if (length === 4) this.minute = Number(piece.slice(2));
      return at;
    }
    if (length === 6 || (length > 6 && piece.indexOf('.') === 6)) return this.#six(at);
    if (length === 8 || length === 12 || length === 14) return this.#compact(at);
    const unitAt = this.#unitPlace(at);
    if (unitAt !== undefined) return this.#withUnit(at, unitAt);
    if (next === ':' && this.#at(at + 2) !== '') return this.#clock(at);
    if (next === '-' || next === '/' || next === '.') return this.#separated(at);
    return this.#alone(at);
  }

  #six(at: number): number {
    const piece = this.#at(at);
    if (this.ymd.values.length === 0 && !piece.includes('.')) {
      for (const start of [0, 2, 4]) this.ymd.add(piece.slice(start, start + 2));
      return at;
    }
    this.hour = Number(needed(piece.slice(0, 2)));
    this.minute = Number(needed(piece.slice(2, 4)));
    this.#seconds(piece.slice(4));
    return at;
  }

  #compact(at: number): number {
    const piece = this.#at(at);
    this.ymd.add(needed(piece.slice(0, 4)), 'year');
    this.ymd.add(needed(piece.slice(4, 6)));
    this.ymd.add(needed(piece.slice(6, 8)));
    if (piece.length > 8) {
      this.hour = Number(needed(piece.slice(8, 10)));
      this.minute = Number(needed(piece.slice(10, 12)));
    }
    if (piece.length > 12) this.second = Number(needed(piece.slice(12)));
    return at;
  }

  #unitPlace(at: number): number | undefined {
    if (clockUnit(this.#at(at + 1)) !== undefined) return at + 1;
    if (this.#at(at + 1) === ' ' && clockUnit(this.#at(at + 2)) !== undefined) return at + 2;
    if (at > 0 && clockUnit(this.#at(at - 1)) !== undefined) return at - 1;
    const last = at > 1 && at === this.#pieces.length - 1 && this.#at(at - 1) === ' ';
    return last && clockUnit(this.#at(at - 2)) !== undefined ? at - 2 : undefined;
  }

  /** `10h`, `10 h`, or the number after `10h`, which counts the next smaller unit. */
  #withUnit(at: number, unitAt: number): number {
    const ahead = unitAt > at;
    const unit = (clockUnit(this.#at(unitAt)) ?? 0) + (ahead ? 0 : 1);
    const value = Number(this.#at(at));
    const rest = value % 1;
    if (unit === 0) {
      this.hour = Math.trunc(value);
      if (rest !== 0) this.minute = Math.trunc(60 * rest);
    } else if (unit === 1) this.#minutes(value);
    else if (unit === 2) this.#seconds(this.#at(at));
    return ahead ? unitAt : at;
  }

  #minutes(value: number): void {
    this.minute = Math.trunc(value);
    this.second = value % 1 === 0 ? undefined : Math.trunc(60 * (value % 1));
  }

  #seconds(text: string): void {
    const [seconds = '', fraction] = text.split('.');
    if (!/^\d+$/.test(seconds)) raise('ValueError', text);
    this.second = Number(seconds);
    this.microsecond = fraction === undefined ? 0 : Number(fraction.padEnd(6, '0').slice(0, 6));
  }

  #clock(at: number): number {
    this.hour = Math.trunc(Number(this.#at(at)));
    const minutes = this.#at(at + 2);
    if (!/^\d/.test(minutes)) raise('ValueError', minutes);
    this.#minutes(Number(minutes));
    if (this.#at(at + 3) !== ':' || this.#at(at + 4) === '') return at + 2;
    this.#seconds(this.#at(at + 4));
    return at + 4;
  }

  #separated(at: number): number {
    const separator = this.#at(at + 1);
    this.ymd.add(needed(this.#at(at)));
    const second = this.#at(at + 2);
    if (second === '' || isJump(second)) return at + 1;
    this.#part(second, true);
    if (this.#at(at + 3) !== separator) return at + 2;
    this.#part(this.#at(at + 4), false);
    return at + 4;
  }

  #part(piece: string, wholeOnly: boolean): void {
    const month = monthNamed(piece);
    if (month !== undefined) this.ymd.add(String(month), 'month');
    else if (wholeOnly && !/^\d+$/.test(piece)) raise('ValueError', piece);
    else this.ymd.add(needed(piece));
  }

  #alone(at: number): number {
    const next = this.#at(at + 1);
    const value = Number(this.#at(at));
    if (next === '' || isJump(next)) {
      const half = halfOfDay(this.#at(at + 2));
      if (half === undefined) {
        this.ymd.addNumber(value);
        return at + 1;
      }
      this.hour = adjusted(Math.trunc(value), half);
      return at + 2;
    }
    const half = halfOfDay(next);
    if (half !== undefined && value < 24) {
      this.hour = adjusted(Math.trunc(value), half);
      return at + 1;
    }
    if (!this.ymd.couldBeDay(value)) raise('ValueError', this.#at(at));
    this.ymd.addNumber(value);
    return at;
  }
}

function adjusted(hour: number, half: number): number {
  if (half === 1) return hour < 12 ? hour + 12 : hour;
  return hour === 12 ? 0 : hour;
}

function needed(piece: string): string {
  return /^\d+$/.test(piece) ? piece : raise('ValueError', piece);
}

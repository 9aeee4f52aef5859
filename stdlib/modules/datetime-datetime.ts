// The datetime type: construction, operators and text forms.
import '../../src/language/types/load.ts';
import type { Keywords } from '../../src/language/runtime/call.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { int } from '../../src/language/runtime/numbers.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { str } from '../../src/language/runtime/text.ts';
import { defineType, type PyType, type RichOperator, type Slots } from '../../src/language/runtime/type.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';
import { compareReals } from '../../src/language/types/number-compare.ts';
import { checkClock, checkDate, checkZone, cInt, intOr, readArguments, type Shape } from './datetime-arguments.ts';
import { civilOf, MAX_ORDINAL } from './datetime-civil.ts';
import { dateText } from './datetime-date.ts';
import { deltaOf } from './datetime-delta.ts';
import { strftime } from './datetime-strftime.ts';
import { clockFields, clockText, zoneFields } from './datetime-time.ts';
import {
  datetimeTypes,
  deltaMicroseconds,
  microsecondsOf,
  momentOf,
  PyDate,
  PyDateTime,
  PyTimeDelta,
} from './datetime-values.ts';
import { offsetAt, offsetText, zoneName } from './datetime-zone.ts';

/** The offset of a datetime from UTC in microseconds, `undefined` for a naive one. */
export function offsetOf(run: Run, moment: PyDateTime): number | undefined {
  return offsetAt(run, moment.tzinfo, moment);
}

/** A datetime so many microseconds after another, on its clock; OverflowError beyond the calendar. */
export function later(moment: PyDateTime, microseconds: bigint, fold = 0): PyDateTime {
  const { ordinal, clock } = momentOf(microsecondsOf(moment) + microseconds);
  if (ordinal < 1 || ordinal > MAX_ORDINAL) return raise('OverflowError', 'date value out of range');
  return new PyDateTime(civilOf(ordinal), clock, moment.tzinfo, fold, moment.type);
}

/** A datetime as ISO 8601 has it, with any text between date and time. */
export function isoText(run: Run, moment: PyDateTime, separator: string, timespec = 'auto'): string {
  const offset = offsetOf(run, moment);
  const zone = offset === undefined ? '' : offsetText(offset, ':');
  return `${dateText(moment)}${separator}${clockText(moment, timespec)}${zone}`;
}

/** A datetime by a strftime format. */
export function formatted(run: Run, moment: PyDateTime, format: string): string {
  return strftime(run, format, {
    day: moment,
    clock: moment,
    offset() {
      const offset = offsetOf(run, moment);
      return offset === undefined ? '' : offsetText(offset, '');
    },
    zone: () => zoneName(run, moment.tzinfo, moment) ?? '',
  });
}

const naming = 'year month day hour minute second microsecond tzinfo fold'.split(' ');
const constructing: Shape = { shown: 'function', names: naming, required: 3, positional: 8 };
const replacing: Shape = { shown: 'replace()', names: naming, required: 0, positional: 8 };

type Places = readonly (PyValue | undefined)[];

function read(run: Run, places: Places, other: Omit<PyDateTime, 'type'>, type: PyType): PyDateTime {
  const [year, month, day, hour, minute, second, microsecond, tzinfo, fold] = places;
  const civil = {
    year: intOr(run, year, other.year),
    month: intOr(run, month, other.month),
    day: intOr(run, day, other.day),
  };
  const clock = {
    hour: intOr(run, hour, other.hour),
    minute: intOr(run, minute, other.minute),
    second: intOr(run, second, other.second),
    microsecond: intOr(run, microsecond, other.microsecond),
  };
  const zone = tzinfo === undefined ? other.tzinfo : tzinfo;
  const folded = fold === undefined ? other.fold : cInt(run, fold);
  checkDate(civil);
  checkClock(clock, folded);
  return new PyDateTime(civil, clock, checkZone(zone), folded, type);
}

/** A datetime with other values for the fields given. */
export function replaced(
  run: Run,
  self: PyDateTime,
  args: readonly PyValue[],
  keywords: Keywords | undefined,
): PyDateTime {
  return read(run, readArguments(replacing, args, keywords), self, self.type);
}

const nothing = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, microsecond: 0, tzinfo: null, fold: 0 };

/** The microseconds of a datetime, in UTC when it is aware. */
function absolute(moment: PyDateTime, offset: number | undefined): bigint {
  return microsecondsOf(moment) - BigInt(offset ?? 0);
}

function compared(run: Run, op: RichOperator, self: PyDateTime, other: PyDateTime): boolean {
  if (self.tzinfo === other.tzinfo) return compareReals(op, int(microsecondsOf(self)), int(microsecondsOf(other)));
  const left = offsetOf(run, self);
  const right = offsetOf(run, other);
  if ((left === undefined) !== (right === undefined)) {
    if (op === '==' || op === '!=') return op === '!=';
    return raise('TypeError', "can't compare offset-naive and offset-aware datetimes");
  }
  return compareReals(op, int(absolute(self, left)), int(absolute(other, right)));
}

function subtracted(run: Run, self: PyDateTime, other: PyDateTime): PyTimeDelta {
  if (self.tzinfo === other.tzinfo) return deltaOf(microsecondsOf(self) - microsecondsOf(other));
  const left = offsetOf(run, self);
  const right = offsetOf(run, other);
  if ((left === undefined) !== (right === undefined))
    return raise('TypeError', "can't subtract offset-naive and offset-aware datetimes");
  return deltaOf(absolute(self, left) - absolute(other, right));
}

const slots: Slots = {
  construct: (run, type, args, keywords) => read(run, readArguments(constructing, args, keywords), nothing, type),
  repr(run, self: PyDateTime) {
    const day = `${self.year}, ${self.month}, ${self.day}`;
    return `${self.type.name}(${day}, ${clockFields(self)}${zoneFields(run, self)})`;
  },
  str: (run, self: PyDateTime) => isoText(run, self, ' '),
  format: (run, self, spec) => (spec === '' ? str(run, self) : formatted(run, self as PyDateTime, spec)),
  hash: (run, self) => int(absolute(self as PyDateTime, offsetOf(run, self as PyDateTime))),
  compare(run, op, self: PyDateTime, other) {
    if (other instanceof PyDateTime) return compared(run, op, self, other);
    if (!(other instanceof PyDate)) return undefined;
    if (op === '==' || op === '!=') return op === '!=';
    return raise('TypeError', `can't compare ${self.type.name} to ${other.type.name}`);
  },
  binary: {
    '+'(_run, left, right) {
      if (left instanceof PyDateTime && right instanceof PyTimeDelta) return later(left, deltaMicroseconds(right));
      if (left instanceof PyTimeDelta && right instanceof PyDateTime) return later(right, deltaMicroseconds(left));
      return undefined;
    },
    '-'(run, left, right) {
      if (!(left instanceof PyDateTime)) return undefined;
      if (right instanceof PyDateTime) return subtracted(run, left, right);
      return right instanceof PyTimeDelta ? later(left, -deltaMicroseconds(right)) : undefined;
    },
  },
};

datetimeTypes.datetime = defineType({
  name: 'datetime.datetime',
  qualname: 'datetime',
  module: 'datetime',
  bases: [datetimeTypes.date],
  doc: 'datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])',
  slots,
});

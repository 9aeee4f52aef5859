// The time type.
import '../../src/language/types/load.ts';
import type { Keywords } from '../../src/language/runtime/call.ts';
import { define, method } from '../../src/language/runtime/declare.ts';
import { classMethod, getter } from '../../src/language/runtime/descriptors.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { repr, str } from '../../src/language/runtime/text.ts';
import { defineType, type PyType, type RichOperator, type Slots } from '../../src/language/runtime/type.ts';
import { builtin, type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { compareReals } from '../../src/language/types/number-compare.ts';
import { checkClock, checkZone, cInt, intOr, readArguments, type Shape, textArgument } from './datetime-arguments.ts';
import { deltaOf } from './datetime-delta.ts';
import { isoTime } from './datetime-iso.ts';
import { strftime } from './datetime-strftime.ts';
import { type Clock, clockMicroseconds, datetimeTypes, midnight, PyTime, PyTimeDelta } from './datetime-values.ts';
import { offsetAt, offsetText, timezoneAt, zoneName } from './datetime-zone.ts';

const specs: ReadonlyMap<string, (clock: Clock) => string> = new Map<string, (clock: Clock) => string>([
  ['auto', (clock) => `${seconds(clock)}${clock.microsecond === 0 ? '' : `.${pad(clock.microsecond, 6)}`}`],
  ['hours', ({ hour }) => pad(hour, 2)],
  ['minutes', ({ hour, minute }) => `${pad(hour, 2)}:${pad(minute, 2)}`],
  ['seconds', (clock) => seconds(clock)],
  ['milliseconds', (clock) => `${seconds(clock)}.${pad(Math.floor(clock.microsecond / 1000), 3)}`],
  ['microseconds', (clock) => `${seconds(clock)}.${pad(clock.microsecond, 6)}`],
]);

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function seconds({ hour, minute, second }: Clock): string {
  return `${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}`;
}

/** `14:30:45.000005`, as exact as `timespec` says. */
export function clockText(clock: Clock, timespec = 'auto'): string {
  return specs.get(timespec)?.(clock) ?? raise('ValueError', 'Unknown timespec value');
}

/** `[hour, minute, second, microsecond]` as repr shows them: zeros at the end are left out, the minute never. */
export function clockFields({ hour, minute, second, microsecond }: Clock): string {
  const fields = [hour, minute];
  if (second !== 0 || microsecond !== 0) fields.push(second);
  if (microsecond !== 0) fields.push(microsecond);
  return fields.join(', ');
}

/** What repr shows after the fields. */
export function zoneFields(run: Run, { fold, tzinfo }: { readonly fold: number; readonly tzinfo: PyValue }): string {
  const zone = tzinfo === null ? '' : `, tzinfo=${repr(run, tzinfo)}`;
  return `${fold === 0 ? '' : ', fold=1'}${zone}`;
}

function isoText(run: Run, self: PyTime, timespec: string): string {
  const offset = offsetAt(run, self.tzinfo, null);
  return clockText(self, timespec) + (offset === undefined ? '' : offsetText(offset, ':'));
}

const naming = 'hour minute second microsecond tzinfo fold'.split(' ');
const shape: Shape = { shown: 'function', names: naming, required: 0, positional: 5 };
const replacing: Shape = { shown: 'replace()', names: naming, required: 0, positional: 5 };

/** What stands for arguments that were not given. */
const nothing = { ...midnight, tzinfo: null, fold: 0 };

interface Fields extends Clock {
  readonly tzinfo: PyValue;
  readonly fold: number;
}

function read(run: Run, slots: readonly (PyValue | undefined)[], other: Fields, type: PyType): PyTime {
  const [hour, minute, second, microsecond, tzinfo, fold] = slots;
  const clock = {
    hour: intOr(run, hour, other.hour),
    minute: intOr(run, minute, other.minute),
    second: intOr(run, second, other.second),
    microsecond: intOr(run, microsecond, other.microsecond),
  };
  const zone = tzinfo === undefined ? other.tzinfo : tzinfo;
  const folded = fold === undefined ? other.fold : cInt(run, fold);
  checkClock(clock, folded);
  return new PyTime(clock, checkZone(zone), folded, type);
}

function compared(run: Run, op: RichOperator, self: PyTime, other: PyTime): boolean {
  const left = offsetAt(run, self.tzinfo, null);
  const right = offsetAt(run, other.tzinfo, null);
  if ((left === undefined) !== (right === undefined)) {
    if (op === '==' || op === '!=') return op === '!=';
    return raise('TypeError', "can't compare offset-naive and offset-aware times");
  }
  return compareReals(op, clockMicroseconds(self) - (left ?? 0), clockMicroseconds(other) - (right ?? 0));
}

function formatted(run: Run, self: PyTime, format: string): string {
  return strftime(run, format, {
    day: { year: 1900, month: 1, day: 1 },
    clock: self,
    offset() {
      const offset = offsetAt(run, self.tzinfo, null);
      return offset === undefined ? '' : offsetText(offset, '');
    },
    zone: () => zoneName(run, self.tzinfo, null) ?? '',
  });
}

const slots: Slots = {
  construct: (run, type, args, keywords) => read(run, readArguments(shape, args, keywords), nothing, type),
  repr: (run, self: PyTime) => `${self.type.name}(${clockFields(self)}${zoneFields(run, self)})`,
  str: (run, self: PyTime) => isoText(run, self, 'auto'),
  format: (run, self, spec) => (spec === '' ? str(run, self) : formatted(run, self as PyTime, spec)),
  hash(run, self) {
    const time = self as PyTime;
    return clockMicroseconds(time) - (offsetAt(run, time.tzinfo, null) ?? 0);
  },
  bool: () => true,
  compare: (run, op, self: PyTime, other) => (other instanceof PyTime ? compared(run, op, self, other) : undefined),
};

datetimeTypes.time = defineType({
  name: 'datetime.time',
  qualname: 'time',
  module: 'datetime',
  bases: [builtin.object],
  doc: 'time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object',
  slots,
});

function field(name: keyof Clock | 'tzinfo' | 'fold') {
  return getter(name, { doc: `The ${name}.`, get: (_run, self: PyTime) => self[name] });
}

function delta(microseconds: number | undefined): PyValue {
  return microseconds === undefined ? null : deltaOf(BigInt(microseconds));
}

define(datetimeTypes.time, [
  field('hour'),
  field('minute'),
  field('second'),
  field('microsecond'),
  field('tzinfo'),
  field('fold'),
  classMethod('fromisoformat(time_string, /)', {
    doc: 'Construct a time from a text in ISO 8601 format.',
    examples: ["datetime.time.fromisoformat('10:30')  #> datetime.time(10, 30)"],
    run(run, type: PyType, text: PyValue) {
      if (typeof text !== 'string') return raise('TypeError', 'fromisoformat: argument must be str');
      const found = isoTime(text) ?? raise('ValueError', `Invalid isoformat string: ${repr(run, text)}`);
      checkClock(found.clock, 0);
      return new PyTime(found.clock, found.offset === undefined ? null : timezoneAt(found.offset), 0, type);
    },
  }),
  method("isoformat(timespec='auto')", {
    doc: 'Return a text in ISO 8601 format.',
    run: (run, self: PyTime, timespec: PyValue) => isoText(run, self, textArgument('isoformat', timespec)),
  }),
  method('strftime(format)', {
    doc: 'Return the time as a text of the format.',
    run: (run, self: PyTime, format: PyValue) => formatted(run, self, textArgument('strftime', format)),
  }),
  method('__format__(spec, /)', {
    doc: 'Format as strftime does.',
    run: (run, self: PyTime, spec: PyValue) =>
      typeof spec === 'string'
        ? (typeOf(self).slots.format?.(run, self, spec) ?? '')
        : raise('TypeError', `__format__() argument 1 must be str, not ${typeOf(spec).name}`),
  }),
  method('utcoffset()', {
    doc: 'Return the offset from UTC, or None.',
    run: (run, self: PyTime) => delta(offsetAt(run, self.tzinfo, null)),
  }),
  method('dst()', {
    doc: 'Return the daylight saving time, or None.',
    run: (run, self: PyTime) => delta(offsetAt(run, self.tzinfo, null, 'dst')),
  }),
  method('tzname()', {
    doc: 'Return the name of the zone, or None.',
    run: (run, self: PyTime) => zoneName(run, self.tzinfo, null),
  }),
  method('replace(*args, **kwargs)', {
    doc: 'Return the time with new values for some fields.',
    run: (run, self: PyTime, args: PyValue[], keywords: Keywords | undefined) =>
      read(run, readArguments(replacing, args, keywords), self, self.type),
  }),
]);

const { time } = datetimeTypes;
time.attributes.set('min', new PyTime(midnight));
time.attributes.set('max', new PyTime({ hour: 23, minute: 59, second: 59, microsecond: 999_999 }));
time.attributes.set('resolution', new PyTimeDelta(0, 0, 1));

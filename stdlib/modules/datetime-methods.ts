// The methods of datetime.
import './datetime-datetime.ts';
import { getAttribute } from '../../src/language/runtime/attributes.ts';
import { call, type Keywords } from '../../src/language/runtime/call.ts';
import { define, method } from '../../src/language/runtime/declare.ts';
import { classMethod, getter } from '../../src/language/runtime/descriptors.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { float } from '../../src/language/runtime/numbers.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { repr } from '../../src/language/runtime/text.ts';
import type { PyType } from '../../src/language/runtime/type.ts';
import { type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { checkClock, checkDate, checkZone, textArgument } from './datetime-arguments.ts';
import {
  civilMoment,
  currentMoment,
  localOffset,
  offsetOfLocal,
  sinceEpoch,
  timestampMicroseconds,
} from './datetime-clock.ts';
import { ctime, isDate } from './datetime-date.ts';
import { formatted, isoText, later, offsetOf, replaced } from './datetime-datetime.ts';
import { deltaOf } from './datetime-delta.ts';
import { isoDateTime } from './datetime-iso.ts';
import { strptime } from './datetime-strptime.ts';
import { structTimeOf } from './datetime-tuples.ts';
import {
  type Clock,
  datetimeTypes,
  MICROSECONDS,
  microsecondsOf,
  midnight,
  PyDate,
  PyDateTime,
  PyTime,
  PyTimeDelta,
  PyTimeZone,
} from './datetime-values.ts';
import { offsetAt, timezoneAt, zoneName } from './datetime-zone.ts';

function withZone(moment: PyDateTime, zone: PyValue, fold = moment.fold): PyDateTime {
  return new PyDateTime(moment, moment, zone, fold, moment.type);
}

/** A moment in microseconds since 1970 on the clock of a zone; None is the system's own. */
function momentIn(run: Run, type: PyType, moment: bigint, zone: PyValue): PyDateTime {
  checkZone(zone);
  const shift = zone === null ? localOffset(run, moment) : 0;
  const { day, clock } = civilMoment(moment + BigInt(shift));
  const made = new PyDateTime(day, clock, zone, 0, type);
  return zone === null ? made : fromUtc(run, zone, made);
}

/** A zone's own clock at a moment given in UTC, which carries the zone already. */
function fromUtc(run: Run, zone: PyValue, moment: PyDateTime): PyDateTime {
  if (zone instanceof PyTimeZone) return later(moment, BigInt(offsetAt(run, zone, moment) ?? 0));
  const answer = call(run, getAttribute(run, zone, 'fromutc'), [moment]);
  return answer instanceof PyDateTime ? answer : moment;
}

function inZone(run: Run, self: PyDateTime, given: PyValue): PyDateTime {
  const own = offsetOf(run, self) ?? systemOffset(run, self);
  const utc = later(withZone(self, null, 0), BigInt(-own));
  if (given !== null) {
    checkZone(given);
    return given === self.tzinfo ? self : fromUtc(run, given, withZone(utc, given));
  }
  const local = localOffset(run, sinceEpoch(microsecondsOf(utc)));
  return later(withZone(utc, timezoneAt(local)), BigInt(local));
}

/** The offset of the system's zone at what a naive datetime shows. */
function systemOffset(run: Run, moment: PyDateTime): number {
  return offsetOfLocal(run, sinceEpoch(microsecondsOf(moment)), moment.fold);
}

function timestamp(run: Run, self: PyDateTime): number {
  const local = sinceEpoch(microsecondsOf(self));
  const offset = offsetOf(run, self);
  if (offset !== undefined) return Number(local - BigInt(offset)) / MICROSECONDS;
  const seconds =
    Number((local - BigInt(self.microsecond)) / BigInt(MICROSECONDS)) - systemOffset(run, self) / MICROSECONDS;
  return seconds + self.microsecond / MICROSECONDS;
}

function fromIso(run: Run, type: PyType, text: PyValue): PyDateTime {
  if (typeof text !== 'string') return raise('TypeError', 'fromisoformat: argument must be str');
  const found = isoDateTime(text) ?? raise('ValueError', `Invalid isoformat string: ${repr(run, text)}`);
  checkDate(found.day);
  checkClock(found.clock, 0);
  return new PyDateTime(found.day, found.clock, found.offset === undefined ? null : timezoneAt(found.offset), 0, type);
}

function parsed(run: Run, type: PyType, text: string, format: string): PyDateTime {
  const { day, clock, offset, zone } = strptime(run, text, format);
  checkDate(day);
  checkClock(clock, 0);
  return new PyDateTime(day, clock, offset === undefined ? null : timezoneAt(offset, zone), 0, type);
}

function combined(type: PyType, day: PyValue, time: PyValue, zone: PyValue | undefined): PyDateTime {
  if (!isDate(day)) return raise('TypeError', `combine() argument 1 must be datetime.date, not ${shown(day)}`);
  if (!(time instanceof PyTime))
    return raise('TypeError', `combine() argument 2 must be datetime.time, not ${shown(time)}`);
  return new PyDateTime(day, time, zone === undefined ? time.tzinfo : checkZone(zone), time.fold, type);
}

function shown(value: PyValue): string {
  return value === null ? 'None' : typeOf(value).name;
}

function delta(microseconds: number | undefined): PyValue {
  return microseconds === undefined ? null : deltaOf(BigInt(microseconds));
}

function daylight(run: Run, self: PyDateTime): number {
  const saving = offsetAt(run, self.tzinfo, self, 'dst');
  return saving === undefined ? -1 : saving === 0 ? 0 : 1;
}

function field(name: keyof Clock | 'tzinfo' | 'fold') {
  return getter(name, { doc: `The ${name}.`, get: (_run, self: PyDateTime) => self[name] });
}

const classMethods = [
  classMethod('now(tz=None)', {
    doc: 'Return the current moment, on the clock of a zone.',
    run(run, type: PyType, zone: PyValue) {
      checkZone(zone);
      return momentIn(run, type, currentMoment(run), zone);
    },
  }),
  classMethod('utcnow()', {
    doc: 'Return the current moment in UTC, naive.',
    run(run, type: PyType) {
      const { day, clock } = civilMoment(currentMoment(run));
      return new PyDateTime(day, clock, null, 0, type);
    },
  }),
  classMethod('fromtimestamp(timestamp, tz=None)', {
    doc: 'Create a datetime from a POSIX timestamp, on the clock of a zone.',
    run: (run, type: PyType, moment: PyValue, zone: PyValue) =>
      momentIn(run, type, timestampMicroseconds(moment), zone),
  }),
  classMethod('utcfromtimestamp(timestamp, /)', {
    doc: 'Create a naive datetime in UTC from a POSIX timestamp.',
    examples: ['datetime.datetime.utcfromtimestamp(0)  #> datetime.datetime(1970, 1, 1, 0, 0)'],
    run(_run, type: PyType, moment: PyValue) {
      const { day, clock } = civilMoment(timestampMicroseconds(moment));
      return new PyDateTime(day, clock, null, 0, type);
    },
  }),
  classMethod('strptime(date_string: str, format: str, /)', {
    doc: 'Read a text by a format.',
    examples: ["datetime.datetime.strptime('05/01/24', '%d/%m/%y')  #> datetime.datetime(2024, 1, 5, 0, 0)"],
    run: parsed,
  }),
  classMethod('combine(date, time, tzinfo=...)', {
    doc: 'Put a date and a time together.',
    run: (_run, type: PyType, day: PyValue, time: PyValue, zone?: PyValue) => combined(type, day, time, zone),
  }),
  classMethod('fromisoformat(date_string, /)', {
    doc: 'Construct a datetime from a text in ISO 8601 format.',
    run: fromIso,
  }),
];

define(datetimeTypes.datetime, [
  ...classMethods,
  field('hour'),
  field('minute'),
  field('second'),
  field('microsecond'),
  field('tzinfo'),
  field('fold'),
  method('date()', { doc: 'Return the date.', run: (_run, self: PyDateTime) => new PyDate(self) }),
  method('time()', {
    doc: 'Return the time of day without its zone.',
    run: (_run, self: PyDateTime) => new PyTime(self, null, self.fold),
  }),
  method('timetz()', {
    doc: 'Return the time of day with its zone.',
    run: (_run, self: PyDateTime) => new PyTime(self, self.tzinfo, self.fold),
  }),
  method('ctime()', { doc: 'Return ctime() style string.', run: (_run, self: PyDateTime) => ctime(self, self) }),
  method('timetuple()', {
    doc: 'Return a time.struct_time.',
    run: (run, self: PyDateTime) => structTimeOf(self, self, daylight(run, self)),
  }),
  method('utctimetuple()', {
    doc: 'Return a time.struct_time in UTC.',
    run(run, self: PyDateTime) {
      const utc = later(withZone(self, null), BigInt(-(offsetOf(run, self) ?? 0)));
      return structTimeOf(utc, utc, 0);
    },
  }),
  method('timestamp()', {
    doc: 'Return the POSIX timestamp.',
    run: (run, self: PyDateTime) => float(timestamp(run, self)),
  }),
  method("isoformat(sep='T', timespec='auto')", {
    doc: 'Return a text in ISO 8601 format.',
    run(run, self: PyDateTime, separator: PyValue, timespec: PyValue) {
      if (typeof separator !== 'string' || [...separator].length !== 1)
        return raise('TypeError', `isoformat() argument 1 must be a unicode character, not ${shown(separator)}`);
      return isoText(run, self, separator, textArgument('isoformat', timespec, 2));
    },
  }),
  method('strftime(format)', {
    doc: 'Return the datetime as a text of the format.',
    run: (run, self: PyDateTime, format: PyValue) => formatted(run, self, textArgument('strftime', format)),
  }),
  method('utcoffset()', {
    doc: 'Return the offset from UTC, or None.',
    run: (run, self: PyDateTime) => delta(offsetOf(run, self)),
  }),
  method('dst()', {
    doc: 'Return the daylight saving time, or None.',
    run: (run, self: PyDateTime) => delta(offsetAt(run, self.tzinfo, self, 'dst')),
  }),
  method('tzname()', {
    doc: 'Return the name of the zone, or None.',
    run: (run, self: PyDateTime) => zoneName(run, self.tzinfo, self),
  }),
  method('astimezone(tz=None)', {
    doc: 'Return the same moment on the clock of another zone.',
    run: (run, self: PyDateTime, zone: PyValue) => inZone(run, self, zone),
  }),
  method('replace(*args, **kwargs)', {
    doc: 'Return the datetime with new values for some fields.',
    run: (run, self: PyDateTime, args: PyValue[], keywords: Keywords | undefined) =>
      replaced(run, self, args, keywords),
  }),
]);

/** The zone's clock at a moment in UTC, for zones that know only their offsets. */
define(datetimeTypes.tzinfo, [
  method('fromutc(dt, /)', {
    doc: 'Return a moment in UTC on the clock of the zone.',
    run(run, self: PyValue, moment: PyValue) {
      if (!(moment instanceof PyDateTime)) return raise('TypeError', 'fromutc: argument must be a datetime');
      if (moment.tzinfo !== self) return raise('ValueError', 'fromutc: dt.tzinfo is not self');
      const offset = offsetOf(run, moment);
      if (offset === undefined) return raise('ValueError', 'fromutc: non-None utcoffset() result required');
      const saving = self instanceof PyTimeZone ? 0 : offsetAt(run, self, moment, 'dst');
      if (saving === undefined) return raise('ValueError', 'fromutc: non-None dst() result required');
      const standard = later(moment, BigInt(offset - saving));
      return later(standard, BigInt(self instanceof PyTimeZone ? 0 : (offsetAt(run, self, standard, 'dst') ?? 0)));
    },
  }),
]);

const last: Clock = { hour: 23, minute: 59, second: 59, microsecond: 999_999 };
const { datetime } = datetimeTypes;
datetime.attributes.set('min', new PyDateTime({ year: 1, month: 1, day: 1 }, midnight));
datetime.attributes.set('max', new PyDateTime({ year: 9999, month: 12, day: 31 }, last));
datetime.attributes.set('resolution', new PyTimeDelta(0, 0, 1));

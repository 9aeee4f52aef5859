// zoneinfo.ZoneInfo: the named time zones, by the tables of the machine's own Temporal.
import './datetime-methods.ts';
import { define, method } from '../../src/language/runtime/declare.ts';
import { member } from '../../src/language/runtime/descriptors.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { defineType, type PyType } from '../../src/language/runtime/type.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';
import { identityHash } from '../../src/language/types/object.ts';
import type { Civil } from './datetime-civil.ts';
import { deltaOf } from './datetime-delta.ts';
import { type Clock, datetimeTypes, PyDateTime } from './datetime-values.ts';

/** A named time zone. */
export class PyZoneInfo {
  readonly key: string;
  constructor(key: string) {
    this.key = key;
  }
  get type(): PyType {
    return zoneInfo;
  }
}

/** Whether there is a time zone of this name. */
export function isZone(key: string): boolean {
  try {
    return (
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(key).offsetNanoseconds >= Number.NEGATIVE_INFINITY
    );
  } catch {
    return false;
  }
}

type Zoned = Temporal.ZonedDateTime;

/** The zone at a clock reading; of two, `fold` chooses the later, and in a gap the offset after it. */
function zonedAt(key: string, moment: PyDateTime): Zoned {
  const { year, month, day, hour, minute, second } = moment;
  const plain = new Temporal.PlainDateTime(year, month, day, hour, minute, second);
  return plain.toZonedDateTime(key, { disambiguation: moment.fold === 0 ? 'earlier' : 'later' });
}

function seconds(zoned: Zoned): number {
  return Math.round(zoned.offsetNanoseconds / 1_000_000_000);
}

/** How much of the offset is daylight saving: what it is above the least of the year. */
function saving(zoned: Zoned): number {
  const offsets = [1, 4, 7, 10].map((month) => seconds(zoned.with({ month, day: 1 })));
  return seconds(zoned) - Math.min(...offsets);
}

/** A clock reading in UTC as that of a zone; `fold` is 1 for the second of two equal readings. */
export function onZoneClock(key: string, utc: PyDateTime, zone: PyValue): PyDateTime {
  const { year, month, day, hour, minute, second } = utc;
  const plain = new Temporal.PlainDateTime(year, month, day, hour, minute, second);
  const zoned = plain.toZonedDateTime('UTC').withTimeZone(key);
  const local = zoned.toPlainDateTime();
  const first = local.toZonedDateTime(key, { disambiguation: 'earlier' });
  const civil: Civil = { year: local.year, month: local.month, day: local.day };
  const clock: Clock = {
    hour: local.hour,
    minute: local.minute,
    second: local.second,
    microsecond: utc.microsecond,
  };
  return new PyDateTime(civil, clock, zone, first.epochMilliseconds === zoned.epochMilliseconds ? 0 : 1, utc.type);
}

const shortNames: ReadonlyMap<string, string> = new Map([
  ['Asia/Kolkata', 'IST'],
  ['Asia/Calcutta', 'IST'],
  ['Asia/Tokyo', 'JST'],
  ['Asia/Karachi', 'PKT'],
  ['Asia/Manila', 'PST'],
  ['Asia/Jakarta', 'WIB'],
  ['Asia/Hong_Kong', 'HKT'],
  ['Asia/Shanghai', 'CST'],
  ['Africa/Nairobi', 'EAT'],
  ['Africa/Lagos', 'WAT'],
  ['Africa/Johannesburg', 'SAST'],
  ['Africa/Cairo', 'EET'],
]);

/** The zone's abbreviation; zones that have none show their offset: `+04`. */
function abbreviation(zoned: Zoned): string {
  const known = shortNames.get(zoned.timeZoneId);
  if (known !== undefined) return known;
  const locale = zoned.timeZoneId.startsWith('Europe/') ? 'en-GB' : 'en-US';
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zoned.timeZoneId, timeZoneName: 'short' }).formatToParts(
    zoned.epochMilliseconds,
  );
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
  if (!/^GMT[+-]/.test(name)) return name;
  const [hours = '', minutes = ''] = name.slice(4).split(':');
  return `${name.charAt(3)}${hours.padStart(2, '0')}${minutes}`;
}

const zoneInfo = defineType({
  name: 'zoneinfo.ZoneInfo',
  qualname: 'ZoneInfo',
  module: 'zoneinfo',
  bases: [datetimeTypes.tzinfo],
  doc: 'A named time zone.',
  subclassable: false,
  instanceAttributes: false,
  slots: {
    construct(run, _type, args) {
      const [key] = args;
      if (typeof key !== 'string') return raise('TypeError', "ZoneInfo() missing required argument 'key' (pos 1)");
      return isZone(key) ? new PyZoneInfo(key) : raise('KeyError', `No time zone found with key ${repr(run, key)}`);
    },
    repr: (run, self) => `zoneinfo.ZoneInfo(key=${repr(run, (self as PyZoneInfo).key)})`,
    str: (_run, self) => (self as PyZoneInfo).key,
    hash: identityHash,
    compare: (_run, op, self, other) =>
      (op === '==' || op === '!=') && other instanceof PyZoneInfo
        ? ((self as PyZoneInfo).key === other.key) === (op === '==')
        : undefined,
  },
});

define(zoneInfo, [
  member('key', { doc: 'The name of the zone.', get: (_run, self: PyZoneInfo) => self.key }),
  method('utcoffset(dt, /)', {
    doc: 'Return the offset at a clock reading.',
    run: (_run, self: PyZoneInfo, moment: PyValue) =>
      moment instanceof PyDateTime ? deltaOf(BigInt(seconds(zonedAt(self.key, moment))) * 1_000_000n) : null,
  }),
  method('dst(dt, /)', {
    doc: 'Return the daylight saving time at a clock reading.',
    run: (_run, self: PyZoneInfo, moment: PyValue) =>
      moment instanceof PyDateTime ? deltaOf(BigInt(saving(zonedAt(self.key, moment))) * 1_000_000n) : null,
  }),
  method('tzname(dt, /)', {
    doc: 'Return the abbreviation at a clock reading.',
    run: (_run, self: PyZoneInfo, moment: PyValue) =>
      moment instanceof PyDateTime ? abbreviation(zonedAt(self.key, moment)) : null,
  }),
  method('fromutc(dt, /)', {
    doc: 'Return a moment in UTC on the clock of the zone.',
    run(_run, self: PyZoneInfo, moment: PyValue) {
      if (!(moment instanceof PyDateTime)) return raise('TypeError', 'fromutc() argument must be a datetime');
      return onZoneClock(self.key, moment, self);
    },
  }),
]);

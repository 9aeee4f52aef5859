// tzinfo and timezone: fixed offsets from UTC, and what any zone says of a moment.
import '../../src/language/types/load.ts';
import { getAttribute } from '../../src/language/runtime/attributes.ts';
import { call } from '../../src/language/runtime/call.ts';
import { define, method } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { hash } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { defineType, type Slots } from '../../src/language/runtime/type.ts';
import { builtin, type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { constructObject } from '../../src/language/types/object.ts';
import { readArguments, type Shape } from './datetime-arguments.ts';
import {
  DAY_MICROSECONDS,
  datetimeTypes,
  deltaMicroseconds,
  MICROSECONDS,
  PyDateTime,
  PyTimeDelta,
  PyTimeZone,
} from './datetime-values.ts';

/** `+05:30`, with seconds and microseconds where there are any; `colon` stands between the parts. */
export function offsetText(microseconds: number, colon: ':' | ''): string {
  const size = Math.abs(microseconds);
  const seconds = Math.floor(size / MICROSECONDS);
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = microseconds < 0 ? '-' : '+';
  const minutes = `${sign}${two(Math.floor(seconds / 3600))}${colon}${two(Math.floor(seconds / 60) % 60)}`;
  const fraction = size % MICROSECONDS;
  if (size % (60 * MICROSECONDS) === 0) return minutes;
  return `${minutes}${colon}${two(seconds % 60)}${fraction === 0 ? '' : `.${String(fraction).padStart(6, '0')}`}`;
}

/** What a zone answers when it is asked for the offset at a moment (or None): microseconds, `undefined` for None. */
export function offsetAt(run: Run, zone: PyValue, moment: PyValue, what = 'utcoffset'): number | undefined {
  if (zone === null) return undefined;
  if (zone instanceof PyTimeZone) return what === 'utcoffset' ? Number(deltaMicroseconds(zone.offset)) : undefined;
  const answer = call(run, getAttribute(run, zone, what), [moment]);
  if (answer === null) return undefined;
  if (!(answer instanceof PyTimeDelta))
    return raise('TypeError', `tzinfo.${what}() must return None or a timedelta, not '${typeOf(answer).name}'`);
  return checkedOffset(
    answer,
    'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).',
  );
}

function checkedOffset(delta: PyTimeDelta, refusal: string): number {
  const size = Number(deltaMicroseconds(delta));
  return Math.abs(size) < DAY_MICROSECONDS ? size : raise('ValueError', refusal);
}

/** The name of a zone at a moment; None when it has none. */
export function zoneName(run: Run, zone: PyValue, moment: PyValue): string | null {
  if (zone === null) return null;
  if (zone instanceof PyTimeZone) return nameOf(zone);
  const answer = call(run, getAttribute(run, zone, 'tzname'), [moment]);
  if (answer === null || typeof answer === 'string') return answer;
  return raise('TypeError', `tzinfo.tzname() must return None or a string, not '${typeOf(answer).name}'`);
}

function nameOf({ name, offset }: PyTimeZone): string {
  if (name !== undefined) return name;
  const size = Number(deltaMicroseconds(offset));
  return size === 0 ? 'UTC' : `UTC${offsetText(size, ':')}`;
}

/** A timezone; the one of no offset and no name is always the same object. */
export function timezoneOf(offset: PyTimeDelta, name?: string): PyTimeZone {
  return name === undefined && deltaMicroseconds(offset) === 0n ? utc : new PyTimeZone(offset, name);
}

/** The fixed offset of so many microseconds. */
export function timezoneAt(microseconds: number, name?: string): PyTimeZone {
  const days = Math.floor(microseconds / DAY_MICROSECONDS);
  const rest = microseconds - days * DAY_MICROSECONDS;
  return timezoneOf(new PyTimeDelta(days, Math.floor(rest / MICROSECONDS), rest % MICROSECONDS), name);
}

const tzinfoSlots: Slots = { construct: (run, type, args, keywords) => constructZone(run, type, args, keywords) };

const constructZone: NonNullable<Slots['construct']> = (run, type, args, keywords) =>
  constructObject(run, type, type.heap ? [] : args, type.heap ? undefined : keywords);

datetimeTypes.tzinfo = defineType({
  name: 'datetime.tzinfo',
  qualname: 'tzinfo',
  module: 'datetime',
  bases: [builtin.object],
  doc: 'Abstract base class for time zone info objects.',
  instanceAttributes: true,
  slots: tzinfoSlots,
});

function abstract(name: string) {
  return method(`${name}(dt, /)`, {
    doc: 'What a subclass has to answer about a moment.',
    run: () => raise('NotImplementedError', `a tzinfo subclass must implement ${name}()`),
  });
}

define(datetimeTypes.tzinfo, [abstract('tzname'), abstract('utcoffset'), abstract('dst')]);

const shape: Shape = { shown: 'timezone()', names: ['offset', 'name'], required: 1 };

const outOfRange = (run: Run, offset: PyTimeDelta) =>
  `offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not ${repr(run, offset)}.`;

const slots: Slots = {
  construct(run, _type, args, keywords) {
    const [offset, name] = readArguments(shape, args, keywords);
    if (!(offset instanceof PyTimeDelta))
      return raise('TypeError', `timezone() argument 1 must be datetime.timedelta, not ${shownType(offset)}`);
    if (name !== undefined && typeof name !== 'string')
      return raise('TypeError', `timezone() argument 2 must be str, not ${shownType(name)}`);
    checkedOffset(offset, outOfRange(run, offset));
    return timezoneOf(offset, name);
  },
  repr(run, self: PyTimeZone) {
    if (self === utc) return 'datetime.timezone.utc';
    const named = self.name === undefined ? '' : `, ${repr(run, self.name)}`;
    return `${self.type.name}(${repr(run, self.offset)}${named})`;
  },
  str: (_run, self: PyTimeZone) => nameOf(self),
  hash: (run, self) => hash(run, (self as PyTimeZone).offset),
  compare(_run, op, self: PyTimeZone, other) {
    if ((op !== '==' && op !== '!=') || !(other instanceof PyTimeZone)) return undefined;
    return (deltaMicroseconds(self.offset) === deltaMicroseconds(other.offset)) === (op === '==');
  },
};

function shownType(value: PyValue | undefined): string {
  return value === null || value === undefined ? 'None' : typeOf(value).name;
}

datetimeTypes.timezone = defineType({
  name: 'datetime.timezone',
  qualname: 'timezone',
  module: 'datetime',
  bases: [datetimeTypes.tzinfo],
  doc: 'Fixed offset from UTC implementation of tzinfo.',
  subclassable: false,
  instanceAttributes: false,
  slots,
});

function checkMoment(name: string, moment: PyValue): void {
  if (moment === null || moment instanceof PyDateTime) return;
  raise('TypeError', `${name}(dt) argument must be a datetime instance or None, not ${typeOf(moment).name}`);
}

define(datetimeTypes.timezone, [
  method('tzname(dt, /)', {
    doc: 'Return the name of the zone, or its offset.',
    run(_run, self: PyTimeZone, moment: PyValue) {
      checkMoment('tzname', moment);
      return nameOf(self);
    },
  }),
  method('utcoffset(dt, /)', {
    doc: 'Return the fixed offset.',
    run(_run, self: PyTimeZone, moment: PyValue) {
      checkMoment('utcoffset', moment);
      return self.offset;
    },
  }),
  method('dst(dt, /)', {
    doc: 'Return None.',
    run(_run, _self: PyTimeZone, moment: PyValue) {
      checkMoment('dst', moment);
      return null;
    },
  }),
]);

/** The zone of no offset. */
export const utc = new PyTimeZone(new PyTimeDelta(0));

const { timezone } = datetimeTypes;
timezone.attributes.set('utc', utc);
timezone.attributes.set('min', new PyTimeZone(new PyTimeDelta(-1, 60)));
timezone.attributes.set('max', new PyTimeZone(new PyTimeDelta(0, 86_340)));

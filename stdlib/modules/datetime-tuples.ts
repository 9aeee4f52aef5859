// The named tuples that dates turn into: time.struct_time and the ISO calendar date.
import '../../src/language/types/load.ts';
import { define } from '../../src/language/runtime/declare.ts';
import { member } from '../../src/language/runtime/descriptors.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { defineType, type PyType } from '../../src/language/runtime/type.ts';
import { builtin, PyTuple, type PyValue } from '../../src/language/runtime/values.ts';
import { type Civil, dayOfYear, isoDayOf, weekdayOf } from './datetime-civil.ts';
import type { Clock } from './datetime-values.ts';

function namedTuple(name: string, module: string, fields: readonly string[]): PyType {
  const qualname = name.slice(name.lastIndexOf('.') + 1);
  const type = defineType({
    name,
    qualname,
    module,
    bases: [builtin.tuple],
    subclassable: false,
    slots: {
      repr: (run, self: PyTuple) =>
        `${name}(${self.items.map((item, at) => `${fields[at]}=${repr(run, item)}`).join(', ')})`,
    },
  });
  const at =
    (place: number) =>
    (_run: unknown, self: PyTuple): PyValue =>
      self.items[place] ?? null;
  define(
    type,
    fields.map((field, place) => member(field, { doc: `Item ${place} of the tuple.`, get: at(place) })),
  );
  return type;
}

const structTime = namedTuple(
  'time.struct_time',
  'time',
  ['year', 'mon', 'mday', 'hour', 'min', 'sec', 'wday', 'yday', 'isdst'].map((field) => `tm_${field}`),
);
const isoCalendarDate = namedTuple('datetime.IsoCalendarDate', 'datetime', ['year', 'week', 'weekday']);

/** A moment as time.struct_time. */
export function structTimeOf(day: Civil, { hour, minute, second }: Clock, dst: number): PyTuple {
  const fields = [day.year, day.month, day.day, hour, minute, second, weekdayOf(day), dayOfYear(day), dst];
  return new PyTuple(fields, structTime);
}

/** A day in the ISO calendar. */
export function isoCalendarOf(day: Civil): PyTuple {
  const { year, week, weekday } = isoDayOf(day);
  return new PyTuple([year, week, weekday], isoCalendarDate);
}

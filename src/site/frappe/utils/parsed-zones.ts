// The zones of moments that people wrote with an offset: python-dateutil's tzutc and tzoffset.
import { deltaOf } from '../../../../stdlib/modules/datetime-delta.ts';
import '../../../../stdlib/modules/datetime-zone.ts';
import { datetimeTypes, deltaMicroseconds, PyTimeDelta } from '../../../../stdlib/modules/datetime-values.ts';
import { define, method } from '../../../language/runtime/declare.ts';
import { hash } from '../../../language/runtime/operators.ts';
import { defineType, type PyType, type Slots } from '../../../language/runtime/type.ts';
import type { PyValue } from '../../../language/runtime/values.ts';

/** A zone of one offset. */
class ParsedZone {
  readonly seconds: number;
  readonly offset: PyTimeDelta;
  constructor(seconds: number) {
    this.seconds = seconds;
    this.offset = deltaOf(BigInt(seconds) * 1_000_000n);
  }
  get type(): PyType {
    return this.seconds === 0 ? zoneOfUtc : zoneOfOffset;
  }
}

/** The zone that lies so many seconds from UTC. */
export function parsedZone(seconds: number): PyValue {
  return new ParsedZone(seconds);
}

const slots: Slots = {
  hash: (run, self) => hash(run, (self as ParsedZone).offset),
  repr: (_run, self: ParsedZone) => (self.seconds === 0 ? 'tzutc()' : `tzoffset(None, ${self.seconds})`),
  compare(_run, op, self: ParsedZone, other) {
    if ((op !== '==' && op !== '!=') || !(other instanceof ParsedZone)) return undefined;
    return (self.seconds === other.seconds) === (op === '==');
  },
};

const common = { bases: [datetimeTypes.tzinfo], subclassable: false, slots };
const zoneOfUtc = defineType({ ...common, name: 'dateutil.tz.tz.tzutc', qualname: 'tzutc', module: 'dateutil.tz.tz' });
const zoneOfOffset = defineType({
  ...common,
  name: 'dateutil.tz.tz.tzoffset',
  qualname: 'tzoffset',
  module: 'dateutil.tz.tz',
});

const rows = [
  method('utcoffset(dt)', {
    doc: 'Return the offset from UTC.',
    run: (_run, self: ParsedZone) => self.offset,
  }),
  method('dst(dt)', { doc: 'Return the daylight saving: none.', run: () => new PyTimeDelta(0) }),
  method('tzname(dt)', {
    doc: 'Return the name of the zone: only UTC has one.',
    run: (_run, self: ParsedZone) => (deltaMicroseconds(self.offset) === 0n ? 'UTC' : null),
  }),
];
define(zoneOfUtc, rows);
define(zoneOfOffset, rows);

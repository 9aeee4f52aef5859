// The timedelta type: exact durations in microseconds.
import '../../src/language/types/load.ts';
import { define, method } from '../../src/language/runtime/declare.ts';
import { member } from '../../src/language/runtime/descriptors.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { asInt, float, int } from '../../src/language/runtime/numbers.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { type BinarySlot, defineType, type PyType, type Slots } from '../../src/language/runtime/type.ts';
import { builtin, PyFloat, PyTuple, type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { compareReals } from '../../src/language/types/number-compare.ts';
import { floatToInt } from '../../src/language/types/number-operands.ts';
import { floatParts } from '../../src/language/types/rounding.ts';
import { tupleHash } from '../../src/language/types/tuple.ts';
import { readArguments, type Shape } from './datetime-arguments.ts';
import { DAY_MICROSECONDS, datetimeTypes, deltaMicroseconds, MICROSECONDS, PyTimeDelta } from './datetime-values.ts';

const MOST_DAYS = 999_999_999;

/** A timedelta of any number of microseconds; OverflowError beyond its range. */
export function deltaOf(microseconds: bigint, type: PyType = datetimeTypes.timedelta): PyTimeDelta {
  const day = BigInt(DAY_MICROSECONDS);
  const rest = Number(((microseconds % day) + day) % day);
  const days = (microseconds - BigInt(rest)) / day;
  if (days > 2n ** 31n - 1n || days < -(2n ** 31n)) raise('OverflowError', 'Python int too large to convert to C int');
  if (days > MOST_DAYS || days < -MOST_DAYS)
    raise('OverflowError', `days=${days}; must have magnitude <= ${MOST_DAYS}`);
  return new PyTimeDelta(Number(days), Math.floor(rest / MICROSECONDS), rest % MICROSECONDS, type);
}

const shape: Shape = {
  shown: '__new__()',
  names: ['days', 'seconds', 'microseconds', 'milliseconds', 'minutes', 'hours', 'weeks'],
  required: 0,
};

/** What one of each unit is in microseconds, in the order in which CPython adds them up. */
const units: readonly (readonly [place: number, name: string, factor: number])[] = [
  [2, 'microseconds', 1],
  [3, 'milliseconds', 1000],
  [1, 'seconds', MICROSECONDS],
  [4, 'minutes', 60 * MICROSECONDS],
  [5, 'hours', 3600 * MICROSECONDS],
  [0, 'days', DAY_MICROSECONDS],
  [6, 'weeks', 7 * DAY_MICROSECONDS],
];

function construct(type: PyType, slots: readonly (PyValue | undefined)[]): PyTimeDelta {
  let whole = 0n;
  let leftover = 0;
  for (const [place, name, factor] of units) {
    const value = slots[place];
    if (value === undefined) continue;
    const given = asInt(value);
    if (given !== undefined) {
      whole += BigInt(given) * BigInt(factor);
      continue;
    }
    if (!(value instanceof PyFloat))
      return raise('TypeError', `unsupported type for timedelta ${name} component: ${typeOf(value).name}`);
    // CPython: the fraction of a float is scaled apart from its whole part, and fractions are rounded once, at the end.
    const trunk = BigInt(floatToInt(value.value));
    const fraction = (value.value - Number(trunk)) * factor;
    const part = Math.trunc(fraction);
    whole += trunk * BigInt(factor) + BigInt(part);
    leftover += fraction - part;
  }
  return deltaOf(whole + roundedLeftover(whole, leftover), type);
}

/** CPython rounds half to even of the whole sum: an odd sum decides the other way. */
function roundedLeftover(whole: bigint, leftover: number): bigint {
  let rounded = Math.round(leftover);
  if (Math.abs(rounded - leftover) === 0.5) {
    const odd = (whole & 1n) === 1n ? 1 : 0;
    rounded = 2 * halfEven((leftover + odd) * 0.5) - odd;
  }
  return BigInt(rounded);
}

function halfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 !== 0) ? below + 1 : below;
}

/** `dividend / divisor`, rounded half to even; the divisor may be negative. */
function divideNearest(dividend: bigint, divisor: bigint): bigint {
  const [top, bottom] = divisor < 0n ? [-dividend, -divisor] : [dividend, divisor];
  const quotient = floorDivide(top, bottom);
  const twice = (top - quotient * bottom) * 2n;
  return twice > bottom || (twice === bottom && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor !== 0n && dividend < 0n !== divisor < 0n ? quotient - 1n : quotient;
}

/** A float as the fraction that it is exactly. */
function ratioOf(value: number): { readonly top: bigint; readonly bottom: bigint } {
  if (Number.isNaN(value)) return raise('ValueError', 'cannot convert NaN to integer ratio');
  if (!Number.isFinite(value)) return raise('OverflowError', 'cannot convert Infinity to integer ratio');
  const { mantissa, exponent } = floatParts(value);
  const signed = value < 0 ? -mantissa : mantissa;
  return exponent >= 0
    ? { top: signed << BigInt(exponent), bottom: 1n }
    : { top: signed, bottom: 1n << BigInt(-exponent) };
}

function scaled(delta: PyTimeDelta, by: PyValue): PyTimeDelta | undefined {
  const size = deltaMicroseconds(delta);
  const whole = asInt(by);
  if (whole !== undefined) return deltaOf(size * BigInt(whole));
  if (!(by instanceof PyFloat)) return undefined;
  const { top, bottom } = ratioOf(by.value);
  return deltaOf(divideNearest(size * top, bottom));
}

function refuseZero(divisor: bigint, message: string): void {
  if (divisor === 0n) raise('ZeroDivisionError', message);
}

function divided(delta: PyTimeDelta, by: PyValue): PyValue | undefined {
  const size = deltaMicroseconds(delta);
  if (by instanceof PyTimeDelta) {
    const divisor = deltaMicroseconds(by);
    refuseZero(divisor, 'division by zero');
    return float(quotientOf(size, divisor));
  }
  const whole = asInt(by);
  if (whole !== undefined) {
    refuseZero(BigInt(whole), 'integer division or modulo by zero');
    return deltaOf(divideNearest(size, BigInt(whole)));
  }
  if (!(by instanceof PyFloat)) return undefined;
  const { top, bottom } = ratioOf(by.value);
  refuseZero(top, 'integer division or modulo by zero');
  return deltaOf(divideNearest(size * bottom, top));
}

/** The nearest float to a fraction of ints. */
function quotientOf(dividend: bigint, divisor: bigint): number {
  const whole = dividend / divisor;
  const limit = 2n ** 53n;
  if (dividend > -limit && dividend < limit && divisor > -limit && divisor < limit)
    return Number(dividend) / Number(divisor);
  if (dividend % divisor === 0n) return Number(whole);
  const shift = 160n;
  return Number(roundedToOdd((dividend << shift) / divisor, (dividend << shift) % divisor)) / 2 ** Number(shift);
}

/** Keeps a sticky last bit, so that the conversion to a float rounds once. */
function roundedToOdd(quotient: bigint, rest: bigint): bigint {
  return rest === 0n ? quotient : quotient < 0n ? -(-quotient | 1n) : quotient | 1n;
}

function floorDivided(delta: PyTimeDelta, by: PyValue): PyValue | undefined {
  const size = deltaMicroseconds(delta);
  if (by instanceof PyTimeDelta) {
    const divisor = deltaMicroseconds(by);
    refuseZero(divisor, 'integer division or modulo by zero');
    return int(floorDivide(size, divisor));
  }
  const whole = asInt(by);
  if (whole === undefined) return undefined;
  refuseZero(BigInt(whole), 'integer division or modulo by zero');
  return deltaOf(floorDivide(size, BigInt(whole)));
}

function remainder(delta: PyTimeDelta, by: PyTimeDelta): PyTimeDelta {
  const size = deltaMicroseconds(delta);
  const divisor = deltaMicroseconds(by);
  refuseZero(divisor, 'integer modulo by zero');
  return deltaOf(size - floorDivide(size, divisor) * divisor);
}

/** A slot over two timedeltas. */
function onDeltas(operation: (left: bigint, right: bigint) => PyValue): BinarySlot {
  return (_run, left, right) =>
    left instanceof PyTimeDelta && right instanceof PyTimeDelta
      ? operation(deltaMicroseconds(left), deltaMicroseconds(right))
      : undefined;
}

function onLeft(operation: (left: PyTimeDelta, right: PyValue) => PyValue | undefined): BinarySlot {
  return (_run, left, right) => (left instanceof PyTimeDelta ? operation(left, right) : undefined);
}

function negated(delta: PyTimeDelta): PyTimeDelta {
  return deltaOf(-deltaMicroseconds(delta));
}

/** `1 day, 2:03:04.000005` */
export function deltaText({ days, seconds, microseconds }: PyTimeDelta): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const fraction = microseconds === 0 ? '' : `.${String(microseconds).padStart(6, '0')}`;
  const before = days === 0 ? '' : `${days} day${Math.abs(days) === 1 ? '' : 's'}, `;
  return before + clock + fraction;
}

function deltaRepr({ type, days, seconds, microseconds }: PyTimeDelta): string {
  const parts = Object.entries({ days, seconds, microseconds })
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name}=${value}`);
  return `${type.name}(${parts.length === 0 ? '0' : parts.join(', ')})`;
}

function hashOf(run: Run, { days, seconds, microseconds }: PyTimeDelta) {
  return tupleHash(run, new PyTuple([days, seconds, microseconds]));
}

const slots: Slots = {
  construct: (_run, type, args, keywords) => construct(type, readArguments(shape, args, keywords)),
  repr: (_run, self: PyTimeDelta) => deltaRepr(self),
  str: (_run, self: PyTimeDelta) => deltaText(self),
  hash: (run, self) => hashOf(run, self as PyTimeDelta),
  bool: (_run, self: PyTimeDelta) => deltaMicroseconds(self) !== 0n,
  compare: (_run, op, self: PyTimeDelta, other) =>
    other instanceof PyTimeDelta
      ? compareReals(op, int(deltaMicroseconds(self)), int(deltaMicroseconds(other)))
      : undefined,
  unary: {
    '-': (_run, self) => negated(self as PyTimeDelta),
    '+': (_run, self) => deltaOf(deltaMicroseconds(self as PyTimeDelta)),
  },
  binary: {
    '+': onDeltas((left, right) => deltaOf(left + right)),
    '-': onDeltas((left, right) => deltaOf(left - right)),
    '*': (_run, left, right) =>
      left instanceof PyTimeDelta
        ? scaled(left, right)
        : right instanceof PyTimeDelta
          ? scaled(right, left)
          : undefined,
    '/': onLeft(divided),
    '//': onLeft(floorDivided),
    '%': onLeft((left, right) => (right instanceof PyTimeDelta ? remainder(left, right) : undefined)),
  },
};

datetimeTypes.timedelta = defineType({
  name: 'datetime.timedelta',
  qualname: 'timedelta',
  module: 'datetime',
  bases: [builtin.object],
  doc: 'Difference between two datetime values.',
  slots,
});

define(datetimeTypes.timedelta, [
  member('days', { doc: 'Number of days.', get: (_run, self: PyTimeDelta) => self.days }),
  member('seconds', {
    doc: 'Number of seconds (>= 0 and less than 1 day).',
    get: (_run, self: PyTimeDelta) => self.seconds,
  }),
  member('microseconds', {
    doc: 'Number of microseconds (>= 0 and less than 1 second).',
    get: (_run, self: PyTimeDelta) => self.microseconds,
  }),
  method('total_seconds()', {
    doc: 'Total seconds in the duration.',
    examples: ['datetime.timedelta(minutes=1, milliseconds=500).total_seconds()  #> 60.5'],
    run: (_run, self: PyTimeDelta) => float(quotientOf(deltaMicroseconds(self), BigInt(MICROSECONDS))),
  }),
  method('__divmod__(other, /)', {
    doc: 'Return quotient and remainder of two durations.',
    run: (_run, self: PyTimeDelta, other: PyValue) =>
      other instanceof PyTimeDelta
        ? new PyTuple([floorDivided(self, other) ?? null, remainder(self, other)])
        : raise(
            'TypeError',
            `unsupported operand type(s) for divmod(): 'datetime.timedelta' and '${typeOf(other).name}'`,
          ),
  }),
  method('__abs__()', {
    doc: 'Return the duration without its sign.',
    run: (_run, self: PyTimeDelta) => (self.days < 0 ? negated(self) : self),
  }),
]);

const { timedelta } = datetimeTypes;
timedelta.attributes.set('resolution', new PyTimeDelta(0, 0, 1));
timedelta.attributes.set('min', new PyTimeDelta(-MOST_DAYS));
timedelta.attributes.set('max', new PyTimeDelta(MOST_DAYS, 86_399, 999_999));

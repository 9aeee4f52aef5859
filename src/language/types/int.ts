// The int type: operators, text forms and what int() takes.
import { define, nativeFunction } from '../runtime/declare.ts';
import { raise } from '../runtime/errors.ts';
import { addInts, asInt, bitsOf, int, multiplyInts, subtractInts } from '../runtime/numbers.ts';
import { index } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { callSpecial } from '../runtime/special.ts';
import { defineType, type Slots } from '../runtime/type.ts';
import { builtin, PyFloat, PyInstance, type PyInt, type PyValue, typeOf } from '../runtime/values.ts';
import { asBytes, PyBytes, unitsOf } from './bytes.ts';
import { formatInt } from './format-number.ts';
import { combineBits, floorDivide, intPower, modulo, shiftLeft, shiftRight, trueDivide } from './int-arithmetic.ts';
import { intMethods } from './int-methods.ts';
import { intRepr, readInt } from './int-text.ts';
import { compareReals } from './number-compare.ts';
import { intHash } from './number-hash.ts';
import { floatToInt, intToFloat, onInts } from './number-operands.ts';
import { floatPower } from './power.ts';

/** A bool as the int that it is. */
function plain(value: PyInt | boolean): PyInt {
  return typeof value === 'boolean' ? Number(value) : value;
}

function negated(value: PyInt): PyInt {
  return typeof value === 'number' ? 0 - value : int(-value);
}

const slots: Slots = {
  repr: (run, self: PyInt) => intRepr(run, self),
  format: (run, self: PyInt, spec) => formatInt(run, self, spec),
  hash: (run, self) => {
    if (typeof self === 'bigint') run.work(bitsOf(self) >>> 4);
    return intHash(plain(self as PyInt | boolean));
  },
  bool: (_run, self: PyInt | boolean) => plain(self) !== 0,
  index: (_run, self: PyInt | boolean) => plain(self),
  compare: (run, op, self: PyInt | boolean, other) => {
    const right = asInt(other);
    if (right === undefined) return undefined;
    if (typeof right === 'bigint') run.work(bitsOf(right) >>> 6);
    return compareReals(op, plain(self), right);
  },
  unary: {
    '-': (_run, self: PyValue) => negated(plain(self as PyInt)),
    '+': (_run, self: PyValue) => plain(self as PyInt),
    '~': (run, self: PyValue) => subtractInts(run, negated(plain(self as PyInt)), 1),
  },
  binary: {
    '+': onInts(addInts),
    '-': onInts(subtractInts),
    '*': onInts(multiplyInts),
    '/': onInts((run, left, right) => new PyFloat(trueDivide(run, left, right))),
    '//': onInts(floorDivide),
    '%': onInts(modulo),
    '**': onInts((run, base, exponent) => {
      if (exponent >= 0) return intPower(run, base, exponent);
      return floatPower(intToFloat(base), intToFloat(exponent), run);
    }),
    '<<': onInts(shiftLeft),
    '>>': onInts(shiftRight),
    '&': onInts((run, left, right) => combineBits(run, '&', left, right)),
    '|': onInts((run, left, right) => combineBits(run, '|', left, right)),
    '^': onInts((run, left, right) => combineBits(run, '^', left, right)),
  },
};

/** Reads a text or bytes as an int; `undefined` for any other value. */
function fromText(run: Run, value: PyValue, base: number): PyInt | undefined {
  if (typeof value === 'string') return readInt(run, value, base, value);
  const bytes = asBytes(value);
  // Python: errors show a bytearray as bytes.
  return bytes === undefined ? undefined : readInt(run, unitsOf(run, bytes.value), base, new PyBytes(bytes.value));
}

function withoutBase(run: Run, value: PyValue): PyInt {
  if (typeof value === 'string') return readInt(run, value, 10, value);
  const whole = asInt(value);
  if (whole !== undefined) return whole;
  if (value instanceof PyFloat) return floatToInt(value.value);
  if (value instanceof PyInstance && value.native !== undefined) return withoutBase(run, value.native);
  const special = callSpecial(run, value, '__int__');
  if (special !== undefined) return asInt(special) ?? notAnInt(special);
  const slot = typeOf(value).slots.index;
  if (slot !== undefined) return slot(run, value);
  const wanted = 'a string, a bytes-like object or a real number';
  const read = fromText(run, value, 10);
  return read ?? raise('TypeError', `int() argument must be ${wanted}, not '${typeOf(value).name}'`);
}

function notAnInt(value: PyValue): never {
  return raise('TypeError', `__int__ returned non-int (type ${typeOf(value).name})`);
}

const newInt = nativeFunction('int(x=..., /, base=...)', {
  doc: 'Convert a number or text to an integer; a text may be in any base from 2 to 36.',
  run: (run, value: PyValue | undefined, base: PyValue | undefined) => {
    if (base === undefined) return value === undefined ? 0 : withoutBase(run, value);
    if (value === undefined) return raise('TypeError', 'int() missing string argument');
    const radix = index(run, base);
    if (radix < 0 || radix > 36 || radix === 1) {
      return raise('ValueError', 'int() base must be >= 2 and <= 36, or 0');
    }
    const native = value instanceof PyInstance && value.native !== undefined ? value.native : value;
    const read = fromText(run, native, Number(radix));
    return read ?? raise('TypeError', "int() can't convert non-string with explicit base");
  },
});

builtin.int = defineType({
  name: 'int',
  doc: 'A whole number of any size.',
  bases: [builtin.object],
  slots: { ...slots, construct: (run, _type, args, keywords) => newInt.invoke(run, args, keywords) },
});

define(builtin.int, intMethods);

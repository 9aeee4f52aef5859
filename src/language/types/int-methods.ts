// The methods and attributes of int.

import { call } from '../runtime/call.ts';
import type { Declaration } from '../runtime/declare.ts';
import { method } from '../runtime/declare.ts';
import { classMethod, getter } from '../runtime/descriptors.ts';
import { raise } from '../runtime/errors.ts';
import { toArray } from '../runtime/iteration.ts';
import { asInt, int } from '../runtime/numbers.ts';
import { index } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import type { PyType } from '../runtime/type.ts';
import { builtin, PyInstance, type PyInt, PyTuple, type PyValue, typeOf } from '../runtime/values.ts';
import { asBytes, PyBytes } from './bytes.ts';
import { bitLength, roundInt } from './int-arithmetic.ts';

/** Self as an int: it may be a bool, or an instance of a subclass. */
function own(self: PyValue): PyInt {
  if (self instanceof PyInstance) return own(self.native ?? 0);
  return asInt(self) ?? 0;
}

function littleEndian(byteorder: string): boolean {
  if (byteorder !== 'little' && byteorder !== 'big') {
    return raise('ValueError', "byteorder must be either 'little' or 'big'");
  }
  return byteorder === 'little';
}

function toBytes(run: Run, self: PyValue, length: number, byteorder: string, signed: boolean): PyBytes {
  const little = littleEndian(byteorder);
  if (length < 0) return raise('ValueError', 'length argument must be non-negative');
  const value = own(self);
  if (value < 0 && !signed) return raise('OverflowError', "can't convert negative int to unsigned");
  run.chargeText(length);
  const bits = length * 8;
  // A signed number needs a bit for its sign, except that the most negative one just fits.
  const size = value < 0 ? bitLength(int(-BigInt(value) - 1n)) : bitLength(value);
  // CPython: no byte at all is enough for 0 and for -1.
  const fits = size === 0 && length === 0 && value <= 0;
  if (!fits && size > (signed ? bits - 1 : bits) && value !== 0)
    return raise('OverflowError', 'int too big to convert');
  run.work(length + size);
  const bytes = storedBytes(value, Math.ceil((size + 1) / 8), length);
  return new PyBytes(little ? bytes : bytes.reverse());
}

/** Two's complement, the lowest byte first; `used` bytes are more than copies of the sign. */
function storedBytes(value: PyInt, used: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length).fill(value < 0 ? 255 : 0);
  const digits = BigInt.asUintN(used * 8, BigInt(value))
    .toString(16)
    .padStart(used * 2, '0');
  for (let at = 0; at < Math.min(used, length); at += 1) {
    const end = digits.length - at * 2;
    bytes[at] = Number.parseInt(digits.slice(end - 2, end), 16);
  }
  return bytes;
}

/** The bytes that `int.from_bytes` reads: bytes-like, or an iterable of ints. */
function bytesArgument(run: Run, value: PyValue): Uint8Array {
  const direct = asBytes(value);
  if (direct !== undefined) return direct.value;
  const type = typeOf(value);
  if (typeof value === 'string' || (type.slots.iter === undefined && type.slots.getItem === undefined)) {
    return raise('TypeError', `cannot convert '${type.name}' object to bytes`);
  }
  return Uint8Array.from(toArray(run, value), (item) => {
    const byte = index(run, item);
    return byte >= 0 && byte < 256 ? Number(byte) : raise('ValueError', 'bytes must be in range(0, 256)');
  });
}

function fromBytes(run: Run, source: PyValue, byteorder: string, signed: boolean): PyInt {
  const little = littleEndian(byteorder);
  const given = bytesArgument(run, source);
  run.work(given.length * 2);
  const bytes = little ? given.toReversed() : given;
  let first = 0;
  while (bytes[first] === 0) first += 1;
  if (first === bytes.length) return 0;
  run.chargeInt((bytes.length - first - 1) * 8 + 1);
  const digits = Array.from(bytes.subarray(first), (byte) => byte.toString(16).padStart(2, '0'));
  const value = BigInt(`0x${digits.join('')}`);
  const negative = signed && first === 0 && (bytes[0] as number) > 127;
  return int(negative ? value - (1n << BigInt(bytes.length * 8)) : value);
}

const bytesMethods: readonly Declaration[] = [
  method('to_bytes(length: size = 1, byteorder: str = "big", *, signed: bool = False)', {
    doc: 'Return the bytes that represent the integer.',
    examples: [
      "(258).to_bytes(2, 'big')  #> b'\\x01\\x02'",
      '(256).to_bytes()  #! OverflowError: int too big to convert',
    ],
    run: toBytes,
  }),
  classMethod('from_bytes(bytes, byteorder: str = "big", *, signed: bool = False)', {
    doc: 'Return the integer that the bytes represent.',
    examples: ["int.from_bytes(b'\\x01\\x02', 'little')  #> 513"],
    run: (run, type: PyType, source: PyValue, byteorder: string, signed: boolean) => {
      const value = fromBytes(run, source, byteorder, signed);
      return type === builtin.int ? value : call(run, type, [value]);
    },
  }),
];

/** Rows of int. */
export const intMethods: readonly Declaration[] = [
  ...bytesMethods,
  method('as_integer_ratio()', {
    doc: 'Return a pair of integers whose ratio is the integer.',
    examples: ['(10).as_integer_ratio()  #> (10, 1)'],
    run: (_run, self: PyValue) => new PyTuple([own(self), 1]),
  }),
  method('bit_count()', {
    doc: 'Return the number of ones in the binary representation of the absolute value.',
    examples: ['(-13).bit_count()  #> 3'],
    run: (run, self: PyValue) => {
      const value = own(self);
      run.work(bitLength(value));
      return value.toString(2).replaceAll(/[-0]/g, '').length;
    },
  }),
  method('bit_length()', {
    doc: 'Return the number of bits that the absolute value needs.',
    examples: ['(37).bit_length()  #> 6'],
    run: (run, self: PyValue) => {
      const bits = bitLength(own(self));
      run.work(bits >>> 3);
      return bits;
    },
  }),
  method('conjugate()', {
    doc: 'Return the integer itself, the complex conjugate of any integer.',
    examples: ['(5).conjugate()  #> 5'],
    run: (_run, self: PyValue) => own(self),
  }),
  method('__round__(ndigits=..., /)', {
    doc: 'Round to tens, hundreds, … when ndigits is negative.',
    examples: ['round(1250, -2)  #> 1200'],
    run: (run, self: PyValue, places: PyValue | undefined) => {
      return places === undefined ? own(self) : roundInt(run, own(self), index(run, places));
    },
  }),
  getter('real', { doc: 'The real part: the integer itself.', get: (_run, self: PyValue) => own(self) }),
  getter('imag', { doc: 'The imaginary part: 0.', get: () => 0 }),
  getter('numerator', { doc: 'The integer itself, in lowest terms.', get: (_run, self: PyValue) => own(self) }),
  getter('denominator', { doc: 'The denominator: 1.', get: () => 1 }),
];

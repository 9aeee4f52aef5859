// The bytes type: its slots and its constructor; the methods stand in the files named bytes-….
import './object.ts';
import { conventions } from '../runtime/conventions.ts';
import { define } from '../runtime/declare.ts';
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { parseSignature } from '../runtime/signature.ts';
import { defineType, type PyIterator, type PyType, type RichOperator, type Slots } from '../runtime/type.ts';
import { builtin, PySlice, type PyValue, typeOf } from '../runtime/values.ts';
import { asBytes, type BytesLike, bytesOf, PyBytes, unitsOf } from './bytes.ts';
import { constructBytes, needBytes, needleOf } from './bytes-arguments.ts';
import { asciiMethodsOf } from './bytes-case.ts';
import { codecMethodsOf } from './bytes-codec.ts';
import { type BytesKind, bytesKind } from './bytes-kind.ts';
import { percentBytes } from './bytes-percent.ts';
import { searchMethodsOf } from './bytes-search.ts';
import { splitMethodsOf } from './bytes-split.ts';
import { iteratorType } from './iterators.ts';
import { indexOrNothing, offsetOf, repeatCount, sliceIndices } from './slicing.ts';
import { hashUnits, holds } from './str.ts';
import { bytesRepr } from './str-repr.ts';
import { includesText } from './text-search.ts';

/** The methods that bytes and bytearray share. */
export function sharedMethods(kind: BytesKind) {
  return [...asciiMethodsOf(kind), ...codecMethodsOf(kind), ...searchMethodsOf(kind), ...splitMethodsOf(kind)];
}

function getItem(run: Run, kind: BytesKind, self: BytesLike, key: PyValue): PyValue {
  if (key instanceof PySlice) return kind.make(sliceBytes(run, self.value, key));
  if (indexOrNothing(run, key) === undefined) {
    return raise(
      'TypeError',
      `${kind.name === 'bytes' ? 'byte' : kind.name} indices must be integers or slices, not ${typeOf(key).name}`,
    );
  }
  const byte = self.value[offsetOf(run, key, self.value.length) as number];
  return byte === undefined
    ? raise('IndexError', `${kind.name === 'bytes' ? '' : 'bytearray '}index out of range`)
    : byte;
}

function sliceBytes(run: Run, bytes: Uint8Array, key: PySlice): Uint8Array {
  const { start, stop, step, count } = sliceIndices(run, key, bytes.length);
  run.chargeText(count);
  run.work(count);
  if (step === 1) return bytes.slice(start, stop);
  const picked = new Uint8Array(count);
  for (let at = 0, from = start; at < count; at += 1, from += step) picked[at] = bytes[from] as number;
  return picked;
}

function compare(run: Run, op: RichOperator, self: BytesLike, other: PyValue): boolean | undefined {
  const right = asBytes(other)?.value;
  if (right === undefined) return undefined;
  const left = self.value;
  const shared = Math.min(left.length, right.length);
  run.work(shared);
  let at = 0;
  while (at < shared && left[at] === right[at]) at += 1;
  return holds(op, at < shared ? (left[at] as number) - (right[at] as number) : left.length - right.length);
}

function concat(run: Run, kind: BytesKind, self: BytesLike, other: PyValue): PyValue {
  const right = asBytes(other)?.value;
  if (right === undefined) return raise('TypeError', `can't concat ${typeOf(other).name} to ${typeOf(self).name}`);
  const length = self.value.length + right.length;
  run.chargeText(length);
  run.work(length >>> 3);
  const joined = new Uint8Array(length);
  joined.set(self.value);
  joined.set(right, self.value.length);
  return kind.make(joined);
}

/** Bytes repeated as often as `count` says; their size is checked first. */
export function repeatBytes(run: Run, bytes: Uint8Array, count: PyValue): Uint8Array {
  const length = bytes.length * repeatCount(run, count);
  run.chargeText(length);
  run.work(length >>> 2);
  const repeated = new Uint8Array(length);
  for (let at = 0; at < length; at += bytes.length) repeated.set(bytes, at);
  return repeated;
}

function contains(run: Run, self: BytesLike, item: PyValue): boolean {
  const needle =
    asBytes(item) === undefined && indexOrNothing(run, item) === undefined ? needBytes(item) : needleOf(run, item);
  return includesText(run, unitsOf(run, self.value), unitsOf(run, needle));
}

/** Goes through the numbers of bytes. */
class BytesIterator implements PyIterator {
  readonly type: PyType;
  readonly #self: BytesLike;
  #at = 0;
  constructor(self: BytesLike, type: PyType) {
    this.#self = self;
    this.type = type;
  }
  next(_run: Run): PyValue | undefined {
    return this.#self.value[this.#at++];
  }
}

/** The slots that bytes and bytearray share. */
export function sharedSlots(kind: BytesKind): Slots {
  const iterator = iteratorType(`${kind.name}_iterator`);
  const signature = `${kind.name}(source=..., encoding: str = ..., errors: str = ...)`;
  const make = (run: Run, source: PyValue | undefined, encoding: string | undefined, errors: string | undefined) => {
    if (kind.name === 'bytes' && encoding === undefined && errors === undefined && source instanceof PyBytes)
      return source;
    return kind.make(constructBytes(run, kind.name, source, encoding, errors));
  };
  const bind = conventions(parseSignature(signature), make, undefined);
  return {
    len: (_run, self: BytesLike) => self.value.length,
    iter: (_run, self: BytesLike) => new BytesIterator(self, iterator),
    getItem: (run, self: BytesLike, key) => getItem(run, kind, self, key),
    compare: (run, op, self: BytesLike, other) => compare(run, op, self, other),
    contains: (run, self: BytesLike, item) => contains(run, self, item),
    concat: (run, self: BytesLike, other) => concat(run, kind, self, other),
    repeat: (run, self: BytesLike, count) => kind.make(repeatBytes(run, self.value, count)),
    binary: {
      '%': (run, left, right) => {
        const format = asBytes(left);
        if (format === undefined || !format.type.mro.includes(builtin[kind.name])) return undefined;
        return kind.make(bytesOf(run, percentBytes(run, unitsOf(run, format.value), right)));
      },
    },
    construct: (run, _type, args, keywords) => bind(run, args, keywords),
  };
}

const newBytes = sharedSlots(bytesKind).construct as NonNullable<Slots['construct']>;

builtin.bytes = defineType({
  name: 'bytes',
  bases: [builtin.object],
  doc: 'An immutable sequence of bytes.',
  slots: {
    ...sharedSlots(bytesKind),
    construct(run, type, args, keywords) {
      const made = newBytes(run, type, args, keywords) as PyBytes;
      return type === builtin.bytes ? made : new PyBytes(made.value, type);
    },
    repr: (run, self: PyBytes) => bytesRepr(run, unitsOf(run, self.value)),
    hash: (run, self) => hashUnits(run, unitsOf(run, (self as PyBytes).value)),
  },
});

define(builtin.bytes, sharedMethods(bytesKind));

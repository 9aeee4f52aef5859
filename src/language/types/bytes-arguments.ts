// The arguments of bytes methods: bytes-like values, single bytes, and what the constructors take.
import { call } from '../runtime/call.ts';
import { raise } from '../runtime/errors.ts';
import { iterate } from '../runtime/iteration.ts';
import { asInt } from '../runtime/numbers.ts';
import { index } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { type PyInt, type PyValue, textOf, typeOf } from '../runtime/values.ts';
import { asBytes, type BytesLike, ByteWriter } from './bytes.ts';
import { encode } from './encodings.ts';
import { indexOrNothing } from './slicing.ts';

/** The bytes of a bytes-like value; TypeError for any other. */
export function needBytes(value: PyValue): Uint8Array {
  const bytes = asBytes(value);
  return bytes === undefined
    ? raise('TypeError', `a bytes-like object is required, not '${typeOf(value).name}'`)
    : bytes.value;
}

/** An int that fits a byte; `name` is the type in the message. */
export function byteOf(run: Run, value: PyValue, name: string): number {
  const int = indexOrNothing(run, value);
  if (int === undefined)
    return raise('TypeError', `'${typeOf(value).name}' object cannot be interpreted as an integer`);
  return inRange(int, name === 'bytes' ? 'bytes must be in range(0, 256)' : 'byte must be in range(0, 256)');
}

function inRange(value: PyInt, message: string): number {
  return value >= 0 && value <= 255 ? Number(value) : raise('ValueError', message);
}

/** What find, count and `in` look for: a byte's number or bytes. */
export function needleOf(run: Run, value: PyValue): Uint8Array {
  const bytes = asBytes(value);
  if (bytes !== undefined) return bytes.value;
  if (indexOrNothing(run, value) === undefined) {
    return raise('TypeError', `argument should be integer or bytes-like object, not '${typeOf(value).name}'`);
  }
  return Uint8Array.of(inRange(index(run, value), 'byte must be in range(0, 256)'));
}

/** The bytes of any iterable of ints. */
export function collectBytes(run: Run, source: PyValue, name: string): Uint8Array {
  const writer = new ByteWriter(run, 0);
  const iterator = iterate(run, source);
  for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
    run.tick();
    writer.add(byteOf(run, item, name));
  }
  return writer.finish();
}

/** What calling bytes or bytearray with these arguments makes. */
export function constructBytes(
  run: Run,
  name: string,
  source: PyValue | undefined,
  encoding: string | undefined,
  errors: string | undefined,
): Uint8Array {
  const text = textOf(source);
  if (text !== undefined) {
    if (encoding === undefined) return raise('TypeError', 'string argument without an encoding');
    return encode(run, text, encoding, errors ?? 'strict');
  }
  if (encoding !== undefined || errors !== undefined) {
    const given = encoding === undefined ? 'errors' : 'encoding';
    return raise('TypeError', `${given} without a string argument`);
  }
  if (source === undefined) return new Uint8Array(0);
  const bytes = asBytes(source);
  if (bytes !== undefined) return copied(run, bytes);
  return special(run, source) ?? sized(run, source) ?? iterated(run, source, name);
}

function copied(run: Run, source: BytesLike): Uint8Array {
  run.chargeText(source.value.length);
  run.work(source.value.length >>> 3);
  return source.value.slice();
}

/** Python's `__bytes__`. */
function special(run: Run, source: PyValue): Uint8Array | undefined {
  const found = typeOf(source).lookup('__bytes__');
  if (found === undefined) return undefined;
  const made = call(run, found, [source]);
  const bytes = asBytes(made);
  return bytes === undefined
    ? raise('TypeError', `__bytes__ returned non-bytes (type ${typeOf(made).name})`)
    : bytes.value;
}

/** So many zeros. */
function sized(run: Run, source: PyValue): Uint8Array | undefined {
  if (asInt(source) === undefined && typeOf(source).slots.index === undefined) return undefined;
  const size = index(run, source);
  if (typeof size === 'bigint' && (size >= 2n ** 63n || size < -(2n ** 63n))) {
    raise('OverflowError', "cannot fit 'int' into an index-sized integer");
  }
  if (size < 0) raise('ValueError', 'negative count');
  run.chargeText(Number(size));
  run.work(Number(size) >>> 3);
  return new Uint8Array(Number(size));
}

function iterated(run: Run, source: PyValue, name: string): Uint8Array {
  const { slots } = typeOf(source);
  if (slots.iter === undefined && slots.next === undefined && slots.getItem === undefined) {
    return raise('TypeError', `cannot convert '${typeOf(source).name}' object to ${name}`);
  }
  return collectBytes(run, source, name);
}

// Representation of bytes and bytearray, and their way to and from texts of one-byte units.
import { LARGE } from '../runtime/limits.ts';
import type { Run } from '../runtime/run.ts';
import type { PyType } from '../runtime/type.ts';
import { builtin, type PyValue } from '../runtime/values.ts';

/** A bytes object; `value` is never changed after it was handed out. */
export class PyBytes {
  readonly type: PyType;
  readonly value: Uint8Array;
  constructor(value: Uint8Array, type: PyType = builtin.bytes) {
    this.type = type;
    this.value = value;
  }
  get weight(): number {
    return Math.min(this.value.length, LARGE);
  }
}

/** A bytearray; each change puts a new array in place. */
export class PyByteArray {
  readonly type: PyType;
  value: Uint8Array;
  constructor(value: Uint8Array, type: PyType = builtin.bytearray) {
    this.type = type;
    this.value = value;
  }
  get weight(): number {
    return Math.min(this.value.length, LARGE);
  }
}

/** A value with bytes in it (CPython's buffer protocol). */
export type BytesLike = PyBytes | PyByteArray;

/** The value as something with bytes, if it is. */
export function asBytes(value: PyValue): BytesLike | undefined {
  return value instanceof PyBytes || value instanceof PyByteArray ? value : undefined;
}

/** Bytes as a text whose units are the bytes: searching and cutting are done on such texts. */
export function unitsOf(run: Run, bytes: Uint8Array): string {
  run.work(bytes.length);
  if (bytes.length > 16) run.charge(bytes.length);
  if (bytes.length <= 4096) return String.fromCharCode(...bytes);
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 4096) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 4096)));
  return pieces.join('');
}

/** The bytes of a text of one-byte units; charged before they are made. */
export function bytesOf(run: Run, units: string): Uint8Array {
  run.chargeText(units.length);
  run.work(units.length);
  const bytes = new Uint8Array(units.length);
  for (let at = 0; at < units.length; at += 1) bytes[at] = units.charCodeAt(at);
  return bytes;
}

/** Bytes under construction: grows as needed, and never beyond the limit of a text. */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;
  readonly #run: Run;
  constructor(run: Run, expected: number) {
    run.chargeText(expected);
    this.#run = run;
    this.#bytes = new Uint8Array(expected);
  }
  add(byte: number): void {
    if (this.#length === this.#bytes.length) this.#grow();
    this.#bytes[this.#length++] = byte;
  }
  addAll(bytes: Iterable<number>): void {
    for (const byte of bytes) this.add(byte);
  }
  #grow(): void {
    const wanted = Math.max(16, this.#length + 1, Math.min(this.#length * 2, this.#run.limits.textLength));
    this.#run.chargeText(wanted);
    const larger = new Uint8Array(wanted);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
  finish(): Uint8Array {
    return this.#length === this.#bytes.length ? this.#bytes : this.#bytes.slice(0, this.#length);
  }
}

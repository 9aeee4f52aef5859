// The two kinds of bytes: they share their methods, and each makes results of its own kind.
import type { Run } from '../runtime/run.ts';
import { builtin, type PyValue } from '../runtime/values.ts';
import { bytesOf, PyByteArray, PyBytes } from './bytes.ts';

/** What differs between bytes and bytearray. */
export interface BytesKind {
  readonly name: 'bytes' | 'bytearray';
  make(value: Uint8Array): PyBytes | PyByteArray;
}

/** bytes. */
export const bytesKind: BytesKind = { name: 'bytes', make: (value) => new PyBytes(value) };

/** bytearray. */
export const byteArrayKind: BytesKind = { name: 'bytearray', make: (value) => new PyByteArray(value) };

/** Bytes of a kind from a text of one-byte units. */
export function made(run: Run, kind: BytesKind, units: string): PyBytes | PyByteArray {
  return kind.make(bytesOf(run, units));
}

/** `self` where nothing changes: bytes are shared, a bytearray is copied. */
export function unchanged(kind: BytesKind, self: PyBytes | PyByteArray): PyValue {
  return self.type === builtin.bytes ? self : kind.make(self.value.slice());
}

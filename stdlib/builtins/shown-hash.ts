// What hash() says of texts: CPython's numbers with its hash randomisation switched off.

import { int } from '../../src/language/runtime/numbers.ts';
import { hash } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { builtin, type PyInt, PyTuple, type PyValue } from '../../src/language/runtime/values.ts';
import { asBytes } from '../../src/language/types/bytes.ts';
import { unboxed } from '../../src/language/types/class-slots.ts';
import { tupleHash } from '../../src/language/types/tuple.ts';

/** Python's `hash(value)`. Inside, a text has a hash that is cheaper to make; scripts see this one. */
export function shownHash(run: Run, given: PyValue): PyInt {
  const value = unboxed(given);
  if (typeof value === 'string') return textHash(run, value);
  if (value instanceof PyTuple && value.type === builtin.tuple) return tupleHash(run, value, shownHash);
  const bytes = typeof value === 'object' && value?.type === builtin.bytes ? asBytes(value)?.value : undefined;
  return bytes === undefined ? hash(run, value) : bytesHash(run, bytes);
}

function textHash(run: Run, text: string): PyInt {
  run.work(text.length * 4);
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  // Python keeps a text in 1, 2 or 4 bytes for each code point, as its widest one needs.
  const widest = codes.reduce((most, code) => Math.max(most, code), 0);
  const width = widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4;
  const bytes = new Uint8Array(codes.length * width);
  for (const [at, code] of codes.entries()) {
    for (let byte = 0; byte < width; byte += 1) bytes[at * width + byte] = (code >>> (8 * byte)) & 0xff;
  }
  return bytesHash(run, bytes);
}

function bytesHash(run: Run, bytes: Uint8Array): PyInt {
  run.work(bytes.length * 32);
  if (bytes.length === 0) return 0;
  const signed = BigInt.asIntN(64, sipHash(bytes));
  return signed === -1n ? -2 : int(signed);
}

function word(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}

function turned(value: bigint, bits: bigint): bigint {
  return word(value << bits) | (value >> (64n - bits));
}

type State = [bigint, bigint, bigint, bigint];

/** SipHash-1-3 with a key of zeros. */
function sipHash(bytes: Uint8Array): bigint {
  const state: State = [0x736f6d6570736575n, 0x646f72616e646f6dn, 0x6c7967656e657261n, 0x7465646279746573n];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 8);
  for (let at = 0; at < whole; at += 8) absorb(state, view.getBigUint64(at, true));
  let last = BigInt(bytes.length & 0xff) << 56n;
  for (let at = whole; at < bytes.length; at += 1) last |= BigInt(bytes[at] ?? 0) << BigInt(8 * (at - whole));
  absorb(state, last);
  state[2] ^= 0xffn;
  for (let rounds = 0; rounds < 3; rounds += 1) mix(state);
  return state[0] ^ state[1] ^ state[2] ^ state[3];
}

function absorb(state: State, block: bigint): void {
  state[3] ^= block;
  mix(state);
  state[0] ^= block;
}

function mix(state: State): void {
  let [a, b, c, d] = state;
  a = word(a + b);
  c = word(c + d);
  b = turned(b, 13n) ^ a;
  d = turned(d, 16n) ^ c;
  a = turned(a, 32n);
  c = word(c + b);
  a = word(a + d);
  b = turned(b, 17n) ^ c;
  d = turned(d, 21n) ^ a;
  c = turned(c, 32n);
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}

// The hash table under dict and set: Python's equality and hash over an insertion-ordered Map.
import { caught, raise } from './errors.ts';
import { hash, same } from './operators.ts';
import type { Run } from './run.ts';
import type { SetOrder } from './set-order.ts';
import { str } from './text.ts';
import type { PyType } from './type.ts';
import { builtin, PyFloat, PyInstance, type PyInt, type PyObject, PyTuple, type PyValue, typeOf } from './values.ts';
import { worded } from './wording.ts';

/**
 * What stands for a key in the Map: equal keys have one DictKey. A str, an int and None stand for themselves; a bool
 * is its int; a float is its int when integral, else its number; an int of more than 64 bits is a LargeInt; any other
 * value is represented by the first equal object that was put in.
 */
export type DictKey = PyValue;

/** Stands for an int that JavaScript's Map would hash by its last 64 bits alone, which scripts could abuse. */
class LargeInt implements PyObject {
  readonly type = builtin.int;
}

/** What equal objects have in common: a hash, or a text where that is faster (tuples) or safer (large ints). */
type BucketCode = PyInt | string;

/** An insertion-ordered table from hashable values to values. */
export class HashTable {
  /** By DictKey, in order of insertion. */
  readonly map = new Map<DictKey, PyValue>();
  /** The key as it was written, where that is not its DictKey (True, 1.0, …). */
  #written: Map<DictKey, PyValue> | undefined;
  /** Keys that are objects, by what equal ones have in common. */
  #buckets: Map<BucketCode, PyValue[]> | undefined;
  /** Moves with each change of the set of keys, for iterators. */
  version = 0;
  /** How often everything was removed at once: an iterator then goes on among what came after. */
  cleared = 0;
  /** In a set: what is told of each change, so that elements can be shown in CPython's order. */
  order: SetOrder | undefined;
  /** All keys at `#tailVersion`, for taking them off from the end. */
  #tail: DictKey[] = [];
  #tailVersion = -1;

  get size(): number {
    return this.map.size;
  }

  /** The value of a key, or `undefined`. */
  get(run: Run, key: PyValue): PyValue | undefined {
    if (typeof key === 'number') return this.map.get(key);
    if (typeof key === 'string') return this.map.get(counted(run, key));
    const at = this.#locate(run, key);
    return at === undefined ? undefined : this.map.get(at);
  }

  has(run: Run, key: PyValue): boolean {
    if (typeof key === 'number') return this.map.has(key);
    if (typeof key === 'string') return this.map.has(counted(run, key));
    const at = this.#locate(run, key);
    return at !== undefined && this.map.has(at);
  }

  /** Sets a value; the key first written stays, as in Python. */
  set(run: Run, key: PyValue, value: PyValue): void {
    const at = typeof key === 'string' || typeof key === 'number' ? key : this.#admit(run, key);
    const before = this.map.size;
    if (typeof key === 'string') counted(run, key);
    this.map.set(at, value);
    if (this.map.size === before) return;
    this.version += 1;
    run.chargeEntries(before + 1, 3);
    if (at !== key) this.#remember(at, key);
    this.order?.added(run, before + 1, at, key);
  }

  /** Removes a key and gives its value, or `undefined` if it was not there. */
  delete(run: Run, key: PyValue): PyValue | undefined {
    const plain = typeof key === 'string' || typeof key === 'number' ? key : plainKey(run, key);
    const code = plain === undefined ? this.#code(run, key) : undefined;
    const at = code === undefined ? plain : this.#find(run, key, code);
    const value = at === undefined ? undefined : this.map.get(at);
    if (at === undefined || value === undefined) return undefined;
    this.#remove(run, at, code);
    return value;
  }

  #remove(run: Run, at: DictKey, code: BucketCode | undefined): void {
    this.map.delete(at);
    this.#written?.delete(at);
    this.version += 1;
    this.order?.removed(run, this.map.size, at);
    if (code === undefined) return;
    const left = this.#buckets?.get(code)?.filter((other) => other !== at);
    if (left === undefined || left.length === 0) this.#buckets?.delete(code);
    else this.#buckets?.set(code, left);
  }

  /** Removes the entry last inserted and gives key (as written) and value; `undefined` when there is none. */
  popLast(run: Run): readonly [PyValue, PyValue] | undefined {
    if (this.#tailVersion !== this.version) {
      run.work(this.map.size);
      this.#tail = [...this.map.keys()];
    }
    const at = this.#tail.pop();
    const value = at === undefined ? undefined : this.map.get(at);
    if (at === undefined || value === undefined) return undefined;
    const key = this.written(at);
    this.#remove(run, at, plainKey(run, at) === undefined ? bucketCode(run, key) : undefined);
    this.#tailVersion = this.version;
    return [key, value];
  }

  clear(): void {
    this.map.clear();
    this.#written = undefined;
    this.#buckets = undefined;
    this.version += 1;
    this.cleared += 1;
    this.order?.cleared();
  }

  /** The key as the script wrote it. */
  written(at: DictKey): PyValue {
    return this.#written === undefined ? at : (this.#written.get(at) ?? at);
  }

  /** All keys as written, in order, in a new array (uncounted, but for finding the order of a set). */
  keys(run?: Run): PyValue[] {
    const keys = [...(this.order?.elements(run) ?? this.map.keys())];
    return this.#written === undefined ? keys : keys.map((at) => this.written(at));
  }

  /** The key last inserted, as written. */
  lastKey(): PyValue | undefined {
    let last: PyValue | undefined;
    for (const at of this.map.keys()) last = at;
    return last === undefined ? undefined : this.written(last);
  }

  /** A table with the same entries and no order of its own. */
  copy(): HashTable {
    const table = new HashTable();
    table.takeAll(this);
    return table;
  }

  /** Takes over the entries of another table into this one, which has to be empty (uncharged). */
  takeAll(other: HashTable): void {
    for (const [at, value] of other.map) this.map.set(at, value);
    this.version += 1;
    if (other.#written !== undefined) this.#written = new Map(other.#written);
    if (other.#buckets === undefined) return;
    this.#buckets = new Map([...other.#buckets].map(([code, keys]) => [code, keys.slice()]));
  }

  #remember(at: DictKey, key: PyValue): void {
    this.#written ??= new Map();
    this.#written.set(at, key);
  }

  /** The DictKey of a key; `undefined` when it is an object that no entry equals. */
  #locate(run: Run, key: PyValue): DictKey | undefined {
    const plain = plainKey(run, key);
    return plain === undefined ? this.#find(run, key, this.#code(run, key)) : plain;
  }

  #code(run: Run, key: PyValue): BucketCode {
    if (run.python !== '3.14') return bucketCode(run, key);
    try {
      return bucketCode(run, key);
    } catch (thrown) {
      // From 3.14 on Python says what a value without a hash was wanted for.
      const error = caught(thrown, 'TypeError');
      if (error?.type.name !== 'TypeError') throw thrown;
      const use = this.order === undefined ? 'dict key' : 'set element';
      return raise('TypeError', worded(run, 'unusableHash', str(run, error), typeOf(key).fullName, use));
    }
  }

  /** The key that is equal to an object and was put in first. */
  #find(run: Run, key: PyValue, code: BucketCode): DictKey | undefined {
    const bucket = this.#buckets?.get(code);
    // A text that is no tuple's belongs to one int only.
    if (bucket === undefined || (typeof code === 'string' && !code.startsWith('('))) return bucket?.[0];
    for (const other of bucket) {
      run.tick();
      if (same(run, other, key)) return other;
    }
    return undefined;
  }

  /** The DictKey of a key; an object that no entry equals is put among the keys. */
  #admit(run: Run, key: PyValue): DictKey {
    const plain = plainKey(run, key);
    if (plain !== undefined) return plain;
    const code = this.#code(run, key);
    const known = this.#find(run, key, code);
    if (known !== undefined) return known;
    this.#buckets ??= new Map();
    const bucket = this.#buckets.get(code);
    const at = isLarge(key) ? new LargeInt() : key;
    if (bucket === undefined) this.#buckets.set(code, [at]);
    else bucket.push(at);
    return at;
  }
}

/** Texts longer than this are work to look up. */
const LONG_TEXT = 1024;

function counted(run: Run, key: string): string {
  if (key.length > LONG_TEXT) run.work(key.length >>> 4);
  return key;
}

/** The DictKey of a value that needs no look-up, `undefined` for other objects. */
function plainKey(run: Run, key: PyValue): DictKey | undefined {
  if (typeof key === 'boolean') return key ? 1 : 0;
  if (typeof key === 'bigint' && isLarge(key)) return undefined;
  if (typeof key !== 'object' || key === null) return key;
  if (key instanceof PyFloat && (key.type === builtin.float || keepsEquality(key.type))) return floatKey(key);
  if (key instanceof PyInstance && key.native !== undefined && keepsEquality(key.type))
    return plainKey(run, key.native);
  const number = key.type.slots.number;
  const equal = number !== undefined && keepsEquality(key.type) ? number(run, key) : undefined;
  return equal === undefined ? undefined : plainKey(run, equal);
}

/** Whether a subclass of int, float or str is equal to what its base is equal to. */
function keepsEquality(type: PyType): boolean {
  return type.lookup('__eq__') === undefined && type.lookup('__hash__') === undefined;
}

function floatKey(key: PyFloat): DictKey | undefined {
  const { value } = key;
  // A NaN equals nothing, so only the object itself is its key.
  if (Number.isNaN(value)) return key;
  if (Number.isSafeInteger(value)) return value + 0;
  if (isLarge(key)) return undefined;
  return Number.isInteger(value) ? BigInt(value) : value;
}

const LARGE = 2n ** 64n;

/** Whether a key is an int, or a float equal to one, of more than 64 bits. */
function isLarge(key: PyValue): key is bigint | PyFloat {
  if (typeof key === 'bigint') return key >= LARGE || key <= -LARGE;
  return key instanceof PyFloat && Math.abs(key.value) >= 2 ** 64 && Number.isInteger(key.value);
}

function largeCode(run: Run, key: bigint | PyFloat): string {
  const digits = BigInt(typeof key === 'bigint' ? key : key.value).toString(16);
  run.work(digits.length);
  return digits;
}

function bucketCode(run: Run, key: PyValue): BucketCode {
  if (isLarge(key)) return largeCode(run, key);
  return key instanceof PyTuple ? tupleCode(run, key) : hash(run, key);
}

/** A text that equal tuples share, and that few others do. */
function tupleCode(run: Run, key: PyTuple): string {
  run.work(key.items.length);
  let code = '(';
  for (const item of key.items) code += itemCode(run, item);
  return `${code})`;
}

function itemCode(run: Run, item: PyValue): string {
  if (typeof item === 'string') {
    run.work(item.length);
    return `${item.length}'${item}`;
  }
  const plain = plainKey(run, item);
  if (plain === undefined) return item instanceof PyTuple ? nestedCode(run, item) : `${hash(run, item)};`;
  return typeof plain === 'object' && plain !== null ? 'nan;' : `${plain};`;
}

function nestedCode(run: Run, item: PyTuple): string {
  run.enter();
  const code = tupleCode(run, item);
  run.depth -= 1;
  return code;
}

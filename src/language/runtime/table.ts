// The hash table under dict and set: Python's equality and hash over an insertion-ordered Map.
import { raise } from './errors.ts';
import { isInt } from './numbers.ts';
import { hash, same } from './operators.ts';
import type { Run } from './run.ts';
import { builtin, PyFloat, type PyInt, type PyValue, typeOf } from './values.ts';

/**
 * What stands for a key in the Map: equal keys have one DictKey. A str, an int and None stand for themselves; a bool
 * is its int; a float is its int when integral, else its number; any other value is represented by the first equal
 * object that was put in.
 */
export type DictKey = PyValue;

/** An insertion-ordered table from hashable values to values. */
export class HashTable {
  /** By DictKey, in order of insertion. */
  readonly map = new Map<DictKey, PyValue>();
  /** The key as it was written, where that is not its DictKey (True, 1.0, …). */
  #written: Map<DictKey, PyValue> | undefined;
  /** Keys that are objects, by hash. */
  #buckets: Map<PyInt, PyValue[]> | undefined;
  /** Moves with each change of the set of keys, for iterators. */
  version = 0;

  get size(): number {
    return this.map.size;
  }

  /** The value of a key, or `undefined`. */
  get(run: Run, key: PyValue): PyValue | undefined {
    if (typeof key === 'string' || typeof key === 'number') return this.map.get(key);
    const at = this.#locate(run, key);
    return at === undefined ? undefined : this.map.get(at);
  }

  has(run: Run, key: PyValue): boolean {
    if (typeof key === 'string' || typeof key === 'number') return this.map.has(key);
    const at = this.#locate(run, key);
    return at !== undefined && this.map.has(at);
  }

  /** Sets a value; the key first written stays, as in Python. */
  set(run: Run, key: PyValue, value: PyValue): void {
    const at = typeof key === 'string' || typeof key === 'number' ? key : (this.#locate(run, key) ?? this.#admit(run, key));
    const before = this.map.size;
    this.map.set(at, value);
    if (this.map.size === before) return;
    this.version += 1;
    run.chargeEntries(before + 1, 3);
    if (at !== key) this.#remember(at, key);
  }

  /** Removes a key and gives its value, or `undefined` if it was not there. */
  delete(run: Run, key: PyValue): PyValue | undefined {
    const at = typeof key === 'string' || typeof key === 'number' ? key : this.#locate(run, key);
    if (at === undefined) return undefined;
    const value = this.map.get(at);
    if (value === undefined) return undefined;
    this.#forget(run, at);
    return value;
  }

  #forget(run: Run, at: DictKey): void {
    this.map.delete(at);
    this.#written?.delete(at);
    this.version += 1;
    if (isPlainKey(at) || this.#buckets === undefined) return;
    const code = hash(run, at);
    const bucket = this.#buckets.get(code)?.filter((other) => other !== at);
    if (bucket !== undefined) this.#buckets.set(code, bucket);
  }

  clear(): void {
    this.map.clear();
    this.#written = undefined;
    this.#buckets = undefined;
    this.version += 1;
  }

  /** The key as the script wrote it. */
  written(at: DictKey): PyValue {
    return this.#written?.get(at) ?? at;
  }

  /** All keys as written, in order, in a new array (uncounted). */
  keys(): PyValue[] {
    const keys = [...this.map.keys()];
    return this.#written === undefined ? keys : keys.map((at) => this.written(at));
  }

  /** The key last inserted, as written. */
  lastKey(): PyValue | undefined {
    let last: PyValue | undefined;
    for (const at of this.map.keys()) last = at;
    return last === undefined ? undefined : this.written(last);
  }

  copy(): HashTable {
    const table = new HashTable();
    for (const [at, value] of this.map) table.map.set(at, value);
    if (this.#written !== undefined) table.#written = new Map(this.#written);
    if (this.#buckets !== undefined) table.#buckets = new Map([...this.#buckets].map(([code, keys]) => [code, keys.slice()]));
    return table;
  }

  #remember(at: DictKey, key: PyValue): void {
    this.#written ??= new Map();
    this.#written.set(at, key);
  }

  /** The DictKey of a key; `undefined` when it is an object that no entry equals. */
  #locate(run: Run, key: PyValue): DictKey | undefined {
    const plain = plainKey(key);
    if (plain !== undefined) return plain;
    const code = hash(run, key);
    const bucket = this.#buckets?.get(code);
    if (bucket === undefined) return undefined;
    for (const other of bucket) {
      run.tick();
      if (same(run, other, key)) return other;
    }
    return undefined;
  }

  #admit(run: Run, key: PyValue): DictKey {
    this.#buckets ??= new Map();
    const code = hash(run, key);
    const bucket = this.#buckets.get(code);
    if (bucket === undefined) this.#buckets.set(code, [key]);
    else bucket.push(key);
    return key;
  }
}

function isPlainKey(at: DictKey): boolean {
  return typeof at !== 'object' || at === null;
}

/** The DictKey of a value that needs no look-up, `undefined` for other objects. */
function plainKey(key: PyValue): DictKey | undefined {
  if (typeof key === 'boolean') return key ? 1 : 0;
  if (typeof key !== 'object' || key === null) return key;
  if (key instanceof PyFloat && key.type === builtin.float) return floatKey(key);
  return undefined;
}

function floatKey(key: PyFloat): DictKey {
  const { value } = key;
  // A NaN equals nothing, so only the object itself is its key.
  if (Number.isNaN(value)) return key;
  if (Number.isSafeInteger(value)) return value + 0;
  return Number.isInteger(value) ? BigInt(value) : value;
}

/** TypeError unless a value can be a key. */
export function checkHashable(value: PyValue): void {
  if (isInt(value) || typeof value === 'string') return;
  if (!typeOf(value).slots.hash) raise('TypeError', `unhashable type: '${typeOf(value).name}'`);
}

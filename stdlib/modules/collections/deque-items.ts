// Representation of a deque: a ring of items that grows and shrinks at both ends.
import type { Run } from '../../../src/language/runtime/run.ts';
import type { PyType } from '../../../src/language/runtime/type.ts';
import type { PyValue } from '../../../src/language/runtime/values.ts';

const SMALLEST = 8;

/** A double-ended queue. */
export class PyDeque {
  readonly type: PyType;
  /** -1: as long as it may be. */
  limit = -1;
  size = 0;
  /** Moves with each change, for iterators. */
  version = 0;
  #ring: PyValue[] = new Array<PyValue>(SMALLEST).fill(null);
  #first = 0;
  constructor(type: PyType) {
    this.type = type;
  }

  get weight(): number {
    return this.size * 16;
  }

  #place(at: number): number {
    return (this.#first + at) & (this.#ring.length - 1);
  }

  /** The item at an offset that is within. */
  at(offset: number): PyValue {
    return this.#ring[this.#place(offset)] ?? null;
  }

  put(offset: number, item: PyValue): void {
    this.#ring[this.#place(offset)] = item;
  }

  /** Adds an item at the end; the first one goes when there are too many. */
  push(run: Run, item: PyValue): void {
    this.#reserve(run);
    this.put(this.size, item);
    this.size += 1;
    this.version += 1;
    if (this.limit >= 0 && this.size > this.limit) this.shift();
  }

  /** Adds an item at the front; the last one goes when there are too many. */
  unshift(run: Run, item: PyValue): void {
    this.#reserve(run);
    this.#first = this.#place(-1);
    this.put(0, item);
    this.size += 1;
    this.version += 1;
    if (this.limit >= 0 && this.size > this.limit) this.pop();
  }

  /** Takes off the last item; there has to be one. */
  pop(): PyValue {
    const item = this.at(this.size - 1);
    this.put(this.size - 1, null);
    this.size -= 1;
    this.version += 1;
    return item;
  }

  /** Takes off the first item; there has to be one. */
  shift(): PyValue {
    const item = this.at(0);
    this.put(0, null);
    this.#first = this.#place(1);
    this.size -= 1;
    this.version += 1;
    return item;
  }

  clear(): void {
    this.#ring = new Array<PyValue>(SMALLEST).fill(null);
    this.#first = 0;
    this.size = 0;
    this.version += 1;
  }

  /** All items in a new array; the caller charges for it. */
  items(): PyValue[] {
    return Array.from({ length: this.size }, (_none, at) => this.at(at));
  }

  *held(): Iterable<PyValue> {
    for (let at = 0; at < this.size; at += 1) yield this.at(at);
  }

  #reserve(run: Run): void {
    run.chargeEntries(this.size + 1, 1);
    if (this.size < this.#ring.length) return;
    run.work(this.size);
    const items = this.items();
    items.length = this.size * 2;
    this.#ring = items.fill(null, this.size);
    this.#first = 0;
  }
}

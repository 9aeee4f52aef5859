// The iterators of lists, tuples, arrays of items and callables.
import { call } from '../runtime/call.ts';
import { equal } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { defineType, type PyIterator, type PyType, type Slots } from '../runtime/type.ts';
import { builtin, type PyList, type PyValue } from '../runtime/values.ts';

/** The slots of every type whose instances are iterators here. */
export const iteratorSlots: Slots = {
  iter: (_run, self: PyIterator) => self,
  next: (run, self: PyIterator) => self.next(run),
};

/** A type of iterators that scripts cannot name. */
export function iteratorType(name: string): PyType {
  return defineType({ name, bases: [builtin.object], slots: iteratorSlots, subclassable: false });
}

const listIterator = iteratorType('list_iterator');
const listReverseIterator = iteratorType('list_reverseiterator');
const tupleIterator = iteratorType('tuple_iterator');
const callableIterator = iteratorType('callable_iterator');

/** Goes through a list as it is at each step, so that it meets what was added meanwhile. */
export class ListIterator implements PyIterator {
  #list: PyList | undefined;
  #at = 0;
  constructor(list: PyList) {
    this.#list = list;
  }
  get type(): PyType {
    return listIterator;
  }
  next(_run: Run): PyValue | undefined {
    const list = this.#list;
    if (list === undefined) return undefined;
    const { items } = list;
    if (this.#at < items.length) return items[this.#at++];
    // Python: once exhausted, an iterator stays so, even if the list grows.
    this.#list = undefined;
    return undefined;
  }
}

/** Goes through a list from its end. */
export class ListReverseIterator implements PyIterator {
  readonly #list: PyList;
  #at: number;
  constructor(list: PyList) {
    this.#list = list;
    this.#at = list.items.length - 1;
  }
  get type(): PyType {
    return listReverseIterator;
  }
  next(_run: Run): PyValue | undefined {
    const at = this.#at;
    if (at < 0 || at >= this.#list.items.length) {
      this.#at = -1;
      return undefined;
    }
    this.#at -= 1;
    return this.#list.items[at];
  }
}

/** Goes through items that never change; `type` is what it shows as, a tuple's iterator unless said. */
export class ArrayIterator implements PyIterator {
  readonly type: PyType;
  readonly #items: readonly PyValue[];
  #at = 0;
  constructor(items: readonly PyValue[], type: PyType = tupleIterator) {
    this.#items = items;
    this.type = type;
  }
  next(_run: Run): PyValue | undefined {
    return this.#items[this.#at++];
  }
}

/** `iter(callee, sentinel)`: calls until the sentinel comes. */
export class CallableIterator implements PyIterator {
  #callee: PyValue | undefined;
  readonly #sentinel: PyValue;
  constructor(callee: PyValue, sentinel: PyValue) {
    this.#callee = callee;
    this.#sentinel = sentinel;
  }
  get type(): PyType {
    return callableIterator;
  }
  next(run: Run): PyValue | undefined {
    if (this.#callee === undefined) return undefined;
    const value = call(run, this.#callee, []);
    if (value !== this.#sentinel && !equal(run, this.#sentinel, value)) return value;
    this.#callee = undefined;
    return undefined;
  }
}

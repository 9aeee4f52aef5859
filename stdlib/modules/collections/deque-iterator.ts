// The iterators of a deque: they notice that it has changed.
import { raise } from '../../../src/language/runtime/errors.ts';
import { defineType, type PyIterator, type PyType } from '../../../src/language/runtime/type.ts';
import { builtin, type PyValue } from '../../../src/language/runtime/values.ts';
import '../../../src/language/types/load.ts';
import { iteratorSlots } from '../../../src/language/types/iterators.ts';
import type { PyDeque } from './deque-items.ts';

type Direction = 'forwards' | 'backwards';

const types: Readonly<Record<Direction, PyType>> = {
  forwards: iterators('_deque_iterator'),
  backwards: iterators('_deque_reverse_iterator'),
};

function iterators(name: string): PyType {
  return defineType({
    name: `_collections.${name}`,
    qualname: name,
    module: '_collections',
    bases: [builtin.object],
    slots: iteratorSlots,
  });
}

/** Goes through a deque; RuntimeError once it has changed. */
export class DequeIterator implements PyIterator {
  readonly type: PyType;
  readonly #deque: PyDeque;
  readonly #version: number;
  readonly #backwards: boolean;
  #left: number;
  constructor(deque: PyDeque, direction: Direction = 'forwards') {
    this.type = types[direction];
    this.#deque = deque;
    this.#version = deque.version;
    this.#backwards = direction === 'backwards';
    this.#left = deque.size;
  }
  next(): PyValue | undefined {
    if (this.#version !== this.#deque.version) {
      this.#left = 0;
      raise('RuntimeError', 'deque mutated during iteration');
    }
    if (this.#left === 0) return undefined;
    this.#left -= 1;
    return this.#deque.at(this.#backwards ? this.#left : this.#deque.size - 1 - this.#left);
  }
  held(): Iterable<PyValue> {
    return [this.#deque];
  }
}

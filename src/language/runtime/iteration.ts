// Iterating over any value.
import { caught, raise } from './errors.ts';
import { getItem } from './items.ts';
import type { Run } from './run.ts';
import type { PyIterator } from './type.ts';
import { builtin, PyList, PyTuple, type PyValue, typeOf } from './values.ts';

/** `iter(value)`; TypeError when it cannot be iterated. */
export function iterate(run: Run, value: PyValue): PyIterator {
  const type = typeOf(value);
  if (type.slots.iter !== undefined) return type.slots.iter(run, value);
  if (type.slots.getItem !== undefined && type.attributes.has('__getitem__')) return new ItemIterator(value);
  return raise('TypeError', `'${type.name}' object is not iterable`);
}

/** Wraps what is an iterator only through its type's `next` slot. */
export class SlotIterator implements PyIterator {
  readonly value: PyValue;
  constructor(value: PyValue) {
    this.value = value;
  }
  get type() {
    return typeOf(this.value);
  }
  next(run: Run): PyValue | undefined {
    const slot = this.type.slots.next;
    return slot === undefined
      ? raise('TypeError', `'${this.type.name}' object is not an iterator`)
      : slot(run, this.value);
  }
}

/** Python's old protocol: items 0, 1, 2, … until IndexError. */
class ItemIterator implements PyIterator {
  readonly value: PyValue;
  #at = 0;
  constructor(value: PyValue) {
    this.value = value;
  }
  get type() {
    return builtin.object;
  }
  next(run: Run): PyValue | undefined {
    try {
      return getItem(run, this.value, this.#at++);
    } catch (thrown) {
      if (caught(thrown, 'IndexError')) return undefined;
      throw thrown;
    }
  }
}

/** All items of an iterable, in a new array; counted as a collection. */
export function toArray(run: Run, value: PyValue): PyValue[] {
  if (
    (value instanceof PyList && value.type === builtin.list) ||
    (value instanceof PyTuple && value.type === builtin.tuple)
  ) {
    run.chargeEntries(value.items.length, value.items.length);
    run.work(value.items.length);
    return value.items.slice();
  }
  const iterator = iterate(run, value);
  checkLength(run, value);
  return drain(run, iterator);
}

/** Stops before the first item when a collection says that it has too many. */
function checkLength(run: Run, value: PyValue): void {
  const { heap, slots } = typeOf(value);
  if (!heap && slots.len !== undefined && typeof value !== 'string') run.chargeEntries(slots.len(run, value), 0);
}

/** What is left of an iterator, in a new array. */
export function drain(run: Run, iterator: PyIterator): PyValue[] {
  const items: PyValue[] = [];
  run.filling.push(items);
  for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
    run.tick();
    items.push(item);
    if ((items.length & 63) === 0) run.chargeEntries(items.length, 64);
  }
  run.chargeEntries(items.length, items.length & 63);
  run.filling.pop();
  return items;
}

// The list type: its slots and methods.
import { define, method } from '../runtime/declare.ts';
import { caught, raise } from '../runtime/errors.ts';
import { iterate, toArray } from '../runtime/iteration.ts';
import type { Run } from '../runtime/run.ts';
import { repr, reprOnce } from '../runtime/text.ts';
import { defineType, type RichOperator, type Slots } from '../runtime/type.ts';
import { builtin, PyList, PySlice, PyTuple, type PyValue, typeOf } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';
import { checkArguments } from './construction.ts';
import { ListIterator, ListReverseIterator } from './iterators.ts';
import { compareSequences, countItem, findItem } from './lexicographic.ts';
import { joinedRepr } from './rendering.ts';
import {
  offsetOf,
  repeatCount,
  repeatItems,
  type SliceRange,
  searchBound,
  sliceIndices,
  sliceItems,
} from './slicing.ts';
import { sortFlag, sortList } from './sorting.ts';

/** The longest run of values that is passed to JavaScript as arguments. */
const FEW = 1000;

const slots: Slots = {
  construct(run, type, args, keywords) {
    checkArguments('list', { least: 0, most: 1 }, args, keywords);
    return new PyList(args[0] === undefined ? [] : toArray(run, args[0]), type);
  },
  repr: (run, self: PyList) => reprOnce(run, self, '[...]', () => `[${joinedRepr(run, self.items)}]`),
  hash: null,
  len: (_run, self: PyList) => self.items.length,
  iter: (_run, self: PyList) => new ListIterator(self),
  reversed: (_run, self: PyList) => new ListReverseIterator(self),
  contains: (run, self: PyList, item) => findItem(run, self.items, item) >= 0,
  compare(run, op: RichOperator, self: PyList, other) {
    return other instanceof PyList ? compareSequences(run, op, self.items, other.items) : undefined;
  },
  getItem(run, self: PyList, key) {
    const { items } = self;
    if (typeof key === 'number') {
      const item = items[key < 0 ? key + items.length : key];
      return item === undefined ? raise('IndexError', 'list index out of range') : item;
    }
    if (key instanceof PySlice) return new PyList(sliceItems(run, items, key));
    return items[itemOffset(run, self, key, 'list index out of range')] as PyValue;
  },
  setItem(run, self: PyList, key, value) {
    if (typeof key === 'number' && key >= 0 && key < self.items.length) self.items[key] = value;
    else if (key instanceof PySlice) assignSlice(run, self, key, value);
    else self.items[itemOffset(run, self, key, 'list assignment index out of range')] = value;
  },
  deleteItem(run, self: PyList, key) {
    if (key instanceof PySlice) deleteSlice(run, self, sliceIndices(run, key, self.items.length));
    else removeAt(run, self, itemOffset(run, self, key, 'list assignment index out of range'));
  },
  concat(run, self: PyList, other) {
    if (!(other instanceof PyList))
      return raise('TypeError', `can only concatenate list (not "${typeOf(other).name}") to list`);
    const size = self.items.length + other.items.length;
    run.work(size);
    run.chargeEntries(size, size);
    return new PyList(self.items.concat(other.items));
  },
  repeat: (run, self: PyList, count) => new PyList(repeatItems(run, self.items, repeatCount(run, count))),
  inplace: {
    '+'(run, left, right) {
      extend(run, left as PyList, right);
      return left;
    },
    '*'(run, left, right) {
      repeatInPlace(run, left as PyList, right);
      return left;
    },
  },
};

builtin.list = defineType({ name: 'list', bases: [builtin.object], doc: 'A sequence that can be changed.', slots });

function itemOffset(run: Run, self: PyList, key: PyValue, outside: string): number {
  const offset = offsetOf(run, key, self.items.length);
  if (offset === undefined)
    return raise('TypeError', `list indices must be integers or slices, not ${typeOf(key).name}`);
  return offset < 0 ? raise('IndexError', outside) : offset;
}

function removeAt(run: Run, self: PyList, offset: number): PyValue {
  const { items } = self;
  if (offset === items.length - 1) return items.pop() as PyValue;
  run.work(items.length - offset);
  return items.splice(offset, 1)[0] as PyValue;
}

/** Adds the items of any iterable to the end. */
function extend(run: Run, self: PyList, source: PyValue): void {
  if (source instanceof PyList || source instanceof PyTuple) {
    appendAll(run, self, source.items);
    return;
  }
  const iterator = iterate(run, source);
  for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
    run.tick();
    append(run, self, item);
  }
}

function appendAll(run: Run, self: PyList, added: readonly PyValue[]): void {
  const count = added.length;
  run.work(count);
  run.chargeEntries(self.items.length + count, count);
  const { items } = self;
  for (let at = 0; at < count; at += 1) items.push(added[at] as PyValue);
}

function append(run: Run, self: PyList, item: PyValue): void {
  run.chargeEntries(self.items.length + 1, 1);
  self.items.push(item);
}

function repeatInPlace(run: Run, self: PyList, count: PyValue): void {
  self.items = repeatItems(run, self.items, repeatCount(run, count));
}

function assignSlice(run: Run, self: PyList, slice: PySlice, value: PyValue): void {
  const simple = sliceIndices(run, slice, self.items.length).step === 1;
  const values = valuesFor(
    run,
    value,
    simple ? worded(run, 'simpleSliceValue') : 'must assign iterable to extended slice',
  );
  const range = sliceIndices(run, slice, self.items.length);
  if (simple) {
    replaceItems(run, self, range.start, range.stop, values);
    return;
  }
  if (values.length !== range.count) {
    raise('ValueError', `attempt to assign sequence of size ${values.length} to extended slice of size ${range.count}`);
  }
  run.work(range.count);
  for (const [at, item] of values.entries()) self.items[range.start + at * range.step] = item;
}

function valuesFor(run: Run, value: PyValue, refusal: string): PyValue[] {
  try {
    return toArray(run, value);
  } catch (thrown) {
    if (caught(thrown, 'TypeError') !== undefined && typeOf(value).slots.iter === undefined)
      return raise('TypeError', refusal);
    throw thrown;
  }
}

function replaceItems(run: Run, self: PyList, start: number, stop: number, values: PyValue[]): void {
  const { items } = self;
  const size = items.length - (stop - start) + values.length;
  run.work(values.length + items.length - start);
  run.chargeEntries(size, Math.max(0, size - items.length));
  if (values.length <= FEW) items.splice(start, stop - start, ...values);
  else self.items = items.slice(0, start).concat(values, items.slice(stop));
}

function deleteSlice(run: Run, self: PyList, range: SliceRange): void {
  run.work(self.items.length);
  if (range.count === 0) return;
  if (range.step === 1) {
    self.items.splice(range.start, range.count);
    return;
  }
  const step = Math.abs(range.step);
  const first = range.step < 0 ? range.start + (range.count - 1) * range.step : range.start;
  const last = first + (range.count - 1) * step;
  self.items = self.items.filter((_item, at) => at < first || at > last || (at - first) % step !== 0);
}

const methods = [
  method('append(object, /)', {
    doc: 'Append object to the end of the list.',
    examples: ['x = [1]; x.append(2); x  #> [1, 2]'],
    run(run, self: PyList, item: PyValue) {
      append(run, self, item);
      return null;
    },
  }),
  method('clear()', {
    doc: 'Remove all items from list.',
    run(_run, self: PyList) {
      self.items.length = 0;
      return null;
    },
  }),
  method('copy()', {
    doc: 'Return a shallow copy of the list.',
    run: (run, self: PyList) => new PyList(sliceItems(run, self.items, WHOLE)),
  }),
  method('count(value, /)', {
    doc: 'Return number of occurrences of value.',
    examples: ['[1, 2, 1].count(1)  #> 2'],
    run: (run, self: PyList, value: PyValue) => countItem(run, self.items, value),
  }),
  method('extend(iterable, /)', {
    doc: 'Extend list by appending elements from the iterable.',
    run(run, self: PyList, iterable: PyValue) {
      extend(run, self, iterable);
      return null;
    },
  }),
  method('index(value, start=0, stop=9223372036854775807, /)', {
    doc: 'Return first index of value. Raises ValueError if the value is not present.',
    examples: ["['a', 'b'].index('b')  #> 1", '[1].index(3)  #! ValueError: 3 is not in list'],
    run(run, self: PyList, value: PyValue, start: PyValue, stop: PyValue) {
      const size = self.items.length;
      const at = findItem(run, self.items, value, searchBound(run, start, size), searchBound(run, stop, size));
      return at < 0 ? raise('ValueError', worded(run, 'notInList', repr(run, value))) : at;
    },
  }),
  method('insert(index: size, object, /)', {
    doc: 'Insert object before index.',
    examples: ['x = [1, 2]; x.insert(-1, 9); x  #> [1, 9, 2]'],
    run(run, self: PyList, index: number, item: PyValue) {
      const size = self.items.length;
      const at = index < 0 ? Math.max(0, index + size) : Math.min(index, size);
      replaceItems(run, self, at, at, [item]);
      return null;
    },
  }),
  method('pop(index: size = -1, /)', {
    doc: 'Remove and return item at index (default last).',
    examples: ['[1, 2, 3].pop(0)  #> 1', '[].pop()  #! IndexError: pop from empty list'],
    run(run, self: PyList, index: number) {
      const size = self.items.length;
      if (size === 0) return raise('IndexError', 'pop from empty list');
      const at = index < 0 ? index + size : index;
      return at < 0 || at >= size ? raise('IndexError', 'pop index out of range') : removeAt(run, self, at);
    },
  }),
  method('remove(value, /)', {
    doc: 'Remove first occurrence of value. Raises ValueError if the value is not present.',
    run(run, self: PyList, value: PyValue) {
      const at = findItem(run, self.items, value);
      if (at < 0) return raise('ValueError', 'list.remove(x): x not in list');
      removeAt(run, self, at);
      return null;
    },
  }),
  method('reverse()', {
    doc: 'Reverse the list in place.',
    run(run, self: PyList) {
      run.work(self.items.length);
      self.items.reverse();
      return null;
    },
  }),
  method('sort(*, key=None, reverse=False)', {
    doc: 'Sort the list in ascending order and return None; stable. Set reverse for descending order.',
    examples: ["x = ['bb', 'a']; x.sort(key=len); x  #> ['a', 'bb']"],
    run(run, self: PyList, key: PyValue, reverse: PyValue) {
      sortList(run, self, key, sortFlag(run, reverse));
      return null;
    },
  }),
];

const WHOLE = new PySlice(null, null, null);

define(builtin.list, methods);

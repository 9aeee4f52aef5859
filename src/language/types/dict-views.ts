// What keys(), values() and items() of a dict give: live views of it.
import { type PyDict, PySet } from '../runtime/containers.ts';
import { define, method } from '../runtime/declare.ts';
import { iterate } from '../runtime/iteration.ts';
import { contains, same } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { reprOnce } from '../runtime/text.ts';
import { type BinarySlot, defineType, type PyType, type RichOperator, type Slots } from '../runtime/type.ts';
import { builtin, PyTuple, type PyValue } from '../runtime/values.ts';
import './dict.ts';
import { type EntryPart, iterateDict, reverseDict } from './dict-iterators.ts';
import { byLength } from './lexicographic.ts';
import { joinedRepr } from './rendering.ts';
import { addAll, removeAll, setOf, toggleAll } from './set-algebra.ts';

/** A view of a dict; changes of the dict show in it. */
export class PyDictView {
  readonly dict: PyDict;
  readonly part: EntryPart;
  readonly type: PyType;
  constructor(dict: PyDict, part: EntryPart, type: PyType = dictViewTypes[part]) {
    this.dict = dict;
    this.part = part;
    this.type = type;
  }
}

/** A view that behaves like a set: that of keys or of items. */
function isSetLike(value: PyValue): value is PyDictView {
  return value instanceof PyDictView && value.part !== 'value';
}

function hasEntry(run: Run, self: PyDictView, item: PyValue): boolean {
  if (self.part === 'key') return self.dict.table.has(run, item);
  if (!(item instanceof PyTuple) || item.items.length !== 2) return false;
  const value = self.dict.table.get(run, item.items[0] as PyValue);
  return value !== undefined && same(run, value, item.items[1] as PyValue);
}

function sizeOf(value: PyDictView | PySet): number {
  return value instanceof PySet ? value.table.size : value.dict.table.size;
}

function isWithin(run: Run, value: PyValue, other: PyValue): boolean {
  const items = iterate(run, value);
  for (let item = items.next(run); item !== undefined; item = items.next(run)) {
    run.tick();
    if (!contains(run, other, item)) return false;
  }
  return true;
}

type Sized = PyDictView | PySet;

const comparisons: Readonly<Record<RichOperator, (run: Run, left: Sized, right: Sized) => boolean>> = {
  '==': (run, left, right) => isWithin(run, left, right),
  '!=': (run, left, right) => sizeOf(left) !== sizeOf(right) || !isWithin(run, left, right),
  '<': (run, left, right) => isWithin(run, left, right),
  '<=': (run, left, right) => isWithin(run, left, right),
  '>': (run, left, right) => isWithin(run, right, left),
  '>=': (run, left, right) => isWithin(run, right, left),
};

function compareViews(run: Run, op: RichOperator, self: PyDictView, other: PyValue): PyValue | undefined {
  if (!(other instanceof PySet) && !isSetLike(other)) return undefined;
  return (op === '!=' || byLength[op](sizeOf(self), sizeOf(other))) && comparisons[op](run, self, other);
}

/** CPython: the smaller side is gone through, and its items are what the result has. */
function intersectionOf(run: Run, left: PyValue, right: PyValue): PyValue {
  // Python calls the slot of a view on the right as well.
  const [view, other] = isSetLike(left) ? [left, right] : [right as PyDictView, left];
  const swap = isSetLike(other) && sizeOf(other) > sizeOf(view);
  const within: PyDictView = swap ? other : view;
  const result = new PySet();
  const items = iterate(run, swap ? view : other);
  for (let item = items.next(run); item !== undefined; item = items.next(run)) {
    run.tick();
    if (hasEntry(run, within, item)) result.table.set(run, item, true);
  }
  return result;
}

/** An operator that begins with a set of the left operand's items. */
function onCopy(change: (run: Run, set: PySet, other: PyValue) => void): BinarySlot {
  return (run, left, right) => {
    const result = setOf(run, left);
    change(run, result, right);
    return result;
  };
}

const viewSlots: Slots = {
  len: (_run, self: PyDictView) => self.dict.table.size,
  iter: (_run, self: PyDictView) => iterateDict(self.dict, self.part),
  reversed: (run, self: PyDictView) => reverseDict(run, self.dict, self.part),
  repr: (run, self: PyDictView) => reprOnce(run, self, '...', () => viewRepr(run, self)),
};

const setLikeSlots: Slots = {
  ...viewSlots,
  hash: null,
  contains: hasEntry,
  compare: compareViews,
  binary: { '|': onCopy(addAll), '&': intersectionOf, '-': onCopy(removeAll), '^': onCopy(toggleAll) },
};

/** dict_keys, dict_values and dict_items. */
export const dictViewTypes: Readonly<Record<EntryPart, PyType>> = {
  key: viewType('dict_keys', setLikeSlots),
  value: viewType('dict_values', viewSlots),
  item: viewType('dict_items', setLikeSlots),
};

function viewType(name: string, slots: Slots): PyType {
  return defineType({ name, bases: [builtin.object], slots, subclassable: false });
}

function viewRepr(run: Run, self: PyDictView): string {
  const items: PyValue[] = [];
  const iterator = iterateDict(self.dict, self.part);
  for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) items.push(item);
  return `${self.type.name}([${joinedRepr(run, items)}])`;
}

const isDisjoint = method('isdisjoint(other, /)', {
  doc: 'Return True if the view and the given iterable have nothing in common.',
  run(run, self: PyDictView, other: PyValue) {
    const items = iterate(run, other);
    for (let item = items.next(run); item !== undefined; item = items.next(run)) {
      run.tick();
      if (hasEntry(run, self, item)) return false;
    }
    return true;
  },
});

define(dictViewTypes.key, [isDisjoint]);
define(dictViewTypes.item, [isDisjoint]);

define(builtin.dict, [
  method('keys()', {
    doc: "A set-like object providing a view on the dict's keys.",
    run: (_run, self: PyDict) => new PyDictView(self, 'key'),
  }),
  method('values()', {
    doc: "An object providing a view on the dict's values.",
    run: (_run, self: PyDict) => new PyDictView(self, 'value'),
  }),
  method('items()', {
    doc: "A set-like object providing a view on the dict's items.",
    run: (_run, self: PyDict) => new PyDictView(self, 'item'),
  }),
]);

// The methods of set and frozenset.
import { PySet } from '../runtime/containers.ts';
import { method } from '../runtime/declare.ts';
import { raise, raiseWith } from '../runtime/errors.ts';
import { iterate } from '../runtime/iteration.ts';
import type { Run } from '../runtime/run.ts';
import type { PyType } from '../runtime/type.ts';
import { builtin, type PyValue } from '../runtime/values.ts';
import {
  addAll,
  become,
  copySet,
  difference,
  discard,
  intersection,
  isDisjoint,
  isSubset,
  removeAll,
  setOf,
  toggleAll,
} from './set-algebra.ts';

/** The builtin type that a result has: operators and methods never make a subclass. */
export function baseOf(set: PySet): PyType {
  return set.type.isSubtypeOf(builtin.frozenset) ? builtin.frozenset : builtin.set;
}

function intersectionOf(run: Run, self: PySet, others: readonly PyValue[]): PySet {
  if (others.length === 0) return copySet(run, self, baseOf(self));
  return others.reduce<PySet>((result, other) => intersection(run, result, other, baseOf(self)), self);
}

function differenceOf(run: Run, self: PySet, [first, ...rest]: readonly PyValue[]): PySet {
  if (first === undefined) return copySet(run, self, baseOf(self));
  const result = difference(run, self, first, baseOf(self));
  for (const other of rest) removeAll(run, result, other);
  return result;
}

function containsAll(run: Run, self: PySet, other: PyValue): boolean {
  if (other instanceof PySet) return isSubset(run, other, self);
  const items = iterate(run, other);
  for (let item = items.next(run); item !== undefined; item = items.next(run)) {
    run.tick();
    if (!self.table.has(run, item)) return false;
  }
  return true;
}

/** What both kinds of sets offer. */
export const sharedMethods = [
  method('copy()', {
    doc: 'Return a shallow copy of a set.',
    run: (run, self: PySet) => (self.type === builtin.frozenset ? self : copySet(run, self, baseOf(self))),
  }),
  method('difference(*others)', {
    doc: 'Return the elements that are in this set but not in the others.',
    examples: ['{1, 2, 3}.difference([2], (3,))  #> {1}'],
    run: (run, self: PySet, others: PyValue[]) => differenceOf(run, self, others),
  }),
  method('intersection(*others)', {
    doc: 'Return the elements that this set and all others have.',
    examples: ['{1, 2, 3}.intersection([2, 3], {3})  #> {3}'],
    run: (run, self: PySet, others: PyValue[]) => intersectionOf(run, self, others),
  }),
  method('isdisjoint(other, /)', {
    doc: 'Return True if the two have no element in common.',
    run: (run, self: PySet, other: PyValue) => isDisjoint(run, self, other),
  }),
  method('issubset(other, /)', {
    doc: 'Report whether another set contains this set.',
    run(run, self: PySet, other: PyValue) {
      if (other instanceof PySet) return isSubset(run, self, other);
      return intersection(run, self, other, builtin.set).table.size === self.table.size;
    },
  }),
  method('issuperset(other, /)', {
    doc: 'Report whether this set contains another set.',
    run: (run, self: PySet, other: PyValue) => containsAll(run, self, other),
  }),
  method('symmetric_difference(other, /)', {
    doc: 'Return the elements that are in exactly one of the two.',
    examples: ['{1, 2}.symmetric_difference([2, 3])  #> {1, 3}'],
    run(run, self: PySet, other: PyValue) {
      const result = setOf(run, other, baseOf(self));
      toggleAll(run, result, self);
      return result;
    },
  }),
  method('union(*others)', {
    doc: 'Return the elements of this set and of all others.',
    examples: ['{1}.union([2], (3,))  #> {1, 2, 3}'],
    run(run, self: PySet, others: PyValue[]) {
      const result = copySet(run, self, baseOf(self));
      for (const other of others) addAll(run, result, other);
      return result;
    },
  }),
];

/** What only a set offers, because it can be changed. */
export const changingMethods = [
  method('add(object, /)', {
    doc: 'Add an element; no effect if it is there already.',
    run(run, self: PySet, item: PyValue) {
      self.table.set(run, item, true);
      return null;
    },
  }),
  method('clear()', {
    doc: 'Remove all elements.',
    run(_run, self: PySet) {
      self.table.clear();
      return null;
    },
  }),
  method('difference_update(*others)', {
    doc: 'Remove all elements of the others from this set.',
    run(run, self: PySet, others: PyValue[]) {
      for (const other of others) removeAll(run, self, other);
      return null;
    },
  }),
  method('discard(object, /)', {
    doc: 'Remove an element if it is there.',
    run(run, self: PySet, item: PyValue) {
      discard(run, self, item);
      return null;
    },
  }),
  method('intersection_update(*others)', {
    doc: 'Keep only what all others have too.',
    run(run, self: PySet, others: PyValue[]) {
      become(self, intersectionOf(run, self, others));
      return null;
    },
  }),
  method('pop()', {
    doc: 'Remove and return an arbitrary element. Raises KeyError if the set is empty.',
    examples: ["set().pop()  #! KeyError: 'pop from an empty set'"],
    run(run, self: PySet) {
      const { table } = self;
      const element = table.order?.known === true ? table.order.popped(run) : table.map.keys().next().value;
      if (element === undefined) return raise('KeyError', 'pop from an empty set');
      const item = table.written(element);
      table.delete(run, item);
      return item;
    },
  }),
  method('remove(object, /)', {
    doc: 'Remove an element. Raises KeyError if it is not there.',
    run: (run, self: PySet, item: PyValue) => (discard(run, self, item) ? null : raiseWith('KeyError', item)),
  }),
  method('symmetric_difference_update(other, /)', {
    doc: 'Keep what is in exactly one of the two.',
    run(run, self: PySet, other: PyValue) {
      toggleAll(run, self, other);
      return null;
    },
  }),
  method('update(*others)', {
    doc: 'Add all elements of the others.',
    run(run, self: PySet, others: PyValue[]) {
      for (const other of others) addAll(run, self, other);
      return null;
    },
  }),
];

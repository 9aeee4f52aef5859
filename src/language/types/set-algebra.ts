// What sets do with each other and with any iterable; adds and removes in CPython's order, which shows in the results.
import { PyDict, PySet } from '../runtime/containers.ts';
import { iterate } from '../runtime/iteration.ts';
import type { Run } from '../runtime/run.ts';
import { SetOrder } from '../runtime/set-order.ts';
import type { PyType } from '../runtime/type.ts';
import { builtin, type PyValue } from '../runtime/values.ts';

/** A new set with the items of an iterable. */
export function setOf(run: Run, source: PyValue, type: PyType = builtin.set): PySet {
  if (source instanceof PySet) return copySet(run, source, type);
  const set = new PySet(undefined, type);
  addAll(run, set, source);
  return set;
}

/** A new set with the same elements. */
export function copySet(run: Run, source: PySet, type: PyType): PySet {
  const { size } = source.table;
  run.work(size);
  run.chargeEntries(size, size * 3);
  const table = source.table.copy();
  table.order = new SetOrder();
  table.order.reserve(run, size);
  table.order.copy(run, source.table.order);
  return new PySet(table, type);
}

/** Elements as CPython shows them, in a new array. */
export function elementsOf(run: Run, set: PySet): PyValue[] {
  run.work(set.table.size);
  return set.table.keys(run);
}

/** Calls `visit` with each item of an iterable; a set or dict is first copied, so it may change meanwhile. */
function each(run: Run, source: PyValue, visit: (item: PyValue) => void): void {
  if (source instanceof PySet || source instanceof PyDict) {
    run.work(source.table.size);
    for (const item of source.table.keys(run)) visit(item);
    return;
  }
  const iterator = iterate(run, source);
  for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
    run.tick();
    visit(item);
  }
}

/** Adds every item of an iterable. */
export function addAll(run: Run, set: PySet, source: PyValue): void {
  const { table } = set;
  if (source instanceof PySet) {
    merge(run, set, source);
    return;
  }
  if (source instanceof PyDict) table.order?.reserve(run, source.table.size);
  each(run, source, (item) => table.set(run, item, true));
}

function merge(run: Run, set: PySet, source: PySet): void {
  if (source === set || source.table.size === 0) return;
  const { table } = set;
  const { order } = table;
  order?.reserve(run, source.table.size);
  if (table.size > 0 || order?.copy(run, source.table.order) === false) {
    each(run, source, (item) => table.set(run, item, true));
    return;
  }
  run.work(source.table.size);
  run.chargeEntries(source.table.size, source.table.size * 3);
  table.takeAll(source.table);
}

/** Whether a set has an item; a set is looked for as if it were frozen. */
export function hasElement(run: Run, set: PySet, item: PyValue): boolean {
  return set.table.has(run, frozen(item));
}

/** Removes an item; false if it was not there. */
export function discard(run: Run, set: PySet, item: PyValue): boolean {
  return set.table.delete(run, frozen(item)) !== undefined;
}

/** Python: a set, which has no hash, finds the frozenset that equals it. */
function frozen(item: PyValue): PyValue {
  return item instanceof PySet && !item.type.slots.hash ? new PySet(item.table, builtin.frozenset) : item;
}

/** A new set of what is in both; `type` is that of the result. */
export function intersection(run: Run, set: PySet, other: PyValue, type: PyType): PySet {
  if (other === set) return copySet(run, set, type);
  const result = new PySet(undefined, type);
  const swap = other instanceof PySet && other.table.size > set.table.size;
  const within = swap ? other : set;
  each(run, swap ? set : other, (item) => {
    if (within.table.has(run, item)) result.table.set(run, item, true);
  });
  return result;
}

/** A new set of what is in `set` and not in `other`. */
export function difference(run: Run, set: PySet, other: PyValue, type: PyType): PySet {
  const keyed = other instanceof PySet || (other instanceof PyDict && other.type === builtin.dict);
  // CPython: with a much smaller other it is cheaper to take away than to pick.
  if (!keyed || set.table.size >> 2 > other.table.size) {
    const copy = copySet(run, set, type);
    removeAll(run, copy, other);
    return copy;
  }
  const result = new PySet(undefined, type);
  each(run, set, (item) => {
    if (!other.table.has(run, item)) result.table.set(run, item, true);
  });
  return result;
}

/** Removes every item of an iterable. */
export function removeAll(run: Run, set: PySet, other: PyValue): void {
  if (other === set) {
    set.table.clear();
    return;
  }
  const smaller = other instanceof PySet && other.table.size >> 3 > set.table.size;
  each(run, smaller ? intersection(run, set, other, builtin.set) : other, (item) => set.table.delete(run, item));
  set.table.order?.tidy(run);
}

/** Removes what is in `other` too, and adds the rest of it. */
export function toggleAll(run: Run, set: PySet, other: PyValue): void {
  if (other === set) {
    set.table.clear();
    return;
  }
  const keyed = other instanceof PySet || other instanceof PyDict;
  each(run, keyed ? other : setOf(run, other), (item) => {
    if (set.table.delete(run, item) === undefined) set.table.set(run, item, true);
  });
}

/** Makes a set what another, unshared one is. */
export function become(set: PySet, other: PySet): void {
  if (set.table.order !== undefined) other.table.order?.continueAt(set.table.order);
  set.table = other.table;
}

/** Whether every element of `set` is in `other`. */
export function isSubset(run: Run, set: PySet, other: PySet): boolean {
  if (set.table.size > other.table.size) return false;
  return set === other || elementsOf(run, set).every((item) => other.table.has(run, item));
}

/** Whether a set and an iterable have nothing in common. */
export function isDisjoint(run: Run, set: PySet, other: PyValue): boolean {
  if (other === set) return set.table.size === 0;
  const swap = other instanceof PySet && other.table.size > set.table.size;
  const within = swap ? other : set;
  const iterator = iterate(run, swap ? set : other);
  for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
    run.tick();
    if (within.table.has(run, item)) return false;
  }
  return true;
}

// Sorting by `<` alone: stable, and for short lists with exactly CPython's comparisons.
import { call } from '../runtime/call.ts';
import { raise } from '../runtime/errors.ts';
import { compare, index, less, truth } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import type { PyIterator } from '../runtime/type.ts';
import { builtin, PyFloat, type PyList, PyTuple, type PyValue } from '../runtime/values.ts';
import { precedes } from './lexicographic.ts';

/** Whether the first value has to stand before the second. */
type Before = (left: PyValue, right: PyValue) => boolean;

/** The items sorted in place by `key(item)` (None: by themselves); on an error they are left in some order. */
export function sortItems(run: Run, items: PyValue[], key: PyValue, reverse: boolean): PyValue[] {
  run.filling.push(items);
  const keys = key === null ? items : keysOf(run, items, key);
  run.filling.push(keys);
  // Python: reversing before and after keeps equal items in their order.
  if (reverse) reverseAll(items, keys);
  try {
    sortBy(run, items, keys);
  } finally {
    if (reverse) items.reverse();
  }
  run.filling.length -= 2;
  return items;
}

/** Counts the work of sorting so many items before they are even collected. */
export function chargeSort(run: Run, count: number): void {
  run.advance(Math.floor((count * Math.log2(count + 2)) / 8));
}

/** What is given for `reverse`: any int that CPython would take. */
export function sortFlag(run: Run, reverse: PyValue): boolean {
  if (typeof reverse === 'boolean') return reverse;
  if (run.python !== '3.11') return truth(run, reverse);
  const flag = index(run, reverse);
  if (flag > 2147483647 || flag < -2147483648) raise('OverflowError', 'Python int too large to convert to C int');
  return flag !== 0;
}

function keysOf(run: Run, items: readonly PyValue[], key: PyValue): PyValue[] {
  run.chargeEntries(items.length, items.length);
  const keys: PyValue[] = [];
  run.filling.push(keys);
  for (const item of items) {
    run.tick();
    keys.push(call(run, key, [item]));
  }
  run.filling.pop();
  return keys;
}

function reverseAll(items: PyValue[], keys: PyValue[]): void {
  items.reverse();
  if (keys !== items) keys.reverse();
}

/** Sorts a list, which is seen to be empty meanwhile; ValueError when the script changes it all the same. */
export function sortList(run: Run, list: PyList, key: PyValue, reverse: boolean): void {
  const items = list.items;
  const meanwhile: PyValue[] = [];
  list.items = meanwhile;
  try {
    sortItems(run, items, key, reverse);
  } finally {
    list.items = items;
  }
  if (meanwhile.length > 0) raise('ValueError', 'list modified during sort');
}

/** Sorts `items` by `keys` (which may be the same array). */
function sortBy(run: Run, items: PyValue[], keys: PyValue[]): void {
  const size = items.length;
  run.work(size * Math.ceil(Math.log2(size + 1)));
  if (size < 2) return;
  if (items === keys && sortInts(items)) return;
  const native = nativeOrder(keys);
  if (native !== undefined) sortNatively(items, native);
  else mergeSort(items, keys, beforeOf(run, keys));
}

/** `<` for these keys, each time counted. */
function beforeOf(run: Run, keys: readonly PyValue[]): Before {
  if (keys.every((key) => key instanceof PyTuple && key.type === builtin.tuple)) {
    return (left, right) => {
      run.tick();
      return precedes(run, (left as PyTuple).items, (right as PyTuple).items);
    };
  }
  return (left, right) => {
    run.tick();
    return less(run, left, right);
  };
}

/** Sorts small ints among themselves; false if there is anything else. */
function sortInts(items: PyValue[]): boolean {
  if (typeof items[0] !== 'number' || !items.every((item) => typeof item === 'number')) return false;
  const sorted = Float64Array.from(items as number[]).sort();
  for (let at = 0; at < sorted.length; at += 1) items[at] = sorted[at] as number;
  return true;
}

type Order = (left: number | string, right: number | string) => number;

const numerically: Order = (left, right) => Number(left) - Number(right);
const alphabetically: Order = (left, right) => (left < right ? -1 : left === right ? 0 : 1);
const surrogate = /[\ud800-\udfff]/;
/** Comparing longer texts is work that has to be counted. */
const LONG_TEXT = 256;

interface Native {
  readonly keys: readonly (number | string)[];
  readonly order: Order;
}

/** JavaScript's own order where it is Python's: numbers, and texts whose code units are their code points. */
function nativeOrder(keys: readonly PyValue[]): Native | undefined {
  const text = typeof keys[0] === 'string';
  const native: (number | string)[] = [];
  for (const key of keys) {
    const value = text ? plainText(key) : plainNumber(key);
    if (value === undefined) return undefined;
    native.push(value);
  }
  return { keys: native, order: text ? alphabetically : numerically };
}

function plainText(key: PyValue): string | undefined {
  return typeof key === 'string' && key.length <= LONG_TEXT && !surrogate.test(key) ? key : undefined;
}

/** A number that is compared exactly as it is; a NaN is in no order. */
function plainNumber(key: PyValue): number | undefined {
  if (typeof key === 'number') return key;
  return key instanceof PyFloat && !Number.isNaN(key.value) ? key.value : undefined;
}

function sortNatively(items: PyValue[], { keys, order }: Native): void {
  const places = keys.map((_key, at) => at);
  places.sort((left, right) => order(keys[left] as number | string, keys[right] as number | string));
  const before = items.slice();
  for (let at = 0; at < places.length; at += 1) items[at] = before[places[at] as number] as PyValue;
}

/** What is being sorted: keys, and items that move along with them. */
interface Sorting {
  readonly items: PyValue[];
  readonly keys: PyValue[];
  readonly before: Before;
}

/** Finds or makes runs of at least CPython's minimum length, then merges neighbours. */
function mergeSort(items: PyValue[], keys: PyValue[], before: Before): void {
  const sorting: Sorting = { items, keys, before };
  const size = items.length;
  const least = minimumRun(size);
  const ends: number[] = [0];
  for (let start = 0; start < size; ) {
    const natural = countRun(sorting, start, size);
    const end = Math.max(start + natural, Math.min(size, start + least));
    insertionSort(sorting, start, end, start + natural);
    ends.push(end);
    start = end;
  }
  while (ends.length > 2) mergeRound(sorting, ends);
}

function minimumRun(size: number): number {
  let rest = size;
  let carried = 0;
  while (rest >= 64) {
    carried |= rest & 1;
    rest >>= 1;
  }
  return rest + carried;
}

/** The length of the run that begins at `start`; a falling one is turned round. */
function countRun({ items, keys, before }: Sorting, start: number, end: number): number {
  if (start + 1 >= end) return end - start;
  const falls = (at: number) => before(keys[at] as PyValue, keys[at - 1] as PyValue);
  const descending = falls(start + 1);
  let at = start + 2;
  while (at < end && falls(at) === descending) at += 1;
  if (descending) {
    reverseBetween(keys, start, at);
    if (items !== keys) reverseBetween(items, start, at);
  }
  return at - start;
}

function reverseBetween(values: PyValue[], start: number, end: number): void {
  for (let low = start, high = end - 1; low < high; low += 1, high -= 1) {
    const kept = values[low] as PyValue;
    values[low] = values[high] as PyValue;
    values[high] = kept;
  }
}

/** Sorts `[start, end)`, of which `[start, sorted)` is sorted already. */
function insertionSort({ items, keys, before }: Sorting, start: number, end: number, sorted: number): void {
  for (let at = sorted; at < end; at += 1) {
    const pivot = keys[at] as PyValue;
    let low = start;
    let high = at;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before(pivot, keys[middle] as PyValue)) high = middle;
      else low = middle + 1;
    }
    insertAt(keys, at, low);
    if (items !== keys) insertAt(items, at, low);
  }
}

function insertAt(values: PyValue[], from: number, to: number): void {
  const value = values[from] as PyValue;
  // A plain loop: the engine's copyWithin asks of each index whether it is there.
  for (let at = from; at > to; at -= 1) values[at] = values[at - 1] as PyValue;
  values[to] = value;
}

/** Merges runs 0 and 1, 2 and 3, …; `ends` then holds the ends of the merged ones. */
function mergeRound(sorting: Sorting, ends: number[]): void {
  let kept = 1;
  for (let at = 2; at < ends.length; at += 2) {
    merge(sorting, ends[at - 2] as number, ends[at - 1] as number, ends[at] as number);
    ends[kept++] = ends[at] as number;
  }
  if (ends.length % 2 === 0) ends[kept++] = ends.at(-1) as number;
  ends.length = kept;
}

function merge({ items, keys, before }: Sorting, start: number, middle: number, end: number): void {
  const leftKeys = keys.slice(start, middle);
  const leftItems = items === keys ? leftKeys : items.slice(start, middle);
  let left = 0;
  let right = middle;
  for (let to = start; left < leftKeys.length; to += 1) {
    const takeRight = right < end && before(keys[right] as PyValue, leftKeys[left] as PyValue);
    const from = takeRight ? right++ : left++;
    if (items !== keys) items[to] = (takeRight ? items[from] : leftItems[from]) as PyValue;
    keys[to] = (takeRight ? keys[from] : leftKeys[from]) as PyValue;
  }
}

/** The first item that no other is `op` than (`<`: min, `>`: max), by `key(item)`; `undefined` when there are no items. */
export function extreme(run: Run, op: '<' | '>', items: PyIterator, key: PyValue): PyValue | undefined {
  let best = items.next(run);
  if (best === undefined) return undefined;
  let bestKey = key === null ? best : call(run, key, [best]);
  for (let item = items.next(run); item !== undefined; item = items.next(run)) {
    run.tick();
    const itemKey = key === null ? item : call(run, key, [item]);
    if (!outranks(run, op, itemKey, bestKey)) continue;
    best = item;
    bestKey = itemKey;
  }
  return best;
}

function outranks(run: Run, op: '<' | '>', left: PyValue, right: PyValue): boolean {
  if (typeof left === 'number' && typeof right === 'number') return op === '<' ? left < right : left > right;
  return truth(run, compare(run, op, left, right));
}

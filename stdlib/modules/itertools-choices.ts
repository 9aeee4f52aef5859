// Iterators of itertools over arrangements: product, permutations and combinations.
import type { Keywords } from '../../src/language/runtime/call.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { toArray } from '../../src/language/runtime/iteration.ts';
import { asInt } from '../../src/language/runtime/numbers.ts';
import { index } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import type { PyType } from '../../src/language/runtime/type.ts';
import { PyTuple, type PyValue } from '../../src/language/runtime/values.ts';
import { Lazy, lazyType } from './itertools-lazy.ts';

/** Moves the places on to the next arrangement; false after the last. */
type Advance = (places: number[]) => boolean;

/** Goes through arrangements of items: `itemAt` reads the item of a place. */
function arranged(
  type: PyType,
  first: number[] | undefined,
  advance: Advance,
  itemAt: (place: number, at: number) => PyValue,
  kept: readonly PyValue[],
): Lazy {
  let places = first;
  let started = false;
  const step = (run: Run) => {
    if (places === undefined) return undefined;
    run.work(places.length * 4);
    run.charge(places.length * 16);
    if (started && !advance(places)) {
      places = undefined;
      return undefined;
    }
    started = true;
    return new PyTuple(places.map(itemAt));
  };
  return new Lazy(type, step, kept);
}

function repeatOf(run: Run, keywords: Keywords | undefined): number {
  const { names = [], values = [] } = keywords ?? {};
  if (names.length > 1) raise('TypeError', `product() takes at most 1 keyword argument (${names.length} given)`);
  if (names[0] !== undefined && names[0] !== 'repeat')
    raise('TypeError', `'${names[0]}' is an invalid keyword argument for product()`);
  const times = values[0] === undefined ? 1 : Number(index(run, values[0]));
  return times < 0 ? raise('ValueError', 'repeat argument cannot be negative') : times;
}

const productType: PyType = lazyType('product(*iterables, **keywords)', {
  doc: 'All tuples with an item of each iterable; repeat says how often each iterable is taken.',
  run(run, iterables: PyValue[], keywords: Keywords | undefined) {
    const times = repeatOf(run, keywords);
    const pools = times === 0 ? [] : iterables.map((iterable) => toArray(run, iterable));
    const width = pools.length * times;
    run.chargeEntries(width, width);
    run.work(width);
    const poolAt = (at: number) => pools[at % pools.length] as PyValue[];
    const first = pools.some((pool) => pool.length === 0) ? undefined : new Array<number>(width).fill(0);
    const advance: Advance = (places) => {
      for (let at = width - 1; at >= 0; at -= 1) {
        const next = (places[at] as number) + 1;
        places[at] = next < poolAt(at).length ? next : 0;
        if (places[at] !== 0) return true;
      }
      return false;
    };
    return arranged(productType, first, advance, (place, at) => poolAt(at)[place] as PyValue, pools.flat());
  },
});

const upTo = (count: number): number[] => Array.from({ length: count }, (_none, at) => at);

/** Charges the places of an arrangement before they are made. */
function widthOf(run: Run, count: number): number {
  if (count < 0) return raise('ValueError', 'r must be non-negative');
  return Math.min(count, run.limits.collection);
}

const permutationsType: PyType = lazyType('permutations(iterable, r=None)', {
  doc: 'All orders of so many items.',
  run(run, iterable: PyValue, count: PyValue) {
    const pool = toArray(run, iterable);
    if (count !== null && asInt(count) === undefined) return raise('TypeError', 'Expected int as r');
    const width = widthOf(run, count === null ? pool.length : Number(count));
    const size = pool.length;
    const order = upTo(size);
    const cycles = Array.from({ length: Math.min(width, size) }, (_none, at) => size - at);
    const advance: Advance = (places) => {
      for (let at = width - 1; at >= 0; at -= 1) {
        const left = (cycles[at] as number) - 1;
        cycles[at] = left;
        if (left === 0) {
          order.push(...order.splice(at, 1));
          cycles[at] = size - at;
          continue;
        }
        const other = size - left;
        [order[at], order[other]] = [order[other] as number, order[at] as number];
        for (let place = at; place < width; place += 1) places[place] = order[place] as number;
        return true;
      }
      return false;
    };
    const first = width > size ? undefined : upTo(width);
    return arranged(permutationsType, first, advance, (place) => pool[place] as PyValue, pool);
  },
});

const combinationsType: PyType = lazyType('combinations(iterable, r: size)', {
  doc: 'All choices of so many items, in order.',
  run(run, iterable: PyValue, count: number) {
    const pool = toArray(run, iterable);
    const width = widthOf(run, count);
    const size = pool.length;
    const advance: Advance = (places) => {
      let at = width - 1;
      while (at >= 0 && places[at] === at + size - width) at -= 1;
      if (at < 0) return false;
      let next = (places[at] as number) + 1;
      for (; at < width; at += 1, next += 1) places[at] = next;
      return true;
    };
    const first = width > size ? undefined : upTo(width);
    return arranged(combinationsType, first, advance, (place) => pool[place] as PyValue, pool);
  },
});

const replacedType: PyType = lazyType('combinations_with_replacement(iterable, r: size)', {
  doc: 'All choices of so many items, in order, each perhaps more than once.',
  run(run, iterable: PyValue, count: number) {
    const pool = toArray(run, iterable);
    const width = widthOf(run, count);
    run.chargeEntries(width, width);
    const advance: Advance = (places) => {
      let at = width - 1;
      while (at >= 0 && places[at] === pool.length - 1) at -= 1;
      if (at < 0) return false;
      const next = (places[at] as number) + 1;
      places.fill(next, at);
      return true;
    };
    const first = pool.length === 0 && width > 0 ? undefined : new Array<number>(width).fill(0);
    return arranged(replacedType, first, advance, (place) => pool[place] as PyValue, pool);
  },
});

/** product, permutations, combinations and combinations_with_replacement. */
export const choiceTypes: readonly PyType[] = [productType, permutationsType, combinationsType, replacedType];

// What counters do with each other: sums, differences, unions, intersections, and comparisons of all counts.
import { call } from '../../../src/language/runtime/call.ts';
import { PyDict } from '../../../src/language/runtime/containers.ts';
import { deleteItem, getItem, setItem } from '../../../src/language/runtime/items.ts';
import { binary, compare, contains, less, truth } from '../../../src/language/runtime/operators.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import type { BinarySlot, RichOperator, Slots } from '../../../src/language/runtime/type.ts';
import type { PyValue } from '../../../src/language/runtime/values.ts';
import { eachItem } from './mapping.ts';

function isCounter(value: PyValue): value is PyDict {
  return value instanceof PyDict && value.type.mro.some((type) => !type.heap && type.name === 'Counter');
}

function emptyLike(run: Run, counter: PyDict): PyDict {
  const native = counter.type.mro.find((type) => !type.heap);
  return call(run, native ?? counter.type, []) as PyDict;
}

function positive(run: Run, count: PyValue): boolean {
  return truth(run, compare(run, '>', count, 0));
}

/** The count of the result from those of both; and what becomes of a count that only the right one has. */
interface Rule {
  readonly both: (run: Run, left: PyValue, right: PyValue) => PyValue;
  readonly rightOnly?: (run: Run, count: PyValue) => PyValue | undefined;
}

const keepPositive = (run: Run, count: PyValue) => (positive(run, count) ? count : undefined);

const rules: Readonly<Record<'+' | '-' | '|' | '&', Rule>> = {
  '+': { both: (run, left, right) => binary(run, '+', left, right), rightOnly: keepPositive },
  '-': {
    both: (run, left, right) => binary(run, '-', left, right),
    rightOnly: (run, count) => (less(run, count, 0) ? binary(run, '-', 0, count) : undefined),
  },
  '|': { both: (run, left, right) => (less(run, left, right) ? right : left), rightOnly: keepPositive },
  '&': { both: (run, left, right) => (less(run, left, right) ? left : right) },
};

function operator({ both, rightOnly }: Rule): BinarySlot {
  return (run, left, right) => {
    if (!isCounter(left) || !isCounter(right)) return undefined;
    const result = emptyLike(run, left);
    eachItem(run, left, (key, count) => {
      const joined = both(run, count, getItem(run, right, key));
      if (positive(run, joined)) setItem(run, result, key, joined);
    });
    if (rightOnly === undefined) return result;
    eachItem(run, right, (key, count) => {
      if (contains(run, left, key)) return;
      const kept = rightOnly(run, count);
      if (kept !== undefined) setItem(run, result, key, kept);
    });
    return result;
  };
}

/** `+`, `-`, `|` and `&` of two counters: counts that are not positive are left out. */
export const counterOperators: Record<'+' | '-' | '|' | '&', BinarySlot> = {
  '+': operator(rules['+']),
  '-': operator(rules['-']),
  '|': operator(rules['|']),
  '&': operator(rules['&']),
};

function removeNonPositive(run: Run, self: PyDict): PyDict {
  const removed: PyValue[] = [];
  eachItem(run, self, (key, count) => {
    if (positive(run, count)) return;
    run.chargeEntries(removed.length + 1, 1);
    removed.push(key);
  });
  for (const key of removed) deleteItem(run, self, key);
  return self;
}

function addInPlace(op: '+' | '-'): BinarySlot {
  return (run, left, right) => {
    const self = left as PyDict;
    eachItem(run, right, (key, count) => setItem(run, self, key, binary(run, op, getItem(run, self, key), count)));
    return removeNonPositive(run, self);
  };
}

function unite(run: Run, left: PyValue, right: PyValue): PyValue {
  const self = left as PyDict;
  eachItem(run, right, (key, count) => {
    if (truth(run, compare(run, '>', count, getItem(run, self, key)))) setItem(run, self, key, count);
  });
  return removeNonPositive(run, self);
}

function intersect(run: Run, left: PyValue, right: PyValue): PyValue {
  const self = left as PyDict;
  eachItem(run, self, (key, count) => {
    const other = getItem(run, right, key);
    if (less(run, other, count)) setItem(run, self, key, other);
  });
  return removeNonPositive(run, self);
}

/** The in-place forms; the right operand may be any mapping. */
export const inplaceOperators: Record<'+' | '-' | '|' | '&', BinarySlot> = {
  '+': addInPlace('+'),
  '-': addInPlace('-'),
  '|': unite,
  '&': intersect,
};

/** `+counter` keeps the positive counts, `-counter` turns the negative ones. */
export const counterSigns: NonNullable<Slots['unary']> = {
  '+'(run, self) {
    const result = emptyLike(run, self as PyDict);
    eachItem(run, self, (key, count) => {
      if (positive(run, count)) setItem(run, result, key, count);
    });
    return result;
  },
  '-'(run, self) {
    const result = emptyLike(run, self as PyDict);
    eachItem(run, self, (key, count) => {
      if (less(run, count, 0)) setItem(run, result, key, binary(run, '-', 0, count));
    });
    return result;
  },
};

/** Whether a comparison holds for every count of both. */
function holds(run: Run, op: RichOperator, left: PyDict, right: PyDict): boolean {
  for (const counter of [left, right]) {
    for (const at of counter.table.map.keys()) {
      run.tick();
      const key = counter.table.written(at);
      if (!truth(run, compare(run, op, getItem(run, left, key), getItem(run, right, key)))) return false;
    }
  }
  return true;
}

const comparisons: Readonly<Record<RichOperator, (run: Run, left: PyDict, right: PyDict) => boolean>> = {
  '==': (run, left, right) => holds(run, '==', left, right),
  '!=': (run, left, right) => !holds(run, '==', left, right),
  '<=': (run, left, right) => holds(run, '<=', left, right),
  '>=': (run, left, right) => holds(run, '>=', left, right),
  '<': (run, left, right) => holds(run, '<=', left, right) && !holds(run, '==', left, right),
  '>': (run, left, right) => holds(run, '>=', left, right) && !holds(run, '==', left, right),
};

/** Counters compare by all their counts, where a missing one is 0. */
export function compareCounters(run: Run, op: RichOperator, self: PyValue, other: PyValue): PyValue | undefined {
  return isCounter(self) && isCounter(other) ? comparisons[op](run, self, other) : undefined;
}

// The tuple type: its slots and methods.
import { define, method } from '../runtime/declare.ts';
import { raise } from '../runtime/errors.ts';
import { toArray } from '../runtime/iteration.ts';
import { int } from '../runtime/numbers.ts';
import { hash } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { reprOnce } from '../runtime/text.ts';
import { defineType, type Slots } from '../runtime/type.ts';
import { builtin, type PyInt, PySlice, PyTuple, type PyValue, typeOf } from '../runtime/values.ts';
import { checkArguments } from './construction.ts';
import { ArrayIterator } from './iterators.ts';
import { compareSequences, countItem, findItem } from './lexicographic.ts';
import { joinedRepr } from './rendering.ts';
import { offsetOf, repeatCount, repeatItems, searchBound, sliceItems } from './slicing.ts';

const slots: Slots = {
  construct(run, type, args, keywords) {
    checkArguments('tuple', { least: 0, most: 1 }, args, keywords);
    const [source] = args;
    if (source === undefined) return new PyTuple([], type);
    if (type === builtin.tuple && source instanceof PyTuple && source.type === type) return source;
    return new PyTuple(toArray(run, source), type);
  },
  repr: (run, self: PyTuple) => reprOnce(run, self, '(...)', () => tupleRepr(run, self.items)),
  hash: (run, self) => tupleHash(run, self as PyTuple),
  len: (_run, self: PyTuple) => self.items.length,
  iter: (_run, self: PyTuple) => new ArrayIterator(self.items),
  contains: (run, self: PyTuple, item) => findItem(run, self.items, item) >= 0,
  compare(run, op, self: PyTuple, other) {
    return other instanceof PyTuple ? compareSequences(run, op, self.items, other.items) : undefined;
  },
  getItem(run, self: PyTuple, key) {
    const { items } = self;
    if (typeof key === 'number') {
      const item = items[key < 0 ? key + items.length : key];
      return item === undefined ? raise('IndexError', 'tuple index out of range') : item;
    }
    if (key instanceof PySlice) return kept(self, sliceItems(run, items, key));
    const offset = offsetOf(run, key, items.length);
    if (offset === undefined)
      return raise('TypeError', `tuple indices must be integers or slices, not ${typeOf(key).name}`);
    return offset < 0 ? raise('IndexError', 'tuple index out of range') : (items[offset] as PyValue);
  },
  concat(run, self: PyTuple, other) {
    if (!(other instanceof PyTuple))
      return raise('TypeError', `can only concatenate tuple (not "${typeOf(other).name}") to tuple`);
    if (other.items.length === 0 && isExact(self)) return self;
    if (self.items.length === 0 && isExact(other)) return other;
    const size = self.items.length + other.items.length;
    run.work(size);
    run.chargeEntries(size, size);
    return new PyTuple(self.items.concat(other.items));
  },
  repeat: (run, self: PyTuple, count) => kept(self, repeatItems(run, self.items, repeatCount(run, count))),
};

function isExact(value: PyTuple): boolean {
  return value.type === builtin.tuple;
}

/** A tuple of items taken from another; Python: if they are all of its items, it is that tuple itself. */
function kept(self: PyTuple, items: readonly PyValue[]): PyTuple {
  const isWhole = items.length === self.items.length && items.every((item, at) => item === self.items[at]);
  return isWhole && isExact(self) ? self : new PyTuple(items);
}

builtin.tuple = defineType({
  name: 'tuple',
  bases: [builtin.object],
  doc: 'A sequence that cannot be changed.',
  slots,
});

function tupleRepr(run: Run, items: readonly PyValue[]): string {
  return items.length === 1 ? `(${joinedRepr(run, items)},)` : `(${joinedRepr(run, items)})`;
}

const PRIME_1 = 11400714785074694791n;
const PRIME_2 = 14029467366897019727n;
const PRIME_5 = 2870177450012600261n;
const LANE_MASK = (1n << 64n) - 1n;

/** CPython's hash of a tuple, made from the hashes of its items as `hashOf` gives them. */
export function tupleHash(run: Run, self: PyTuple, hashOf: (run: Run, item: PyValue) => PyInt = hash): PyInt {
  const sum = (lanes(run, self.items, hashOf) + (BigInt(self.items.length) ^ (PRIME_5 ^ 3527539n))) & LANE_MASK;
  return ended(sum);
}

/** CPython's hash of a slice, from 3.12 on: that of a tuple of its parts, but for its length. */
export function sliceHash(run: Run, parts: readonly PyValue[]): PyInt {
  return ended(lanes(run, parts, hash));
}

function lanes(run: Run, items: readonly PyValue[], hashOf: (run: Run, item: PyValue) => PyInt): bigint {
  run.work(items.length * 64);
  let sum = PRIME_5;
  for (const item of items) {
    run.enter();
    sum = (sum + (BigInt(hashOf(run, item)) & LANE_MASK) * PRIME_2) & LANE_MASK;
    run.depth -= 1;
    sum = ((((sum << 31n) | (sum >> 33n)) & LANE_MASK) * PRIME_1) & LANE_MASK;
  }
  return sum;
}

function ended(sum: bigint): PyInt {
  // CPython: -1 stands for an error and is never a hash.
  return sum === LANE_MASK ? 1546275796 : int(BigInt.asIntN(64, sum));
}

const methods = [
  method('count(value, /)', {
    doc: 'Return number of occurrences of value.',
    examples: ['(1, 2, 1).count(1)  #> 2'],
    run: (run, self: PyTuple, value: PyValue) => countItem(run, self.items, value),
  }),
  method('index(value, start=0, stop=9223372036854775807, /)', {
    doc: 'Return first index of value. Raises ValueError if the value is not present.',
    examples: ['(1, 2).index(2)  #> 1', '(1,).index(2)  #! ValueError: tuple.index(x): x not in tuple'],
    run(run, self: PyTuple, value: PyValue, start: PyValue, stop: PyValue) {
      const size = self.items.length;
      const at = findItem(run, self.items, value, searchBound(run, start, size), searchBound(run, stop, size));
      return at < 0 ? raise('ValueError', 'tuple.index(x): x not in tuple') : at;
    },
  }),
];

define(builtin.tuple, methods);

// collections.deque: a queue with two ends; its methods stand beside it.
import '../../../src/language/types/load.ts';
import { conventions } from '../../../src/language/runtime/conventions.ts';
import { define, lazily } from '../../../src/language/runtime/declare.ts';
import { raise } from '../../../src/language/runtime/errors.ts';
import { asInt } from '../../../src/language/runtime/numbers.ts';
import { same } from '../../../src/language/runtime/operators.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { reprOnce } from '../../../src/language/runtime/text.ts';
import { defineType, type PyType } from '../../../src/language/runtime/type.ts';
import { builtin, PyTuple, type PyValue, typeOf } from '../../../src/language/runtime/values.ts';
import { compareSequences } from '../../../src/language/types/lexicographic.ts';
import { joinedRepr } from '../../../src/language/types/rendering.ts';
import { offsetOf, repeatCount } from '../../../src/language/types/slicing.ts';
import { PyDeque } from './deque-items.ts';
import { DequeIterator } from './deque-iterator.ts';
import { dequeMethods, extend, itemsOf, likeIt, removeAt } from './deque-methods.ts';

const LARGEST_SIZE = 2n ** 63n;

function limitOf(value: PyValue): number {
  if (value === null) return -1;
  const limit = asInt(value);
  if (limit === undefined) return raise('TypeError', 'an integer is required');
  if (BigInt(limit) >= LARGEST_SIZE || BigInt(limit) < -LARGEST_SIZE)
    return raise('OverflowError', 'Python int too large to convert to C ssize_t');
  return limit < 0 ? raise('ValueError', 'maxlen must be non-negative') : Number(limit);
}

/** Binds the arguments of calling the type, and gives both back. */
const bound = lazily({ signature: 'deque(iterable=..., maxlen=None)', doc: '', run: () => null }, (parsed) =>
  conventions(
    parsed,
    (_run, source: PyValue | undefined, limit: PyValue) => new PyTuple([source ?? null, limit, source !== undefined]),
    undefined,
  ),
);

/** The offset that a subscript means. */
function place(run: Run, self: PyDeque, key: PyValue): number {
  const at = offsetOf(run, key, self.size);
  if (at === undefined) return raise('TypeError', `sequence index must be integer, not '${typeOf(key).name}'`);
  return at < 0 ? raise('IndexError', 'deque index out of range') : at;
}

function contains(run: Run, self: PyDeque, wanted: PyValue): boolean {
  const items = new DequeIterator(self);
  for (let item = items.next(); item !== undefined; item = items.next()) {
    run.tick();
    if (same(run, item, wanted)) return true;
  }
  return false;
}

function dequeRepr(run: Run, self: PyDeque): string {
  return reprOnce(run, self, '[...]', () => {
    const shown = joinedRepr(run, itemsOf(run, self));
    return `${self.type.qualname}([${shown}]${self.limit < 0 ? '' : `, maxlen=${self.limit}`})`;
  });
}

function repeat(run: Run, self: PyDeque, count: number): PyDeque {
  const items = itemsOf(run, self);
  run.chargeEntries(self.limit < 0 ? items.length * count : 0, 0);
  if (count === 0) self.clear();
  for (let times = items.length === 0 ? 1 : count; times > 1; times -= 1) {
    run.work(items.length * 4);
    for (const item of items) self.push(run, item);
  }
  return self;
}

/** `collections.deque` */
export const dequeType: PyType = defineType({
  name: 'collections.deque',
  qualname: 'deque',
  module: 'collections',
  doc: 'A sequence that is quick at both ends, perhaps of limited length.',
  bases: [builtin.object],
  slots: {
    construct(run, type, args, keywords) {
      const [source = null, limit = null, given] = (bound(run, args, keywords) as PyTuple).items;
      run.charge(128);
      const made = new PyDeque(type);
      made.limit = limitOf(limit);
      if (given === true) extend(run, made, source);
      return made;
    },
    hash: null,
    repr: dequeRepr,
    len: (_run, self: PyDeque) => self.size,
    iter: (_run, self: PyDeque) => new DequeIterator(self),
    reversed: (_run, self: PyDeque) => new DequeIterator(self, 'backwards'),
    contains,
    compare: (run, op, self: PyDeque, other) =>
      other instanceof PyDeque ? compareSequences(run, op, itemsOf(run, self), itemsOf(run, other)) : undefined,
    getItem: (run, self: PyDeque, key) => self.at(place(run, self, key)),
    setItem: (run, self: PyDeque, key, value) => self.put(place(run, self, key), value),
    deleteItem: (run, self: PyDeque, key) => removeAt(run, self, place(run, self, key)),
    concat(run, self: PyDeque, other) {
      if (!(other instanceof PyDeque))
        return raise('TypeError', `can only concatenate deque (not "${typeOf(other).name}") to deque`);
      const joined = likeIt(run, self);
      if (joined instanceof PyDeque) extend(run, joined, other);
      return joined;
    },
    repeat(run, self: PyDeque, count) {
      const times = repeatCount(run, count);
      const copy = likeIt(run, self);
      return copy instanceof PyDeque ? repeat(run, copy, times) : copy;
    },
    inplace: {
      '+'(run, left, right) {
        extend(run, left as PyDeque, right);
        return left;
      },
      '*': (run, left, right) => repeat(run, left as PyDeque, repeatCount(run, right)),
    },
  },
});

define(dequeType, dequeMethods);

// The set and frozenset types: their slots and methods.
import { PySet } from '../runtime/containers.ts';
import { define } from '../runtime/declare.ts';
import { raise } from '../runtime/errors.ts';
import { int } from '../runtime/numbers.ts';
import { hash } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import type { SetOrder } from '../runtime/set-order.ts';
import type { DictKey, HashTable } from '../runtime/table.ts';
import { reprOnce } from '../runtime/text.ts';
import {
  type BinarySlot,
  defineType,
  type PyIterator,
  type PyType,
  type RichOperator,
  type Slots,
} from '../runtime/type.ts';
import { builtin, type PyInt, type PyValue } from '../runtime/values.ts';
import { checkArguments } from './construction.ts';
import { iteratorType } from './iterators.ts';
import { joinedRepr } from './rendering.ts';
import {
  addAll,
  become,
  copySet,
  difference,
  elementsOf,
  hasElement,
  intersection,
  isSubset,
  removeAll,
  setOf,
  toggleAll,
} from './set-algebra.ts';
import { baseOf, changingMethods, sharedMethods } from './set-methods.ts';

const setIterator = iteratorType('set_iterator');

/** Goes through the places of a set's table as it is at each step; RuntimeError when the number of elements changes. */
class SetIterator implements PyIterator {
  #set: PySet | undefined;
  /** Where to go on, while the order is known. */
  #place = 0;
  #elements: Iterator<DictKey> | undefined;
  #size: number;
  constructor(set: PySet) {
    this.#set = set;
    this.#size = set.table.size;
  }
  get type(): PyType {
    return setIterator;
  }
  next(run: Run): PyValue | undefined {
    if (this.#set === undefined) return undefined;
    const { table } = this.#set;
    if (this.#size !== table.size) this.#refuse();
    const { order } = table;
    const element = order?.known === true ? this.#placed(run, order) : this.#inserted(table);
    if (element !== undefined) return table.written(element);
    this.#set = undefined;
    return undefined;
  }

  #placed(run: Run, order: SetOrder): DictKey | undefined {
    const at = order.occupied(run, this.#place);
    this.#place = at + 1;
    return order.elementAt(at);
  }

  #inserted(table: HashTable): DictKey | undefined {
    this.#elements ??= table.map.keys();
    return this.#elements.next().value;
  }

  #refuse(): never {
    this.#size = -1;
    return raise('RuntimeError', 'Set changed size during iteration');
  }
}

type Algebra = (run: Run, left: PySet, right: PySet) => PyValue;

/** An operator on two sets of either kind; the result has the kind of the left one. */
function between(operate: Algebra): BinarySlot {
  return (run, left, right) =>
    left instanceof PySet && right instanceof PySet ? operate(run, left, right) : undefined;
}

const comparisons: Readonly<Record<RichOperator, (run: Run, left: PySet, right: PySet) => boolean>> = {
  '==': (run, left, right) => left.table.size === right.table.size && isSubset(run, left, right),
  '!=': (run, left, right) => left.table.size !== right.table.size || !isSubset(run, left, right),
  '<': (run, left, right) => left.table.size < right.table.size && isSubset(run, left, right),
  '<=': (run, left, right) => isSubset(run, left, right),
  '>': (run, left, right) => left.table.size > right.table.size && isSubset(run, right, left),
  '>=': (run, left, right) => isSubset(run, right, left),
};

const shared: Slots = {
  repr: (run, self: PySet) => reprOnce(run, self, `${self.type.name}(...)`, () => setRepr(run, self)),
  len: (_run, self: PySet) => self.table.size,
  iter: (_run, self: PySet) => new SetIterator(self),
  contains: (run, self: PySet, item) => hasElement(run, self, item),
  compare: (run, op, self: PySet, other) => (other instanceof PySet ? comparisons[op](run, self, other) : undefined),
  binary: {
    '|': between((run, left, right) => {
      const result = copySet(run, left, baseOf(left));
      addAll(run, result, right);
      return result;
    }),
    '&': between((run, left, right) => intersection(run, left, right, baseOf(left))),
    '-': between((run, left, right) => difference(run, left, right, baseOf(left))),
    '^': between((run, left, right) => {
      const result = copySet(run, right, baseOf(left));
      toggleAll(run, result, left);
      return result;
    }),
  },
};

/** An operator that changes its left operand. */
function within(operate: (run: Run, left: PySet, right: PySet) => void): BinarySlot {
  return between((run, left, right) => {
    operate(run, left, right);
    return left;
  });
}

builtin.set = defineType({
  name: 'set',
  bases: [builtin.object],
  doc: 'An unordered collection of unique elements.',
  slots: {
    ...shared,
    hash: null,
    construct(run, type, args, keywords) {
      checkArguments('set', { least: 0, most: 1 }, args, keywords);
      return args[0] === undefined ? new PySet(undefined, type) : setOf(run, args[0], type);
    },
    inplace: {
      '|': within(addAll),
      '&': within((run, left, right) => become(left, intersection(run, left, right, builtin.set))),
      '-': within(removeAll),
      '^': within(toggleAll),
    },
  },
});

builtin.frozenset = defineType({
  name: 'frozenset',
  bases: [builtin.object],
  doc: 'An unordered collection of unique elements that cannot be changed.',
  slots: {
    ...shared,
    hash: (run, self) => frozensetHash(run, self as PySet),
    construct(run, type, args, keywords) {
      checkArguments('frozenset', { least: 0, most: 1 }, args, keywords);
      const [source] = args;
      if (source === undefined) return new PySet(undefined, type);
      const same = type === builtin.frozenset && source instanceof PySet && source.type === type;
      return same ? source : setOf(run, source, type);
    },
  },
});

function setRepr(run: Run, self: PySet): string {
  const { name } = self.type;
  if (self.table.size === 0) return `${name}()`;
  const elements = joinedRepr(run, elementsOf(run, self));
  return self.type === builtin.set ? `{${elements}}` : `${name}({${elements}})`;
}

const WORD = (1n << 64n) - 1n;

function shuffled(code: bigint): bigint {
  return ((code ^ 89869747n ^ (code << 16n)) * 3644798167n) & WORD;
}

/** CPython's hash of a frozenset, in which the order of elements does not show. */
function frozensetHash(run: Run, self: PySet): PyInt {
  const elements = elementsOf(run, self);
  run.work(elements.length * 64);
  let sum = 0n;
  for (const element of elements) sum ^= shuffled(BigInt(hash(run, element)) & WORD);
  sum ^= (BigInt(elements.length + 1) * 1927868237n) & WORD;
  sum ^= (sum >> 11n) ^ (sum >> 25n);
  sum = (sum * 69069n + 907133923n) & WORD;
  return sum === WORD ? 590923713 : int(BigInt.asIntN(64, sum));
}

define(builtin.set, [...sharedMethods, ...changingMethods]);
define(builtin.frozenset, sharedMethods);

// functools.cmp_to_key and total_ordering: orders made from less.
import '../../src/language/types/load.ts';
import { setAttribute } from '../../src/language/runtime/attributes.ts';
import { call, type Keywords } from '../../src/language/runtime/call.ts';
import { nativeFunction, pythonFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { compare, equal, truth } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { callSpecial } from '../../src/language/runtime/special.ts';
import { defineType, PyType } from '../../src/language/runtime/type.ts';
import { builtin, notImplemented, type PyValue } from '../../src/language/runtime/values.ts';

/** A key that compares as a function of two says. Without a value it makes such keys. */
class Key {
  readonly order: PyValue;
  readonly value: PyValue | undefined;
  constructor(order: PyValue, value: PyValue | undefined) {
    this.order = order;
    this.value = value;
  }
  get type(): PyType {
    return keyType;
  }
  held(): Iterable<PyValue> {
    return [this.order, this.value ?? null];
  }
}

function makeKey(run: Run, self: Key, args: readonly PyValue[], keywords: Keywords | undefined): Key {
  const count = args.length + (keywords?.names.length ?? 0);
  if (count > 1) raise('TypeError', `K() takes at most 1 argument (${count} given)`);
  const [value = keywords?.values[0]] = args;
  if (value === undefined) return raise('TypeError', "K() missing required argument 'obj' (pos 1)");
  run.charge(48);
  return new Key(self.order, value);
}

const keyType: PyType = defineType({
  name: 'functools.KeyWrapper',
  qualname: 'KeyWrapper',
  module: 'functools',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    hash: null,
    call: makeKey,
    compare(run, op, self: Key, other) {
      if (!(other instanceof Key)) return raise('TypeError', 'other argument must be K instance');
      if (self.value === undefined || other.value === undefined) return raise('AttributeError', 'object');
      return compare(run, op, call(run, self.order, [self.value, other.value]), 0);
    },
  },
});

/** `functools.cmp_to_key` */
export const cmpToKey = nativeFunction(
  'cmp_to_key(mycmp)',
  {
    doc: 'Make a key function out of a function that compares two values.',
    examples: ['sorted([1, 3, 2], key=functools.cmp_to_key(lambda a, b: b - a))  #> [3, 2, 1]'],
    run: (_run, order: PyValue) => new Key(order, undefined),
  },
  'functools',
);

type Ordering = '__lt__' | '__le__' | '__gt__' | '__ge__';

/** How an order follows from the given one: perhaps negated, then joined with (in)equality. */
interface Derived {
  readonly name: Ordering;
  readonly negated: boolean;
  readonly with?: 'or equal' | 'and unequal';
}

const derived: Readonly<Record<Ordering, readonly Derived[]>> = {
  __lt__: [
    { name: '__gt__', negated: true, with: 'and unequal' },
    { name: '__le__', negated: false, with: 'or equal' },
    { name: '__ge__', negated: true },
  ],
  __le__: [
    { name: '__ge__', negated: true, with: 'or equal' },
    { name: '__lt__', negated: false, with: 'and unequal' },
    { name: '__gt__', negated: true },
  ],
  __gt__: [
    { name: '__lt__', negated: true, with: 'and unequal' },
    { name: '__ge__', negated: false, with: 'or equal' },
    { name: '__le__', negated: true },
  ],
  __ge__: [
    { name: '__le__', negated: true, with: 'or equal' },
    { name: '__gt__', negated: false, with: 'and unequal' },
    { name: '__lt__', negated: true },
  ],
};

/** CPython: the first of these that the class has is the root of the others. */
const roots: readonly Ordering[] = ['__lt__', '__le__', '__gt__', '__ge__'];

function orderingMethod(root: Ordering, { name, negated, with: joined }: Derived): PyValue {
  return pythonFunction(`${name}(self, other)`, {
    doc: `Return the order that follows from ${root}.`,
    run(run, self: PyValue, other: PyValue) {
      const answer = callSpecial(run, self, root, [other]) ?? notImplemented;
      if (answer === notImplemented) return notImplemented;
      if (joined === undefined) return !truth(run, answer);
      const holds = truth(run, answer) !== negated;
      if (joined === 'or equal') return holds || equal(run, self, other);
      return holds && !equal(run, self, other);
    },
  });
}

/** `functools.total_ordering` */
export const totalOrdering = pythonFunction('total_ordering(cls)', {
  doc: 'Give a class that has one of the comparisons <, <=, > and >= the others.',
  run(run, cls: PyValue) {
    const has = (name: Ordering) => cls instanceof PyType && cls.lookup(name) !== undefined;
    const root = roots.find(has);
    if (root === undefined) return raise('ValueError', 'must define at least one ordering operation: < > <= >=');
    for (const one of derived[root]) if (!has(one.name)) setAttribute(run, cls, one.name, orderingMethod(root, one));
    return cls;
  },
});

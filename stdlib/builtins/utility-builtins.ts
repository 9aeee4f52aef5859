// RestrictedPython's utility_builtins: string, math, random, sets, and three small functions.

import '../../src/language/types/load.ts';
import { findAttribute } from '../../src/language/runtime/attributes.ts';
import { pythonFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { toArray } from '../../src/language/runtime/iteration.ts';
import { truth } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { HashTable } from '../../src/language/runtime/table.ts';
import { defineType, type PyType } from '../../src/language/runtime/type.ts';
import { builtin, PyList, type PyModule, PyTuple, type PyValue, typeOf } from '../../src/language/runtime/values.ts';

const sameType = pythonFunction('same_type(arg1, *args)', {
  doc: 'Return whether all arguments have the class of the first.',
  examples: ['same_type(1, True)  #> False'],
  run: (_run, first: PyValue, others: PyValue[]) => others.every((other) => typeOf(other) === typeOf(first)),
});

const test = pythonFunction('test(*args)', {
  doc: 'Return the value that stands behind the first true condition; a last argument alone is the default.',
  examples: ["test(0, 'a', 1, 'b')  #> 'b'"],
  run(run, args: PyValue[]) {
    for (let at = 0; at + 1 < args.length; at += 2) {
      if (truth(run, args[at] as PyValue)) return args[at + 1] as PyValue;
    }
    return args.length % 2 === 0 ? null : (args.at(-1) as PyValue);
  },
});

/** An item as key and value: a pair is one already, anything else is both. */
function pairOf(item: PyValue): readonly [PyValue, PyValue] {
  if (item instanceof PyTuple && item.items.length === 2) return [item.items[0] as PyValue, item.items[1] as PyValue];
  return [item, item];
}

function pairs(run: Run, sequence: PyValue): HashTable {
  const table = new HashTable();
  for (const item of toArray(run, sequence)) table.set(run, ...pairOf(item));
  return table;
}

function reordered(run: Run, sequence: PyValue, order: PyValue, without: PyValue): PyValue {
  const found = pairs(run, sequence);
  for (const item of toArray(run, without)) found.delete(run, pairOf(item)[0]);
  const result: PyValue[] = [];
  for (const item of toArray(run, order ?? sequence)) {
    const [key] = pairOf(item);
    const value = found.delete(run, key);
    if (value !== undefined) result.push(new PyTuple([key, value]));
  }
  return new PyList(result);
}

const reorder = pythonFunction('reorder(s, with_=None, without=())', {
  doc: 'Return the pairs of s in the order of with_, leaving out the keys of without.',
  run: reordered,
});

/** What RestrictedPython shows for a module of which it hides something. */
class Delegator {
  readonly module: PyModule;
  readonly hidden: ReadonlySet<string>;
  constructor(module: PyModule, hidden: ReadonlySet<string>) {
    this.module = module;
    this.hidden = hidden;
  }
  get type(): PyType {
    return delegatorType;
  }
}

const delegatorType = defineType({
  name: '_AttributeDelegator',
  module: 'RestrictedPython.Utilities',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    getAttribute(run, self: Delegator, name) {
      if (self.hidden.has(name)) raise('NotImplementedError', `${self.module.name}.${name} is not safe`);
      return findAttribute(run, self.module, name);
    },
  },
});

/** The names of utility_builtins over the modules string, math and random. */
export function utilityBuiltins(modules: ReadonlyMap<string, PyModule>): ReadonlyMap<string, PyValue> {
  const names = new Map<string, PyValue>([
    ['set', builtin.set],
    ['frozenset', builtin.frozenset],
    ['same_type', sameType],
    ['test', test],
    ['reorder', reorder],
  ]);
  const shown: readonly [string, string][] = [
    ['math', 'math'],
    ['random', 'random'],
    ['whrandom', 'random'],
  ];
  for (const [name, module] of shown) {
    const found = modules.get(module);
    if (found !== undefined) names.set(name, found);
  }
  const string = modules.get('string');
  if (string !== undefined) names.set('string', new Delegator(string, new Set(['Formatter'])));
  return names;
}

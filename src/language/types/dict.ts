// The dict type: its slots and methods.
import { call, type Keywords } from '../runtime/call.ts';
import { PyDict } from '../runtime/containers.ts';
import { define, method } from '../runtime/declare.ts';
import { classMethod } from '../runtime/descriptors.ts';
import { raise, raiseWith } from '../runtime/errors.ts';
import { setItem } from '../runtime/items.ts';
import { iterate } from '../runtime/iteration.ts';
import { same } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { HashTable } from '../runtime/table.ts';
import { reprOnce } from '../runtime/text.ts';
import { defineType, type PyType, type Slots } from '../runtime/type.ts';
import { builtin, PyTuple, type PyValue } from '../runtime/values.ts';
import { checkCount } from './construction.ts';
import { iterateDict, reverseDict } from './dict-iterators.ts';
import { mergeDict, takeKeywords, updateDict } from './dict-update.ts';
import { enterComparison } from './lexicographic.ts';
import { pairsRepr } from './rendering.ts';

const slots: Slots = {
  construct(run, type, args, keywords) {
    checkCount('dict', { least: 0, most: 1 }, args.length);
    const dict = new PyDict(new HashTable(), type);
    if (args[0] !== undefined) updateDict(run, dict, args[0]);
    takeKeywords(run, dict, keywords);
    return dict;
  },
  repr: (run, self: PyDict) => reprOnce(run, self, '{...}', () => `{${pairsRepr(run, pairsOf(self))}}`),
  hash: null,
  len: (_run, self: PyDict) => self.table.size,
  iter: (_run, self: PyDict) => iterateDict(self, 'key'),
  reversed: (run, self: PyDict) => reverseDict(run, self, 'key'),
  contains: (run, self: PyDict, key) => self.table.has(run, key),
  compare(run, op, self: PyDict, other) {
    if ((op !== '==' && op !== '!=') || !(other instanceof PyDict)) return undefined;
    return sameEntries(run, self, other) === (op === '==');
  },
  getItem(run, self: PyDict, key) {
    const value = self.table.get(run, key);
    return value === undefined ? missing(run, self, key) : value;
  },
  setItem: (run, self: PyDict, key, value) => self.table.set(run, key, value),
  deleteItem(run, self: PyDict, key) {
    if (self.table.delete(run, key) === undefined) raiseWith('KeyError', key);
  },
  binary: {
    '|'(run, left, right) {
      if (!(left instanceof PyDict) || !(right instanceof PyDict)) return undefined;
      const union = copyDict(run, left);
      mergeDict(run, union, right);
      return union;
    },
  },
  inplace: {
    '|'(run, left, right) {
      updateDict(run, left as PyDict, right);
      return left;
    },
  },
};

builtin.dict = defineType({
  name: 'dict',
  bases: [builtin.object],
  doc: 'A mapping from hashable keys to values.',
  slots,
});

/** A key is not there: a subclass may answer with `__missing__`. */
function missing(run: Run, self: PyDict, key: PyValue): PyValue {
  const handler = self.type === builtin.dict ? undefined : self.type.lookup('__missing__');
  return handler === undefined ? raiseWith('KeyError', key) : call(run, handler, [self, key]);
}

function* pairsOf(dict: PyDict): Generator<readonly [PyValue, PyValue]> {
  for (const [at, value] of dict.table.map) yield [dict.table.written(at), value];
}

function sameEntries(run: Run, left: PyDict, right: PyDict): boolean {
  if (left.table.size !== right.table.size) return false;
  enterComparison(run);
  let equal = true;
  for (const [at, value] of left.table.map) {
    run.tick();
    const other = right.table.get(run, left.table.written(at));
    equal = other !== undefined && same(run, value, other);
    if (!equal) break;
  }
  run.depth -= 1;
  return equal;
}

/** A new plain dict with the same entries. */
function copyDict(run: Run, dict: PyDict): PyDict {
  const { size } = dict.table;
  run.work(size);
  run.chargeEntries(size, size * 3);
  return new PyDict(dict.table.copy());
}

function fromKeys(run: Run, type: PyType, keys: PyValue, value: PyValue): PyValue {
  const made = type === builtin.dict ? new PyDict() : call(run, type, []);
  const iterator = iterate(run, keys);
  for (let key = iterator.next(run); key !== undefined; key = iterator.next(run)) {
    run.tick();
    if (made instanceof PyDict) made.table.set(run, key, value);
    else setItem(run, made, key, value);
  }
  return made;
}

define(builtin.dict, [
  method('clear()', {
    doc: 'Remove all items.',
    run(_run, self: PyDict) {
      self.table.clear();
      return null;
    },
  }),
  method('copy()', {
    doc: 'Return a shallow copy, a plain dict.',
    run: (run, self: PyDict) => copyDict(run, self),
  }),
  classMethod('fromkeys(iterable, value=None, /)', {
    doc: 'Create a new dictionary with keys from iterable and values set to value.',
    examples: ["dict.fromkeys('ab', 0)  #> {'a': 0, 'b': 0}"],
    run: (run, type: PyType, keys: PyValue, value: PyValue) => fromKeys(run, type, keys, value),
  }),
  method('get(key, default=None, /)', {
    doc: 'Return the value for key if key is in the dictionary, else default.',
    examples: ["{'a': 1}.get('b', 0)  #> 0"],
    run(run, self: PyDict, key: PyValue, fallback: PyValue) {
      const value = self.table.get(run, key);
      return value === undefined ? fallback : value;
    },
  }),
  method('pop(key, default=..., /)', {
    doc: 'Remove the key and return its value; if it is not there, return default or raise KeyError.',
    examples: ["{'a': 1}.pop('a')  #> 1", "{}.pop('a')  #! KeyError: 'a'"],
    run(run, self: PyDict, key: PyValue, fallback: PyValue | undefined) {
      // Python: an empty dict does not even look at the key.
      const value = self.table.size === 0 ? undefined : self.table.delete(run, key);
      if (value !== undefined) return value;
      return fallback === undefined ? raiseWith('KeyError', key) : fallback;
    },
  }),
  method('popitem()', {
    doc: 'Remove and return a (key, value) pair, the last that was inserted. Raises KeyError if the dict is empty.',
    examples: ["{'a': 1, 'b': 2}.popitem()  #> ('b', 2)"],
    run(run, self: PyDict) {
      const last = self.table.popLast(run);
      return last === undefined ? raise('KeyError', 'popitem(): dictionary is empty') : new PyTuple(last);
    },
  }),
  method('setdefault(key, default=None, /)', {
    doc: 'Return the value for key; if it is not there, insert it with default as its value.',
    run(run, self: PyDict, key: PyValue, fallback: PyValue) {
      const value = self.table.get(run, key);
      if (value !== undefined) return value;
      self.table.set(run, key, fallback);
      return fallback;
    },
  }),
  method('update(*args, **kwargs)', {
    doc: 'Take over the items of a mapping or of an iterable of pairs, then the keyword arguments.',
    examples: ["d = {'a': 1}; d.update([('b', 2)], c=3); d  #> {'a': 1, 'b': 2, 'c': 3}"],
    run(run, self: PyDict, args: PyValue[], keywords: Keywords | undefined) {
      checkCount('update', { least: 0, most: 1 }, args.length);
      if (args[0] !== undefined) updateDict(run, self, args[0]);
      takeKeywords(run, self, keywords);
      return null;
    },
  }),
]);

// collections.OrderedDict: a dict whose order counts and can be changed.
import '../../../src/language/types/load.ts';
import { findAttribute } from '../../../src/language/runtime/attributes.ts';
import { call, type Keywords } from '../../../src/language/runtime/call.ts';
import { PyDict } from '../../../src/language/runtime/containers.ts';
import { define, method } from '../../../src/language/runtime/declare.ts';
import { classMethod } from '../../../src/language/runtime/descriptors.ts';
import { raise, raiseWith } from '../../../src/language/runtime/errors.ts';
import { getItem, setItem } from '../../../src/language/runtime/items.ts';
import { toArray } from '../../../src/language/runtime/iteration.ts';
import { contains, same, truth } from '../../../src/language/runtime/operators.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { type DictKey, HashTable } from '../../../src/language/runtime/table.ts';
import { reprOnce } from '../../../src/language/runtime/text.ts';
import { defineType, type PyType, type RichOperator } from '../../../src/language/runtime/type.ts';
import { builtin, PyTuple, type PyValue } from '../../../src/language/runtime/values.ts';
import { iterateDict } from '../../../src/language/types/dict-iterators.ts';
import { mergeDict, takeKeywords, updateDict } from '../../../src/language/types/dict-update.ts';
import { joinedRepr } from '../../../src/language/types/rendering.ts';
import { eachOf } from './mapping.ts';
import { orderedIterator, orderedViews } from './ordered-views.ts';

/** A dict that remembers where its first entry is: looking for it anew would pass all that was removed before it. */
interface PyOrderedDict extends PyDict {
  front: Iterator<DictKey> | undefined;
}

function construct(run: Run, type: PyType, args: PyValue[], keywords: Keywords | undefined): PyOrderedDict {
  if (args.length > 1) raise('TypeError', `expected at most 1 arguments, got ${args.length}`);
  const made = Object.assign(new PyDict(new HashTable(), type), { front: undefined });
  fill(run, made, args[0], keywords);
  return made;
}

function fill(run: Run, self: PyDict, source: PyValue | undefined, keywords: Keywords | undefined): void {
  if (source !== undefined && isKeyed(run, source)) updateDict(run, self, source);
  else if (source !== undefined) eachOf(run, source, (pair) => takePair(run, self, pair));
  takeKeywords(run, self, keywords);
}

function isKeyed(run: Run, source: PyValue): boolean {
  return source instanceof PyDict || findAttribute(run, source, 'keys') !== undefined;
}

function takePair(run: Run, self: PyDict, pair: PyValue): void {
  const [key, value, ...rest] = toArray(run, pair);
  if (rest.length > 0) raise('ValueError', 'too many values to unpack (expected 2)');
  if (key === undefined) raise('ValueError', 'need more than 0 values to unpack');
  else if (value === undefined) raise('ValueError', 'need more than 1 value to unpack');
  else self.table.set(run, key, value);
}

function itemsRepr(run: Run, self: PyDict): string {
  if (self.table.size === 0) return '';
  const items: PyValue[] = [];
  const iterator = iterateDict(self, 'item');
  run.work(self.table.size);
  run.chargeEntries(self.table.size, self.table.size);
  for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) items.push(item);
  return `[${joinedRepr(run, items)}]`;
}

/** Equality of two ordered dicts asks for the same order too. */
function compareOrdered(run: Run, op: RichOperator, self: PyDict, other: PyValue): PyValue | undefined {
  const equal = builtin.dict.slots.compare?.(run, '==', self, other);
  if ((op !== '==' && op !== '!=') || equal === undefined) return undefined;
  const alike = equal === true && (!isOrdered(other) || sameKeys(run, self, other));
  return alike === (op === '==');
}

function isOrdered(value: PyValue): value is PyOrderedDict {
  return value instanceof PyDict && value.type.isSubtypeOf(orderedDictType);
}

function sameKeys(run: Run, left: PyDict, right: PyDict): boolean {
  run.work(left.table.size);
  const others = right.table.map.keys();
  for (const key of left.table.map.keys()) {
    const other = others.next().value ?? null;
    if (!same(run, left.table.written(key), right.table.written(other))) return false;
  }
  return true;
}

function union(run: Run, left: PyValue, right: PyValue): PyValue | undefined {
  if (!(left instanceof PyDict) || !(right instanceof PyDict)) return undefined;
  const made = call(run, isOrdered(left) ? left.type : (right as PyDict).type, [left]);
  if (made instanceof PyDict) updateDict(run, made, right);
  return made;
}

/** `collections.OrderedDict` */
export const orderedDictType: PyType = defineType({
  name: 'collections.OrderedDict',
  qualname: 'OrderedDict',
  module: 'collections',
  doc: 'A dict whose order counts in comparisons and can be changed.',
  bases: [builtin.dict],
  slots: {
    construct,
    hash: null,
    compare: compareOrdered,
    repr: (run, self: PyDict) => reprOnce(run, self, '...', () => `${self.type.qualname}(${itemsRepr(run, self)})`),
    iter: (_run, self: PyDict) => orderedIterator(self, 'key'),
    reversed: (run, self: PyDict) => orderedIterator(self, 'key', run),
    binary: { ...builtin.dict.slots.binary, '|': union },
    inplace: {
      ...builtin.dict.slots.inplace,
      '|'(run, left, right) {
        updateDict(run, left as PyDict, right);
        return left;
      },
    },
  },
});

/** The first entry's key as it is in the table. */
function firstKey(self: PyOrderedDict): DictKey | undefined {
  for (;;) {
    const fresh = self.front === undefined;
    self.front ??= self.table.map.keys();
    const step = self.front.next();
    if (step.done !== true) return step.value;
    self.front = undefined;
    if (fresh) return undefined;
  }
}

function popFirst(run: Run, self: PyOrderedDict): readonly [PyValue, PyValue] | undefined {
  const at = firstKey(self);
  if (at === undefined) return undefined;
  const key = self.table.written(at);
  const value = self.table.delete(run, key);
  return value === undefined ? undefined : [key, value];
}

function moveToEnd(run: Run, self: PyOrderedDict, key: PyValue, last: boolean): null {
  // CPython: an empty dict does not even look at the key.
  const value = self.table.size === 0 ? undefined : self.table.get(run, key);
  if (value === undefined) return raiseWith('KeyError', key);
  const written = writtenKey(run, self, key);
  self.table.delete(run, key);
  if (last) self.table.set(run, written, value);
  else putFirst(run, self, written, value);
  return null;
}

/** The key as it was put in: one that is equal may look different. */
function writtenKey(run: Run, self: PyDict, key: PyValue): PyValue {
  if (typeof key === 'string') return key;
  run.work(self.table.size);
  for (const at of self.table.map.keys()) {
    const written = self.table.written(at);
    if (same(run, written, key)) return written;
  }
  return key;
}

function putFirst(run: Run, self: PyOrderedDict, key: PyValue, value: PyValue): void {
  const rest = self.table.copy();
  run.work(rest.size * 4);
  self.table.clear();
  self.front = undefined;
  self.table.set(run, key, value);
  mergeDict(run, self, new PyDict(rest));
}

function popKey(run: Run, self: PyDict, key: PyValue, fallback: PyValue | undefined): PyValue {
  const value = self.table.delete(run, key);
  if (value !== undefined) return value;
  return fallback === undefined ? raiseWith('KeyError', key) : fallback;
}

define(orderedDictType, [
  ...orderedViews,
  classMethod('fromkeys(iterable, value=None)', {
    doc: 'Create a new ordered dictionary with keys from iterable and values set to value.',
    run(run, type: PyType, keys: PyValue, value: PyValue) {
      const made = call(run, type, []);
      eachOf(run, keys, (key) => setItem(run, made, key, value));
      return made;
    },
  }),
  method('move_to_end(key, last=True)', {
    doc: 'Move an existing element to the end, or to the beginning if last is false.',
    examples: [
      "d = collections.OrderedDict(a=1, b=2); d.move_to_end('a'); d  #> OrderedDict([('b', 2), ('a', 1)])",
      "collections.OrderedDict().move_to_end('a')  #! KeyError: 'a'",
    ],
    run: (run, self: PyOrderedDict, key: PyValue, last: PyValue) => moveToEnd(run, self, key, truth(run, last)),
  }),
  method('popitem(last=True)', {
    doc: 'Remove and return a (key, value) pair: the last one, or the first if last is false.',
    examples: ["collections.OrderedDict(a=1, b=2).popitem(last=False)  #> ('a', 1)"],
    run(run, self: PyOrderedDict, last: PyValue) {
      const pair = truth(run, last) ? self.table.popLast(run) : popFirst(run, self);
      return pair === undefined ? raise('KeyError', 'dictionary is empty') : new PyTuple(pair);
    },
  }),
  method('pop(key, default=...)', {
    doc: 'Remove the key and return its value; if it is not there, return default or raise KeyError.',
    run: popKey,
  }),
  method('setdefault(key, default=None)', {
    doc: 'Return the value for key; if it is not there, insert it with default as its value.',
    run(run, self: PyDict, key: PyValue, fallback: PyValue) {
      if (contains(run, self, key)) return getItem(run, self, key);
      setItem(run, self, key, fallback);
      return fallback;
    },
  }),
  method('update(*args, **kwargs)', {
    doc: 'Take over the items of a mapping or of an iterable of pairs, then the keyword arguments.',
    run(run, self: PyDict, args: PyValue[], keywords: Keywords | undefined) {
      if (args.length > 1) raise('TypeError', `update() takes at most 1 positional argument (${args.length} given)`);
      fill(run, self, args[0], keywords);
      return null;
    },
  }),
  method('clear()', {
    doc: 'Remove all items.',
    run(_run, self: PyOrderedDict) {
      self.table.clear();
      self.front = undefined;
      return null;
    },
  }),
  ...['copy', '__copy__'].map((name) =>
    method(`${name}()`, {
      doc: 'Return a shallow copy.',
      run(run, self: PyDict) {
        const made = call(run, self.type, []);
        const iterator = iterateDict(self, 'key');
        for (let key = iterator.next(run); key !== undefined; key = iterator.next(run))
          setItem(run, made, key, getItem(run, self, key));
        return made;
      },
    }),
  ),
]);

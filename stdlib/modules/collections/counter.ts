// collections.Counter: a dict that counts.
import '../../../src/language/types/load.ts';
import { getAttribute } from '../../../src/language/runtime/attributes.ts';
import { call, type Keywords } from '../../../src/language/runtime/call.ts';
import { dictOf, PyDict } from '../../../src/language/runtime/containers.ts';
import { define, pythonCall, pythonMethod } from '../../../src/language/runtime/declare.ts';
import { pythonClassMethod } from '../../../src/language/runtime/descriptors.ts';
import { caught, raise } from '../../../src/language/runtime/errors.ts';
import { setItem } from '../../../src/language/runtime/items.ts';
import { toArray } from '../../../src/language/runtime/iteration.ts';
import { binary, compare, index, truth } from '../../../src/language/runtime/operators.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { HashTable } from '../../../src/language/runtime/table.ts';
import { repr } from '../../../src/language/runtime/text.ts';
import { defineType, type PyType } from '../../../src/language/runtime/type.ts';
import { builtin, PyList, PyTuple, type PyValue } from '../../../src/language/runtime/values.ts';
import { updateDict } from '../../../src/language/types/dict-update.ts';
import { sortItems } from '../../../src/language/types/sorting.ts';
import { itertoolsModule } from '../itertools.ts';
import { compareCounters, counterOperators, counterSigns, inplaceOperators } from './counter-algebra.ts';
import { genericClass } from './generic.ts';
import { callMethod, eachItem, eachOf, isMapping } from './mapping.ts';

/** Adds the counts of a mapping, or one for each item of an iterable. */
function addCounts(run: Run, self: PyDict, source: PyValue): void {
  if (!isMapping(source)) {
    eachOf(run, source, (item) => setItem(run, self, item, binary(run, '+', countOf(run, self, item), 1)));
  } else if (self.table.size === 0) updateDict(run, self, source);
  else eachItem(run, source, (key, count) => setItem(run, self, key, binary(run, '+', count, countOf(run, self, key))));
}

function subtractCounts(run: Run, self: PyDict, source: PyValue): void {
  const take = (key: PyValue, count: PyValue) =>
    setItem(run, self, key, binary(run, '-', countOf(run, self, key), count));
  if (isMapping(source)) eachItem(run, source, take);
  else eachOf(run, source, (item) => take(item, 1));
}

function countOf(run: Run, self: PyDict, key: PyValue): PyValue {
  return self.table.get(run, key) ?? 0;
}

type Change = (run: Run, self: PyDict, source: PyValue) => void;

function change(run: Run, self: PyDict, source: PyValue, keywords: Keywords, by: Change): null {
  if (source !== null) by(run, self, source);
  if (keywords.names.length > 0) by(run, self, dictOf(run, namedCounts(keywords)));
  return null;
}

function namedCounts({ names, values }: Keywords): (readonly [string, PyValue])[] {
  return names.map((name, at) => [name, values[at] ?? null] as const);
}

/** Binds the arguments; the first stands for the counter that is being made. */
const initialise = pythonCall(
  'Counter.__init__(self, iterable=None, /, **kwds)',
  (run: Run, self: PyDict, source: PyValue, keywords: Keywords) => {
    if (self.type === counterType) return change(run, self, source, keywords, addCounts);
    return call(run, getAttribute(run, self, 'update'), [source], keywords);
  },
);

/** Items with their counts, the most common first. */
function ranked(run: Run, self: PyDict): PyValue[] {
  return sortItems(run, toArray(run, callMethod(run, self, 'items')), secondOf, true);
}

const secondOf: PyValue = pythonMethod('count(pair)', {
  doc: 'Return the count of an item.',
  run: (_run, pair: PyTuple) => pair.items[1] ?? null,
}).make?.(builtin.tuple) as PyValue;

function mostCommon(run: Run, self: PyDict, wanted: PyValue): PyList {
  if (wanted === null) return new PyList(ranked(run, self));
  if (truth(run, compare(run, '==', wanted, 1))) return new PyList(commonest(run, self));
  if (truth(run, compare(run, '>=', wanted, self.table.size))) return new PyList(ranked(run, self));
  const count = Math.max(0, Number(index(run, wanted)));
  return new PyList(count === 0 ? [] : ranked(run, self).slice(0, count));
}

/** The first item with the highest count: one walk, without sorting. */
function commonest(run: Run, self: PyDict): PyValue[] {
  let best: readonly [PyValue, PyValue] | undefined;
  eachItem(run, self, (key, count) => {
    if (best === undefined || truth(run, compare(run, '>', count, best[1]))) best = [key, count];
  });
  return best === undefined ? [] : [new PyTuple(best)];
}

function counterRepr(run: Run, self: PyDict): string {
  const name = self.type.name;
  return self.table.size === 0 ? `${name}()` : `${name}(${repr(run, shownOrder(run, self))})`;
}

/** The most common first, if the counts can be ordered at all. */
function shownOrder(run: Run, self: PyDict): PyDict {
  const shown = new PyDict();
  try {
    for (const pair of ranked(run, self)) shown.table.set(run, ...((pair as PyTuple).items as [PyValue, PyValue]));
  } catch (thrown) {
    if (caught(thrown, 'TypeError') === undefined) throw thrown;
    shown.table.clear();
    updateDict(run, shown, self);
  }
  return shown;
}

/** `collections.Counter` */
export const counterType: PyType = defineType({
  name: 'Counter',
  module: 'collections',
  doc: 'A dict that counts how often it met each item.',
  bases: [builtin.dict],
  slots: {
    construct(run, type, args, keywords) {
      const made = new PyDict(new HashTable(), type);
      initialise(run, [made, ...args], keywords);
      return made;
    },
    hash: null,
    repr: counterRepr,
    compare: compareCounters,
    deleteItem(run, self: PyDict, key) {
      self.table.delete(run, key);
    },
    binary: { ...builtin.dict.slots.binary, ...counterOperators },
    inplace: { ...builtin.dict.slots.inplace, ...inplaceOperators },
    unary: counterSigns,
  },
});

function elements(run: Run, self: PyDict): PyValue {
  const { attributes } = itertoolsModule;
  const times = attributes.get('repeat') ?? null;
  const repeated = call(run, attributes.get('starmap') ?? null, [times, callMethod(run, self, 'items')]);
  return callMethod(run, attributes.get('chain') ?? null, 'from_iterable', repeated);
}

define(counterType, [
  genericClass,
  pythonMethod('__missing__(self, key)', {
    doc: 'Return 0: what was never met counts nothing, and is not put in.',
    examples: ["collections.Counter('ab')['c']  #> 0"],
    run: () => 0,
  }),
  pythonMethod('total(self)', {
    doc: 'Return the sum of the counts.',
    examples: ["collections.Counter('abca').total()  #> 4"],
    run(run, self: PyDict) {
      let sum: PyValue = 0;
      eachItem(run, self, (_key, count) => {
        sum = binary(run, '+', sum, count);
      });
      return sum;
    },
  }),
  pythonMethod('most_common(self, n=None)', {
    doc: 'Return the n most common items with their counts, the most common first; all of them without n.',
    examples: ["collections.Counter('abracadabra').most_common(2)  #> [('a', 5), ('b', 2)]"],
    run: (run, self: PyDict, wanted: PyValue) => mostCommon(run, self, wanted),
  }),
  pythonMethod('elements(self)', {
    doc: 'Return an iterator over the items, each as often as its count says.',
    examples: ["list(collections.Counter(a=2, b=0, c=1).elements())  #> ['a', 'a', 'c']"],
    run: elements,
  }),
  pythonClassMethod('fromkeys(cls, iterable, v=None)', {
    doc: 'Not offered: counts of one value for all keys would be no counts.',
    run: () => raise('NotImplementedError', 'Counter.fromkeys() is undefined.  Use Counter(iterable) instead.'),
  }),
  pythonMethod('update(self, iterable=None, /, **kwds)', {
    doc: 'Add the counts of a mapping, or one for each item of an iterable.',
    examples: ["c = collections.Counter('ab'); c.update('bc', a=2); c  #> Counter({'a': 3, 'b': 2, 'c': 1})"],
    run: (run, self: PyDict, source: PyValue, keywords: Keywords) => change(run, self, source, keywords, addCounts),
  }),
  pythonMethod('subtract(self, iterable=None, /, **kwds)', {
    doc: 'Take away the counts of a mapping, or one for each item of an iterable; counts may become negative.',
    examples: ["c = collections.Counter('ab'); c.subtract('bcc'); c  #> Counter({'a': 1, 'b': 0, 'c': -2})"],
    run: (run, self: PyDict, source: PyValue, keywords: Keywords) =>
      change(run, self, source, keywords, subtractCounts),
  }),
  ...['copy', '__copy__'].map((name) =>
    pythonMethod(`${name}(self)`, {
      doc: 'Return a shallow copy.',
      run: (run, self: PyDict) => call(run, self.type, [self]),
    }),
  ),
]);

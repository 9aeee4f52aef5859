// collections.ChainMap: several mappings that are read as one.
import '../../../src/language/types/load.ts';
import { call, type Keywords } from '../../../src/language/runtime/call.ts';
import { dictOf, PyDict, PySet } from '../../../src/language/runtime/containers.ts';
import { define, pythonCall, pythonMethod } from '../../../src/language/runtime/declare.ts';
import { getter, pythonClassMethod } from '../../../src/language/runtime/descriptors.ts';
import { caught, raiseWith } from '../../../src/language/runtime/errors.ts';
import { deleteItem, getItem, setItem } from '../../../src/language/runtime/items.ts';
import { iterate, toArray } from '../../../src/language/runtime/iteration.ts';
import { contains, inplace, truth } from '../../../src/language/runtime/operators.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { repr, reprOnce } from '../../../src/language/runtime/text.ts';
import { defineType, type PyType } from '../../../src/language/runtime/type.ts';
import { builtin, PyList, PySlice, type PyValue } from '../../../src/language/runtime/values.ts';
import { iterateDict } from '../../../src/language/types/dict-iterators.ts';
import { joinedRepr } from '../../../src/language/types/rendering.ts';
import { callMethod, eachOf, isMapping, PyChainMap, plainDict } from './mapping.ts';
import { mappingMethods, mappingSlots } from './mutable-mapping.ts';

const initialise = pythonCall('ChainMap.__init__(self, *maps)', (run: Run, self: PyChainMap, maps: PyValue[]) => {
  run.charge(64);
  self.maps = new PyList(maps.length === 0 ? [new PyDict()] : maps);
  return null;
});

function first(run: Run, self: PyChainMap): PyValue {
  return getItem(run, self.maps, 0);
}

function holds(run: Run, self: PyChainMap, key: PyValue): boolean {
  return toArray(run, self.maps).some((mapping) => contains(run, mapping, key));
}

function lookUp(run: Run, self: PyChainMap, key: PyValue): PyValue {
  const maps = iterate(run, self.maps);
  for (let mapping = maps.next(run); mapping !== undefined; mapping = maps.next(run)) {
    run.tick();
    try {
      return getItem(run, mapping, key);
    } catch (thrown) {
      if (caught(thrown, 'KeyError') === undefined) throw thrown;
    }
  }
  return callMethod(run, self, '__missing__', key);
}

/** The keys of all mappings in the order in which ChainMap shows them: those of the last mapping first. */
function allKeys(run: Run, self: PyChainMap): PyDict {
  const keys = new PyDict();
  run.filling.push(keys.table);
  for (const mapping of toArray(run, self.maps).reverse())
    eachOf(run, mapping, (key) => keys.table.set(run, key, null));
  run.filling.pop();
  return keys;
}

function countKeys(run: Run, self: PyChainMap): number {
  const keys = new PySet();
  for (const mapping of toArray(run, self.maps)) eachOf(run, mapping, (key) => keys.table.set(run, key, true));
  return keys.table.size;
}

/** Does something to the first mapping; a missing key is told in ChainMap's words. */
function inFirst(run: Run, key: PyValue, action: () => PyValue): PyValue {
  try {
    return action();
  } catch (thrown) {
    if (caught(thrown, 'KeyError') === undefined) throw thrown;
    return raiseWith('KeyError', `Key not found in the first mapping: ${repr(run, key)}`);
  }
}

/** A new one of the same class whose first mapping is a copy. */
function copied(run: Run, self: PyChainMap): PyValue {
  const [head = null, ...rest] = toArray(run, self.maps);
  return call(run, self.type, [callMethod(run, head, 'copy'), ...rest]);
}

/** `collections.ChainMap` */
export const chainMapType: PyType = defineType({
  name: 'ChainMap',
  module: 'collections',
  doc: 'Several mappings that are read as one; writing goes to the first.',
  bases: [builtin.object],
  slots: {
    ...mappingSlots,
    construct(run, type, args, keywords) {
      const made = new PyChainMap(type, new PyList([]));
      initialise(run, [made, ...args], keywords);
      return made;
    },
    repr: (run, self: PyChainMap) =>
      reprOnce(run, self, '...', () => `${self.type.name}(${joinedRepr(run, toArray(run, self.maps))})`),
    len: countKeys,
    bool: (run, self: PyChainMap) => toArray(run, self.maps).some((mapping) => truth(run, mapping)),
    iter: (run, self: PyChainMap) => iterateDict(allKeys(run, self), 'key'),
    contains: holds,
    getItem: lookUp,
    setItem: (run, self: PyChainMap, key, value) => setItem(run, first(run, self), key, value),
    deleteItem: (run, self: PyChainMap, key) => {
      inFirst(run, key, () => {
        deleteItem(run, first(run, self), key);
        return null;
      });
    },
    binary: {
      '|'(run, left, right) {
        if (!isMapping(left) || !isMapping(right)) return undefined;
        if (left instanceof PyChainMap) {
          const union = copied(run, left);
          callMethod(run, getItem(run, (union as PyChainMap).maps, 0), 'update', right);
          return union;
        }
        const child = plainDict(run, left);
        callMethod(run, child, 'update', right);
        return call(run, right.type, [child]);
      },
    },
    inplace: {
      '|'(run, left, right) {
        const self = left as PyChainMap;
        setItem(run, self.maps, 0, inplace(run, '|', first(run, self), right));
        return self;
      },
    },
  },
});

define(chainMapType, [
  ...mappingMethods,
  getter('maps', {
    doc: 'The list of the mappings, the one that is written to first.',
    examples: ["collections.ChainMap({'a': 1}, {'b': 2}).maps  #> [{'a': 1}, {'b': 2}]"],
    get: (_run, self: PyChainMap) => self.maps,
    set(_run, self: PyChainMap, value) {
      self.maps = value;
    },
  }),
  pythonMethod('__missing__(self, key)', {
    doc: 'Raise KeyError: none of the mappings has the key.',
    run: (_run, _self: PyChainMap, key: PyValue) => raiseWith('KeyError', key),
  }),
  pythonMethod('get(self, key, default=None)', {
    doc: 'Return the value for key if one of the mappings has it, else default.',
    examples: ["collections.ChainMap({'a': 1}, {'a': 2, 'b': 3}).get('a')  #> 1"],
    run: (run, self: PyChainMap, key: PyValue, fallback: PyValue) =>
      holds(run, self, key) ? getItem(run, self, key) : fallback,
  }),
  pythonClassMethod('fromkeys(cls, iterable, *args)', {
    doc: 'Create a ChainMap with a single dict made from the iterable.',
    run: (run, owner: PyType, keys: PyValue, args: PyValue[]) =>
      call(run, owner, [callMethod(run, builtin.dict, 'fromkeys', keys, ...args)]),
  }),
  ...['copy', '__copy__'].map((name) =>
    pythonMethod(`${name}(self)`, { doc: 'Return a ChainMap whose first mapping is a copy.', run: copied }),
  ),
  pythonMethod('new_child(self, m=None, **kwargs)', {
    doc: 'Return a ChainMap with a further mapping before all the others.',
    examples: ["collections.ChainMap({'a': 1}).new_child({'b': 2})  #> ChainMap({'b': 2}, {'a': 1})"],
    run(run, self: PyChainMap, given: PyValue, { names, values }: Keywords) {
      const named = names.map((name, at) => [name, values[at] ?? null] as const);
      const child = given === null ? dictOf(run, named) : given;
      if (given !== null && named.length > 0) callMethod(run, child, 'update', dictOf(run, named));
      return call(run, self.type, [child, ...toArray(run, self.maps)]);
    },
  }),
  getter('parents', {
    doc: 'A ChainMap without the first mapping.',
    examples: ["collections.ChainMap({'a': 1}, {'b': 2}).parents  #> ChainMap({'b': 2})"],
    get: (run, self: PyChainMap) =>
      call(run, self.type, toArray(run, getItem(run, self.maps, new PySlice(1, null, null)))),
  }),
  pythonMethod('popitem(self)', {
    doc: 'Remove and return an item of the first mapping.',
    run(run, self: PyChainMap) {
      try {
        return callMethod(run, first(run, self), 'popitem');
      } catch (thrown) {
        if (caught(thrown, 'KeyError') === undefined) throw thrown;
        return raiseWith('KeyError', 'No keys found in the first mapping.');
      }
    },
  }),
  pythonMethod('pop(self, key, *args)', {
    doc: 'Remove a key from the first mapping and return its value.',
    run: (run, self: PyChainMap, key: PyValue, args: PyValue[]) =>
      inFirst(run, key, () => callMethod(run, first(run, self), 'pop', key, ...args)),
  }),
  pythonMethod('clear(self)', {
    doc: 'Remove all items of the first mapping.',
    run: (run, self: PyChainMap) => {
      callMethod(run, first(run, self), 'clear');
      return null;
    },
  }),
]);

// Python: a mapping is no sequence, so it cannot be gone through backwards.
chainMapType.attributes.set('__reversed__', null);

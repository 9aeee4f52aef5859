// The views and iterators of an OrderedDict: they notice every change of its order.
import '../../../src/language/types/load.ts';
import type { PyDict } from '../../../src/language/runtime/containers.ts';
import { type Declaration, method } from '../../../src/language/runtime/declare.ts';
import { raise } from '../../../src/language/runtime/errors.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { defineType, type PyIterator, type PyType } from '../../../src/language/runtime/type.ts';
import { type EntryPart, iterateDict, reverseDict } from '../../../src/language/types/dict-iterators.ts';
import { dictViewTypes, PyDictView } from '../../../src/language/types/dict-views.ts';
import { iteratorType } from '../../../src/language/types/iterators.ts';

const iterators = iteratorType('odict_iterator');

class OrderedIterator implements PyIterator {
  readonly #dict: PyDict;
  readonly #version: number;
  readonly #entries: PyIterator;
  constructor(dict: PyDict, entries: PyIterator) {
    this.#dict = dict;
    this.#version = dict.table.version;
    this.#entries = entries;
  }
  get type(): PyType {
    return iterators;
  }
  next(run: Run) {
    if (this.#version !== this.#dict.table.version) raise('RuntimeError', 'OrderedDict mutated during iteration');
    return this.#entries.next(run);
  }
}

/** Goes through an ordered dict; with a run to charge, from its end. */
export function orderedIterator(dict: PyDict, part: EntryPart, backwards?: Run): PyIterator {
  return new OrderedIterator(
    dict,
    backwards === undefined ? iterateDict(dict, part) : reverseDict(backwards, dict, part),
  );
}

function viewType(part: EntryPart, name: string): PyType {
  return defineType({
    name,
    bases: [dictViewTypes[part]],
    subclassable: false,
    slots: {
      iter: (_run, self: PyDictView) => orderedIterator(self.dict, part),
      reversed: (run, self: PyDictView) => orderedIterator(self.dict, part, run),
    },
  });
}

function view(part: EntryPart, name: string, doc: string): Declaration {
  const type = viewType(part, `odict_${name}`);
  return method(`${name}()`, { doc, run: (_run, self: PyDict) => new PyDictView(self, part, type) });
}

/** The rows of an OrderedDict that give views. */
export const orderedViews: readonly Declaration[] = [
  view('key', 'keys', "A set-like object providing a view on the dict's keys."),
  view('value', 'values', "An object providing a view on the dict's values."),
  view('item', 'items', "A set-like object providing a view on the dict's items."),
];

// MutableMapping: what mappings that are no dicts have from their abstract base class.
import '../../../src/language/types/load.ts';
import type { Keywords } from '../../../src/language/runtime/call.ts';
import { PyDict } from '../../../src/language/runtime/containers.ts';
import { type Declaration, type Declared, pythonNative } from '../../../src/language/runtime/declare.ts';
import { getItem, setItem } from '../../../src/language/runtime/items.ts';
import { contains, equal } from '../../../src/language/runtime/operators.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { defineType, type PyType, type Slots } from '../../../src/language/runtime/type.ts';
import { builtin, type PyValue } from '../../../src/language/runtime/values.ts';
import type { EntryPart } from '../../../src/language/types/dict-iterators.ts';
import { updateDict } from '../../../src/language/types/dict-update.ts';
import { eachItem, isMapping, plainDict } from './mapping.ts';
import { PyMappingView } from './mapping-views.ts';

/** What errors call the owner of these methods. */
const owner: PyType = defineType({ name: 'MutableMapping', module: 'collections.abc', bases: [builtin.object] });

/** Equality of mappings: that of their items. */
export const mappingSlots: Slots = {
  hash: null,
  compare(run, op, self, other) {
    if ((op !== '==' && op !== '!=') || !isMapping(other)) return undefined;
    return equal(run, plainDict(run, self), plainDict(run, other)) === (op === '==');
  },
};

function update(run: Run, self: PyValue, source: PyValue, { names, values }: Keywords): null {
  if (source !== null) {
    const taken = isMapping(source) ? source : new PyDict();
    if (taken !== source) updateDict(run, taken as PyDict, source);
    eachItem(run, taken, (key, value) => setItem(run, self, key, value));
  }
  for (const [at, name] of names.entries()) setItem(run, self, name, values[at] ?? null);
  return null;
}

function row(signature: string, declared: Declared): Declaration {
  return { signature, ...declared, make: () => pythonNative(owner, signature, declared) };
}

const view = (part: EntryPart, name: string) =>
  row(`${name}(self)`, {
    doc: `Return a view of the ${name}.`,
    run: (_run, self: PyValue) => new PyMappingView(self, part),
  });

/** The rows that every such mapping has. */
export const mappingMethods: readonly Declaration[] = [
  view('key', 'keys'),
  view('value', 'values'),
  view('item', 'items'),
  row('setdefault(self, key, default=None)', {
    doc: 'Return the value for key; if it is not there, put default in.',
    run(run, self: PyValue, key: PyValue, fallback: PyValue) {
      if (contains(run, self, key)) return getItem(run, self, key);
      setItem(run, self, key, fallback);
      return fallback;
    },
  }),
  row('update(self, other=None, /, **kwds)', {
    doc: 'Put in the items of a mapping or of an iterable of pairs, then the keyword arguments.',
    run: update,
  }),
];

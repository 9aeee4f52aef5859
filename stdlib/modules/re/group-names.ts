// What Pattern.groupindex gives: a dict that cannot be changed (CPython's mappingproxy).
import '../../../src/language/types/load.ts';
import { PyDict } from '../../../src/language/runtime/containers.ts';
import { define, method } from '../../../src/language/runtime/declare.ts';
import { repr } from '../../../src/language/runtime/text.ts';
import { defineType } from '../../../src/language/runtime/type.ts';
import { builtin, type PyValue } from '../../../src/language/runtime/values.ts';
import { PyDictView } from '../../../src/language/types/dict-views.ts';

const { len, iter, reversed, contains, compare, getItem } = builtin.dict.slots;

const proxyType = defineType({
  name: 'mappingproxy',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    ...Object.fromEntries(Object.entries({ len, iter, reversed, contains, compare, getItem })),
    hash: null,
    repr: (run, self: PyDict) => `mappingproxy(${repr(run, new PyDict(self.table))})`,
    str: (run, self: PyDict) => repr(run, new PyDict(self.table)),
  },
});

define(proxyType, [
  method('get(key, default=None, /)', {
    doc: 'Return the value for key if it is there, else default.',
    run: (run, self: PyDict, key: PyValue, fallback: PyValue) => self.table.get(run, key) ?? fallback,
  }),
  method('keys()', { doc: 'Return a view of the keys.', run: (_run, self: PyDict) => new PyDictView(self, 'key') }),
  method('values()', {
    doc: 'Return a view of the values.',
    run: (_run, self: PyDict) => new PyDictView(self, 'value'),
  }),
  method('items()', { doc: 'Return a view of the items.', run: (_run, self: PyDict) => new PyDictView(self, 'item') }),
  method('copy()', { doc: 'Return a dict.', run: (_run, self: PyDict) => new PyDict(self.table.copy()) }),
]);

/** The same entries, unchangeable. */
export function groupNames(names: PyDict): PyDict {
  return new PyDict(names.table, proxyType);
}

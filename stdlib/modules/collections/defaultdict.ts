// collections.defaultdict: a dict that makes the values that are missing.
import '../../../src/language/types/load.ts';
import { call, isCallable, type Keywords } from '../../../src/language/runtime/call.ts';
import { PyDict } from '../../../src/language/runtime/containers.ts';
import { define, method } from '../../../src/language/runtime/declare.ts';
import { member } from '../../../src/language/runtime/descriptors.ts';
import { raise, raiseWith } from '../../../src/language/runtime/errors.ts';
import { setItem } from '../../../src/language/runtime/items.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { repr, reprOnce } from '../../../src/language/runtime/text.ts';
import { defineType, type PyType } from '../../../src/language/runtime/type.ts';
import { builtin, type PyValue } from '../../../src/language/runtime/values.ts';
import { updateDict } from '../../../src/language/types/dict-update.ts';
import { genericClass } from './generic.ts';

/** A dict with what makes its missing values. */
interface PyDefaultDict extends PyDict {
  factory: PyValue;
}

function isDefaultDict(value: PyValue): value is PyDefaultDict {
  return value instanceof PyDict && value.type.isSubtypeOf(defaultDictType);
}

function construct(run: Run, type: PyType, args: PyValue[], keywords: Keywords | undefined): PyDefaultDict {
  const [factory = null, ...rest] = args;
  if (factory !== null && !isCallable(factory)) raise('TypeError', 'first argument must be callable or None');
  const made = builtin.dict.slots.construct?.(run, type, rest, keywords) as PyDict;
  return Object.assign(made, { factory });
}

/** A new one of the same class, with the same items. */
function copied(run: Run, like: PyDefaultDict, items: PyDict): PyValue {
  return call(run, like.type, [like.factory, items]);
}

/** `collections.defaultdict` */
export const defaultDictType: PyType = defineType({
  name: 'collections.defaultdict',
  qualname: 'defaultdict',
  module: 'collections',
  doc: 'A dict that calls a factory for the value of a key that is missing.',
  bases: [builtin.dict],
  slots: {
    construct,
    repr(run, self: PyDefaultDict) {
      const { factory } = self;
      const shown =
        typeof factory === 'object' && factory !== null
          ? reprOnce(run, factory, '...', () => repr(run, factory))
          : repr(run, factory);
      return `${self.type.qualname}(${shown}, ${builtin.dict.slots.repr?.(run, self)})`;
    },
    binary: {
      ...builtin.dict.slots.binary,
      '|'(run, left, right) {
        if (!(left instanceof PyDict) || !(right instanceof PyDict)) return undefined;
        const like = isDefaultDict(left) ? left : (right as PyDefaultDict);
        const union = copied(run, like, left);
        if (union instanceof PyDict) updateDict(run, union, right);
        return union;
      },
    },
  },
});

define(defaultDictType, [
  genericClass,
  member('default_factory', {
    doc: 'What is called for the value of a missing key; None makes it a plain dict.',
    examples: ["collections.defaultdict(int).default_factory  #> <class 'int'>"],
    get: (_run, self: PyDefaultDict) => self.factory,
    set(_run, self: PyDefaultDict, value) {
      self.factory = value;
    },
  }),
  method('__missing__(key, /)', {
    doc: 'Make, keep and return the value of a missing key.',
    examples: [
      "d = collections.defaultdict(list); d['a'].append(1); d  #> defaultdict(<class 'list'>, {'a': [1]})",
      "collections.defaultdict()['a']  #! KeyError: 'a'",
    ],
    run(run, self: PyDefaultDict, key: PyValue) {
      if (self.factory === null) return raiseWith('KeyError', key);
      const value = call(run, self.factory, []);
      setItem(run, self, key, value);
      return value;
    },
  }),
  ...['copy', '__copy__'].map((name) =>
    method(`${name}()`, {
      doc: 'Return a shallow copy with the same factory.',
      run: (run, self: PyDefaultDict) => copied(run, self, self),
    }),
  ),
]);

// The built-in functions about any object: callable, delattr, dir, getattr, hasattr, hash, id, isinstance, issubclass, setattr, vars.

import {
  attributesOf,
  deleteAttribute,
  findAttribute,
  getAttribute,
  setAttribute,
} from '../../src/language/runtime/attributes.ts';
import { isCallable } from '../../src/language/runtime/call.ts';
import { dictOf } from '../../src/language/runtime/containers.ts';
import { type Declared, nativeFunction } from '../../src/language/runtime/declare.ts';
import { caught, raise } from '../../src/language/runtime/errors.ts';
import type { NativeFunction } from '../../src/language/runtime/functions.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { PyType } from '../../src/language/runtime/type.ts';
import { PyList, type PyValue, textOf, typeOf } from '../../src/language/runtime/values.ts';
import { isInstanceOf, isSubclassOf } from './class-tests.ts';
import { identityOf } from './identity.ts';
import { shownHash } from './shown-hash.ts';

function attributeName(name: PyValue): string {
  const text = textOf(name);
  if (text !== undefined) return text;
  return raise('TypeError', `attribute name must be string, not '${typeOf(name).name}'`);
}

/** The attribute, or `undefined`; an AttributeError from within counts as missing. */
function attributeOrNothing(run: Run, value: PyValue, name: PyValue): PyValue | undefined {
  const text = attributeName(name);
  try {
    return findAttribute(run, value, text);
  } catch (thrown) {
    if (caught(thrown, 'AttributeError') === undefined) throw thrown;
    return undefined;
  }
}

function read(run: Run, value: PyValue, name: PyValue, fallback: PyValue | undefined): PyValue {
  if (fallback === undefined) return getAttribute(run, value, attributeName(name));
  return attributeOrNothing(run, value, name) ?? fallback;
}

function ownAttributes(run: Run, value: PyValue): PyValue {
  const attributes = value instanceof PyType ? value.attributes : attributesOf(value);
  return attributes === undefined
    ? raise('TypeError', 'vars() argument must have __dict__ attribute')
    : dictOf(run, attributes);
}

function names(run: Run, value: PyValue): PyValue {
  const types = value instanceof PyType ? value.mro : typeOf(value).mro;
  const found = new Set([
    ...types.flatMap((type) => [...type.attributes.keys()]),
    ...(attributesOf(value)?.keys() ?? []),
  ]);
  run.chargeEntries(found.size, found.size);
  return new PyList([...found].sort());
}

const rows: readonly (readonly [signature: string, declared: Declared])[] = [
  [
    'callable(obj, /)',
    {
      doc: 'Return whether the object is callable (i.e., some kind of function).',
      examples: ['callable(len)  #> True', 'callable(5)  #> False'],
      run: (_run, value: PyValue) => isCallable(value),
    },
  ],
  [
    'delattr(obj, name, /)',
    {
      doc: 'Delete the named attribute of an object.',
      run(run, value: PyValue, name: PyValue) {
        deleteAttribute(run, value, attributeName(name));
        return null;
      },
    },
  ],
  ['dir(object, /)', { doc: 'Return the names of the attributes of an object, sorted.', run: names }],
  [
    'getattr(object, name, default=..., /)',
    {
      doc: 'Return the value of the named attribute, or the default if there is none.',
      examples: ["getattr(5, 'x', 1)  #> 1"],
      run: read,
    },
  ],
  [
    'hasattr(obj, name, /)',
    {
      doc: 'Return whether the object has an attribute with the given name.',
      examples: ["hasattr(5, 'real')  #> True"],
      run: (run, value: PyValue, name: PyValue) => attributeOrNothing(run, value, name) !== undefined,
    },
  ],
  [
    'hash(obj, /)',
    {
      doc: 'Return the hash value for the given object; equal objects have equal hashes.',
      examples: ['hash(1.0)  #> 1', "hash([])  #! TypeError: unhashable type: 'list'"],
      run: shownHash,
    },
  ],
  [
    'id(obj, /)',
    {
      doc: 'Return the identity of an object, a number that no other object has at the same time.',
      examples: ['id(None) == id(None)  #> True'],
      run: identityOf,
    },
  ],
  [
    'isinstance(obj, class_or_tuple, /)',
    {
      doc: 'Return whether an object is an instance of a class or of a subclass thereof.',
      examples: ['isinstance(True, int)  #> True', 'isinstance(1, (str, bytes))  #> False'],
      run: isInstanceOf,
    },
  ],
  [
    'issubclass(cls, class_or_tuple, /)',
    {
      doc: "Return whether 'cls' is derived from another class or is the same class.",
      examples: [
        'issubclass(bool, int)  #> True',
        'issubclass(1, int)  #! TypeError: issubclass() arg 1 must be a class',
      ],
      run: isSubclassOf,
    },
  ],
  [
    'setattr(obj, name, value, /)',
    {
      doc: 'Set the named attribute of an object to a value.',
      run(run, value: PyValue, name: PyValue, item: PyValue) {
        setAttribute(run, value, attributeName(name), item);
        return null;
      },
    },
  ],
  ['vars(object, /)', { doc: 'Return the attributes of an object as a dict.', run: ownAttributes }],
];

/** The built-in functions about any object. */
export const objectFunctions: readonly NativeFunction[] = rows.map(([signature, declared]) =>
  nativeFunction(signature, declared),
);

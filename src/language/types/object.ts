// The object type: the root of all types, and what plain instances of classes are made by.

import type { Keywords } from '../runtime/call.ts';
import { define } from '../runtime/declare.ts';
import { getter } from '../runtime/descriptors.ts';
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { defineType, type PyType } from '../runtime/type.ts';
import { builtin, PyInstance, type PyValue, typeOf } from '../runtime/values.ts';

/** Makes a plain instance; arguments are refused, as object's own `__new__` and `__init__` do. */
export function constructObject(run: Run, type: PyType, args: PyValue[], keywords: Keywords | undefined): PyInstance {
  // A built-in type whose instances are something else can only be made by the machine.
  if (!type.heap && !type.instanceAttributes && type !== builtin.object)
    raise('TypeError', `cannot create '${type.name}' instances`);
  if (args.length > 0 || (keywords?.names.length ?? 0) > 0) raise('TypeError', `${type.name}() takes no arguments`);
  return newInstance(run, type);
}

/** A plain instance without attributes yet. */
export function newInstance(run: Run, type: PyType): PyInstance {
  run.charge(64);
  return new PyInstance(type);
}

/** The hash of what is equal only to itself. */
export function identityHash(run: Run, self: PyValue): number {
  return typeof self === 'object' && self !== null ? run.identity(self) : 0;
}

builtin.object = defineType({
  name: 'object',
  doc: 'The base class of the class hierarchy.',
  slots: {
    hash: identityHash,
    construct: constructObject,
  },
});

define(builtin.object, [
  getter('__class__', {
    doc: "The object's class.",
    get: (_run, self: PyValue) => typeOf(self),
  }),
]);

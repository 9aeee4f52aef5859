// Types of collections that take parameters: `deque[int]`.
import type { Declaration } from '../../../src/language/runtime/declare.ts';
import { classMethod } from '../../../src/language/runtime/descriptors.ts';
import type { PyType } from '../../../src/language/runtime/type.ts';
import { PyTuple, type PyValue } from '../../../src/language/runtime/values.ts';
import { GenericAlias } from '../../../src/language/types/generic-alias.ts';

/** The row that lets a type be written with parameters, which are for readers only. */
export const genericClass: Declaration = classMethod('__class_getitem__(key, /)', {
  doc: 'Return the type with parameters.',
  run: (_run, type: PyType, key: PyValue) => new GenericAlias(type, key instanceof PyTuple ? key : new PyTuple([key])),
});

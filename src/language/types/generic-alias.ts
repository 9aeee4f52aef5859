// Parameterized builtin types: `list[int]`.
import { findAttribute } from '../runtime/attributes.ts';
import { call } from '../runtime/call.ts';
import { define } from '../runtime/declare.ts';
import { classMethod } from '../runtime/descriptors.ts';
import { raise } from '../runtime/errors.ts';
import { equal, hash } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { repr } from '../runtime/text.ts';
import { defineType, metatype, PyType, type Slots } from '../runtime/type.ts';
import { builtin, ellipsis, PyTuple, type PyValue } from '../runtime/values.ts';
import { adapterTypes } from './adapters.ts';

/** A builtin type with parameters; calling it calls the type. */
export class PyGenericAlias {
  readonly origin: PyType;
  readonly parameters: PyTuple;
  constructor(origin: PyType, parameters: PyTuple) {
    this.origin = origin;
    this.parameters = parameters;
  }
  get type(): PyType {
    return aliasType;
  }
}

const slots: Slots = {
  repr(run, self: PyGenericAlias) {
    const shown = self.parameters.items.map((item) => parameterRepr(run, item)).join(', ');
    return `${typeName(self.origin)}[${shown === '' ? '()' : shown}]`;
  },
  hash: (run, self) => hash(run, (self as PyGenericAlias).parameters),
  compare(run, op, self: PyGenericAlias, other) {
    if ((op !== '==' && op !== '!=') || !(other instanceof PyGenericAlias)) return undefined;
    const alike = self.origin === other.origin && equal(run, self.parameters, other.parameters);
    return alike === (op === '==');
  },
  call: (run, self: PyGenericAlias, args, keywords) => call(run, self.origin, args, keywords),
  getAttribute: (run, self: PyGenericAlias, name) => findAttribute(run, self.origin, name),
  getItem: (run, self: PyGenericAlias) => raise('TypeError', `${repr(run, self)} is not a generic class`),
};

const aliasType = defineType({ name: 'GenericAlias', module: 'types', bases: [builtin.object], slots });

function typeName(type: PyType): string {
  return type.module === 'builtins' ? type.qualname : `${type.module}.${type.qualname}`;
}

function parameterRepr(run: Run, item: PyValue): string {
  if (item === ellipsis) return '...';
  return item instanceof PyType ? typeName(item) : repr(run, item);
}

const parameterize = classMethod('__class_getitem__(object, /)', {
  doc: 'The type with parameters, for annotations.',
  run: (_run, type: PyType, item: PyValue) =>
    new PyGenericAlias(type, item instanceof PyTuple ? item : new PyTuple([item])),
});

const enumerate = adapterTypes.get('enumerate');
for (const type of [
  builtin.list,
  builtin.tuple,
  builtin.dict,
  builtin.set,
  builtin.frozenset,
  metatype.type,
  enumerate,
]) {
  if (type !== undefined) define(type, [parameterize]);
}

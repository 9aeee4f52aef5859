// Parameterized builtin types: `list[int]`.
import './object.ts';
import { findAttribute } from '../runtime/attributes.ts';
import { call } from '../runtime/call.ts';
import { raise } from '../runtime/errors.ts';
import { equal, hash } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { repr } from '../runtime/text.ts';
import { defineType, type PyType, type Slots } from '../runtime/type.ts';
import { builtin, PyTuple, type PyValue, typeOf } from '../runtime/values.ts';
import { ArrayIterator } from './iterators.ts';
import { joinClasses, parameterText } from './union.ts';

/** A builtin type with parameters; calling it calls the type. */
export class GenericAlias {
  readonly origin: PyType;
  readonly parameters: PyTuple;
  /** Was it unpacked: `*tuple[int]`? */
  readonly starred: boolean;
  constructor(origin: PyType, parameters: PyTuple, { starred = false } = {}) {
    this.origin = origin;
    this.parameters = parameters;
    this.starred = starred;
  }
  get type(): PyType {
    return aliasType;
  }
}

/** The builtin types that take parameters. */
const generic: ReadonlySet<string> = new Set(['list', 'tuple', 'dict', 'set', 'frozenset', 'enumerate', 'type']);

/** `type[key]` of a class; TypeError when it takes no parameters. */
export function subscriptClass(run: Run, type: PyType, key: PyValue): PyValue {
  if (type.mro.some((base) => !base.heap && base.module === 'builtins' && generic.has(base.name))) {
    return new GenericAlias(type, key instanceof PyTuple ? key : new PyTuple([key]));
  }
  const own = type.lookup('__class_getitem__');
  if (own === undefined) return raise('TypeError', `type '${type.name}' is not subscriptable`);
  const get = typeOf(own).slots.descriptorGet;
  return call(run, get === undefined ? own : get(run, own, undefined, type), [key]);
}

const slots: Slots = {
  repr(run, self: GenericAlias) {
    const shown = self.parameters.items.map((item) => parameterText(run, item)).join(', ');
    return `${self.starred ? '*' : ''}${parameterText(run, self.origin)}[${shown === '' ? '()' : shown}]`;
  },
  hash: (run, self) => hash(run, (self as GenericAlias).parameters),
  compare(run, op, self: GenericAlias, other) {
    if ((op !== '==' && op !== '!=') || !(other instanceof GenericAlias)) return undefined;
    const alike =
      self.origin === other.origin && self.starred === other.starred && equal(run, self.parameters, other.parameters);
    return alike === (op === '==');
  },
  // Python: iterating gives the alias unpacked, once.
  iter: (_run, self: GenericAlias) =>
    new ArrayIterator([new GenericAlias(self.origin, self.parameters, { starred: true })]),
  call: (run, self: GenericAlias, args, keywords) => call(run, self.origin, args, keywords),
  getAttribute: (run, self: GenericAlias, name) => findAttribute(run, self.origin, name),
  getItem: (run, self: GenericAlias) => raise('TypeError', `${repr(run, self)} is not a generic class`),
  // Python: `list[int] | None` is a union too.
  binary: { '|': joinClasses },
};

const aliasType = defineType({
  name: 'types.GenericAlias',
  qualname: 'GenericAlias',
  module: 'types',
  bases: [builtin.object],
  slots,
});

// The type of types: what `int` and the classes of scripts answer to.

import { call, type Keywords } from '../runtime/call.ts';
import { PyDict } from '../runtime/containers.ts';
import { define, method } from '../runtime/declare.ts';
import { getter } from '../runtime/descriptors.ts';
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { defineType, metatype, PyType, type Slots } from '../runtime/type.ts';
import { builtin, PyList, PyTuple, type PyValue, typeOf } from '../runtime/values.ts';
import { fill } from './class-slots.ts';
import { makeClass } from './classes.ts';
import { subscriptClass } from './generic-alias.ts';
import { identityHash } from './object.ts';
import { joinClasses } from './union.ts';

/** `<class 'int'>` */
export function classRepr(type: PyType): string {
  return type.module === 'builtins' ? `<class '${type.qualname}'>` : `<class '${type.module}.${type.qualname}'>`;
}

function typeAttribute(run: Run, self: PyType, name: string): PyValue | undefined {
  const onMeta = metatype.type.lookup(name);
  const meta = onMeta === undefined ? undefined : typeOf(onMeta).slots;
  if (onMeta !== undefined && meta?.descriptorGet !== undefined && meta.descriptorSet !== undefined) {
    return meta.descriptorGet(run, onMeta, self, metatype.type);
  }
  const found = self.lookup(name);
  if (found !== undefined) {
    const get = typeOf(found).slots.descriptorGet;
    return get === undefined ? found : get(run, found, undefined, self);
  }
  return onMeta === undefined || meta?.descriptorGet === undefined
    ? onMeta
    : meta.descriptorGet(run, onMeta, self, metatype.type);
}

function checkMutable(type: PyType, name: string): void {
  if (!type.heap) raise('TypeError', `cannot set '${name}' attribute of immutable type '${type.name}'`);
}

const slots: Slots = {
  repr: (_run, self: PyType) => classRepr(self),
  hash: identityHash,
  bool: () => true,
  binary: { '|': joinClasses },
  getItem: (run, self: PyType, key) => subscriptClass(run, self, key),
  contains: () => raise('TypeError', "argument of type 'type' is not iterable"),
  getAttribute: typeAttribute,
  setAttribute(run, self: PyType, name, value) {
    checkMutable(self, name);
    run.chargeEntries(self.attributes.size + 1, 4);
    self.setAttribute(name, value);
    fill(self.slots, name);
  },
  deleteAttribute(_run, self: PyType, name) {
    checkMutable(self, name);
    if (!self.attributes.has(name)) raise('AttributeError', `type object '${self.name}' has no attribute '${name}'`);
    self.setAttribute(name, undefined);
  },
  call(run, self: PyType, args, keywords) {
    const make = self.slots.construct;
    if (make === undefined) return raise('TypeError', `cannot create '${self.name}' instances`);
    return make(run, self, args, keywords);
  },
  construct: constructType,
};

/** `type(value)` or `type(name, bases, namespace, **keywords)`. */
function constructType(run: Run, _type: PyType, args: PyValue[], keywords: Keywords | undefined): PyValue {
  const [first = null, bases = null, namespace = null] = args;
  if (args.length === 1) {
    if (keywords !== undefined) raise('TypeError', 'type() takes no keyword arguments');
    return typeOf(first);
  }
  if (args.length !== 3) return raise('TypeError', 'type() takes 1 or 3 arguments');
  if (typeof first !== 'string') return refuse(1, 'str', first);
  if (!(bases instanceof PyTuple)) return refuse(2, 'tuple', bases);
  if (!(namespace instanceof PyDict)) return refuse(3, 'dict', namespace);
  return makeClass(run, first, bases.items, names(namespace), keywords);
}

function refuse(position: number, wanted: string, value: PyValue): never {
  return raise('TypeError', `type.__new__() argument ${position} must be ${wanted}, not ${typeOf(value).name}`);
}

function names(namespace: PyDict): Map<string, PyValue> {
  const found = new Map<string, PyValue>();
  for (const [key, value] of namespace.table.map) if (typeof key === 'string') found.set(key, value);
  return found;
}

builtin.type = defineType({ name: 'type', bases: [builtin.object], subclassable: false, slots });
metatype.type = builtin.type;

define(builtin.type, [
  // CPython: the name of a type of a module begins with that of the module in errors only.
  getter('__name__', {
    doc: 'The name of the type.',
    get: (_run, self: PyType) => (self.heap ? self.name : self.name.slice(self.name.lastIndexOf('.') + 1)),
  }),
  getter('__qualname__', {
    doc: 'The name with those of the scopes around it.',
    get: (_run, self: PyType) => self.qualname,
  }),
  getter('__module__', { doc: 'The module that the type belongs to.', get: (_run, self: PyType) => self.module }),
  getter('__doc__', { doc: 'The documentation of the type.', get: (_run, self: PyType) => self.doc ?? null }),
  getter('__bases__', { doc: 'The base classes.', get: (_run, self: PyType) => new PyTuple(self.bases) }),
  getter('__mro__', {
    doc: 'The order in which attributes are looked up.',
    get: (_run, self: PyType) => new PyTuple(self.mro),
  }),
  method('mro()', {
    doc: 'Return the order in which attributes are looked up.',
    run: (_run, self: PyType) => new PyList([...self.mro]),
  }),
  method('__subclasscheck__(subclass, /)', {
    doc: 'Check if a class is a subclass.',
    run: (_run, self: PyType, subclass: PyValue) => subclass instanceof PyType && subclass.isSubtypeOf(self),
  }),
]);

/** Calls a type, as `type(...)` does from inside. */
export function construct(run: Run, type: PyType, ...args: PyValue[]): PyValue {
  return call(run, type, args);
}

// property, classmethod, staticmethod and super: descriptors that Python code can name.

import { worded } from '../runtime/wording.ts';
import './object.ts';
import { attributesOf, findAttribute } from '../runtime/attributes.ts';
import { call, type Keywords } from '../runtime/call.ts';
import { define, method } from '../runtime/declare.ts';
import { member } from '../runtime/descriptors.ts';
import { raise } from '../runtime/errors.ts';
import { BoundMethod } from '../runtime/functions.ts';
import type { Run } from '../runtime/run.ts';
import { ADDRESS, repr } from '../runtime/text.ts';
import { defineType, PyType } from '../runtime/type.ts';
import { builtin, type PyValue, typeOf } from '../runtime/values.ts';

/** A property: functions that read, write and delete an attribute. */
export class PyProperty {
  readonly read: PyValue;
  readonly write: PyValue;
  readonly remove: PyValue;
  readonly doc: PyValue;
  /** The name it has in its class, once that was told. */
  name: string | undefined;
  constructor(read: PyValue, write: PyValue, remove: PyValue, doc: PyValue) {
    this.read = read;
    this.write = write;
    this.remove = remove;
    this.doc = doc;
  }
  get type(): PyType {
    return propertyType;
  }
}

const parts: readonly string[] = ['fget', 'fset', 'fdel', 'doc'];

function bindParts(run: Run, args: readonly PyValue[], keywords: Keywords | undefined): PyValue[] {
  const total = args.length + (keywords?.names.length ?? 0);
  if (total > 4) raise('TypeError', `property() takes at most 4 arguments (${total} given)`);
  const values: PyValue[] = parts.map((_name, at) => args[at] ?? null);
  for (const [at, name] of (keywords?.names ?? []).entries()) {
    const place = parts.indexOf(name);
    if (place < 0) raise('TypeError', worded(run, 'unknownKeyword', 'property', name));
    values[place] = keywords?.values[at] ?? null;
  }
  return values;
}

function refuse(self: PyProperty, instance: PyValue, part: string): never {
  const owner = typeOf(instance).qualname;
  const name = self.name === undefined ? 'property' : `property '${self.name}'`;
  return raise('AttributeError', `${name} of '${owner}' object has no ${part}`);
}

const propertyType = defineType({
  name: 'property',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    construct(run, _type, args, keywords) {
      const [read = null, write = null, remove = null, doc = null] = bindParts(run, args, keywords);
      const shown = doc === null && read !== null ? (findAttribute(run, read, '__doc__') ?? null) : doc;
      return new PyProperty(read, write, remove, shown);
    },
    descriptorGet(run, self: PyProperty, instance) {
      if (instance === undefined) return self;
      return self.read === null ? refuse(self, instance, 'getter') : call(run, self.read, [instance]);
    },
    descriptorSet(run, self: PyProperty, instance, value) {
      if (self.write === null) refuse(self, instance, 'setter');
      call(run, self.write, [instance, value]);
    },
    descriptorDelete(run, self: PyProperty, instance) {
      if (self.remove === null) refuse(self, instance, 'deleter');
      call(run, self.remove, [instance]);
    },
  },
});

function copyWith(self: PyProperty, changed: { read?: PyValue; write?: PyValue; remove?: PyValue }): PyProperty {
  const { read = self.read, write = self.write, remove = self.remove } = changed;
  const made = new PyProperty(read, write, remove, self.doc);
  made.name = self.name;
  return made;
}

define(propertyType, [
  member('fget', { doc: 'The function that reads.', get: (_run, self: PyProperty) => self.read }),
  member('fset', { doc: 'The function that writes.', get: (_run, self: PyProperty) => self.write }),
  member('fdel', { doc: 'The function that deletes.', get: (_run, self: PyProperty) => self.remove }),
  member('__doc__', { doc: 'The documentation.', get: (_run, self: PyProperty) => self.doc }),
  method('getter(function, /)', {
    doc: 'Return a copy with another function that reads.',
    run: (_run, self: PyProperty, read: PyValue) => copyWith(self, { read }),
  }),
  method('setter(function, /)', {
    doc: 'Return a copy with another function that writes.',
    run: (_run, self: PyProperty, write: PyValue) => copyWith(self, { write }),
  }),
  method('deleter(function, /)', {
    doc: 'Return a copy with another function that deletes.',
    run: (_run, self: PyProperty, remove: PyValue) => copyWith(self, { remove }),
  }),
  method('__set_name__(owner, name: str, /)', {
    doc: 'Learn the name that the property has in its class.',
    run(_run, self: PyProperty, _owner: PyValue, name: string) {
      self.name = name;
      return null;
    },
  }),
]);

/** A function wrapped by `classmethod` or `staticmethod`. */
export class WrappedFunction {
  readonly kind: 'classmethod' | 'staticmethod';
  readonly target: PyValue;
  constructor(kind: 'classmethod' | 'staticmethod', target: PyValue) {
    this.kind = kind;
    this.target = target;
  }
  get type(): PyType {
    return this.kind === 'classmethod' ? classMethodType : staticMethodType;
  }
}

function wrapperType(kind: 'classmethod' | 'staticmethod'): PyType {
  const type = defineType({
    name: kind,
    bases: [builtin.object],
    subclassable: false,
    slots: {
      repr: (run, self: WrappedFunction) => `<${kind}(${repr(run, self.target)})>`,
      construct(_run, _type, args, keywords) {
        if (keywords !== undefined) raise('TypeError', `${kind}() takes no keyword arguments`);
        if (args.length !== 1) raise('TypeError', `${kind} expected 1 argument, got ${args.length}`);
        return new WrappedFunction(kind, args[0] as PyValue);
      },
      descriptorGet(_run, self: WrappedFunction, _instance, owner) {
        return kind === 'classmethod' ? new BoundMethod(owner, self.target) : self.target;
      },
      ...(kind === 'staticmethod'
        ? {
            call: (run: Run, self: PyValue, args: PyValue[], keywords: Keywords | undefined) =>
              callStatic(run, self, args, keywords),
          }
        : {}),
    },
  });
  define(type, [
    member('__func__', { doc: 'The wrapped function.', get: (_run, self: WrappedFunction) => self.target }),
    member('__wrapped__', { doc: 'The wrapped function.', get: (_run, self: WrappedFunction) => self.target }),
  ]);
  return type;
}

function callStatic(run: Run, self: PyValue, args: PyValue[], keywords: Keywords | undefined): PyValue {
  return call(run, self instanceof WrappedFunction ? self.target : self, args, keywords);
}

const classMethodType = wrapperType('classmethod');
const staticMethodType = wrapperType('staticmethod');

/** `super(type, instance)`: attributes as seen from behind `type` in the MRO. */
export class PySuper {
  readonly after: PyType;
  readonly self: PyValue;
  constructor(after: PyType, self: PyValue) {
    this.after = after;
    this.self = self;
  }
  get type(): PyType {
    return superType;
  }
}

function superAttribute(run: Run, self: PySuper, name: string): PyValue | undefined {
  const bound = self.self instanceof PyType && self.self.isSubtypeOf(self.after);
  const start = bound ? (self.self as PyType) : typeOf(self.self);
  const rest = start.mro.slice(start.mro.indexOf(self.after) + 1);
  const found = rest.map((type) => type.attributes.get(name)).find((value) => value !== undefined);
  if (found === undefined) return attributesOf(superType)?.get(name);
  const get = typeOf(found).slots.descriptorGet;
  return get === undefined ? found : get(run, found, bound ? undefined : self.self, start);
}

const superType = defineType({
  name: 'super',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: (_run, self: PySuper) =>
      `<super: <class '${self.after.name}'>, <${typeOf(self.self).name} object at ${ADDRESS}>>`,
    getAttribute: superAttribute,
    construct(_run, _type, args) {
      const [after, self] = args;
      if (after === undefined) return raise('RuntimeError', 'super(): no arguments');
      if (!(after instanceof PyType))
        return raise('TypeError', `super() argument 1 must be a type, not ${typeOf(after).name}`);
      const fits =
        self !== undefined && (typeOf(self).isSubtypeOf(after) || (self instanceof PyType && self.isSubtypeOf(after)));
      return fits
        ? new PySuper(after, self)
        : raise('TypeError', 'super(type, obj): obj must be an instance or subtype of type');
    },
  },
});

/** The types of this file by their builtin names. */
export const descriptorTypes: ReadonlyMap<string, PyType> = new Map([
  ['property', propertyType],
  ['classmethod', classMethodType],
  ['staticmethod', staticMethodType],
  ['super', superType],
]);

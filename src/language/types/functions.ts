// What can be called: functions of scripts, built-in functions, methods on types and methods bound to a value.

import './object.ts';
import { findAttribute } from '../runtime/attributes.ts';
import { call, type Keywords } from '../runtime/call.ts';
import { dictOf, type PyDict } from '../runtime/containers.ts';
import { define } from '../runtime/declare.ts';
import { getter, member } from '../runtime/descriptors.ts';
import { raise } from '../runtime/errors.ts';
import { callFunction, PyFunction } from '../runtime/frame.ts';
import { BoundMethod, NativeFunction } from '../runtime/functions.ts';
import type { Run } from '../runtime/run.ts';
import { ADDRESS, repr } from '../runtime/text.ts';
import { defineType, PyType, type Slots } from '../runtime/type.ts';
import { builtin, PyTuple, type PyValue, typeOf } from '../runtime/values.ts';
import { unboxed } from './class-slots.ts';
import { identityHash } from './object.ts';

/** What a callable is called in messages about its arguments and in the repr of a bound method. */
function qualifiedName(run: Run, target: PyValue): string {
  if (target instanceof PyFunction) return target.code.qualname;
  if (target instanceof NativeFunction) return qualname(target);
  const name = findAttribute(run, target, '__qualname__') ?? findAttribute(run, target, '__name__');
  return typeof name === 'string' ? name : '?';
}

function bindNative(_run: Run, self: PyValue, instance: PyValue | undefined): PyValue {
  return instance === undefined ? self : new BoundMethod(unboxed(instance), self);
}

function callBound(run: Run, self: BoundMethod, args: PyValue[], keywords: Keywords | undefined): PyValue {
  args.unshift(self.self);
  return call(run, self.target, args, keywords);
}

/** Bound methods are equal when they bind the same thing; anything else only to itself. */
function compareBound(_run: Run, op: string, self: PyValue, other: PyValue): boolean | undefined {
  if (op !== '==' && op !== '!=') return undefined;
  if (!(self instanceof BoundMethod && other instanceof BoundMethod)) return undefined;
  return (self.self === other.self && self.target === other.target) === (op === '==');
}

function hashBound(run: Run, self: PyValue): number {
  return identityHash(run, self instanceof BoundMethod ? self.target : self);
}

function builtinRepr(_run: Run, self: NativeFunction | BoundMethod): string {
  if (self instanceof NativeFunction) return `<built-in function ${self.name}>`;
  const name = self.target instanceof NativeFunction ? self.target.name : '?';
  const owner = self.self instanceof PyType ? 'type' : typeOf(self.self).name;
  return `<built-in method ${name} of ${owner} object at ${ADDRESS}>`;
}

function nativeOf(self: NativeFunction | BoundMethod): NativeFunction | undefined {
  if (self instanceof NativeFunction) return self;
  return self.target instanceof NativeFunction ? self.target : undefined;
}

function invokeNative(run: Run, self: NativeFunction | BoundMethod, args: PyValue[], keywords: Keywords | undefined) {
  return self instanceof NativeFunction ? self.invoke(run, args, keywords) : callBound(run, self, args, keywords);
}

const builtinSlots: Slots = {
  repr: builtinRepr,
  call: invokeNative,
  compare: compareBound,
  hash: hashBound,
};

builtin.builtin_function_or_method = defineType({
  name: 'builtin_function_or_method',
  bases: [builtin.object],
  subclassable: false,
  slots: builtinSlots,
});

define(builtin.builtin_function_or_method, [
  getter('__name__', {
    doc: 'The name of the function.',
    get: (_run, self: NativeFunction | BoundMethod) => nativeOf(self)?.name ?? null,
  }),
  getter('__qualname__', {
    doc: 'The name with that of its type.',
    get: (_run, self: NativeFunction | BoundMethod) => {
      const native = nativeOf(self);
      return native?.owner === undefined ? (native?.name ?? null) : `${native.owner.name}.${native.name}`;
    },
  }),
  getter('__doc__', {
    doc: 'What the function does.',
    get: (_run, self: NativeFunction | BoundMethod) => nativeOf(self)?.doc ?? null,
  }),
  getter('__self__', {
    doc: 'What the method is bound to.',
    get: (_run, self: NativeFunction | BoundMethod) => (self instanceof BoundMethod ? self.self : null),
  }),
  member('__module__', { doc: 'The module of the function.', get: () => 'builtins' }),
]);

builtin.method_descriptor = defineType({
  name: 'method_descriptor',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: (_run, self: NativeFunction) => `<method '${self.name}' of '${self.owner?.name ?? '?'}' objects>`,
    call: (run, self: NativeFunction, args, keywords) => self.invoke(run, args.map(unboxedFirst), keywords),
    descriptorGet: bindNative,
  },
});

function unboxedFirst(value: PyValue, at: number): PyValue {
  return at === 0 ? unboxed(value) : value;
}

define(builtin.method_descriptor, [
  member('__name__', { doc: 'The name of the method.', get: (_run, self: NativeFunction) => self.name }),
  getter('__qualname__', {
    doc: 'The name with that of its type.',
    get: (_run, self: NativeFunction) => `${self.owner?.name ?? '?'}.${self.name}`,
  }),
  getter('__doc__', { doc: 'What the method does.', get: (_run, self: NativeFunction) => self.doc }),
  member('__objclass__', {
    doc: 'The type that has the method.',
    get: (_run, self: NativeFunction) => self.owner ?? null,
  }),
]);

builtin.method = defineType({
  name: 'method',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: (run, self: BoundMethod) => `<bound method ${qualifiedName(run, self.target)} of ${repr(run, self.self)}>`,
    call: callBound,
    compare: compareBound,
    hash: hashBound,
    missingAttribute: (run, self: BoundMethod, name) => findAttribute(run, self.target, name),
  },
});

define(builtin.method, [
  member('__self__', { doc: 'What the method is bound to.', get: (_run, self: BoundMethod) => self.self }),
  member('__func__', { doc: 'The function behind the method.', get: (_run, self: BoundMethod) => self.target }),
  getter('__doc__', {
    doc: 'The documentation of the function.',
    get: (run, self: BoundMethod) => findAttribute(run, self.target, '__doc__') ?? null,
  }),
]);

type AnyFunction = PyFunction | NativeFunction;

builtin.function = defineType({
  name: 'function',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: (_run, self: AnyFunction) => `<function ${qualname(self)} at ${ADDRESS}>`,
    call: (run, self: AnyFunction, args, keywords) =>
      self instanceof PyFunction ? callFunction(run, self, args, keywords) : self.invoke(run, args, keywords),
    descriptorGet: (_run, self: AnyFunction, instance) =>
      instance === undefined ? self : new BoundMethod(instance, self),
    getAttribute: (run, self: AnyFunction, name) =>
      self instanceof PyFunction ? functionAttribute(run, self, name) : nativeAttributes.get(name)?.(self),
    setAttribute(run, self: AnyFunction, name, value) {
      if (!(self instanceof PyFunction)) return raise('AttributeError', `'function' object has no attribute '${name}'`);
      self.attributes ??= new Map();
      run.chargeEntries(self.attributes.size + 1, 4);
      self.attributes.set(name, value);
    },
    deleteAttribute(_run, self: AnyFunction, name) {
      const deleted = self instanceof PyFunction && self.attributes?.delete(name);
      if (deleted !== true) raise('AttributeError', `'function' object has no attribute '${name}'`);
    },
  },
});

function qualname(self: AnyFunction): string {
  if (self instanceof PyFunction) return self.code.qualname;
  return self.owner === undefined ? self.name : `${self.owner.qualname}.${self.name}`;
}

/** Attributes of a native that shows as a function written in Python. */
const nativeAttributes: ReadonlyMap<string, (self: NativeFunction) => PyValue> = new Map([
  ['__name__', (self: NativeFunction): PyValue => self.name],
  ['__qualname__', qualname],
  ['__doc__', (self: NativeFunction): PyValue => self.doc],
  ['__class__', (): PyValue => builtin.function],
]);

type FunctionAttribute = (run: Run, self: PyFunction) => PyValue;

/** Attributes that a function has from its definition; assigning one lays the new value over it. */
const functionAttributes: ReadonlyMap<string, FunctionAttribute> = new Map<string, FunctionAttribute>([
  ['__name__', (_run, self) => self.code.name],
  ['__qualname__', (_run, self) => self.code.qualname],
  ['__doc__', (_run, self) => self.code.doc],
  ['__module__', (_run, self) => self.module.globals.get('__name__') ?? null],
  ['__defaults__', (_run, self) => (self.defaults.length === 0 ? null : new PyTuple(self.defaults))],
  ['__kwdefaults__', keywordDefaults],
  ['__dict__', (run, self) => dictOf(run, self.attributes ?? [])],
  ['__class__', () => builtin.function],
]);

function keywordDefaults(run: Run, self: PyFunction): PyDict | null {
  const { names, positional } = self.code.parameters;
  const entries = self.keywordDefaults.flatMap((value, at): [string, PyValue][] =>
    value === undefined ? [] : [[names[positional + at] as string, value]],
  );
  return entries.length === 0 ? null : dictOf(run, entries);
}

function functionAttribute(run: Run, self: PyFunction, name: string): PyValue | undefined {
  return self.attributes?.get(name) ?? functionAttributes.get(name)?.(run, self);
}

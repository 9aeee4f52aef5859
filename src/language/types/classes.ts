// Making a class: bases, namespace, slots, and what calling it does.

import { call, type Keywords } from '../runtime/call.ts';
import { NativeGetter } from '../runtime/descriptors.ts';
import { PyException, raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { specialMethod } from '../runtime/special.ts';
import { PyType } from '../runtime/type.ts';
import { builtin, PyInstance, type PyInt, type PyObject, type PyValue, typeOf } from '../runtime/values.ts';
import { classSlots, standsForNative } from './class-slots.ts';
import { linearize } from './linearize.ts';
import { constructObject, newInstance } from './object.ts';

/** Python's `type(name, bases, namespace, **keywords)`. */
export function makeClass(
  run: Run,
  name: string,
  bases: readonly PyValue[],
  namespace: ReadonlyMap<string, PyValue>,
  keywords?: Keywords,
): PyType {
  const parents = bases.length === 0 ? [builtin.object] : bases.map(checkedBase);
  const mro = linearize(parents);
  const layout = commonLayout(parents);
  const type = new PyType(options(name, parents, namespace, mro, layout), mro, true);
  run.chargeEntries(namespace.size + mro.length, namespace.size + mro.length + 16);
  for (const [key, value] of namespace) if (!dropped.has(key)) type.setAttribute(key, value);
  announce(run, type, namespace, keywords);
  return type;
}

const dropped: ReadonlySet<string> = new Set(['__qualname__', '__classcell__']);

function options(
  name: string,
  bases: readonly PyType[],
  namespace: ReadonlyMap<string, PyValue>,
  mro: readonly PyType[],
  layout: PyType,
) {
  const text = (key: string, fallback: string) => {
    const value = namespace.get(key);
    return typeof value === 'string' ? value : fallback;
  };
  const doc = namespace.get('__doc__');
  return {
    name,
    qualname: text('__qualname__', name),
    module: text('__module__', 'builtins'),
    bases,
    ...(typeof doc === 'string' ? { doc } : {}),
    slots: { ...classSlots(mro, namespace), construct: constructWith(layout) },
    instanceAttributes: true,
  };
}

function checkedBase(base: PyValue): PyType {
  if (base instanceof PyType) {
    return base.subclassable ? base : raise('TypeError', `type '${base.name}' is not an acceptable base type`);
  }
  if (typeOf(base) === builtin.object) return raise('TypeError', 'bases must be types');
  return raise(
    'TypeError',
    'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
  );
}

/** Python: of a class's bases all but one must have nothing in their instances that this one has not. */
function commonLayout(bases: readonly PyType[]): PyType {
  let layout = builtin.object;
  for (const base of bases) {
    const other = layoutOf(base);
    if (layout.isSubtypeOf(other)) continue;
    if (!other.isSubtypeOf(layout)) raise('TypeError', 'multiple bases have instance lay-out conflict');
    layout = other;
  }
  return layout;
}

/** The built-in type that decides what the instances of a type are made of. */
function layoutOf(type: PyType): PyType {
  return type.heap ? commonLayout(type.bases) : (type.mro.find(isLayout) ?? builtin.object);
}

/** Most exception classes add nothing to the instances of their base. */
function isLayout(type: PyType): boolean {
  const base = type.bases[0];
  if (base === undefined || !base.isSubtypeOf(builtin.BaseException)) return true;
  if (type.slots.construct !== base.slots.construct) return true;
  return [...type.attributes.values()].some((value) => value instanceof NativeGetter && value.kind === 'member');
}

/** Tells descriptors their names and base classes of their new subclass. */
function announce(
  run: Run,
  type: PyType,
  namespace: ReadonlyMap<string, PyValue>,
  keywords: Keywords | undefined,
): void {
  for (const [key, value] of namespace) {
    const setName = specialMethod(run, value, '__set_name__');
    if (setName !== undefined) call(run, setName, [type, key]);
  }
  const hook = type.mro
    .slice(1)
    .map((base) => base.attributes.get('__init_subclass__'))
    .find((found) => found !== undefined);
  if (hook !== undefined) call(run, hook, [type], keywords);
  else if ((keywords?.names.length ?? 0) > 0) {
    raise('TypeError', `${type.qualname}.__init_subclass__() takes no keyword arguments`);
  }
}

/** Calling a class: makes the instance, then runs its `__init__`. */
function constructWith(layout: PyType) {
  return (run: Run, type: PyType, args: PyValue[], keywords: Keywords | undefined): PyValue => {
    const initialise = type.lookup('__init__');
    if (initialise === undefined) return makeInstance(run, type, layout, args, keywords);
    const instance =
      layout === builtin.object ? newInstance(run, type) : constructNative(run, type, layout, args, undefined, true);
    const result = call(run, initialise, [instance, ...args], keywords);
    if (result !== null) raise('TypeError', `__init__() should return None, not '${typeOf(result).name}'`);
    return instance;
  };
}

function makeInstance(
  run: Run,
  type: PyType,
  layout: PyType,
  args: PyValue[],
  keywords: Keywords | undefined,
): PyValue {
  if (layout === builtin.object) return constructObject(run, type, args, keywords);
  return constructNative(run, type, layout, args, keywords, false);
}

function constructNative(
  run: Run,
  type: PyType,
  native: PyType,
  args: PyValue[],
  keywords: Keywords | undefined,
  initialised: boolean,
): PyValue {
  const make = native.slots.construct;
  if (make === undefined) return raise('TypeError', `cannot create '${native.name}' instances`);
  if (standsForNative(native)) return box(run, type, make(run, native, args, keywords));
  // Python: a mutable container is filled by the `__init__` that the class has replaced.
  const filled = initialised && native.slots.hash === null ? [] : args;
  const made = make(run, type, filled, keywords);
  if (!(made instanceof PyException)) Object.assign(made as PyObject, { attributes: new Map<string, PyValue>() });
  return made;
}

function box(run: Run, type: PyType, native: PyValue): PyInstance {
  run.charge(64);
  return new PyInstance(type, native as PyInt | string);
}

// Making a class: bases, namespace, slots, and what calling it does.

import { call, type Keywords } from '../runtime/call.ts';
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
  checkLayout(parents);
  const type = new PyType(options(name, parents, namespace, mro), mro, true);
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
    slots: { ...classSlots(mro, namespace), construct },
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

/** The built-in type that decides what instances are made of. */
export function representation(type: PyType): PyType {
  return type.mro.find((base) => !base.heap && base !== builtin.object) ?? builtin.object;
}

function checkLayout(bases: readonly PyType[]): void {
  let layout = builtin.object;
  for (const base of bases) {
    const other = representation(base);
    if (layout.isSubtypeOf(other)) continue;
    if (!other.isSubtypeOf(layout)) raise('TypeError', 'multiple bases have instance lay-out conflict');
    layout = other;
  }
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
function construct(run: Run, type: PyType, args: PyValue[], keywords: Keywords | undefined): PyValue {
  const initialise = type.lookup('__init__');
  const native = representation(type);
  const instance =
    native === builtin.object
      ? initialise === undefined
        ? constructObject(run, type, args, keywords)
        : newInstance(run, type)
      : constructNative(run, type, native, args, keywords, initialise !== undefined);
  if (initialise === undefined) return instance;
  const result = call(run, initialise, [instance, ...args], keywords);
  if (result !== null) raise('TypeError', `__init__() should return None, not '${typeOf(result).name}'`);
  return instance;
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
  const made = make(run, type, filled, initialised ? undefined : keywords);
  if (!(made instanceof PyException)) Object.assign(made as PyObject, { attributes: new Map<string, PyValue>() });
  return made;
}

function box(run: Run, type: PyType, native: PyValue): PyInstance {
  run.charge(64);
  return new PyInstance(type, native as PyInt | string);
}

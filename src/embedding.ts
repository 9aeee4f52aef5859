// Values of an embedder as Python values, and back: plain data, functions, and objects with behaviour of their own.
import './language/types/load.ts';
import { call, type Keywords } from './language/runtime/call.ts';
import { PyDict, PySet } from './language/runtime/containers.ts';
import { exception, Raise, raise, Stop } from './language/runtime/errors.ts';
import { asRaise } from './language/runtime/frame.ts';
import { int } from './language/runtime/numbers.ts';
import type { Run } from './language/runtime/run.ts';
import { HashTable } from './language/runtime/table.ts';
import { repr } from './language/runtime/text.ts';
import { defineType, type PyType } from './language/runtime/type.ts';
import { builtin, PyFloat, PyList, PyModule, type PyObject, PyTuple, type PyValue } from './language/runtime/values.ts';
import { PyBytes } from './language/types/bytes.ts';

/** What an embedder's function receives: the positional arguments, then one record of the keyword arguments if any were given. */
export type HostFunction = (...args: unknown[]) => unknown;

/** The behaviour of a host object; what is left out fails as on any Python object. */
export interface HostBehaviour {
  /** The name of its type, for messages; default `object`. */
  readonly type?: string;
  /** Reads an attribute; `undefined` means that there is none. */
  get?(name: string): unknown;
  /** Writes an attribute. */
  set?(name: string, value: unknown): void;
  /** Calls the object. */
  call?(args: readonly unknown[], keywords: Readonly<Record<string, unknown>>): unknown;
  /** Reads an item; `undefined` is a KeyError. */
  item?(key: unknown): unknown;
  /** Its repr. */
  repr?(): string;
}

/** A value that an embedder made with hostObject; hand it to `globals` or `locals`. */
export class HostObject {
  readonly behaviour: HostBehaviour;
  constructor(behaviour: HostBehaviour) {
    this.behaviour = behaviour;
  }
}

/** Makes an object with behaviour of its own for `globals` or `locals`. */
export function hostObject(behaviour: HostBehaviour): HostObject {
  return new HostObject(behaviour);
}

/** An exception that an embedder wants a script to see, with a Python class: `throw new PythonError('ValueError', 'no such row')`. */
export class PythonError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

class PyHost implements PyObject {
  readonly host: HostObject;
  readonly type: PyType;
  constructor(host: HostObject) {
    this.host = host;
    this.type = typeOfHost(host.behaviour);
  }
}

function typeOfHost(behaviour: HostBehaviour): PyType {
  const { get, set, call: invoke, item, repr: show } = behaviour;
  return defineType({
    name: behaviour.type ?? 'object',
    module: 'host',
    bases: [builtin.object],
    subclassable: false,
    slots: {
      ...(get && {
        getAttribute: (run, _self, name) =>
          optional(
            run,
            attempt(() => get.call(behaviour, name)),
          ),
      }),
      ...(set && {
        setAttribute: (run, _self, name, value) =>
          void attempt(() => set.call(behaviour, name, fromPython(run, value))),
      }),
      ...(invoke && {
        call: (run, _self, args, keywords) =>
          callHost(run, (positional, named) => invoke.call(behaviour, positional, named), args, keywords),
      }),
      ...(item && {
        getItem: (run, _self, key) =>
          optional(
            run,
            attempt(() => item.call(behaviour, fromPython(run, key))),
          ) ?? missingKey(key),
      }),
      ...(show && { repr: () => attempt(() => show.call(behaviour)) }),
    },
  });
}

function missingKey(key: PyValue): never {
  throw new Raise(exception('KeyError', key));
}

function optional(run: Run, value: unknown): PyValue | undefined {
  return value === undefined ? undefined : toPython(run, value);
}

/** Runs an embedder's code; whatever it throws reaches the script as a Python exception with a clean message. */
function attempt<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (thrown) {
    if (thrown instanceof Raise || thrown instanceof Stop || asRaise(thrown) !== undefined) throw thrown;
    if (thrown instanceof PythonError) return raise(thrown.type, thrown.message);
    return raise('RuntimeError', thrown instanceof Error ? thrown.message : String(thrown));
  }
}

class PyHostFunction implements PyObject {
  readonly name: string;
  readonly target: HostFunction;
  constructor(name: string, target: HostFunction) {
    this.name = name;
    this.target = target;
  }
  get type(): PyType {
    return hostFunctionType;
  }
}

const hostFunctionType = defineType({
  name: 'builtin_function_or_method',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: (_run, self: PyHostFunction) => `<built-in function ${self.name}>`,
    call: (run, self: PyHostFunction, args, keywords) =>
      callHost(
        run,
        (positional, named) =>
          keywords === undefined ? self.target(...positional) : self.target(...positional, named),
        args,
        keywords,
      ),
  },
});

function callHost(
  run: Run,
  invoke: (args: unknown[], keywords: Record<string, unknown>) => unknown,
  args: readonly PyValue[],
  keywords: Keywords | undefined,
): PyValue {
  run.hostCall();
  const positional = args.map((arg) => fromPython(run, arg));
  const named: Record<string, unknown> = Object.create(null);
  for (const [at, name] of (keywords?.names ?? []).entries())
    named[name] = fromPython(run, keywords?.values[at] ?? null);
  return toPython(
    run,
    attempt(() => invoke(positional, named)),
  );
}

/** An embedder's value as a Python value; a module of `ristretto/modules` is one already. Integral numbers are ints, others floats; a Map or plain object is a dict. */
export function toPython(run: Run, value: unknown): PyValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value + 0 : new PyFloat(value);
  if (typeof value === 'bigint') return int(value);
  if (typeof value === 'function')
    return new PyHostFunction(value.name === '' ? 'function' : value.name, value as HostFunction);
  if (value instanceof HostObject) return new PyHost(value);
  if (value instanceof PyModule) return value;
  if (value instanceof Uint8Array) return new PyBytes(value.slice());
  return collectionToPython(run, value);
}

function collectionToPython(run: Run, value: object | symbol): PyValue {
  if (typeof value === 'symbol') return raise('TypeError', 'a symbol has no Python form');
  run.enter();
  const made = Array.isArray(value)
    ? new PyList(value.map((item) => toPython(run, item)))
    : entriesToPython(run, value);
  run.depth -= 1;
  return made;
}

function entriesToPython(run: Run, value: object): PyValue {
  if (value instanceof Set) {
    const set = new PySet();
    for (const item of value) set.table.set(run, toPython(run, item), true);
    return set;
  }
  const table = new HashTable();
  const entries: Iterable<[unknown, unknown]> = value instanceof Map ? value : Object.entries(value);
  for (const [key, item] of entries) table.set(run, toPython(run, key), toPython(run, item));
  return new PyDict(table);
}

/** A Python value for an embedder: dicts with text keys become null-prototype objects, other dicts Maps; what has no form becomes its repr. */
export function fromPython(run: Run, value: PyValue): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof PyFloat) return value.value;
  if (value instanceof PyHost) return value.host;
  if (value instanceof PyHostFunction) return value.target;
  if (value instanceof PyBytes) return value.value.slice();
  run.enter();
  const plain = collectionFromPython(run, value);
  run.depth -= 1;
  return plain;
}

function collectionFromPython(run: Run, value: PyObject): unknown {
  if (value instanceof PyList || value instanceof PyTuple) return value.items.map((item) => fromPython(run, item));
  if (value instanceof PySet) return new Set(value.table.keys().map((item) => fromPython(run, item)));
  if (value instanceof PyDict) return dictFromPython(run, value);
  if (value.type.slots.call !== undefined)
    return (...args: unknown[]) =>
      fromPython(
        run,
        call(
          run,
          value,
          args.map((arg) => toPython(run, arg)),
        ),
      );
  return repr(run, value);
}

function dictFromPython(run: Run, dict: PyDict): unknown {
  const keys = dict.table.keys();
  const entries = keys.map((key) => [fromPython(run, key), fromPython(run, dict.table.get(run, key) ?? null)] as const);
  if (!keys.every((key) => typeof key === 'string')) return new Map(entries);
  const plain: Record<string, unknown> = Object.create(null);
  for (const [key, item] of entries) plain[key as string] = item;
  return plain;
}

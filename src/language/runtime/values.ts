// What a Python value is here, and the representations that the machine itself makes.
import type { PyType } from './type.ts';

/**
 * A Python value. `null` is None; a boolean is a bool; a string is a str (UTF-16 inside, code points to scripts);
 * a number is an int in the safe range and a bigint an int beyond it, never both (see numbers.ts);
 * all else, floats too, is an object with a `type`.
 */
export type PyValue = null | boolean | string | number | bigint | PyObject;

/** An int: a number while it is a safe integer, a bigint beyond. */
export type PyInt = number | bigint;

/** Anything that knows its Python type. */
export interface PyObject {
  readonly type: PyType;
}

/** The types that the machine needs by name; each type's file fills in its own while loading. */
export interface BuiltinTypes {
  object: PyType;
  type: PyType;
  NoneType: PyType;
  NotImplementedType: PyType;
  ellipsis: PyType;
  bool: PyType;
  int: PyType;
  float: PyType;
  complex: PyType;
  str: PyType;
  bytes: PyType;
  bytearray: PyType;
  tuple: PyType;
  list: PyType;
  dict: PyType;
  set: PyType;
  frozenset: PyType;
  slice: PyType;
  range: PyType;
  function: PyType;
  builtin_function_or_method: PyType;
  method_descriptor: PyType;
  classmethod_descriptor: PyType;
  getset_descriptor: PyType;
  member_descriptor: PyType;
  method: PyType;
  generator: PyType;
  module: PyType;
  cell: PyType;
  traceback: PyType;
  BaseException: PyType;
}

/** The registry of types; complete once `types/load.ts` has been imported. */
export const builtin = {} as BuiltinTypes;

/** A float. Its own class, so that 2.0 can never be taken for 2. */
export class PyFloat {
  readonly type: PyType;
  readonly value: number;
  constructor(value: number, type: PyType = builtin.float) {
    this.type = type;
    this.value = value;
  }
}

/** A tuple. `items` is never changed after it was handed out. */
export class PyTuple {
  readonly type: PyType;
  readonly items: readonly PyValue[];
  constructor(items: readonly PyValue[], type: PyType = builtin.tuple) {
    this.type = type;
    this.items = items;
  }
}

/** A list. */
export class PyList {
  readonly type: PyType;
  items: PyValue[];
  constructor(items: PyValue[], type: PyType = builtin.list) {
    this.type = type;
    this.items = items;
  }
}

/** A slice object; parts are what the script wrote, None where left out. */
export class PySlice {
  readonly start: PyValue;
  readonly stop: PyValue;
  readonly step: PyValue;
  constructor(start: PyValue, stop: PyValue, step: PyValue) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
  get type(): PyType {
    return builtin.slice;
  }
}

/** A value with no content of its own: `NotImplemented` and `...`. */
export class PySingleton {
  readonly #type: () => PyType;
  constructor(type: () => PyType) {
    this.#type = type;
  }
  get type(): PyType {
    return this.#type();
  }
}

/** `NotImplemented`, as scripts see it; inside, a slot answers `undefined` instead. */
export const notImplemented = new PySingleton(() => builtin.NotImplementedType);

/** `...` */
export const ellipsis = new PySingleton(() => builtin.ellipsis);

/** An instance of a class without a native representation: its attributes, in order of first assignment. */
export class PyInstance {
  readonly type: PyType;
  readonly attributes = new Map<string, PyValue>();
  /** What an instance of a subclass of int or str stands for: those have no representation with a type of its own. */
  readonly native: PyInt | string | undefined;
  constructor(type: PyType, native?: PyInt | string) {
    this.type = type;
    this.native = native;
  }
}

/** A module object. */
export class PyModule {
  readonly name: string;
  readonly attributes: Map<string, PyValue>;
  constructor(name: string, attributes: Map<string, PyValue>) {
    this.name = name;
    this.attributes = attributes;
  }
  get type(): PyType {
    return builtin.module;
  }
}

/** The type of any value. */
export function typeOf(value: PyValue): PyType {
  switch (typeof value) {
    case 'string':
      return builtin.str;
    case 'number':
    case 'bigint':
      return builtin.int;
    case 'boolean':
      return builtin.bool;
    default:
      return value === null ? builtin.NoneType : value.type;
  }
}

/** The text of a str, also of an instance of a subclass; undefined for any other value. */
export function textOf(value: PyValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof PyInstance && typeof value.native === 'string' ? value.native : undefined;
}

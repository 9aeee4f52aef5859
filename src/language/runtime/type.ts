// The type object: name, bases, MRO, attributes, and the slots that the machine calls.
import type { BinaryOperator, CompareOperator, UnaryOperator } from '../../../grammar/ast.ts';
import type { Keywords } from './call.ts';
import type { Run } from './run.ts';
import type { PyInt, PyObject, PyValue } from './values.ts';

export type RichOperator = Extract<CompareOperator, '==' | '!=' | '<' | '<=' | '>' | '>='>;

/** Takes the operands in source order, whichever of them owns the slot; `undefined` is NotImplemented. */
export type BinarySlot = (run: Run, left: PyValue, right: PyValue) => PyValue | undefined;

/** Something that can be stepped; `undefined` means exhausted. */
export interface PyIterator extends PyObject {
  next(run: Run): PyValue | undefined;
}

/**
 * What the machine may ask of a value, by type: CPython's type slots. `self` is typed loosely, since a slot is only
 * ever called with instances of its own type; a type's file narrows it with a parameter type (bivariant methods).
 */
export interface Slots {
  repr?(run: Run, self: PyValue): string;
  str?(run: Run, self: PyValue): string;
  format?(run: Run, self: PyValue, spec: string): string;
  /** `null`: unhashable. */
  hash?: ((run: Run, self: PyValue) => PyInt) | null;
  /** The int or float that it equals, if there is one: in dicts it is the same key. */
  number?(run: Run, self: PyValue): PyValue | undefined;
  bool?(run: Run, self: PyValue): boolean;
  len?(run: Run, self: PyValue): number;
  /** Python's `__index__`. */
  index?(run: Run, self: PyValue): PyInt;
  iter?(run: Run, self: PyValue): PyIterator;
  /** For types whose instances are iterators but not PyIterator objects. */
  next?(run: Run, self: PyValue): PyValue | undefined;
  /** Python's `__reversed__`; sequences do without. */
  reversed?(run: Run, self: PyValue): PyIterator;
  contains?(run: Run, self: PyValue, item: PyValue): boolean;
  getItem?(run: Run, self: PyValue, key: PyValue): PyValue;
  setItem?(run: Run, self: PyValue, key: PyValue, value: PyValue): void;
  deleteItem?(run: Run, self: PyValue, key: PyValue): void;
  /** Whole attribute look-up (Python's `__getattribute__`); `undefined` means missing. */
  getAttribute?(run: Run, self: PyValue, name: string): PyValue | undefined;
  /** Asked when the ordinary look-up finds nothing (Python's `__getattr__`). */
  missingAttribute?(run: Run, self: PyValue, name: string): PyValue | undefined;
  setAttribute?(run: Run, self: PyValue, name: string, value: PyValue): void;
  deleteAttribute?(run: Run, self: PyValue, name: string): void;
  call?(run: Run, self: PyValue, args: PyValue[], keywords: Keywords | undefined): PyValue;
  compare?(run: Run, op: RichOperator, self: PyValue, other: PyValue): PyValue | undefined;
  binary?: { [op in BinaryOperator]?: BinarySlot };
  /** In-place forms; their presence is what Frappe's `_inplacevar_` looks at. */
  inplace?: { [op in BinaryOperator]?: BinarySlot };
  unary?: { [op in Exclude<UnaryOperator, 'not'>]?: (run: Run, self: PyValue) => PyValue };
  /** Sequence `+` and `*`, tried after the binary slots of both sides. */
  concat?(run: Run, self: PyValue, other: PyValue): PyValue;
  repeat?(run: Run, self: PyValue, count: PyValue): PyValue;
  /** Descriptor protocol; `instance` is `undefined` when read from the class. */
  descriptorGet?(run: Run, self: PyValue, instance: PyValue | undefined, owner: PyType): PyValue;
  descriptorSet?(run: Run, self: PyValue, instance: PyValue, value: PyValue): void;
  descriptorDelete?(run: Run, self: PyValue, instance: PyValue): void;
  enter?(run: Run, self: PyValue): PyValue;
  /** Answers whether the exception is swallowed; `exception` is None after a clean body. */
  exit?(run: Run, self: PyValue, exception: PyValue): boolean;
  /** Calling the type: Python's `__new__` and `__init__` in one. */
  construct?(run: Run, type: PyType, args: PyValue[], keywords: Keywords | undefined): PyValue;
}

export interface TypeOptions {
  readonly name: string;
  readonly qualname?: string;
  readonly module?: string;
  readonly bases?: readonly PyType[];
  readonly doc?: string;
  readonly slots?: Slots;
  /** False for types that scripts may not subclass (bool, NoneType, function, …). */
  readonly subclassable?: boolean;
  /** Has instances with attributes of their own. */
  readonly instanceAttributes?: boolean;
}

/** A Python type, built in or made by a class statement. */
export class PyType {
  readonly name: string;
  readonly qualname: string;
  readonly module: string;
  readonly bases: readonly PyType[];
  /** Method resolution order, beginning with the type itself. */
  readonly mro: readonly PyType[];
  readonly doc: string | undefined;
  readonly subclassable: boolean;
  readonly instanceAttributes: boolean;
  /** Attributes of the class itself; a look-up goes through `mro`. Change them with `setTypeAttribute` only. */
  readonly attributes = new Map<string, PyValue>();
  /** Own slots laid over those of the MRO. */
  readonly slots: Slots;
  /** Native methods can be called on instances without asking a guard about the instance itself. */
  readonly directMethods: boolean;
  /** Made by a script's class statement (or an embedder's): may be changed, and dies with the run. */
  readonly heap: boolean;
  readonly #found = new Map<string, PyValue | undefined>();
  readonly #subtypes: PyType[] = [];

  constructor(options: TypeOptions, mro: readonly PyType[], heap: boolean) {
    this.name = options.name;
    this.qualname = options.qualname ?? options.name;
    this.module = options.module ?? 'builtins';
    this.bases = options.bases ?? [];
    this.mro = [this, ...mro];
    this.doc = options.doc;
    this.subclassable = options.subclassable ?? true;
    this.instanceAttributes = options.instanceAttributes ?? mro.some((base) => base.instanceAttributes);
    this.heap = heap;
    this.slots = inheritSlots(mro, options.slots ?? {});
    this.directMethods =
      !heap && !this.instanceAttributes && this.slots.getAttribute === undefined && !guardedTypes.has(options.name);
    // Built-in types outlive the run and never change, so they keep no list.
    if (heap) for (const base of mro) if (base.heap) base.#subtypes.push(this);
  }

  /** The name with the module, as tracebacks and newer messages show it. */
  get fullName(): string {
    const bare = this.module === 'builtins' || this.module === '__main__';
    return bare ? this.qualname : `${this.module}.${this.qualname}`;
  }

  /** The type of a type; metaclasses are not offered. */
  get type(): PyType {
    return metatype.type;
  }

  /** Finds an attribute along the MRO; `undefined` when there is none. */
  lookup(name: string): PyValue | undefined {
    const known = this.#found.get(name);
    if (known !== undefined || this.#found.has(name)) return known;
    const found = this.#search(name);
    if (this.#found.size < 512) this.#found.set(name, found);
    return found;
  }

  #search(name: string): PyValue | undefined {
    for (const type of this.mro) {
      const value = type.attributes.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** Sets or (with `undefined`) removes an attribute of the class. */
  setAttribute(name: string, value: PyValue | undefined): void {
    if (value === undefined) this.attributes.delete(name);
    else this.attributes.set(name, value);
    this.#found.clear();
    for (const type of this.#subtypes) type.#found.clear();
  }

  isSubtypeOf(other: PyType): boolean {
    return this === other || this.mro.includes(other);
  }
}

/** Types whose every attribute read is for the guards to judge. */
const guardedTypes: ReadonlySet<string> = new Set(['module', 'code', 'frame', 'traceback', 'type']);

/** Filled in by types/type.ts: what `type(int)` is. */
export const metatype = {} as { type: PyType };

function inheritSlots(mro: readonly PyType[], own: Slots): Slots {
  const slots: Slots = {};
  for (let at = mro.length - 1; at >= 0; at -= 1) Object.assign(slots, mro[at]?.slots);
  // Python: a type that defines equality and no hash is unhashable.
  if (own.compare !== undefined && own.hash === undefined) slots.hash = null;
  return Object.assign(slots, own);
}

/** Defines a built-in type; its file adds methods with `define` and registers it in `builtin`. */
export function defineType(options: TypeOptions): PyType {
  const bases = options.bases ?? [];
  const mro = bases[0] === undefined ? [] : bases[0].mro;
  return new PyType(options, mro, false);
}

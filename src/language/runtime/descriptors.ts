// What stands on a native type besides methods: computed attributes, class methods and static methods.
import { classConventions, conventions } from './conventions.ts';
import { type Declaration, type Declared, lazily, pythonNative } from './declare.ts';
import { raise } from './errors.ts';
import { BoundMethod, NativeFunction } from './functions.ts';
import type { Run } from './run.ts';
import type { PyType } from './type.ts';
import { builtin, type PyValue } from './values.ts';

/** How an attribute is kept in CPython, which shows in its descriptor's type and in the error of writing it. */
export type GetterKind = 'getset' | 'member';

/** The implementation of an attribute of a native type. */
export interface DeclaredGetter {
  readonly doc: string;
  readonly examples?: readonly string[];
  /** Narrow `self` with a parameter type: it is always an instance of the owner. */
  get(run: Run, self: never): PyValue;
  /** Missing: the attribute is read-only. */
  set?(run: Run, self: never, value: PyValue): void;
}

type Read = (run: Run, self: PyValue) => PyValue;
type Write = (run: Run, self: PyValue, value: PyValue) => void;

/** An attribute computed by a native type. */
export class NativeGetter {
  readonly name: string;
  readonly owner: PyType;
  readonly doc: string;
  readonly examples: readonly string[];
  readonly kind: GetterKind;
  readonly read: Read;
  readonly write: Write | undefined;
  constructor(name: string, owner: PyType, kind: GetterKind, declared: DeclaredGetter) {
    this.name = name;
    this.owner = owner;
    this.doc = declared.doc;
    this.examples = declared.examples ?? [];
    this.kind = kind;
    this.read = declared.get as Read;
    this.write = declared.set as Write | undefined;
  }
  get type(): PyType {
    return this.kind === 'getset' ? builtin.getset_descriptor : builtin.member_descriptor;
  }

  /** The error of writing or deleting a read-only attribute. */
  refuse(): never {
    if (this.kind === 'member') return raise('AttributeError', 'readonly attribute');
    return raise('AttributeError', `attribute '${this.name}' of '${this.owner.name}' objects is not writable`);
  }
}

/** A class method of a native type; reading it binds the class. */
export class NativeClassMethod {
  readonly owner: PyType;
  readonly target: NativeFunction;
  constructor(owner: PyType, target: NativeFunction) {
    this.owner = owner;
    this.target = target;
  }
  get type(): PyType {
    return builtin.classmethod_descriptor;
  }
  bind(owner: PyType): BoundMethod {
    return new BoundMethod(owner, this.target);
  }
}

/** An attribute that C code computes: `getter('real', { doc, get: (_run, self: PyFloat) => self })`. */
export function getter(name: string, declared: DeclaredGetter): Declaration {
  return attribute(name, 'getset', declared);
}

/** An attribute that is a field of CPython's struct; only its descriptor's type and its write error differ. */
export function member(name: string, declared: DeclaredGetter): Declaration {
  return attribute(name, 'member', declared);
}

function attribute(name: string, kind: GetterKind, declared: DeclaredGetter): Declaration {
  const { doc, examples = [], get } = declared;
  return { signature: name, doc, examples, run: get, make: (owner) => new NativeGetter(name, owner, kind, declared) };
}

/** A class method: `classMethod('fromhex(string: str, /)', { doc, examples, run(run, type: PyType, string: string) {…} })`. */
export function classMethod(signature: string, declared: Declared): Declaration {
  const declaration = { signature, ...declared };
  const name = signature.slice(0, signature.indexOf('('));
  return {
    ...declaration,
    make: (owner) => {
      const invoke = lazily(declaration, (parsed) => classConventions(parsed, declared.run, owner));
      const { doc, examples } = declared;
      return new NativeClassMethod(owner, new NativeFunction(name, owner, signature, doc, invoke, 'c', examples));
    },
  };
}

/** A class method that is written in Python upstream; its first parameter is the class. */
export function pythonClassMethod(signature: string, declared: Declared): Declaration {
  const make = (owner: PyType) => new NativeClassMethod(owner, pythonNative(owner, signature, declared));
  return { signature, ...declared, make };
}

/** A static method: a plain built-in function that is found on the type. */
export function staticMethod(signature: string, declared: Declared): Declaration {
  const declaration = { signature, ...declared };
  const name = signature.slice(0, signature.indexOf('('));
  return {
    ...declaration,
    make: (owner) => {
      const invoke = lazily(declaration, (parsed) => conventions(parsed, declared.run, undefined, owner.name));
      return new NativeFunction(name, undefined, signature, declared.doc, invoke, 'c', declared.examples);
    },
  };
}

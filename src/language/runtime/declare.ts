// Declaring what a native offers, once: from the signature come binding, errors, stubs, pages and completion.
import type { PythonVersion } from '../../../grammar/problem.ts';
import { bind, type Parameters } from './binding.ts';
import type { Keywords } from './call.ts';
import type { PyDict } from './containers.ts';
import { conventions } from './conventions.ts';
import { type NativeCall, NativeFunction } from './functions.ts';
import type { Run } from './run.ts';
import { type Parameter, parseSignature, type Signature } from './signature.ts';
import type { PyType } from './type.ts';
import type { PyTuple, PyValue } from './values.ts';

/**
 * The implementation of a native: `(run, self, …parameters)` for a method, `(run, …parameters)` for a function, each
 * converted as its annotation says. `*args` arrives as an array, `**kwargs` as Keywords.
 */
export type NativeBody = (run: Run, ...args: never[]) => PyValue;

/** A native's body as the binder calls it: the signature text, not TypeScript, types its arguments. */
export type BoundBody = (run: Run, ...args: readonly unknown[]) => PyValue;

export interface Declared {
  readonly doc: string;
  /** Lines of Python with their truth: `expression  #> output` or `expression  #! Error: text`. */
  readonly examples?: readonly string[];
  readonly run: NativeBody;
  /** How later Pythons bind the arguments. */
  readonly newer?: { readonly since: PythonVersion; readonly signature: string };
}

/** One row of a type's or module's table. */
export interface Declaration extends Declared {
  readonly signature: string;
  /** Makes what stands on the type, where that is not a method (see descriptors.ts). */
  readonly make?: (owner: PyType) => PyValue;
}

/** A method of a native type: `method('pop(index: int = -1, /)', { doc, examples, run })`. */
export function method(signature: string, declared: Declared): Declaration {
  return { signature, ...declared };
}

/** Adds methods to a native type. */
export function define(type: PyType, declarations: readonly Declaration[]): void {
  for (const declaration of declarations) {
    const name = /^\w+/.exec(declaration.signature)?.[0] ?? '';
    type.attributes.set(name, declaration.make?.(type) ?? nativeMethod(name, declaration, type));
  }
}

function nativeMethod(name: string, declaration: Declaration, type: PyType): NativeFunction {
  const invoke = lazily(declaration, (signature) => conventions(signature, declaration.run, type));
  return new NativeFunction(name, type, declaration.signature, declaration.doc, invoke, 'c', declaration.examples);
}

/** A built-in function with the errors of one written in C; `module` is shown in its messages unless it is builtins. */
export function nativeFunction(signature: string, declared: Declared, module?: string): NativeFunction {
  const name = signature.slice(0, signature.indexOf('('));
  const invoke = lazily({ signature, ...declared }, (parsed) => conventions(parsed, declared.run, undefined, module));
  return new NativeFunction(name, undefined, signature, declared.doc, invoke, 'c', declared.examples);
}

/** A function of ours with the binding and the errors of one written in Python (as all of Frappe's are). */
export function pythonFunction(signature: string, declared: Declared): NativeFunction {
  const short = signature.slice(0, signature.indexOf('('));
  const name = short.slice(short.lastIndexOf('.') + 1);
  const invoke = lazily({ signature, ...declared }, (parsed) => pythonConvention(parsed, declared.run));
  return new NativeFunction(name, undefined, signature, declared.doc, invoke, 'python', declared.examples);
}

/** A method of a native type that is written in Python upstream: `pythonMethod('total(self)', { doc, run })`. */
export function pythonMethod(signature: string, declared: Declared): Declaration {
  return { signature, ...declared, make: (owner) => pythonNative(owner, signature, declared) };
}

/** What `pythonMethod` puts on a type: its errors show the name of the type too. */
export function pythonNative(owner: PyType, signature: string, declared: Declared): NativeFunction {
  const name = signature.slice(0, signature.indexOf('('));
  const invoke = pythonCall(`${owner.qualname}.${signature}`, declared.run);
  return new NativeFunction(name, owner, signature, declared.doc, invoke, 'python', declared.examples);
}

/** A call that binds as a function written in Python does; its errors show the dotted name: `Counter.__init__(…)`. */
export function pythonCall(signature: string, body: NativeBody): NativeCall {
  return lazily({ signature, doc: '', run: body }, (parsed) => pythonConvention(parsed, body, parsed.dotted));
}

/** Makes a native's call at the first call: signatures are not read while loading, which stays fast. */
export function lazily(declaration: Declaration, make: (signature: Signature) => NativeCall): NativeCall {
  const usual = lazyCall(declaration.signature, make);
  const { newer } = declaration;
  if (newer === undefined) return usual;
  const later = lazyCall(newer.signature, make);
  return (run, args, keywords) => (run.python >= newer.since ? later : usual)(run, args, keywords);
}

function lazyCall(signature: string, make: (signature: Signature) => NativeCall): NativeCall {
  let made: NativeCall | undefined;
  return (run, args, keywords) => {
    made ??= make(parseSignature(signature));
    return made(run, args, keywords);
  };
}

/** Binds as a function written in Python does. A default of `...` reaches the body as `undefined`. */
function pythonConvention(signature: Signature, declared: NativeBody, shown = signature.name): NativeCall {
  const { parameters } = signature;
  const body = declared as BoundBody;
  const plain = parameters.filter((parameter) => parameter.kind !== 'varargs' && parameter.kind !== 'varkeywords');
  const positional = plain.filter((parameter) => parameter.kind !== 'keyword');
  const shape: Parameters = {
    name: shown,
    names: plain.map((parameter) => parameter.name),
    positionalOnly: plain.filter((parameter) => parameter.kind === 'positional').length,
    positional: positional.length,
    varargs: parameters.some((parameter) => parameter.kind === 'varargs'),
    varkeywords: parameters.some((parameter) => parameter.kind === 'varkeywords'),
  };
  const defaults = positional.filter((parameter) => !parameter.required).map(fallbackOf);
  const keywordDefaults = plain
    .filter((parameter) => parameter.kind === 'keyword')
    .map((parameter) => (parameter.required ? undefined : fallbackOf(parameter)));
  return (run: Run, args: PyValue[], keywords: Keywords | undefined) => {
    const slots: (PyValue | undefined)[] = [];
    bind(run, shape, defaults, keywordDefaults, args, keywords, slots);
    const given: unknown[] = slots.map((slot) => (slot === absent ? undefined : slot));
    let after = shape.names.length;
    if (shape.varargs) given[after] = (slots[after++] as PyTuple).items.slice();
    if (shape.varkeywords) given[after] = keywordsOf(slots[after] as PyDict);
    return body(run, ...given);
  };
}

/** What `**kwargs` collected, as natives take it. */
function keywordsOf(dict: PyDict): Keywords {
  return { names: dict.table.keys() as string[], values: [...dict.table.map.values()] };
}

/** Stands for "not given" while binding, since `undefined` there means "still missing". */
const absent: PyValue = { type: {} as PyType };

function fallbackOf(parameter: Parameter): PyValue {
  return parameter.fallback === undefined ? absent : parameter.fallback;
}

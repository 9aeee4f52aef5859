// What a template runs in: names, the output, and the value of what is not there.
import '../../language/types/load.ts';
import { findAttribute } from '../../language/runtime/attributes.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { exceptionTypes, PyException, Raise } from '../../language/runtime/errors.ts';
import { NativeFunction } from '../../language/runtime/functions.ts';
import type { Run } from '../../language/runtime/run.ts';
import { repr } from '../../language/runtime/text.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin, PyFloat, type PyValue, typeOf } from '../../language/runtime/values.ts';

const Base = exceptionTypes.get('Exception');

function exceptionType(name: string): PyType {
  return defineType({ name, module: 'jinja2.exceptions', bases: Base === undefined ? [] : [Base] });
}

const errors = {
  UndefinedError: exceptionType('UndefinedError'),
  SecurityError: exceptionType('SecurityError'),
  TemplateNotFound: exceptionType('TemplateNotFound'),
  TemplateRuntimeError: exceptionType('TemplateRuntimeError'),
  FilterArgumentError: exceptionType('FilterArgumentError'),
} as const;

/** Raises an exception of Jinja's. */
export function raiseJinja(name: keyof typeof errors, message: string): never {
  throw new Raise(new PyException(errors[name], [message]));
}

/** Something that is not there: it can be printed and tested, and nothing else. */
export class PyUndefined {
  /** What stands in the output for it. */
  readonly shown: string;
  /** What is said when it is used. */
  readonly message: string;
  constructor(shown: string, message: string) {
    this.shown = shown;
    this.message = message;
  }
  get type(): PyType {
    return undefinedType;
  }
}

function used(_run: Run, self: PyUndefined): never {
  return raiseJinja('UndefinedError', self.message);
}

const undefinedType = defineType({
  name: 'DebugUndefined',
  module: 'jinja2.runtime',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    str: (_run, self: PyUndefined) => self.shown,
    repr: () => 'Undefined',
    bool: () => false,
    len: () => 0,
    hash: () => 0,
    compare(run, op, self: PyUndefined, other) {
      if (op === '==') return other instanceof PyUndefined;
      return op === '!=' ? !(other instanceof PyUndefined) : used(run, self);
    },
    iter: () => ({ type: builtin.object, next: () => undefined }),
    getAttribute: used,
    getItem: used,
    call: used,
    binary: Object.fromEntries(
      ['+', '-', '*', '/', '//', '%', '**'].map((op) => [
        op,
        (run: Run, left: PyValue, right: PyValue) =>
          used(run, (left instanceof PyUndefined ? left : right) as PyUndefined),
      ]),
    ),
  },
});

/** The names of a template, innermost first. */
export class Scope {
  readonly run: Run;
  readonly output: Output;
  readonly #names = new Map<string, PyValue>();
  readonly #outer: Scope | undefined;
  readonly #given: (name: string) => PyValue | undefined;

  constructor(run: Run, output: Output, given: (name: string) => PyValue | undefined, outer?: Scope) {
    this.run = run;
    this.output = output;
    this.#given = given;
    this.#outer = outer;
  }

  inner(output: Output = this.output): Scope {
    return new Scope(this.run, output, this.#given, this);
  }

  get(name: string): PyValue {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.#outer) {
      const found = scope.#names.get(name);
      if (found !== undefined) return found;
    }
    return this.#given(name) ?? new PyUndefined(`{{ ${name} }}`, `'${name}' is undefined`);
  }

  set(name: string, value: PyValue): void {
    this.#names.set(name, value);
  }
}

const LARGEST = 2 * 1024 * 1024;

/** The text that a template makes, in pieces. */
export class Output {
  readonly #pieces: string[] = [];
  #length = 0;

  write(run: Run, text: string): void {
    run.work(text.length + 8);
    this.#length += text.length;
    if (this.#length > LARGEST) run.stop('output', LARGEST, this.#length);
    run.chargeText(text.length);
    this.#pieces.push(text);
  }

  text(): string {
    return this.#pieces.join('');
  }
}

/** How Jinja names the kind of a value. */
function kindOf(value: PyValue): string {
  return value === null ? 'None' : `${typeOf(value).name} object`;
}

const unsafe: ReadonlySet<string> = new Set(
  'gi_frame gi_code gi_yieldfrom cr_frame cr_code cr_origin cr_await ag_code ag_frame tb_frame tb_next f_back f_builtins f_code f_globals f_locals f_trace mro'.split(
    ' ',
  ),
);

function refuseUnsafe(value: PyValue, name: string): void {
  if (name.startsWith('_') || unsafe.has(name))
    raiseJinja('SecurityError', `access to attribute '${name}' of '${typeOf(value).name}' object is unsafe.`);
}

/** `value.name`: the attribute, else the item. */
export function attributeOf(run: Run, value: PyValue, name: string): PyValue {
  if (value instanceof PyUndefined) return used(run, value);
  refuseUnsafe(value, name);
  const found = findAttribute(run, value, name);
  if (found !== undefined) return name === 'format' && typeof value === 'string' ? checkedFormat(value) : found;
  return (value instanceof PyDict ? value.table.get(run, name) : undefined) ?? missing(value, `'${name}'`);
}

/** `value[key]`: the item, else the attribute of that name. */
export function itemOf(run: Run, value: PyValue, key: PyValue): PyValue {
  if (value instanceof PyUndefined) return used(run, value);
  const slot = typeOf(value).slots.getItem;
  if (slot !== undefined) {
    try {
      return slot(run, value, key);
    } catch (thrown) {
      if (!(thrown instanceof Raise) || !/^(KeyError|IndexError|TypeError)$/.test(thrown.exception.type.name))
        throw thrown;
    }
  }
  if (typeof key !== 'string') return missing(value, repr(run, key));
  refuseUnsafe(value, key);
  return findAttribute(run, value, key) ?? missing(value, `'${key}'`);
}

/** `key` is written as Python shows it. */
function missing(value: PyValue, key: string): PyValue {
  const message = `'${kindOf(value)}' has no attribute ${key}`;
  // Numbers and functions have nothing that a template could have meant.
  if (
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    value instanceof PyFloat ||
    value instanceof NativeFunction
  )
    return raiseJinja('UndefinedError', message);
  return new PyUndefined(`{{ no such element: ${kindOf(value)}[${key}] }}`, message);
}

/** `str.format` without the fields that look into objects. */
function checkedFormat(text: string): PyValue {
  const field = /\{[^{}]*[.[][^{}]*\}/.exec(text.replaceAll('{{', ''));
  if (field !== null) raiseJinja('SecurityError', `the field ${field[0]} of a format is unsafe.`);
  return new NativeFunction('format', undefined, 'format(*args, **kwargs)', 'Format a text.', (run, args, keywords) => {
    const method = findAttribute(run, text, 'format') ?? null;
    const call = typeOf(method).slots.call;
    return call === undefined
      ? raiseJinja('SecurityError', 'format is not available')
      : call(run, method, args, keywords);
  });
}

// BaseException: what all exceptions have, and how classes of exceptions are defined.

import './object.ts';
import type { Keywords } from '../runtime/call.ts';
import { type Declaration, define, method } from '../runtime/declare.ts';
import { getter, member } from '../runtime/descriptors.ts';
import { exceptionTypes, PyException, raise } from '../runtime/errors.ts';
import { toArray } from '../runtime/iteration.ts';
import type { Run } from '../runtime/run.ts';
import { repr, str } from '../runtime/text.ts';
import { PyType, type Slots } from '../runtime/type.ts';
import { builtin, PyList, PyTuple, type PyValue, typeOf } from '../runtime/values.ts';
import { linearize } from './linearize.ts';
import { PyTraceback } from './traceback-object.ts';

/** Python's `BaseException.__str__`. */
export function exceptionText(run: Run, self: PyException): string {
  const { items } = self.args;
  if (items.length === 0) return '';
  return items.length === 1 ? str(run, items[0] as PyValue) : repr(run, self.args);
}

function exceptionRepr(run: Run, self: PyException): string {
  const { items } = self.args;
  return `${self.type.name}${items.length === 1 ? `(${repr(run, items[0] as PyValue)})` : repr(run, self.args)}`;
}

/** Makes an exception of any class; keyword arguments are refused unless the class has an `__init__` of its own. */
export function constructException(
  run: Run,
  type: PyType,
  args: PyValue[],
  keywords: Keywords | undefined,
): PyException {
  if ((keywords?.names.length ?? 0) > 0) raise('TypeError', `${type.name}() takes no keyword arguments`);
  return newException(run, type, args);
}

/** An exception with these args, its cost accounted. */
export function newException(run: Run, type: PyType, args: readonly PyValue[]): PyException {
  run.charge(160);
  return new PyException(type, args);
}

/** Whether an `__init__` of a class takes the arguments, so that the built-in class does not look at them. */
export function initialisedByClass(type: PyType): boolean {
  return type.lookup('__init__') !== undefined;
}

/** A field of an exception: what was assigned or given by name, else what its args say. */
export function exceptionField(name: string, doc: string, fallback: (self: PyException) => PyValue): Declaration {
  return member(name, {
    doc,
    get: (_run, self: PyException) => self.attributes?.get(name) ?? fallback(self),
    set: (_run, self: PyException, value) => setField(self, name, value),
  });
}

/** Sets a field that `exceptionField` reads. */
export function setField(self: PyException, name: string, value: PyValue): void {
  (self.attributes ??= new Map()).set(name, value);
}

const baseSlots: Slots = { repr: exceptionRepr, str: exceptionText, construct: constructException };

/** How an exception class differs from its base. */
export interface ExceptionOptions {
  readonly module?: string;
  readonly doc?: string;
  readonly attributes?: Iterable<readonly [string, PyValue]>;
  readonly slots?: Slots;
}

/** Defines an exception class that outlives the run: a site's own (`frappe.ValidationError`) or a built-in one. */
export function defineException(
  name: string,
  bases: PyType | readonly PyType[],
  options: ExceptionOptions = {},
): PyType {
  const parents = bases instanceof PyType ? [bases] : bases;
  const { attributes = [], ...rest } = options;
  const type = new PyType({ name, bases: parents, instanceAttributes: true, ...rest }, linearize(parents), false);
  for (const [key, value] of attributes) type.attributes.set(key, value);
  return type;
}

/** Defines a built-in exception class, so that natives can raise it by its name. */
export function defineBuiltinException(name: string, bases: PyType | readonly PyType[], slots: Slots = {}): PyType {
  const type = defineException(name, bases, { slots });
  exceptionTypes.set(name, type);
  return type;
}

builtin.BaseException = defineBuiltinException('BaseException', builtin.object, baseSlots);

function chained(value: PyValue, role: string): PyException | null {
  if (value === null || value instanceof PyException) return value;
  return raise('TypeError', `exception ${role} must be None or derive from BaseException`);
}

function setTraceback(self: PyException, value: PyValue): void {
  if (value === null) self.traceback = [];
  else if (value instanceof PyTraceback) self.traceback = value.entries.slice();
  else raise('TypeError', '__traceback__ must be a traceback or None');
}

function addNote(self: PyException, note: PyValue): null {
  if (typeof note !== 'string') return raise('TypeError', `note must be a str, not '${typeOf(note).name}'`);
  (self.notes ??= []).push(note);
  return null;
}

define(builtin.BaseException, [
  getter('args', {
    doc: 'What the exception was made with.',
    examples: ["ValueError('a', 1).args  #> ('a', 1)"],
    get: (_run, self: PyException) => self.args,
    set(run, self: PyException, value) {
      self.args = new PyTuple(toArray(run, value));
    },
  }),
  getter('__cause__', {
    doc: 'The exception named after `from`.',
    get: (_run, self: PyException) => self.cause,
    set(_run, self: PyException, value) {
      self.cause = chained(value, 'cause');
      self.suppressContext = true;
    },
  }),
  getter('__context__', {
    doc: 'The exception that was being handled.',
    get: (_run, self: PyException) => self.context,
    set(_run, self: PyException, value) {
      self.context = chained(value, 'context');
    },
  }),
  getter('__suppress_context__', {
    doc: 'Whether the context is left out when the exception is shown.',
    get: (_run, self: PyException) => self.suppressContext,
    set(_run, self: PyException, value) {
      if (typeof value !== 'boolean') raise('TypeError', 'attribute value type must be bool');
      else self.suppressContext = value;
    },
  }),
  getter('__traceback__', {
    doc: 'Where the exception has been.',
    get: (_run, self: PyException) => (self.traceback.length === 0 ? null : new PyTraceback(self.traceback)),
    set: (_run, self: PyException, value) => setTraceback(self, value),
  }),
  getter('__notes__', {
    doc: 'The notes that were added.',
    get: (_run, self: PyException) =>
      self.notes === undefined
        ? raise('AttributeError', `'${self.type.name}' object has no attribute '__notes__'`)
        : new PyList(self.notes),
  }),
  method('with_traceback(tb, /)', {
    doc: 'Set the traceback to tb and return the exception itself.',
    examples: ["ValueError('a').with_traceback(None)  #> ValueError('a')"],
    run(_run, self: PyException, traceback: PyValue) {
      setTraceback(self, traceback);
      return self;
    },
  }),
  method('add_note(note, /)', {
    doc: 'Add a text that is shown below the exception.',
    examples: ["ValueError('a').add_note(5)  #! TypeError: note must be a str, not 'int'"],
    run: (_run, self: PyException, note: PyValue) => addNote(self, note),
  }),
]);

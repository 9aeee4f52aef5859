// Writing under guard: RestrictedPython's full_write_guard with its wrapper, guarded setattr and delattr, Frappe's _write_.
import { deleteAttribute, findAttribute, getAttribute, setAttribute } from '../../runtime/attributes.ts';
import { call } from '../../runtime/call.ts';
import { caught, exception, Raise, raise } from '../../runtime/errors.ts';
import { PyFunction } from '../../runtime/frame.ts';
import { BoundMethod, NativeFunction } from '../../runtime/functions.ts';
import type { Run } from '../../runtime/run.ts';
import { repr, str } from '../../runtime/text.ts';
import { defineType, PyType } from '../../runtime/type.ts';
import { builtin, type PyValue, textOf, typeOf } from '../../runtime/values.ts';
import { isOpaque } from './attributes.ts';

/** Stands for an object that does not say that it may be written to: each write asks a method of the object's own. */
class WriteWrapper {
  readonly target: PyValue;
  constructor(target: PyValue) {
    this.target = target;
  }
  get type(): PyType {
    return wrapperType;
  }
}

const wrapperType = defineType({
  name: 'Wrapper',
  module: 'RestrictedPython.Guards',
  subclassable: false,
  slots: {
    setAttribute: (run, self: WriteWrapper, name, value) =>
      ask(run, self, '__guarded_setattr__', [name, value], noAttributes),
    deleteAttribute: (run, self: WriteWrapper, name) => ask(run, self, '__guarded_delattr__', [name], noAttributes),
    setItem: (run, self: WriteWrapper, key, value) => ask(run, self, '__guarded_setitem__', [key, value], noItems),
    deleteItem: (run, self: WriteWrapper, key) => ask(run, self, '__guarded_delitem__', [key], noItems),
  },
});

const noAttributes = 'attribute-less object (assign or del)';
const noItems = 'object does not support item or slice assignment';

function ask(run: Run, wrapper: WriteWrapper, method: string, args: PyValue[], refusal: string): void {
  call(run, ownMethod(run, wrapper.target, method, refusal), args);
}

/** The object's own method; a TypeError in the context of the AttributeError when there is none. */
function ownMethod(run: Run, target: PyValue, method: string, refusal: string): PyValue {
  try {
    return getAttribute(run, target, method);
  } catch (thrown) {
    const missing = caught(thrown, 'AttributeError');
    if (missing === undefined) throw thrown;
    const error = exception('TypeError', refusal);
    error.context = missing;
    throw new Raise(error);
  }
}

/** RestrictedPython's full_write_guard. */
export function fullWriteGuard(run: Run, value: PyValue): PyValue {
  const type = typeOf(value);
  if (type === builtin.dict || type === builtin.list) return value;
  return findAttribute(run, value, '_guarded_writes') === undefined ? new WriteWrapper(value) : value;
}

/** The builtin `setattr` of restricted programs. */
export function guardedSetattr(run: Run, value: PyValue, name: PyValue, item: PyValue): void {
  const target = fullWriteGuard(run, value);
  setAttribute(run, target, attributeName(name), item);
}

/** The builtin `delattr` of restricted programs. */
export function guardedDelattr(run: Run, value: PyValue, name: PyValue): void {
  const target = fullWriteGuard(run, value);
  deleteAttribute(run, target, attributeName(name));
}

function attributeName(name: PyValue): string {
  const text = textOf(name);
  if (text !== undefined) return text;
  return raise('TypeError', `attribute name must be string, not '${typeOf(name).name}'`);
}

/** Frappe's `_write_`. */
export function frappeWrite(run: Run, value: PyValue): PyValue {
  if (typeof value !== 'object' || value === null) return value;
  const type = value.type;
  if (type === builtin.dict || type === builtin.list) return value;
  if (value instanceof PyType || value instanceof PyFunction || isBuiltinOrMethod(value) || isOpaque(type)) {
    raise('SyntaxError', `Not allowed to write to object ${str(run, value)} of type ${repr(run, type)}`);
  }
  return value;
}

function isBuiltinOrMethod(value: PyValue): boolean {
  return value instanceof BoundMethod || (value instanceof NativeFunction && value.owner === undefined);
}

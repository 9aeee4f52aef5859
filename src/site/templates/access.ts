// Attributes and items as templates read them: one stands in for the other, and the machinery of a value is out of reach.
import { findAttribute } from '../../language/runtime/attributes.ts';
import { caught } from '../../language/runtime/errors.ts';
import { BoundMethod, NativeFunction } from '../../language/runtime/functions.ts';
import type { Run } from '../../language/runtime/run.ts';
import { type PyValue, textOf, typeOf } from '../../language/runtime/values.ts';
import type { Access } from '../../language/types/format-markup.ts';
import { raiseJinja } from './errors.ts';
import { formatOf } from './format-method.ts';
import { PyUndefined } from './undefined.ts';

const UNSAFE =
  'gi_frame gi_code gi_yieldfrom cr_frame cr_code cr_origin cr_await ag_code ag_frame tb_frame tb_next f_back f_builtins f_code f_globals f_locals f_trace mro';

/** What leads from a value to the machine behind it, in Python. */
const unsafe: ReadonlySet<string> = new Set(UNSAFE.split(' '));

/** The same in JavaScript: no value has them, so that whoever asks wants something else. */
const hidden: ReadonlySet<string> = new Set(['constructor', 'prototype']);

/** Whether a name is one of the machinery. */
export function isUnsafe(name: string): boolean {
  return name.startsWith('_') || unsafe.has(name) || hidden.has(name);
}

/**
 * What a template gets for a part of the machinery. Jinja gives a text that names it; here only numbers do, which lead
 * nowhere, and with any other value the template ends.
 */
function refused(value: PyValue, name: string): PyUndefined {
  const hint = `access to attribute '${name}' of '${typeOf(value).name}' object is unsafe.`;
  if (typeof value !== 'number' || !name.startsWith('_')) raiseJinja('SecurityError', hint);
  return new PyUndefined({ hint, name, of: { value }, error: 'SecurityError' });
}

/** The attribute of a value, refused or wrapped where it must not be had as it is. */
function safeAttribute(run: Run, value: PyValue, name: string): PyValue | undefined {
  if (value instanceof PyUndefined) return attribute(run, value, name);
  // Python's own names, and those that it makes of the private ones of a class.
  if (name.startsWith('_') && name.includes('__')) return refused(value, name);
  const found = attribute(run, value, name);
  if (isUnsafe(name) && (found === undefined) === hidden.has(name)) return refused(value, name);
  return found instanceof BoundMethod && textOf(found.self) !== undefined
    ? (formatOf(found, value, part) ?? found)
    : found;
}

function attribute(run: Run, value: PyValue, name: string): PyValue | undefined {
  try {
    return findAttribute(run, value, name);
  } catch (thrown) {
    if (caught(thrown, 'AttributeError') === undefined) throw thrown;
    return undefined;
  }
}

function item(run: Run, value: PyValue, key: PyValue): PyValue | undefined {
  const slot = typeOf(value).slots.getItem;
  if (slot === undefined) return undefined;
  try {
    return slot(run, value, key);
  } catch (thrown) {
    if (caught(thrown, 'LookupError') === undefined && caught(thrown, 'TypeError') === undefined) throw thrown;
    return undefined;
  }
}

/** `value.name`: the attribute, else the item. */
export function attributeOf(run: Run, value: PyValue, name: string): PyValue {
  const found = safeAttribute(run, value, name);
  return there(found === undefined ? item(run, value, name) : found, value, name);
}

/** `value[key]`: the item, else the attribute of that name. */
export function itemOf(run: Run, value: PyValue, key: PyValue): PyValue {
  const found = item(run, value, key);
  if (found !== undefined) return found;
  const name = textOf(key);
  return there(name === undefined ? undefined : safeAttribute(run, value, name), value, key);
}

function part(run: Run, value: PyValue, { kind, key }: Access): PyValue {
  return kind === 'item' ? itemOf(run, value, key) : attributeOf(run, value, String(key));
}

/** The attribute alone, as the filter `attr` reads it. */
export function onlyAttribute(run: Run, value: PyValue, name: string): PyValue {
  return there(safeAttribute(run, value, name), value, name);
}

/** What was found, or what stands for nothing: None is something. */
function there(found: PyValue | undefined, value: PyValue, name: PyValue): PyValue {
  if (found !== undefined) return found;
  const nothing = new PyUndefined({ name, of: { value } });
  // A function has nothing that a template could have meant: whoever asks wants something else.
  return value instanceof NativeFunction
    ? raiseJinja('UndefinedError', `'${typeOf(value).name} object' has no attribute '${name}'`)
    : nothing;
}

// Attribute access without guards: what `getattr`, `setattr` and `delattr` do inside CPython.
import { PyException, raise } from './errors.ts';
import { BoundMethod } from './functions.ts';
import type { Run } from './run.ts';
import { PyType } from './type.ts';
import { PyInstance, PyModule, type PyObject, type PyValue, typeOf } from './values.ts';
import { worded } from './wording.ts';

/** Reads an attribute; `undefined` when there is none. Never raises AttributeError of its own. */
export function findAttribute(run: Run, value: PyValue, name: string): PyValue | undefined {
  const type = typeOf(value);
  const whole = type.slots.getAttribute;
  if (whole !== undefined) return whole(run, value, name);
  return genericAttribute(run, value, name);
}

/** Python's object.__getattribute__, then `__getattr__`. */
export function genericAttribute(run: Run, value: PyValue, name: string): PyValue | undefined {
  const type = typeOf(value);
  const onType = type.lookup(name);
  if (onType !== undefined) {
    const slots = typeOf(onType).slots;
    if (slots.descriptorGet !== undefined && slots.descriptorSet !== undefined)
      return slots.descriptorGet(run, onType, value, type);
  }
  const own = attributesOf(value)?.get(name);
  if (own !== undefined) return own;
  if (onType !== undefined) {
    const get = typeOf(onType).slots.descriptorGet;
    return get === undefined ? onType : get(run, onType, value, type);
  }
  return type.slots.missingAttribute?.(run, value, name);
}

/** The mapping of a value's own attributes, if its kind has one. */
export function attributesOf(value: PyValue): Map<string, PyValue> | undefined {
  if (value instanceof PyInstance || value instanceof PyModule) return value.attributes;
  if (value instanceof PyException) {
    value.attributes ??= new Map();
    return value.attributes;
  }
  return typeof value === 'object' && value !== null && value.type.heap ? extendedAttributes(value) : undefined;
}

/** The attributes that an instance of a class that extends list, dict, … was given when it was made. */
function extendedAttributes(value: PyObject): Map<string, PyValue> | undefined {
  return 'attributes' in value && value.attributes instanceof Map ? value.attributes : undefined;
}

/** Reads an attribute; AttributeError in CPython's words when there is none. */
export function getAttribute(run: Run, value: PyValue, name: string): PyValue {
  const found = findAttribute(run, value, name);
  if (found !== undefined) return found;
  // Python: a method asks its function last, whose error it is then.
  const asked = value instanceof BoundMethod ? value.target : value;
  return raise('AttributeError', `${describe(asked)} has no attribute '${name}'`);
}

/** Sets an attribute. */
export function setAttribute(run: Run, value: PyValue, name: string, item: PyValue): void {
  const type = typeOf(value);
  if (type.slots.setAttribute !== undefined) return type.slots.setAttribute(run, value, name, item);
  const onType = type.lookup(name);
  if (onType !== undefined) {
    const set = typeOf(onType).slots.descriptorSet;
    if (set !== undefined) return set(run, onType, value, item);
  }
  const attributes = attributesOf(value);
  if (attributes !== undefined) {
    if (!attributes.has(name)) run.chargeEntries(attributes.size + 1, 4);
    attributes.set(name, item);
    return;
  }
  refuseWrite(run, value, name, onType !== undefined);
}

/** Deletes an attribute. */
export function deleteAttribute(run: Run, value: PyValue, name: string): void {
  const type = typeOf(value);
  if (type.slots.deleteAttribute !== undefined) return type.slots.deleteAttribute(run, value, name);
  const onType = type.lookup(name);
  if (onType !== undefined) {
    const remove = typeOf(onType).slots.descriptorDelete;
    if (remove !== undefined) return remove(run, onType, value);
  }
  const attributes = attributesOf(value);
  if (attributes === undefined) return refuseWrite(run, value, name, onType !== undefined);
  if (!attributes.delete(name)) raise('AttributeError', `${describe(value)} has no attribute '${name}'`);
}

function refuseWrite(run: Run, value: PyValue, name: string, exists: boolean): never {
  const type = typeOf(value);
  if (value instanceof PyType) {
    return raise('TypeError', `cannot set '${name}' attribute of immutable type '${value.name}'`);
  }
  if (exists) return raise('AttributeError', `'${type.name}' object attribute '${name}' is read-only`);
  return raise('AttributeError', worded(run, 'noAttributeToSet', type.name, name));
}

function describe(value: PyValue): string {
  if (value instanceof PyType) return `type object '${value.name}'`;
  if (value instanceof PyModule) return `module '${value.name}'`;
  return `'${typeOf(value).name}' object`;
}

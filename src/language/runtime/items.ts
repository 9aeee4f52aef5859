// Subscripts without guards: reading, writing and deleting `value[key]`.
import { call } from './call.ts';
import { raise } from './errors.ts';
import type { Run } from './run.ts';
import { PyType } from './type.ts';
import { type PyValue, typeOf } from './values.ts';

/** `value[key]`. */
export function getItem(run: Run, value: PyValue, key: PyValue): PyValue {
  const slot = typeOf(value).slots.getItem;
  if (slot !== undefined) return slot(run, value, key);
  if (value instanceof PyType) return parameterized(run, value, key);
  return raise('TypeError', `'${typeOf(value).name}' object is not subscriptable`);
}

/** `list[int]`: what a type answers that can be parameterized. */
function parameterized(run: Run, type: PyType, key: PyValue): PyValue {
  const found = type.lookup('__class_getitem__');
  const get = found === undefined ? undefined : typeOf(found).slots.descriptorGet;
  if (found === undefined) return raise('TypeError', `type '${type.name}' is not subscriptable`);
  return call(run, get === undefined ? found : get(run, found, undefined, type), [key]);
}

/** `value[key] = item`. */
export function setItem(run: Run, value: PyValue, key: PyValue, item: PyValue): void {
  const slot = typeOf(value).slots.setItem;
  if (slot !== undefined) return slot(run, value, key, item);
  raise('TypeError', `'${typeOf(value).name}' object does not support item assignment`);
}

/** `del value[key]`. */
export function deleteItem(run: Run, value: PyValue, key: PyValue): void {
  const slot = typeOf(value).slots.deleteItem;
  if (slot !== undefined) return slot(run, value, key);
  const verb = typeOf(value).slots.setItem === undefined ? "doesn't" : 'does not';
  raise('TypeError', `'${typeOf(value).name}' object ${verb} support item deletion`);
}

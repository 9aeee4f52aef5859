// Subscripts without guards: reading, writing and deleting `value[key]`.
import { raise } from './errors.ts';
import { asInt } from './numbers.ts';
import type { Run } from './run.ts';
import { type PyValue, typeOf } from './values.ts';

/** `value[key]`. */
export function getItem(run: Run, value: PyValue, key: PyValue): PyValue {
  const slot = typeOf(value).slots.getItem;
  if (slot !== undefined) return slot(run, value, key);
  return raise('TypeError', `'${typeOf(value).name}' object is not subscriptable`);
}

/** `value[key] = item`. */
export function setItem(run: Run, value: PyValue, key: PyValue, item: PyValue): void {
  const { setItem: slot } = typeOf(value).slots;
  if (slot !== undefined) return slot(run, value, key, item);
  isPosition(run, value, key);
  raise('TypeError', `'${typeOf(value).name}' object does not support item assignment`);
}

/** `del value[key]`. */
export function deleteItem(run: Run, value: PyValue, key: PyValue): void {
  const { deleteItem: slot } = typeOf(value).slots;
  if (slot !== undefined) return slot(run, value, key);
  const verb = isPosition(run, value, key) ? "doesn't" : 'does not';
  raise('TypeError', `'${typeOf(value).name}' object ${verb} support item deletion`);
}

const LARGEST_SIZE = 2n ** 63n - 1n;

/** CPython asks a sequence for the item at an int; the int is looked at before anything is refused. */
function isPosition(run: Run, value: PyValue, key: PyValue): boolean {
  const { heap, slots } = typeOf(value);
  const sequence = heap || slots.len !== undefined || slots.contains !== undefined;
  const at = sequence ? (asInt(key) ?? typeOf(key).slots.index?.(run, key)) : undefined;
  if (typeof at === 'bigint' && (at > LARGEST_SIZE || at < -LARGEST_SIZE - 1n)) {
    raise('IndexError', "cannot fit 'int' into an index-sized integer");
  }
  return at !== undefined;
}

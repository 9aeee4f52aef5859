// What the types of collections ask of any mapping, and the representation of a ChainMap.

import { getAttribute } from '../../../src/language/runtime/attributes.ts';
import { call } from '../../../src/language/runtime/call.ts';
import { PyDict } from '../../../src/language/runtime/containers.ts';
import { raise } from '../../../src/language/runtime/errors.ts';
import { iterate, toArray } from '../../../src/language/runtime/iteration.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { HashTable } from '../../../src/language/runtime/table.ts';
import type { PyType } from '../../../src/language/runtime/type.ts';
import type { PyList, PyValue } from '../../../src/language/runtime/values.ts';
import { worded } from '../../../src/language/runtime/wording.ts';

/** Several mappings that are read as one; writing goes to the first. */
export class PyChainMap {
  readonly type: PyType;
  maps: PyValue;
  constructor(type: PyType, maps: PyList) {
    this.type = type;
    this.maps = maps;
  }
  held(): Iterable<PyValue> {
    return [this.maps];
  }
}

/** Python's `isinstance(value, Mapping)`. */
export function isMapping(value: PyValue): value is PyDict | PyChainMap {
  return value instanceof PyDict || value instanceof PyChainMap;
}

/** Calls a method of a value by its name. */
export function callMethod(run: Run, value: PyValue, name: string, ...args: PyValue[]): PyValue {
  return call(run, getAttribute(run, value, name), args);
}

/** Calls `visit` with each key and value that `items()` gives. */
export function eachItem(run: Run, mapping: PyValue, visit: (key: PyValue, value: PyValue) => void): void {
  const items = iterate(run, callMethod(run, mapping, 'items'));
  for (let item = items.next(run); item !== undefined; item = items.next(run)) {
    run.tick();
    const [key, value, ...rest] = toArray(run, item);
    if (key === undefined || value === undefined) {
      raise('ValueError', `not enough values to unpack (expected 2, got ${key === undefined ? 0 : 1})`);
    } else if (rest.length > 0) raise('ValueError', worded(run, 'tooManyValues', '2', String(rest.length + 2)));
    else visit(key, value);
  }
}

/** Calls `visit` with each item of an iterable. */
export function eachOf(run: Run, iterable: PyValue, visit: (item: PyValue) => void): void {
  const items = iterate(run, iterable);
  for (let item = items.next(run); item !== undefined; item = items.next(run)) {
    run.tick();
    visit(item);
  }
}

/** A plain dict with the items of a mapping. */
export function plainDict(run: Run, mapping: PyValue): PyDict {
  const table = new HashTable();
  run.filling.push(table);
  eachItem(run, mapping, (key, value) => table.set(run, key, value));
  run.filling.pop();
  return new PyDict(table);
}

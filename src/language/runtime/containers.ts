// Representation of dict and sets: a type and a hash table.
import type { Run } from './run.ts';
import { SetOrder } from './set-order.ts';
import { HashTable } from './table.ts';
import type { PyType } from './type.ts';
import { builtin, type PyValue } from './values.ts';

/** A dict, or an instance of a subclass of dict. */
export class PyDict {
  readonly type: PyType;
  table: HashTable;
  constructor(table: HashTable = new HashTable(), type: PyType = builtin.dict) {
    this.type = type;
    this.table = table;
  }
}

/** A set or frozenset; the table's values are all `true`. */
export class PySet {
  readonly type: PyType;
  table: HashTable;
  constructor(table: HashTable = new HashTable(), type: PyType = builtin.set) {
    this.type = type;
    this.table = table;
    table.order ??= new SetOrder(table.map.keys());
  }
}

/** A new dict from text keys. */
export function dictOf(run: Run, entries: Iterable<readonly [string, PyValue]>, type: PyType = builtin.dict): PyDict {
  const table = new HashTable();
  for (const [key, value] of entries) table.set(run, key, value);
  return new PyDict(table, type);
}

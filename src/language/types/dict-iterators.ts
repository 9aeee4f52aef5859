// The iterators of dicts: over keys, values and items, forwards and backwards.
import type { PyDict } from '../runtime/containers.ts';
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import type { DictKey, HashTable } from '../runtime/table.ts';
import type { PyIterator, PyType } from '../runtime/type.ts';
import { PyTuple, type PyValue } from '../runtime/values.ts';
import { iteratorType } from './iterators.ts';

/** What of each entry is iterated over. */
export type EntryPart = 'key' | 'value' | 'item';

const forwards: Readonly<Record<EntryPart, PyType>> = {
  key: iteratorType('dict_keyiterator'),
  value: iteratorType('dict_valueiterator'),
  item: iteratorType('dict_itemiterator'),
};
const backwards: Readonly<Record<EntryPart, PyType>> = {
  key: iteratorType('dict_reversekeyiterator'),
  value: iteratorType('dict_reversevalueiterator'),
  item: iteratorType('dict_reverseitemiterator'),
};

/** What the iterators of dicts share: noticing that the dict has changed. */
class Watch {
  readonly table: HashTable;
  /** -1 once it has changed: the error is then raised again and again. */
  #size: number;
  #left: number;
  #cleared: number;
  constructor(table: HashTable) {
    this.table = table;
    this.#size = table.size;
    this.#left = table.size;
    this.#cleared = table.cleared;
  }

  /** Everything was removed since the last step. */
  get restarted(): boolean {
    return this.#cleared !== this.table.cleared;
  }

  /** CPython counts places, so after a clear the new entries at the places already passed are left out. */
  restart<T>(entries: Iterator<T>): Iterator<T> {
    this.#cleared = this.table.cleared;
    for (let passed = this.#size - this.#left; passed > 0; passed -= 1) entries.next();
    return entries;
  }

  /** RuntimeError when the dict has grown or shrunk. */
  checkSize(): void {
    if (this.#size === this.table.size) return;
    this.#size = -1;
    raise('RuntimeError', 'dictionary changed size during iteration');
  }

  /** RuntimeError when there are more entries than there were in the beginning. */
  countEntry(): void {
    if (this.#left === 0) raise('RuntimeError', 'dictionary keys changed during iteration');
    this.#left -= 1;
  }
}

class KeyIterator implements PyIterator {
  #watch: Watch | undefined;
  #keys: Iterator<DictKey>;
  constructor(table: HashTable) {
    this.#watch = new Watch(table);
    this.#keys = table.map.keys();
  }
  get type(): PyType {
    return forwards.key;
  }
  next(_run: Run): PyValue | undefined {
    const watch = this.#watch;
    if (watch === undefined) return undefined;
    watch.checkSize();
    if (watch.restarted) this.#keys = watch.restart(watch.table.map.keys());
    const step = this.#keys.next();
    if (step.done === true) {
      this.#watch = undefined;
      return undefined;
    }
    watch.countEntry();
    return watch.table.written(step.value);
  }
}

class ValueIterator implements PyIterator {
  #watch: Watch | undefined;
  #values: Iterator<PyValue>;
  constructor(table: HashTable) {
    this.#watch = new Watch(table);
    this.#values = table.map.values();
  }
  get type(): PyType {
    return forwards.value;
  }
  next(_run: Run): PyValue | undefined {
    const watch = this.#watch;
    if (watch === undefined) return undefined;
    watch.checkSize();
    if (watch.restarted) this.#values = watch.restart(watch.table.map.values());
    const step = this.#values.next();
    if (step.done === true) {
      this.#watch = undefined;
      return undefined;
    }
    watch.countEntry();
    return step.value;
  }
}

class ItemsIterator implements PyIterator {
  #watch: Watch | undefined;
  #entries: Iterator<[DictKey, PyValue]>;
  constructor(table: HashTable) {
    this.#watch = new Watch(table);
    this.#entries = table.map.entries();
  }
  get type(): PyType {
    return forwards.item;
  }
  next(_run: Run): PyValue | undefined {
    const watch = this.#watch;
    if (watch === undefined) return undefined;
    watch.checkSize();
    if (watch.restarted) this.#entries = watch.restart(watch.table.map.entries());
    const step = this.#entries.next();
    if (step.done === true) {
      this.#watch = undefined;
      return undefined;
    }
    watch.countEntry();
    const entry = step.value;
    entry[0] = watch.table.written(entry[0]);
    return new PyTuple(entry);
  }
}

const partOf: Readonly<Record<EntryPart, (key: PyValue, value: PyValue) => PyValue>> = {
  key: (key) => key,
  value: (_key, value) => value,
  item: (key, value) => new PyTuple([key, value]),
};

/** Goes through the entries that there were in the beginning, from the last to the first. */
class BackwardIterator implements PyIterator {
  readonly #part: EntryPart;
  #watch: Watch | undefined;
  readonly #keys: DictKey[];
  constructor(table: HashTable, part: EntryPart) {
    this.#part = part;
    this.#watch = new Watch(table);
    this.#keys = [...table.map.keys()];
  }
  get type(): PyType {
    return backwards[this.#part];
  }
  next(_run: Run): PyValue | undefined {
    if (this.#watch === undefined) return undefined;
    this.#watch.checkSize();
    const { table } = this.#watch;
    for (let at = this.#keys.pop(); at !== undefined; at = this.#keys.pop()) {
      const value = table.map.get(at);
      if (value !== undefined) return partOf[this.#part](table.written(at), value);
    }
    this.#watch = undefined;
    return undefined;
  }
}

const makers: Readonly<Record<EntryPart, (table: HashTable) => PyIterator>> = {
  key: (table) => new KeyIterator(table),
  value: (table) => new ValueIterator(table),
  item: (table) => new ItemsIterator(table),
};

/** Goes through a dict; RuntimeError when its keys change meanwhile. */
export function iterateDict(dict: PyDict, part: EntryPart): PyIterator {
  return makers[part](dict.table);
}

/** The same from the last entry to the first. */
export function reverseDict(run: Run, dict: PyDict, part: EntryPart): PyIterator {
  run.work(dict.table.size);
  return new BackwardIterator(dict.table, part);
}

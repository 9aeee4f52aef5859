// Counting what a run still holds: the accounting's way of giving credit for what the script has let go.

import { PyDict, PySet } from './containers.ts';
import { PyException } from './errors.ts';
import { Cell, type Frame, type Module, PyFunction, type Slot } from './frame.ts';
import { BoundMethod } from './functions.ts';
import { LARGE } from './limits.ts';
import type { Namespace } from './namespace.ts';
import { bitsOf } from './numbers.ts';
import { HashTable } from './table.ts';
import { PyType } from './type.ts';
import { PyInstance, PyList, PyModule, type PyObject, PyTuple, type PyValue } from './values.ts';

/** What a survey starts from: the frames under way, and collections that natives are filling. */
export interface Roots {
  readonly frame: Frame | undefined;
  readonly filling: readonly (readonly PyValue[] | HashTable)[];
}

/** A value of the embedder's that holds Python values says which, so that they are counted. */
export interface Holder extends PyObject {
  held(): Iterable<PyValue>;
}

/** A value that takes more than the survey can see says how much: bytes as they were charged, small ones each. */
export interface Weighty extends PyObject {
  readonly weight: number;
}

/** So many objects are counted between two looks at the clock. */
const OBJECTS_BETWEEN_LOOKS = 16_384;

/** Bytes of all small allocations that can still be reached, estimated as they were charged; `look` looks at the clock. */
export function survey(roots: Roots, look: () => void): number {
  const count = new Survey(look);
  for (let frame = roots.frame; frame !== undefined; frame = frame.caller) count.frame(frame);
  for (const items of roots.filling) count.collection(items instanceof HashTable ? items.map.keys() : items, items);
  return count.run();
}

class Survey {
  #bytes = 0;
  readonly #seen = new Set<object>();
  readonly #pending: PyObject[] = [];
  readonly #look: () => void;
  #nextLook = OBJECTS_BETWEEN_LOOKS;

  constructor(look: () => void) {
    this.#look = look;
  }

  /** Works through what was found; a list of its own, since values may nest as deep as they like. */
  run(): number {
    for (let value = this.#pending.pop(); value !== undefined; value = this.#pending.pop()) {
      this.#object(value);
      if (this.#seen.size > this.#nextLook) this.#pause();
    }
    return this.#bytes;
  }

  #pause(): void {
    this.#nextLook = this.#seen.size + OBJECTS_BETWEEN_LOOKS;
    this.#look();
  }

  frame(frame: Frame): void {
    if (!this.#first(frame)) return;
    this.#slots(frame.locals);
    this.#module(frame.module);
    if (frame.names !== undefined) this.#namespace(frame.names);
  }

  collection(items: Iterable<PyValue>, counted: readonly PyValue[] | HashTable): void {
    this.#bytes += 16 * (counted instanceof HashTable ? counted.size * 3 : counted.length);
    for (const item of items) this.#value(item);
    if (counted instanceof HashTable) for (const item of counted.map.values()) this.#value(item);
  }

  #first(object: object): boolean {
    if (this.#seen.has(object)) return false;
    this.#seen.add(object);
    return true;
  }

  #module(module: Module): void {
    if (this.#first(module)) this.#namespace(module.globals);
  }

  #namespace(namespace: Namespace): void {
    if (!this.#first(namespace)) return;
    // Only what was made: to ask for the rest would make it, while memory is being counted.
    for (const { value } of namespace.refs.values()) this.#value(value);
  }

  #slots(slots: readonly Slot[]): void {
    for (const slot of slots) {
      if (slot instanceof Cell) this.#value(slot.value);
      else this.#value(slot);
    }
  }

  #value(value: PyValue | undefined): void {
    if (typeof value === 'string') this.#bytes += value.length > 16 ? Math.min(value.length, LARGE) + 24 : 0;
    else if (typeof value === 'bigint') this.#bytes += Math.min(bitsOf(value) >>> 3, LARGE);
    else if (typeof value === 'object' && value !== null && this.#first(value)) this.#pending.push(value);
  }

  #object(value: PyObject): void {
    this.#bytes += 32 + (isWeighty(value) ? value.weight : 0);
    if (value instanceof PyList || value instanceof PyTuple) this.collection(value.items, value.items);
    else if (value instanceof PyDict || value instanceof PySet) this.collection(value.table.keys(), value.table);
    else if (value instanceof PyFunction) this.#function(value);
    else if (value instanceof PyInstance || value instanceof PyModule || value instanceof PyType)
      this.#attributes(value.attributes);
    else if (value instanceof PyException) this.#exception(value);
    else if (value instanceof BoundMethod) this.#both(value.self, value.target);
    else if (isHolder(value)) for (const item of value.held()) this.#value(item);
  }

  #both(first: PyValue, second: PyValue): void {
    this.#value(first);
    this.#value(second);
  }

  #attributes(attributes: ReadonlyMap<string, PyValue>): void {
    this.#bytes += attributes.size * 64;
    for (const value of attributes.values()) this.#value(value);
  }

  #function(value: PyFunction): void {
    for (const cell of value.closure) this.#value(cell.value);
    for (const item of value.defaults) this.#value(item);
    for (const item of value.keywordDefaults) this.#value(item);
    if (value.attributes !== undefined) this.#attributes(value.attributes);
    this.#module(value.module);
  }

  #exception(value: PyException): void {
    this.#bytes += value.traceback.length * 64;
    this.#value(value.args);
    this.#value(value.cause);
    this.#value(value.context);
    if (value.attributes !== undefined) this.#attributes(value.attributes);
    for (const note of value.notes ?? []) this.#value(note);
  }
}

function isWeighty(value: PyObject): value is Weighty {
  return 'weight' in value && typeof value.weight === 'number';
}

function isHolder(value: PyObject): value is Holder {
  return 'held' in value && typeof value.held === 'function';
}

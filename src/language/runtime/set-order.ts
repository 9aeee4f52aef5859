// The order in which CPython's set table would show its elements, replayed only when somebody looks.
import type { PySet } from './containers.ts';
import { hash } from './operators.ts';
import type { Run } from './run.ts';
import type { DictKey } from './table.ts';
import { builtin, PyFloat, type PyInt, type PyObject, PyTuple, type PyValue } from './values.ts';

/*
 * CPython keeps a set's elements where their hashes put them, and scripts see that order. An int's hash is the int
 * itself, so the order is part of what a script can rely on; so is that of floats and of tuples of numbers. A text's
 * hash differs from process to process, so any order will do, and that of insertion is kept. Changes are written down and replayed on a model of the table.
 */

/** The DictKey of an element whose hash is the same in every process: of an int, a float or a collection of such. */
type Element = DictKey;
/** Where an element was removed. */
const DUMMY = Symbol('dummy');
type Place = Element | typeof DUMMY | undefined;

const LINEAR_PROBES = 9;
const SMALLEST = 8;
const MODULUS = 2n ** 61n - 1n;

type Change = readonly ['add' | 'remove', Element];

/** The model of one set's table. It gives up (until cleared) at the first element whose hash nobody can know. */
export class SetOrder {
  #places: Place[] = new Array<Place>(SMALLEST).fill(undefined);
  #used = 0;
  /** Places that are or were occupied. */
  #fill = 0;
  /** Where the next pop begins to look. */
  #finger = 0;
  #changes: Change[] = [];
  #known = true;
  #listed: readonly Element[] | undefined;
  /** Hashes of the elements that are no ints. */
  #hashes: Map<Element, PyInt> | undefined;

  /** A model of a table that has some keys already, put in in this order. */
  constructor(keys: Iterable<PyValue> = []) {
    for (const at of keys) this.#changes.push(['add', at]);
    this.#known = this.#changes.every(([, at]) => Number.isInteger(at) || typeof at === 'bigint');
  }

  /** A key was put in, so that there are `size`; `at` is its DictKey. */
  added(run: Run, size: number, at: DictKey, key: PyValue): void {
    if (!this.#known) return;
    if (!hasKnownHash(key)) {
      this.#giveUp();
      return;
    }
    if (!Number.isInteger(at) && typeof at !== 'bigint') {
      this.#hashes ??= new Map();
      this.#hashes.set(at, hash(run, key));
    }
    this.#note(run, size, ['add', at]);
  }

  /** The hash of an element. */
  #hashOf(element: Element): PyInt {
    return this.#hashes?.get(element) ?? intHash(element as PyInt);
  }

  /** Where an element is, or (looking for `undefined`) where it would be put. */
  #probe(run: Run | undefined, element: Element, wanted: Element | undefined): number {
    return probe(run, this.#places, this.#hashOf(element), wanted);
  }

  /** A key was removed, so that there are `size`. */
  removed(run: Run, size: number, at: DictKey): void {
    if (this.#known) this.#note(run, size, ['remove', at]);
  }

  cleared(): void {
    this.#places = new Array<Place>(SMALLEST).fill(undefined);
    this.#used = 0;
    this.#fill = 0;
    this.#changes = [];
    this.#known = true;
    this.#listed = undefined;
  }

  #giveUp(): void {
    this.#known = false;
    this.#places = [];
    this.#changes = [];
    this.#listed = undefined;
  }

  #note(run: Run, size: number, change: Change): void {
    this.#listed = undefined;
    this.#changes.push(change);
    // Keeps the notes in proportion to the set, however often it changes.
    if (this.#changes.length > 64 + 4 * size) this.#settle(run);
  }

  #settle(run: Run | undefined): void {
    run?.work(this.#changes.length);
    for (const [what, element] of this.#changes) {
      if (what === 'add') this.#add(run, element);
      else this.#remove(run, element);
    }
    this.#changes = [];
  }

  #add(run: Run | undefined, element: Element): void {
    this.#used += 1;
    const at = this.#probe(run, element, undefined);
    const reused = this.#places[at] === DUMMY;
    this.#places[at] = element;
    if (reused) return;
    this.#fill += 1;
    if (this.#fill * 5 >= (this.#places.length - 1) * 3) this.#resize(run, grown(this.#used));
  }

  #remove(run: Run | undefined, element: Element): void {
    this.#places[this.#probe(run, element, element)] = DUMMY;
    this.#used -= 1;
  }

  #resize(run: Run | undefined, least: number): void {
    let size = SMALLEST;
    while (size <= least) size *= 2;
    const before = this.#places;
    this.#listed = undefined;
    this.#places = new Array<Place>(size).fill(undefined);
    this.#insertAll(run, before);
    this.#fill = this.#used;
  }

  #insertAll(run: Run | undefined, places: readonly Place[]): void {
    run?.work(places.length);
    for (const place of places) {
      if (place !== undefined && place !== DUMMY) this.#places[this.#probe(run, place, undefined)] = place;
    }
  }

  /** Whether the order is known, so that every process shows the same one. */
  get known(): boolean {
    return this.#known;
  }

  /** The elements in CPython's order; `undefined` when insertion order has to do. */
  elements(run?: Run): readonly DictKey[] | undefined {
    if (!this.#known) return undefined;
    this.#settle(run);
    this.#listed ??= this.#places.filter((place): place is Element => place !== undefined && place !== DUMMY);
    return this.#listed;
  }

  /** The first occupied place from `from` on; the number of places if there is none. */
  occupied(run: Run, from: number): number {
    if (this.#changes.length > 0) this.#settle(run);
    let at = from;
    while (at < this.#places.length && (this.#places[at] === undefined || this.#places[at] === DUMMY)) at += 1;
    return at;
  }

  /** The element at an occupied place. */
  elementAt(place: number): DictKey | undefined {
    return this.#places[place] as DictKey | undefined;
  }

  /** The element that CPython's pop would take (it is then removed as any other). */
  popped(run: Run): DictKey | undefined {
    if (!this.#known) return undefined;
    this.#settle(run);
    const size = this.#places.length;
    for (let step = 0; step < size; step += 1) {
      const at = (this.#finger + step) & (size - 1);
      const place = this.#places[at];
      if (place === undefined || place === DUMMY) continue;
      run.work(step);
      this.#finger = at + 1;
      return place;
    }
    return undefined;
  }

  /** Makes room as CPython does before it takes in `count` more elements of a set or dict. */
  reserve(run: Run, count: number): void {
    if (!this.#known) return;
    this.#settle(run);
    if ((this.#fill + count) * 5 >= (this.#places.length - 1) * 3) this.#resize(run, (this.#used + count) * 2);
  }

  /** Drops the places of removed elements, as CPython does after a difference in place. */
  tidy(run: Run): void {
    if (!this.#known) return;
    this.#settle(run);
    if (this.#fill - this.#used > Math.floor((this.#places.length - 1) / 5)) this.#resize(run, grown(this.#used));
  }

  /** Takes over the elements of another table into this one, if it is empty and has room; false if it is not. */
  copy(run: Run, other: SetOrder | undefined): boolean {
    if (other === undefined || !other.#known) {
      this.#giveUp();
      return true;
    }
    this.#settle(run);
    other.#settle(run);
    if (!this.#known || this.#fill > 0) return false;
    if (other.#hashes !== undefined) this.#hashes = new Map(other.#hashes);
    const alike = this.#places.length === other.#places.length && other.#fill === other.#used;
    if (alike) this.#places = other.#places.slice();
    else this.#insertAll(run, other.#places);
    this.#used = other.#used;
    this.#fill = other.#used;
    this.#listed = undefined;
    return true;
  }

  /** Lets the next pop begin to look where that of another table would. */
  continueAt(other: SetOrder): void {
    this.#finger = other.#finger;
  }
}

function grown(used: number): number {
  return used > 50000 ? used * 2 : used * 4;
}

/** Where `wanted` is among the places for a hash; `undefined`: the last freed one before the first free one. */
function probe(run: Run | undefined, places: readonly Place[], hash: PyInt, wanted: Element | undefined): number {
  const mask = places.length - 1;
  let perturb = hash;
  let at = low(perturb, mask);
  let freed = -1;
  for (;;) {
    const last = at + LINEAR_PROBES <= mask ? at + LINEAR_PROBES : at;
    for (let place = at; place <= last; place += 1) {
      const held = places[place];
      if (held === wanted) return freed >= 0 && wanted === undefined ? freed : place;
      if (held === DUMMY) freed = place;
    }
    run?.tick();
    perturb = typeof perturb === 'number' && perturb >= 0 ? Math.floor(perturb / 32) : shifted(perturb);
    at = (at * 5 + 1 + low(perturb, mask)) & mask;
  }
}

function low(hash: PyInt, mask: number): number {
  return typeof hash === 'number' ? hash & mask : Number(BigInt.asUintN(32, hash)) & mask;
}

/** CPython perturbs with the hash as an unsigned number of 64 bits. */
function shifted(perturb: PyInt): PyInt {
  return BigInt.asUintN(64, BigInt(perturb)) >> 5n;
}

function intHash(element: PyInt): PyInt {
  if (typeof element === 'number') return element === -1 ? -2 : element;
  const rest = element < 0n ? -(-element % MODULUS) : element % MODULUS;
  return rest === -1n ? -2n : rest;
}

/** Whether every process would give a key the same hash. */
function hasKnownHash(at: PyValue): boolean {
  if (typeof at === 'number' || typeof at === 'bigint' || typeof at === 'boolean') return true;
  if (typeof at === 'string') return false;
  // Since 3.12; before, None's hash was its address.
  if (at === null) return true;
  if (at instanceof PyFloat) return !Number.isNaN(at.value);
  if (at instanceof PyTuple) return at.items.every(hasKnownHash);
  return isFrozenset(at) && at.table.order?.known === true;
}

function isFrozenset(value: PyObject): value is PySet {
  return value.type === builtin.frozenset;
}

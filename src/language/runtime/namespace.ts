// Names to values at script level: globals, and the separate locals of an event script or a class body.
import type { PyValue } from './values.ts';

/** The place of one name; compiled code keeps the place, so a look-up by text happens once per run. */
export class Ref {
  value: PyValue | undefined;
  constructor(value: PyValue | undefined) {
    this.value = value;
  }
}

/** Names that are there from the start, their values made when one is first asked for. */
export interface Supply {
  readonly names: Iterable<string>;
  value(name: string): PyValue | undefined;
}

/** A mapping from names to values, in order of first assignment. */
export class Namespace {
  readonly refs = new Map<string, Ref>();
  readonly #supply: Supply | undefined;

  constructor(entries?: Iterable<readonly [string, PyValue]>, supply?: Supply) {
    this.#supply = supply;
    if (entries !== undefined) for (const [name, value] of entries) this.refs.set(name, new Ref(value));
  }

  /** The place of a name, made on demand; its value stays `undefined` until assigned. */
  ref(name: string): Ref {
    let ref = this.refs.get(name);
    if (ref === undefined) {
      ref = new Ref(this.#supply?.value(name));
      this.refs.set(name, ref);
    }
    return ref;
  }

  get(name: string): PyValue | undefined {
    const ref = this.refs.get(name);
    return ref === undefined && this.#supply !== undefined ? this.ref(name).value : ref?.value;
  }

  set(name: string, value: PyValue): void {
    this.ref(name).value = value;
  }

  /** Whether the name was there. */
  delete(name: string): boolean {
    const ref = this.#supply === undefined ? this.refs.get(name) : this.ref(name);
    if (ref?.value === undefined) return false;
    ref.value = undefined;
    return true;
  }

  /** Names that have a value. */
  *entries(): IterableIterator<[string, PyValue]> {
    for (const name of this.#supply?.names ?? []) this.ref(name);
    for (const [name, ref] of this.refs) if (ref.value !== undefined) yield [name, ref.value];
  }
}

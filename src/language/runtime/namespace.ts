// Names to values at script level: globals, and the separate locals of an event script or a class body.
import type { PyValue } from './values.ts';

/** The place of one name; compiled code keeps the place, so a look-up by text happens once per run. */
export class Ref {
  value: PyValue | undefined;
  constructor(value: PyValue | undefined) {
    this.value = value;
  }
}

/** A mapping from names to values, in order of first assignment. */
export class Namespace {
  readonly refs = new Map<string, Ref>();

  constructor(entries?: Iterable<readonly [string, PyValue]>) {
    if (entries !== undefined) for (const [name, value] of entries) this.refs.set(name, new Ref(value));
  }

  /** The place of a name, made on demand; its value stays `undefined` until assigned. */
  ref(name: string): Ref {
    let ref = this.refs.get(name);
    if (ref === undefined) {
      ref = new Ref(undefined);
      this.refs.set(name, ref);
    }
    return ref;
  }

  get(name: string): PyValue | undefined {
    return this.refs.get(name)?.value;
  }

  set(name: string, value: PyValue): void {
    this.ref(name).value = value;
  }

  /** Whether the name was there. */
  delete(name: string): boolean {
    const ref = this.refs.get(name);
    if (ref?.value === undefined) return false;
    ref.value = undefined;
    return true;
  }

  /** Names that have a value. */
  *entries(): IterableIterator<[string, PyValue]> {
    for (const [name, ref] of this.refs) if (ref.value !== undefined) yield [name, ref.value];
  }
}

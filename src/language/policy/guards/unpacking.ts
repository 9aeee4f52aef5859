// Unpacking under guard, by the shape of the target.
import type { UnpackSpec } from '../../compile/guards.ts';
import { drain, iterate } from '../../runtime/iteration.ts';
import type { Run } from '../../runtime/run.ts';
import type { PyIterator, PyType } from '../../runtime/type.ts';
import { builtin, PyList, PyTuple, type PyValue } from '../../runtime/values.ts';

type GetIterator = (run: Run, value: PyValue) => PyIterator;

type Unpack = (run: Run, value: PyValue, spec: UnpackSpec) => PyValue;

/** RestrictedPython's guarded_unpack_sequence over a `_getiter_`. */
export function unpackWith(getiter: GetIterator): Unpack {
  const unpack = (run: Run, value: PyValue, spec: UnpackSpec): PyList => {
    const items = drain(run, getiter(run, value));
    if (items.length < spec.minLength) return new PyList(items);
    for (const [at, child] of spec.childs) {
      const index = at < 0 ? at + items.length : at;
      items[index] = unpack(run, items[index] as PyValue, child);
    }
    return new PyList(items);
  };
  return unpack;
}

/** RestrictedPython's guarded_iter_unpack_sequence: nothing happens before the first item is asked for. */
export class UnpackingIterator implements PyIterator {
  readonly #iterable: PyValue;
  readonly #spec: UnpackSpec;
  readonly #getiter: GetIterator;
  readonly #unpack: Unpack;
  #iterator: PyIterator | undefined;

  constructor(iterable: PyValue, spec: UnpackSpec, getiter: GetIterator, unpack: Unpack) {
    this.#iterable = iterable;
    this.#spec = spec;
    this.#getiter = getiter;
    this.#unpack = unpack;
  }

  get type(): PyType {
    return builtin.generator;
  }

  next(run: Run): PyValue | undefined {
    this.#iterator ??= this.#getiter(run, this.#iterable);
    const item = this.#iterator.next(run);
    return item === undefined ? undefined : this.#unpack(run, item, this.#spec);
  }
}

const unpackAnything = unpackWith(iterate);

/** guarded_unpack_sequence where `_getiter_` restricts nothing: a flat tuple or list need not be copied. */
export function unpackSequence(run: Run, value: PyValue, spec: UnpackSpec): PyValue {
  if (spec.childs.length === 0 && isPlainSequence(value)) return value;
  return unpackAnything(run, value, spec);
}

function isPlainSequence(value: PyValue): boolean {
  return (
    (value instanceof PyTuple && value.type === builtin.tuple) ||
    (value instanceof PyList && value.type === builtin.list)
  );
}

/** guarded_iter_unpack_sequence where `_getiter_` restricts nothing. */
export function iterUnpackSequence(_run: Run, value: PyValue, spec: UnpackSpec): PyIterator {
  return new UnpackingIterator(value, spec, iterate, unpackSequence);
}

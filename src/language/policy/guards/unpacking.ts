// Unpacking under guard, by the shape of the target.
import type { NodeOf } from '../../../../grammar/ast.ts';
import { drain, iterate } from '../../runtime/iteration.ts';
import type { Run } from '../../runtime/run.ts';
import type { PyIterator } from '../../runtime/type.ts';
import { builtin, PyList, PyTuple, type PyValue } from '../../runtime/values.ts';
import type { Unpacker } from './guards.ts';

/** The shape of a tuple target: how many items it needs at least, and which of them are unpacked again. */
export interface UnpackSpec {
  readonly children: readonly (readonly [index: number, spec: UnpackSpec])[];
  readonly least: number;
}

type GetIterator = (run: Run, value: PyValue) => PyIterator;

/** The shape of a tuple target. List targets inside it are not guarded, and neither is what stands behind a star. */
export function unpackSpec(target: NodeOf<'Tuple'>): UnpackSpec {
  const least = target.elts.filter((element) => element.kind !== 'Starred').length;
  const children: [number, UnpackSpec][] = [];
  let offset = 0;
  for (const [at, element] of target.elts.entries()) {
    // How many items the star takes is not known, so what follows it counts from the end.
    if (element.kind === 'Starred') offset = least + 1;
    else if (element.kind === 'Tuple') children.push([at - offset, unpackSpec(element)]);
  }
  return { children, least };
}

/** RestrictedPython's guarded_unpack_sequence over a `_getiter_`. */
export function unpackWith(getiter: GetIterator): (run: Run, value: PyValue, spec: UnpackSpec) => readonly PyValue[] {
  const unpack = (run: Run, value: PyValue, spec: UnpackSpec): readonly PyValue[] => {
    const items = drain(run, getiter(run, value));
    if (items.length < spec.least) return items;
    for (const [at, child] of spec.children) {
      const index = at < 0 ? at + items.length : at;
      items[index] = new PyList([...unpack(run, items[index] as PyValue, child)]);
    }
    return items;
  };
  return unpack;
}

/** RestrictedPython's guarded_iter_unpack_sequence over a `_getiter_`. */
export function iterUnpackWith(
  getiter: GetIterator,
  unpack: (run: Run, value: PyValue, spec: UnpackSpec) => readonly PyValue[],
): (run: Run, value: PyValue, spec: UnpackSpec) => Unpacker {
  return (_run, value, spec) => new LazyUnpacker(value, (run, item) => unpack(run, item, spec), getiter);
}

class LazyUnpacker implements Unpacker {
  readonly #iterable: PyValue;
  readonly #unpack: (run: Run, item: PyValue) => readonly PyValue[];
  readonly #getiter: GetIterator;
  #iterator: PyIterator | undefined;

  constructor(iterable: PyValue, unpack: (run: Run, item: PyValue) => readonly PyValue[], getiter: GetIterator) {
    this.#iterable = iterable;
    this.#unpack = unpack;
    this.#getiter = getiter;
  }

  next(run: Run): readonly PyValue[] | undefined {
    this.#iterator ??= this.#getiter(run, this.#iterable);
    const item = this.#iterator.next(run);
    return item === undefined ? undefined : this.#unpack(run, item);
  }
}

const unpackAnything = unpackWith(iterate);

/** guarded_unpack_sequence where `_getiter_` restricts nothing: a flat tuple or list is not copied. */
export function unpackSequence(run: Run, value: PyValue, spec: UnpackSpec): readonly PyValue[] {
  if (spec.children.length === 0 && isPlainSequence(value)) {
    run.tick();
    return value.items;
  }
  return unpackAnything(run, value, spec);
}

function isPlainSequence(value: PyValue): value is PyTuple | PyList {
  return (
    (value instanceof PyTuple && value.type === builtin.tuple) ||
    (value instanceof PyList && value.type === builtin.list)
  );
}

/** guarded_iter_unpack_sequence where `_getiter_` restricts nothing. */
export const iterUnpackSequence = iterUnpackWith(iterate, unpackSequence);

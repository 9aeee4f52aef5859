// What the types of itertools are made of: iterators whose next item a function gives.
import '../../src/language/types/load.ts';
import { conventions } from '../../src/language/runtime/conventions.ts';
import { lazily, type NativeBody } from '../../src/language/runtime/declare.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import type { Holder } from '../../src/language/runtime/survey.ts';
import { defineType, type PyIterator, type PyType, type Slots } from '../../src/language/runtime/type.ts';
import { builtin, type PyValue } from '../../src/language/runtime/values.ts';
import { iteratorSlots } from '../../src/language/types/iterators.ts';

/** Gives the next item, `undefined` when there is none. */
export type Step = (run: Run) => PyValue | undefined;

const nothing: readonly PyValue[] = [];

/** An iterator made of a function; `kept` are the values that it holds meanwhile. */
export class Lazy implements PyIterator, Holder {
  readonly type: PyType;
  readonly #step: Step;
  readonly #kept: readonly PyValue[];
  constructor(type: PyType, step: Step, kept: readonly PyValue[] = nothing) {
    this.type = type;
    this.#step = step;
    this.#kept = kept;
  }
  get weight(): number {
    return this.#kept.length * 16;
  }
  next(run: Run): PyValue | undefined {
    return this.#step(run);
  }
  held(): Iterable<PyValue> {
    return this.#kept;
  }
}

/** A type of itertools: calling it binds the arguments as its signature says. */
export function lazyType(
  signature: string,
  { doc, run: make, slots = {} }: { readonly doc: string; readonly run: NativeBody; readonly slots?: Slots },
): PyType {
  const invoke = lazily({ signature, doc, run: make }, (parsed) => conventions(parsed, make, undefined));
  const name = signature.slice(0, signature.indexOf('('));
  return defineType({
    name: `itertools.${name}`,
    qualname: name,
    module: 'itertools',
    doc,
    bases: [builtin.object],
    subclassable: false,
    slots: { ...iteratorSlots, construct: (run, _type, args, keywords) => invoke(run, args, keywords), ...slots },
  });
}

/** Adds an item to what an iterator holds, and charges it. */
export function keep(run: Run, items: PyValue[], item: PyValue): void {
  run.chargeEntries(items.length + 1, 1);
  items.push(item);
}

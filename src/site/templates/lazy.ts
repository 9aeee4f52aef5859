// Generators of filters: their items are made as they are asked for.
import '../../language/types/load.ts';
import { call } from '../../language/runtime/call.ts';
import { NativeFunction } from '../../language/runtime/functions.ts';
import { iterate } from '../../language/runtime/iteration.ts';
import type { Run } from '../../language/runtime/run.ts';
import { ADDRESS } from '../../language/runtime/text.ts';
import { defineType, type PyIterator, type PyType } from '../../language/runtime/type.ts';
import { builtin, type PyValue } from '../../language/runtime/values.ts';
import { iteratorSlots } from '../../language/types/iterators.ts';

/** Makes the next item; `undefined` at the end. */
type Next = (run: Run) => PyValue | undefined;

/** A generator. `begin` runs when the first item is asked for. */
export class Generator implements PyIterator {
  readonly name: string;
  readonly #source: PyValue;
  readonly #begin: (run: Run) => Next;
  #next: Next | undefined;
  #ended = false;

  constructor(name: string, source: PyValue, begin: (run: Run) => Next) {
    this.name = name;
    this.#source = source;
    this.#begin = begin;
  }

  get type(): PyType {
    return generatorType;
  }

  held(): Iterable<PyValue> {
    return [this.#source];
  }

  next(run: Run): PyValue | undefined {
    if (this.#ended) return undefined;
    run.tick();
    // Python: a generator that raised has ended.
    this.#ended = true;
    this.#next ??= this.#begin(run);
    const item = this.#next(run);
    this.#ended = item === undefined;
    return item;
  }
}

const generatorType = defineType({
  name: 'generator',
  bases: [builtin.object],
  subclassable: false,
  slots: { ...iteratorSlots, repr: (_run, self: Generator) => `<generator object ${self.name} at ${ADDRESS}>` },
});

/** A generator over the items of a value, each changed, or left out where `change` gives nothing. */
export function changedItems(name: string, source: PyValue, change: (run: Run, item: PyValue) => PyValue | undefined) {
  return new Generator(name, source, (begun) => {
    const items = iterate(begun, source);
    return (run) => {
      for (let item = items.next(run); item !== undefined; item = items.next(run)) {
        run.tick();
        const changed = change(run, item);
        if (changed !== undefined) return changed;
      }
      return undefined;
    };
  });
}

/** A key for Python's sorting. */
export function keyFunction(key: (run: Run, item: PyValue) => PyValue): PyValue {
  return new NativeFunction('key', undefined, 'key(item)', 'The key of an item.', (run, [item = null]) =>
    key(run, item),
  );
}

/** Calls a function that is known to be there. */
export function callKnown(run: Run, callee: PyValue | undefined, ...args: PyValue[]): PyValue {
  return call(run, callee ?? null, args);
}

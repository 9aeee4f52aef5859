// `loop` inside a loop: where it is, what comes before and after, and how to begin again one level deeper.
import '../../language/types/load.ts';
import { define, pythonMethod } from '../../language/runtime/declare.ts';
import { raise } from '../../language/runtime/errors.ts';
import { BoundMethod } from '../../language/runtime/functions.ts';
import { drain, iterate } from '../../language/runtime/iteration.ts';
import { equal } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { defineType, type PyIterator, type PyType } from '../../language/runtime/type.ts';
import { builtin, PyTuple, type PyValue, typeOf } from '../../language/runtime/values.ts';
import { ArrayIterator } from '../../language/types/iterators.ts';
import { PyUndefined } from './undefined.ts';

/** Runs the body of a recursive loop over other items, one level deeper. */
export type Recurse = (items: PyValue, depth: number) => PyValue;

/** `loop`: the state of a loop under way. */
export class PyLoop {
  readonly depth0: number;
  readonly #source: PyValue;
  readonly #recurse: Recurse | undefined;
  #iterator: PyIterator;
  #length: number | undefined;
  #index0 = -1;
  #before: PyValue | undefined;
  #current: PyValue | undefined;
  /** The item that was looked at ahead of its turn. */
  #after: PyValue | undefined;
  #changed: PyValue | undefined;

  constructor(run: Run, source: PyValue, recurse: Recurse | undefined, depth0: number) {
    this.#source = source;
    this.#iterator = iterate(run, source);
    this.#recurse = recurse;
    this.depth0 = depth0;
  }

  get type(): PyType {
    return loopType;
  }

  held(): Iterable<PyValue> {
    return [this.#source, this.#before, this.#current, this.#after].filter((value) => value !== undefined);
  }

  /** Goes to the next item; `undefined` at the end. */
  next(run: Run): PyValue | undefined {
    const item = this.#peek(run);
    this.#after = undefined;
    if (item === undefined) return undefined;
    this.#index0 += 1;
    this.#before = this.#current;
    this.#current = item;
    return item;
  }

  #peek(run: Run): PyValue | undefined {
    if (this.#after === undefined) this.#after = this.#iterator.next(run);
    return this.#after;
  }

  get index0(): number {
    return this.#index0;
  }

  /** How many items there are; what has no length is read to its end for it. */
  length(run: Run): number {
    this.#length ??= typeOf(this.#source).slots.len?.(run, this.#source);
    if (this.#length !== undefined) return this.#length;
    const rest = drain(run, this.#iterator);
    this.#iterator = new ArrayIterator(rest);
    this.#length = rest.length + this.#index0 + 1 + (this.#after === undefined ? 0 : 1);
    return this.#length;
  }

  isLast(run: Run): boolean {
    return this.#peek(run) === undefined;
  }

  previous(): PyValue {
    const first = this.#index0 === 0 || this.#before === undefined;
    return first ? new PyUndefined({ hint: 'there is no previous item' }) : (this.#before ?? null);
  }

  following(run: Run): PyValue {
    const item = this.#peek(run);
    return item === undefined ? new PyUndefined({ hint: 'there is no next item' }) : item;
  }

  changed(run: Run, values: PyTuple): boolean {
    if (this.#changed !== undefined && equal(run, this.#changed, values)) return false;
    this.#changed = values;
    return true;
  }

  again(items: PyValue): PyValue {
    const recurse =
      this.#recurse ?? raise('TypeError', "The loop must have the 'recursive' marker to be called recursively.");
    return recurse(items, this.depth0 + 1);
  }
}

const members: ReadonlyMap<string, (run: Run, loop: PyLoop) => PyValue> = new Map<
  string,
  (run: Run, loop: PyLoop) => PyValue
>([
  ['index', (_run, loop) => loop.index0 + 1],
  ['index0', (_run, loop) => loop.index0],
  ['revindex', (run, loop) => loop.length(run) - loop.index0],
  ['revindex0', (run, loop) => loop.length(run) - loop.index0 - 1],
  ['first', (_run, loop) => loop.index0 === 0],
  ['last', (run, loop) => loop.isLast(run)],
  ['length', (run, loop) => loop.length(run)],
  ['previtem', (_run, loop) => loop.previous()],
  ['nextitem', (run, loop) => loop.following(run)],
  ['depth', (_run, loop) => loop.depth0 + 1],
  ['depth0', (_run, loop) => loop.depth0],
]);

const loopType: PyType = defineType({
  name: 'LoopContext',
  module: 'jinja2.runtime',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: (run, loop: PyLoop) => `<LoopContext ${loop.index0 + 1}/${loop.length(run)}>`,
    len: (run, loop: PyLoop) => loop.length(run),
    iter: (_run, loop: PyLoop) => loop,
    next: (run, loop: PyLoop) => loop.next(run),
    getAttribute(run, loop: PyLoop, name) {
      const method = loopType.attributes.get(name);
      return method === undefined ? members.get(name)?.(run, loop) : new BoundMethod(loop, method);
    },
    call(_run, loop: PyLoop, args, keywords) {
      const [items] = args;
      if (items === undefined || args.length > 1 || (keywords?.names.length ?? 0) > 0)
        return raise('TypeError', "LoopContext.__call__() missing 1 required positional argument: 'iterable'");
      return loop.again(items);
    },
  },
});

define(loopType, [
  pythonMethod('cycle(self, *args)', {
    doc: 'One of the values in turn.',
    run: (_run, loop: PyLoop, args: PyValue[]) =>
      args[loop.index0 % args.length] ?? (args.length === 0 ? raise('TypeError', 'no items for cycling given') : null),
  }),
  pythonMethod('changed(self, *value)', {
    doc: 'Whether the values differ from those of the last call.',
    run: (run, loop: PyLoop, values: PyValue[]) => loop.changed(run, new PyTuple(values)),
  }),
]);

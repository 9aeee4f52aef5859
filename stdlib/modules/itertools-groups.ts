// groupby, tee and zip_longest.
import { call, type Keywords } from '../../src/language/runtime/call.ts';
import { nativeFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { iterate } from '../../src/language/runtime/iteration.ts';
import { same } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import type { Holder } from '../../src/language/runtime/survey.ts';
import { defineType, type PyIterator, type PyType } from '../../src/language/runtime/type.ts';
import { builtin, PyTuple, type PyValue } from '../../src/language/runtime/values.ts';
import { iteratorSlots } from '../../src/language/types/iterators.ts';
import { Lazy, lazyType } from './itertools-lazy.ts';

function inner(name: string): PyType {
  return defineType({
    name: `itertools.${name}`,
    qualname: name,
    module: 'itertools',
    bases: [builtin.object],
    subclassable: false,
    slots: iteratorSlots,
  });
}

const groupType = inner('_grouper');
const teeType = inner('_tee');

/** Where a groupby stands in its source; its groups share it. */
class Grouping implements PyIterator, Holder {
  readonly #source: PyIterator;
  readonly #keyOf: PyValue;
  #item: PyValue | undefined;
  #key: PyValue | undefined;
  #wanted: PyValue | undefined;
  #group = 0;
  constructor(source: PyIterator, keyOf: PyValue) {
    this.#source = source;
    this.#keyOf = keyOf;
  }
  get type(): PyType {
    return groupByType;
  }
  held(): Iterable<PyValue> {
    return [this.#item ?? null, this.#key ?? null];
  }

  next(run: Run): PyValue | undefined {
    this.#group += 1;
    for (;;) {
      run.tick();
      if (this.#key !== undefined && (this.#wanted === undefined || !same(run, this.#wanted, this.#key))) break;
      if (!this.#advance(run)) return undefined;
    }
    const key = this.#key as PyValue;
    this.#wanted = key;
    const group = this.#group;
    return new PyTuple([key, new Lazy(groupType, (during) => this.#member(during, group, key))]);
  }

  #advance(run: Run): boolean {
    const item = this.#source.next(run);
    if (item === undefined) return false;
    this.#key = this.#keyOf === null ? item : call(run, this.#keyOf, [item]);
    this.#item = item;
    return true;
  }

  #member(run: Run, group: number, key: PyValue): PyValue | undefined {
    if (group !== this.#group) return undefined;
    if (this.#item === undefined && !this.#advance(run)) return undefined;
    if (!same(run, key, this.#key as PyValue)) return undefined;
    const item = this.#item;
    this.#item = undefined;
    return item;
  }
}

const groupByType: PyType = lazyType('groupby(iterable, key=None)', {
  doc: 'Each key with an iterator over the neighbouring items that have it.',
  run: (run, iterable: PyValue, key: PyValue) => new Grouping(iterate(run, iterable), key),
});

/** An item read once for all branches of a tee, and where the next one is. */
class Link implements Holder {
  item: PyValue | undefined;
  next: Link | undefined;
  get type(): PyType {
    return teeType;
  }
  get weight(): number {
    return 16;
  }
  *held(): Iterable<PyValue> {
    if (this.item !== undefined) yield this.item;
    if (this.next !== undefined) yield this.next;
  }
}

class Branch implements PyIterator, Holder {
  readonly source: PyIterator;
  at: Link;
  constructor(source: PyIterator, at: Link) {
    this.source = source;
    this.at = at;
  }
  get type(): PyType {
    return teeType;
  }
  held(): Iterable<PyValue> {
    return [this.at];
  }
  next(run: Run): PyValue | undefined {
    const { at } = this;
    if (at.next === undefined) {
      const item = this.source.next(run);
      if (item === undefined) return undefined;
      run.charge(48);
      at.item = item;
      at.next = new Link();
    }
    this.at = at.next;
    return at.item;
  }
}

/** `itertools.tee` */
export const tee = nativeFunction(
  'tee(iterable, n: size = 2, /)',
  {
    doc: 'Return so many iterators that each give all items.',
    examples: ["[list(one) for one in itertools.tee('ab')]  #> [['a', 'b'], ['a', 'b']]"],
    run(run, iterable: PyValue, count: number) {
      if (count < 0) return raise('ValueError', 'n must be >= 0');
      run.chargeEntries(count, count * 3);
      run.work(count);
      if (count === 0) return new PyTuple([]);
      const source = iterate(run, iterable);
      const first = source instanceof Branch ? source : new Branch(source, new Link());
      const others = Array.from({ length: count - 1 }, () => new Branch(first.source, first.at));
      return new PyTuple([first, ...others]);
    },
  },
  'itertools',
);

function fillValue(keywords: Keywords | undefined): PyValue {
  const wrong = keywords?.names.find((name) => name !== 'fillvalue');
  if (wrong !== undefined) raise('TypeError', 'zip_longest() got an unexpected keyword argument');
  return keywords?.values[0] ?? null;
}

const zipLongestType: PyType = lazyType('zip_longest(*iterables, **keywords)', {
  doc: 'Tuples of one item of each iterable, as many as the longest has; fillvalue stands for what is missing.',
  run(run, iterables: PyValue[], keywords: Keywords | undefined) {
    const fill = fillValue(keywords);
    const sources: (PyIterator | undefined)[] = iterables.map((iterable) => iterate(run, iterable));
    let active = sources.length;
    return new Lazy(zipLongestType, (during) => {
      if (active === 0) return undefined;
      const row: PyValue[] = [];
      for (const [at, source] of sources.entries()) {
        const item = source?.next(during);
        if (item === undefined && source !== undefined) {
          sources[at] = undefined;
          active -= 1;
          if (active === 0) return undefined;
        }
        row.push(item ?? (item === null ? null : fill));
      }
      return new PyTuple(row);
    });
  },
});

/** groupby and zip_longest. */
export const groupTypes: readonly PyType[] = [groupByType, zipLongestType];

// Iterators of itertools that make one stream out of others.
import { call } from '../../src/language/runtime/call.ts';
import { define } from '../../src/language/runtime/declare.ts';
import { classMethod } from '../../src/language/runtime/descriptors.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { iterate, toArray } from '../../src/language/runtime/iteration.ts';
import { asInt } from '../../src/language/runtime/numbers.ts';
import { binary, truth } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import type { PyIterator, PyType } from '../../src/language/runtime/type.ts';
import { PyTuple, type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { ArrayIterator } from '../../src/language/types/iterators.ts';
import { Lazy, lazyType, type Step } from './itertools-lazy.ts';

const accumulateType: PyType = lazyType('accumulate(iterable, func=None, *, initial=None)', {
  doc: 'The sums of the items so far, or what a function of two makes of them.',
  run(run, iterable: PyValue, func: PyValue, initial: PyValue) {
    const source = iterate(run, iterable);
    let total: PyValue | undefined;
    let first: PyValue | undefined = initial === null ? undefined : initial;
    const joined = (during: Run, item: PyValue, so: PyValue) =>
      func === null ? binary(during, '+', so, item) : call(during, func, [so, item]);
    return new Lazy(accumulateType, (during) => {
      if (first !== undefined) {
        total = first;
        first = undefined;
        return total;
      }
      const item = source.next(during);
      if (item === undefined) return undefined;
      total = total === undefined ? item : joined(during, item, total);
      return total;
    });
  },
});

function chained(run: Run, outer: PyIterator): Lazy {
  let inner: PyIterator | undefined;
  let ended = false;
  run.tick();
  return new Lazy(chainType, (during) => {
    while (!ended) {
      during.tick();
      if (inner === undefined) {
        const next = outer.next(during);
        if (next === undefined) break;
        inner = iterate(during, next);
      }
      const item = inner.next(during);
      if (item !== undefined) return item;
      inner = undefined;
    }
    ended = true;
    return undefined;
  });
}

const chainType: PyType = lazyType('chain(*iterables)', {
  doc: 'The items of the first iterable, then those of the next, and so on.',
  run: (run, iterables: PyValue[]) => chained(run, new ArrayIterator(iterables)),
});

define(chainType, [
  classMethod('from_iterable(iterable, /)', {
    doc: 'The items of all iterables that an iterable gives.',
    examples: ["list(itertools.chain.from_iterable(['ab', 'c']))  #> ['a', 'b', 'c']"],
    run: (run, _type: PyType, iterable: PyValue) => chained(run, iterate(run, iterable)),
  }),
]);

const compressType: PyType = lazyType('compress(data, selectors)', {
  doc: 'The items whose selector is true.',
  run(run, data: PyValue, selectors: PyValue) {
    const items = iterate(run, data);
    const chosen = iterate(run, selectors);
    return new Lazy(compressType, (during) => {
      for (;;) {
        during.tick();
        const item = items.next(during);
        if (item === undefined) return undefined;
        const selector = chosen.next(during);
        if (selector === undefined) return undefined;
        if (truth(during, selector)) return item;
      }
    });
  },
});

const dropWhileType: PyType = lazyType('dropwhile(predicate, iterable, /)', {
  doc: 'The items from the first on that fails a test.',
  run(run, predicate: PyValue, iterable: PyValue) {
    const source = iterate(run, iterable);
    let started = false;
    return new Lazy(dropWhileType, (during) => {
      for (;;) {
        during.tick();
        const item = source.next(during);
        if (item === undefined || started) return item;
        if (truth(during, call(during, predicate, [item]))) continue;
        started = true;
        return item;
      }
    });
  },
});

const takeWhileType: PyType = lazyType('takewhile(predicate, iterable, /)', {
  doc: 'The items before the first that fails a test.',
  run(run, predicate: PyValue, iterable: PyValue) {
    const source = iterate(run, iterable);
    let ended = false;
    return new Lazy(takeWhileType, (during) => {
      const item = ended ? undefined : source.next(during);
      if (item === undefined || truth(during, call(during, predicate, [item]))) return item;
      ended = true;
      return undefined;
    });
  },
});

const filterFalseType: PyType = lazyType('filterfalse(function, iterable, /)', {
  doc: 'The items that fail a test.',
  run(run, test: PyValue, iterable: PyValue) {
    const source = iterate(run, iterable);
    return new Lazy(filterFalseType, (during) => {
      for (;;) {
        during.tick();
        const item = source.next(during);
        if (item === undefined) return undefined;
        if (!truth(during, test === null ? item : call(during, test, [item]))) return item;
      }
    });
  },
});

const starMapType: PyType = lazyType('starmap(function, iterable, /)', {
  doc: 'What a function makes of the arguments that each item holds.',
  run(run, func: PyValue, iterable: PyValue) {
    const source = iterate(run, iterable);
    return new Lazy(starMapType, (during) => {
      const item = source.next(during);
      return item === undefined ? undefined : call(during, func, toArray(during, item));
    });
  },
});

const pairwiseType: PyType = lazyType('pairwise(iterable, /)', {
  doc: 'Each item with the one after it.',
  run(run, iterable: PyValue) {
    const source = iterate(run, iterable);
    let before: PyValue | undefined;
    return new Lazy(pairwiseType, (during) => {
      if (before === undefined) before = source.next(during);
      if (before === undefined) return undefined;
      const left = before;
      const right = source.next(during);
      before = right;
      return right === undefined ? undefined : new PyTuple([left, right]);
    });
  },
});

const LARGEST = 2 ** 63 - 1;
const INDICES = 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
const STOP = 'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
const STEP = 'Step for islice() must be a positive integer or None.';

function bound(run: Run, value: PyValue, fallback: number, least: number, refusal: string): number {
  if (value === null) return fallback;
  const whole = asInt(value) ?? typeOf(value).slots.index?.(run, value);
  if (whole === undefined || whole < least || whole > LARGEST) return raise('ValueError', refusal);
  return Number(whole);
}

function sliced(run: Run, iterable: PyValue, start: number, stop: number, stride: number): Lazy {
  const source = iterate(run, iterable);
  let at = 0;
  let wanted = start;
  let ended = false;
  const step: Step = (during) => {
    while (!ended && at < wanted) {
      during.tick();
      if (source.next(during) === undefined) ended = true;
      at += 1;
    }
    const item = ended || at >= stop ? undefined : source.next(during);
    if (item === undefined) {
      ended = true;
      return undefined;
    }
    at += 1;
    wanted = Math.min(wanted + stride, stop);
    return item;
  };
  return new Lazy(sliceType, step);
}

const sliceType: PyType = lazyType('islice(iterable, start, stop=..., step=..., /)', {
  doc: 'The items that a slice of the iterable would have; (iterable, stop) or (iterable, start, stop, step).',
  run(run, iterable: PyValue, first: PyValue, second: PyValue | undefined, third: PyValue | undefined) {
    const last = Number.POSITIVE_INFINITY;
    if (second === undefined) return sliced(run, iterable, 0, bound(run, first, last, 0, STOP), 1);
    const stop = bound(run, second, last, 0, STOP);
    const start = bound(run, first, 0, 0, INDICES);
    return sliced(run, iterable, start, stop, bound(run, third ?? null, 1, 1, STEP));
  },
});

/** The types that make a stream out of streams. */
export const streamTypes: readonly PyType[] = [
  accumulateType,
  chainType,
  compressType,
  dropWhileType,
  takeWhileType,
  filterFalseType,
  starMapType,
  pairwiseType,
  sliceType,
];

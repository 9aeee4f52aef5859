// The functools module.
import { call } from '../../src/language/runtime/call.ts';
import { nativeFunction } from '../../src/language/runtime/declare.ts';
import { caught, raise } from '../../src/language/runtime/errors.ts';
import { iterate } from '../../src/language/runtime/iteration.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import type { PyIterator } from '../../src/language/runtime/type.ts';
import { PyModule, type PyValue } from '../../src/language/runtime/values.ts';
import { cache, lruCache } from './functools-cache.ts';
import { cmpToKey, totalOrdering } from './functools-ordering.ts';
import { partialType } from './functools-partial.ts';
import { assignments, updates, updateWrapper, wraps } from './functools-wraps.ts';

function sourceOf(run: Run, iterable: PyValue): PyIterator {
  try {
    return iterate(run, iterable);
  } catch (thrown) {
    if (caught(thrown, 'TypeError') === undefined) throw thrown;
    return raise('TypeError', 'reduce() arg 2 must support iteration');
  }
}

const reduce = nativeFunction(
  'reduce(function, iterable, initial=..., /)',
  {
    doc: 'Join the items of an iterable by a function of two, from left to right.',
    examples: [
      'functools.reduce(lambda a, b: a * b, [2, 3, 4])  #> 24',
      'functools.reduce(max, [])  #! TypeError: reduce() of empty iterable with no initial value',
    ],
    run(run, func: PyValue, iterable: PyValue, initial: PyValue | undefined) {
      const source = sourceOf(run, iterable);
      let total = initial === undefined ? source.next(run) : initial;
      if (total === undefined) return raise('TypeError', 'reduce() of empty iterable with no initial value');
      for (let item = source.next(run); item !== undefined; item = source.next(run)) {
        run.tick();
        total = call(run, func, [total, item]);
      }
      return total;
    },
  },
  'functools',
);

/** The functools module; singledispatch and the descriptors are not offered. */
export const functoolsModule = new PyModule(
  'functools',
  new Map<string, PyValue>([
    ['WRAPPER_ASSIGNMENTS', assignments],
    ['WRAPPER_UPDATES', updates],
    ['cache', cache],
    ['cmp_to_key', cmpToKey],
    ['lru_cache', lruCache],
    ['partial', partialType],
    ['reduce', reduce],
    ['total_ordering', totalOrdering],
    ['update_wrapper', updateWrapper],
    ['wraps', wraps],
  ]),
);

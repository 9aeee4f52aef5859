// The built-in functions of iterables: all, any, iter, len, max, min, next, sorted.

import { isCallable, type Keywords, keyword } from '../../src/language/runtime/call.ts';
import { type Declared, nativeFunction } from '../../src/language/runtime/declare.ts';
import { exception, Raise, raise } from '../../src/language/runtime/errors.ts';
import { type NativeCall, NativeFunction } from '../../src/language/runtime/functions.ts';
import { PyGenerator } from '../../src/language/runtime/generator.ts';
import { iterate, SlotIterator, toArray } from '../../src/language/runtime/iteration.ts';
import { length, truth } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { PyList, type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { worded } from '../../src/language/runtime/wording.ts';
import { ArrayIterator, CallableIterator } from '../../src/language/types/iterators.ts';
import { chargeSort, extreme, sortFlag, sortItems } from '../../src/language/types/sorting.ts';

/** Whether some item has this truth value. */
function hasItem(run: Run, iterable: PyValue, wanted: boolean): boolean {
  const items = iterate(run, iterable);
  for (let item = items.next(run); item !== undefined; item = items.next(run)) {
    run.tick();
    if (truth(run, item) === wanted) return true;
  }
  return false;
}

function iterator(run: Run, value: PyValue, sentinel: PyValue | undefined): PyValue {
  if (sentinel === undefined) return iterate(run, value);
  return isCallable(value)
    ? new CallableIterator(value, sentinel)
    : raise('TypeError', 'iter(v, w): v must be callable');
}

function nextItem(run: Run, value: PyValue, fallback: PyValue | undefined): PyValue {
  if (typeOf(value).slots.next === undefined) raise('TypeError', `'${typeOf(value).name}' object is not an iterator`);
  const item = new SlotIterator(value).next(run);
  if (item !== undefined) return item;
  if (fallback !== undefined) return fallback;
  const result = value instanceof PyGenerator ? value.result : null;
  throw new Raise(result === null ? exception('StopIteration') : exception('StopIteration', result));
}

function refuseKeywords(run: Run, name: string, known: readonly string[], keywords: Keywords | undefined): void {
  const given = keywords?.names.length ?? 0;
  if (given > known.length) {
    raise('TypeError', `${name}() takes at most ${known.length} keyword arguments (${given} given)`);
  }
  const wrong = keywords?.names.find((unknown) => !known.includes(unknown));
  if (wrong !== undefined) raise('TypeError', worded(run, 'unknownKeyword', name, wrong));
}

/** `min` and `max`: of the items of one argument, or of several arguments. */
function extremum(name: 'min' | 'max', op: '<' | '>'): NativeCall {
  return (run, args, keywords) => {
    if (args.length === 0) raise('TypeError', `${name} expected at least 1 argument, got 0`);
    refuseKeywords(run, name, ['key', 'default'], keywords);
    const fallback = keyword(keywords, 'default');
    if (args.length > 1 && fallback !== undefined) {
      raise('TypeError', `Cannot specify a default for ${name}() with multiple positional arguments`);
    }
    const items = args.length > 1 ? new ArrayIterator(args) : iterate(run, args[0] as PyValue);
    const found = extreme(run, op, items, keyword(keywords, 'key') ?? null);
    // The item found may be None.
    const result = found === undefined ? fallback : found;
    return result === undefined ? raise('ValueError', worded(run, 'emptyExtremum', name)) : result;
  };
}

function sorted(run: Run, args: PyValue[], keywords: Keywords | undefined): PyValue {
  if (args.length !== 1) raise('TypeError', `sorted expected 1 argument, got ${args.length}`);
  const { len } = typeOf(args[0] as PyValue).slots;
  if (len !== undefined) chargeSort(run, len(run, args[0] as PyValue));
  const items = toArray(run, args[0] as PyValue);
  refuseKeywords(run, 'sort', ['key', 'reverse'], keywords);
  const reverse = keyword(keywords, 'reverse');
  const descending = reverse !== undefined && sortFlag(run, reverse);
  return new PyList(sortItems(run, items, keyword(keywords, 'key') ?? null, descending));
}

/** A function whose arguments no signature of ours describes. */
function special(signature: string, doc: string, invoke: NativeCall): NativeFunction {
  return new NativeFunction(signature.slice(0, signature.indexOf('(')), undefined, signature, doc, invoke);
}

const rows: readonly (readonly [signature: string, declared: Declared])[] = [
  [
    'all(iterable, /)',
    {
      doc: 'Return True if bool(x) is True for all values x in the iterable.',
      examples: ['all([1, 0])  #> False', 'all([])  #> True'],
      run: (run, iterable: PyValue) => !hasItem(run, iterable, false),
    },
  ],
  [
    'any(iterable, /)',
    {
      doc: 'Return True if bool(x) is True for any x in the iterable.',
      examples: ['any([1, 0])  #> True', 'any([])  #> False'],
      run: (run, iterable: PyValue) => hasItem(run, iterable, true),
    },
  ],
  [
    'iter(object, sentinel=..., /)',
    {
      doc: 'Return an iterator over the object, or one that calls it until it returns the sentinel.',
      examples: ["next(iter('ab'))  #> 'a'"],
      run: iterator,
    },
  ],
  [
    'len(obj, /)',
    {
      doc: 'Return the number of items in a container.',
      examples: ["len('abc')  #> 3", "len(5)  #! TypeError: object of type 'int' has no len()"],
      run: (run, value: PyValue) => length(run, value),
    },
  ],
  [
    'next(iterator, default=..., /)',
    {
      doc: 'Return the next item of the iterator, or the default when it is exhausted.',
      examples: ['next(iter([]), 5)  #> 5', "next([])  #! TypeError: 'list' object is not an iterator"],
      run: nextItem,
    },
  ],
];

/** The built-in functions of iterables. */
export const sequenceFunctions: readonly NativeFunction[] = [
  ...rows.map(([signature, declared]) => nativeFunction(signature, declared)),
  special(
    'max(*args, key=None)',
    'Return the biggest item of an iterable, or of several arguments.',
    extremum('max', '>'),
  ),
  special(
    'min(*args, key=None)',
    'Return the smallest item of an iterable, or of several arguments.',
    extremum('min', '<'),
  ),
  special('sorted(iterable, /, *, key=None, reverse=False)', 'Return a new sorted list of the items.', sorted),
];

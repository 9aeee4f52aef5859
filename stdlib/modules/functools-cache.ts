// functools.lru_cache and cache: functions that remember what they answered.
import '../../src/language/types/load.ts';
import { call, isCallable, type Keywords } from '../../src/language/runtime/call.ts';
import { dictOf } from '../../src/language/runtime/containers.ts';
import { define, method, pythonFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { BoundMethod, type NativeFunction } from '../../src/language/runtime/functions.ts';
import { asInt } from '../../src/language/runtime/numbers.ts';
import { truth } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import type { Holder } from '../../src/language/runtime/survey.ts';
import { HashTable } from '../../src/language/runtime/table.ts';
import { defineType, type PyType } from '../../src/language/runtime/type.ts';
import { builtin, PyInstance, PyTuple, type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { namedTupleType } from './collections/namedtuple.ts';
import { copyWrapped } from './functools-wraps.ts';

/** Parts positional arguments from keyword arguments in a key. */
const mark: PyValue = { type: builtin.object };

const cacheInfoType = namedTupleType(undefined, {
  name: 'CacheInfo',
  module: 'functools',
  names: ['hits', 'misses', 'maxsize', 'currsize'],
  defaults: [],
});

interface CacheOptions {
  /** Undefined: no limit. */
  readonly size: number | undefined;
  readonly typed: boolean;
}

class Cached implements Holder {
  readonly target: PyValue;
  readonly options: CacheOptions;
  readonly table = new HashTable();
  readonly attributes = new Map<string, PyValue>();
  hits = 0;
  misses = 0;
  constructor(target: PyValue, options: CacheOptions) {
    this.target = target;
    this.options = options;
  }
  get type(): PyType {
    return cachedType;
  }
  get weight(): number {
    return this.table.size * 48 + this.attributes.size * 64;
  }
  *held(): Iterable<PyValue> {
    yield this.target;
    yield* this.table.map.keys();
    yield* this.table.map.values();
    yield* this.attributes.values();
  }
}

function keyOf(run: Run, args: readonly PyValue[], keywords: Keywords | undefined, typed: boolean): PyValue {
  const [only] = args;
  // CPython: a single int or str is its own key, so that 1 and 1.0 are different arguments.
  const plain = typeof only === 'number' || typeof only === 'bigint' || typeof only === 'string';
  if (plain && args.length === 1 && keywords === undefined && !typed) return only;
  const parts = [...args];
  if (keywords !== undefined) {
    parts.push(mark);
    for (const [at, name] of keywords.names.entries()) parts.push(name, keywords.values[at] ?? null);
  }
  if (typed) parts.push(...args.map(typeOf), ...(keywords?.values ?? []).map(typeOf));
  run.charge(parts.length * 16);
  return new PyTuple(parts);
}

function callCached(run: Run, self: Cached, args: PyValue[], keywords: Keywords | undefined): PyValue {
  const { size, typed } = self.options;
  if (size === 0) {
    self.misses += 1;
    return call(run, self.target, args, keywords);
  }
  const key = keyOf(run, args, keywords, typed);
  const known = self.table.get(run, key);
  if (known !== undefined) {
    self.hits += 1;
    if (size !== undefined) {
      self.table.delete(run, key);
      self.table.set(run, key, known);
    }
    return known;
  }
  self.misses += 1;
  const value = call(run, self.target, args, keywords);
  if (size !== undefined && self.table.size >= size && !self.table.has(run, key)) dropOldest(run, self.table);
  self.table.set(run, key, value);
  return value;
}

function dropOldest(run: Run, table: HashTable): void {
  for (const at of table.map.keys()) {
    table.delete(run, table.written(at));
    return;
  }
}

const cachedType: PyType = defineType({
  name: 'functools._lru_cache_wrapper',
  qualname: '_lru_cache_wrapper',
  module: 'functools',
  doc: 'A function that remembers what it answered.',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    call: callCached,
    descriptorGet: (_run, self: Cached, instance) => (instance === undefined ? self : new BoundMethod(instance, self)),
    missingAttribute: (_run, self: Cached, name) => self.attributes.get(name),
    setAttribute(run, self: Cached, name, value) {
      run.chargeEntries(self.attributes.size + 1, 4);
      self.attributes.set(name, value);
    },
  },
});

const maximum = (self: Cached): PyValue => self.options.size ?? null;

define(cachedType, [
  method('cache_info()', {
    doc: 'Return how often the answer was known, how often not, and how many are kept.',
    run: (_run, self: Cached) => new PyTuple([self.hits, self.misses, maximum(self), self.table.size], cacheInfoType),
  }),
  method('cache_clear()', {
    doc: 'Forget all answers.',
    run(_run, self: Cached) {
      self.table.clear();
      self.hits = 0;
      self.misses = 0;
      return null;
    },
  }),
]);

function cached(run: Run, target: PyValue, options: CacheOptions): PyValue {
  if (!isCallable(target)) return raise('TypeError', 'the first argument must be callable');
  run.charge(256);
  const made = new Cached(target, options);
  copyWrapped(run, made, target);
  const parameters = pythonFunction('cache_parameters()', {
    doc: 'Return the options of the cache.',
    run: (during) => parametersOf(during, options),
  });
  made.attributes.set('cache_parameters', parameters);
  return made;
}

function parametersOf(run: Run, { size, typed }: CacheOptions): PyValue {
  return dictOf(run, [
    ['maxsize', size ?? null],
    ['typed', typed],
  ]);
}

/** `functools.cache` */
export const cache = pythonFunction('cache(user_function, /)', {
  doc: 'Return a function that remembers all its answers; what they take counts as memory of the run.',
  examples: [
    'f = functools.cache(abs); f(-1); f(-1); f.cache_info()  #> CacheInfo(hits=1, misses=1, maxsize=None, currsize=1)',
  ],
  run: (run, target: PyValue) => cached(run, target, { size: undefined, typed: false }),
});

/** `functools.lru_cache` */
export const lruCache = pythonFunction('lru_cache(maxsize=128, typed=False)', {
  doc: 'Return a function that remembers its latest answers, or a decorator that makes such functions.',
  examples: [
    'f = functools.lru_cache(maxsize=1)(abs); f(-1); f(-2); f.cache_info()  #> CacheInfo(hits=0, misses=2, maxsize=1, currsize=1)',
  ],
  run(run, size: PyValue, typed: PyValue) {
    const types = truth(run, typed);
    if (isCallable(size) && typeof typed === 'boolean') return cached(run, size, { size: 128, typed });
    const whole = asInt(size) ?? (size instanceof PyInstance ? asInt(size.native as PyValue) : undefined);
    if (size !== null && whole === undefined)
      return raise('TypeError', 'Expected first argument to be an integer, a callable, or None');
    const limit = whole === undefined ? undefined : Math.max(Number(whole), 0);
    return decorator((during, target) => cached(during, target, { size: limit, typed: types }));
  },
});

function decorator(make: (run: Run, target: PyValue) => PyValue): NativeFunction {
  return pythonFunction('decorating_function(user_function)', { doc: 'Decorates a function.', run: make });
}

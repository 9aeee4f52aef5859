// The types that make iterators out of iterables: enumerate, zip, map, filter and reversed.

import { call, type Keywords, keyword } from '../runtime/call.ts';
import { caught, raise } from '../runtime/errors.ts';
import { getItem } from '../runtime/items.ts';
import { iterate } from '../runtime/iteration.ts';
import { addInts } from '../runtime/numbers.ts';
import { index, length, truth } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { defineType, type PyIterator, type PyType, type Slots } from '../runtime/type.ts';
import { builtin, type PyInt, PyTuple, type PyValue, typeOf } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';
import { checkArguments } from './construction.ts';
import { ArrayIterator, iteratorSlots } from './iterators.ts';

class Enumerate implements PyIterator {
  readonly type: PyType;
  readonly #items: PyIterator;
  #at: PyInt;
  constructor(type: PyType, items: PyIterator, start: PyInt) {
    this.type = type;
    this.#items = items;
    this.#at = start;
  }
  next(run: Run): PyValue | undefined {
    const item = this.#items.next(run);
    if (item === undefined) return undefined;
    const at = this.#at;
    this.#at = typeof at === 'number' && at < Number.MAX_SAFE_INTEGER ? at + 1 : addInts(run, at, 1);
    return new PyTuple([at, item]);
  }
}

class Zip implements PyIterator {
  readonly type: PyType;
  readonly #sources: readonly PyIterator[];
  readonly #strict: boolean;
  constructor(type: PyType, sources: readonly PyIterator[], strict: boolean) {
    this.type = type;
    this.#sources = sources;
    this.#strict = strict;
  }
  next(run: Run): PyValue | undefined {
    const sources = this.#sources;
    if (sources.length === 0) return undefined;
    const row: PyValue[] = [];
    for (let at = 0; at < sources.length; at += 1) {
      const item = (sources[at] as PyIterator).next(run);
      if (item === undefined) return this.#strict ? this.#checkLengths(run, at) : undefined;
      row.push(item);
    }
    return new PyTuple(row);
  }

  /** One source is exhausted: ValueError unless all the others are too. */
  #checkLengths(run: Run, at: number): undefined {
    if (at > 0) return raise('ValueError', `zip() argument ${at + 1} is shorter than argument${upTo(at)}`);
    for (let other = 1; other < this.#sources.length; other += 1) {
      if (this.#sources[other]?.next(run) === undefined) continue;
      raise('ValueError', `zip() argument ${other + 1} is longer than argument${upTo(other)}`);
    }
    return undefined;
  }
}

function upTo(count: number): string {
  return count === 1 ? ' 1' : `s 1-${count}`;
}

class Mapped implements PyIterator {
  readonly type: PyType;
  readonly #callee: PyValue;
  readonly #sources: readonly PyIterator[];
  constructor(type: PyType, callee: PyValue, sources: readonly PyIterator[]) {
    this.type = type;
    this.#callee = callee;
    this.#sources = sources;
  }
  next(run: Run): PyValue | undefined {
    const args: PyValue[] = [];
    for (const source of this.#sources) {
      const item = source.next(run);
      if (item === undefined) return undefined;
      args.push(item);
    }
    return call(run, this.#callee, args);
  }
}

class Filtered implements PyIterator {
  readonly type: PyType;
  readonly #test: PyValue;
  readonly #items: PyIterator;
  constructor(type: PyType, test: PyValue, items: PyIterator) {
    this.type = type;
    this.#test = test;
    this.#items = items;
  }
  next(run: Run): PyValue | undefined {
    for (let item = this.#items.next(run); item !== undefined; item = this.#items.next(run)) {
      run.tick();
      const verdict = this.#test === null ? item : call(run, this.#test, [item]);
      if (truth(run, verdict)) return item;
    }
    return undefined;
  }
}

/** Goes through anything with a length and items, from the end. */
class Reversed implements PyIterator {
  readonly type: PyType;
  readonly #value: PyValue;
  #at: number;
  constructor(type: PyType, value: PyValue, size: number) {
    this.type = type;
    this.#value = value;
    this.#at = size - 1;
  }
  next(run: Run): PyValue | undefined {
    if (this.#at < 0) return undefined;
    try {
      return getItem(run, this.#value, this.#at--);
    } catch (thrown) {
      if (caught(thrown, 'IndexError') === undefined && caught(thrown, 'StopIteration') === undefined) throw thrown;
      this.#at = -1;
      return undefined;
    }
  }
}

function reverse(run: Run, type: PyType, value: PyValue): PyValue {
  const { slots } = typeOf(value);
  if (slots.reversed !== undefined) return slots.reversed(run, value);
  const own = typeOf(value).lookup('__reversed__');
  if (own !== undefined && own !== null) return call(run, own, [value]);
  if (value instanceof PyTuple || typeof value === 'string') return new ArrayIterator(backwards(run, value), type);
  if (own === null || slots.getItem === undefined)
    return raise('TypeError', `'${typeOf(value).name}' object is not reversible`);
  return new Reversed(type, value, length(run, value));
}

function backwards(run: Run, value: PyTuple | string): PyValue[] {
  const items: PyValue[] = typeof value === 'string' ? [...value] : value.items.slice();
  run.work(items.length);
  return items.reverse();
}

/** The arguments of enumerate, which may be given by name. */
function enumerateArguments(args: readonly PyValue[], keywords: Keywords | undefined): [PyValue, PyValue] {
  const names = keywords?.names ?? [];
  const total = args.length + names.length;
  if (total > 2) raise('TypeError', `enumerate() takes at most 2 arguments (${total} given)`);
  if (total === 0) raise('TypeError', "enumerate() missing required argument 'iterable'");
  // CPython: alone, a name can only be that of the first argument not given by position.
  const allowed = ['iterable', 'start'].slice(args.length, Math.max(total, 1));
  const wrong = names.find((name) => !allowed.includes(name));
  if (wrong !== undefined) raise('TypeError', `'${wrong}' is an invalid keyword argument for enumerate()`);
  const [iterable = keyword(keywords, 'iterable') ?? null, start = keyword(keywords, 'start')] = args;
  return [iterable, start === undefined ? 0 : start];
}

/** Whether zip was called with `strict`, its only keyword. */
function isStrict(run: Run, keywords: Keywords | undefined): boolean {
  const count = keywords?.names.length ?? 0;
  if (count > 1) raise('TypeError', `zip() takes at most 1 keyword argument (${count} given)`);
  const wrong = keywords?.names.find((name) => name !== 'strict');
  if (wrong !== undefined) raise('TypeError', worded(run, 'unknownKeyword', 'zip', wrong));
  return truth(run, keyword(keywords, 'strict') ?? false);
}

const makers: ReadonlyMap<string, NonNullable<Slots['construct']>> = new Map<string, NonNullable<Slots['construct']>>([
  [
    'enumerate',
    (run, type, args, keywords) => {
      const [iterable, start] = enumerateArguments(args, keywords);
      const first = index(run, start);
      return new Enumerate(type, iterate(run, iterable), first);
    },
  ],
  [
    'zip',
    (run, type, args, keywords) => {
      const strict = isStrict(run, keywords);
      return new Zip(
        type,
        args.map((source) => iterate(run, source)),
        strict,
      );
    },
  ],
  [
    'map',
    (run, type, args, keywords) => {
      const wrong = keywords?.names[0];
      if (wrong !== undefined) raise('TypeError', worded(run, 'mapKeywords', wrong));
      const [callee, ...sources] = args;
      if (callee === undefined || sources.length === 0)
        return raise('TypeError', 'map() must have at least two arguments.');
      return new Mapped(
        type,
        callee,
        sources.map((source) => iterate(run, source)),
      );
    },
  ],
  [
    'filter',
    (run, type, args, keywords) => {
      checkArguments('filter', { least: 2, most: 2 }, args, keywords);
      return new Filtered(type, args[0] as PyValue, iterate(run, args[1] as PyValue));
    },
  ],
  [
    'reversed',
    (run, type, args, keywords) => {
      checkArguments('reversed', { least: 1, most: 1 }, args, keywords);
      return reverse(run, type, args[0] as PyValue);
    },
  ],
]);

/** enumerate, zip, map, filter and reversed, by name. */
export const adapterTypes: ReadonlyMap<string, PyType> = new Map(
  [...makers].map(([name, construct]) => [
    name,
    defineType({ name, bases: [builtin.object], slots: { ...iteratorSlots, construct } }),
  ]),
);

// The random module: CPython's numbers for a given seed, the host's randomness for the first seed.

import { PyDict } from '../../src/language/runtime/containers.ts';
import { pythonFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { getItem, setItem } from '../../src/language/runtime/items.ts';
import { toArray } from '../../src/language/runtime/iteration.ts';
import { asInt, bitsOf, float, int } from '../../src/language/runtime/numbers.ts';
import { asNumber, binary, hash, index, length } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { PyList, PyModule, type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { distributions } from './random-distributions.ts';
import { generator, hostWords, seeded } from './random-state.ts';

/** The 32-bit words of an int's magnitude, the lowest first. */
function wordsOf(value: bigint): number[] {
  const words: number[] = [];
  for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  return words.length === 0 ? [0] : words;
}

/** A number below a limit, as `Random._randbelow` draws it. */
function below(run: Run, limit: bigint): bigint {
  const twister = generator(run);
  const count = limit.toString(2).length;
  run.work(count);
  for (;;) {
    run.tick();
    const drawn = twister.bits(count);
    if (drawn < limit) return drawn;
  }
}

function place(run: Run, size: number): number {
  return Number(below(run, BigInt(size)));
}

function seed(run: Run, value: PyValue): null {
  if (value === null) seeded(run, hostWords(run));
  else {
    const whole = asInt(value) ?? (asNumber(value) === undefined ? undefined : hash(run, value));
    if (whole === undefined) return raise('TypeError', 'The only supported seed types here are: None, int and float.');
    seeded(run, wordsOf(BigInt(whole)));
  }
  return null;
}

function randrange(run: Run, start: PyValue, stop: PyValue, step: PyValue): PyValue {
  const first = BigInt(index(run, start));
  if (stop === null) {
    if (first > 0n) return int(below(run, first));
    return raise('ValueError', 'empty range for randrange()');
  }
  const last = BigInt(index(run, stop));
  const width = last - first;
  const stride = BigInt(index(run, step));
  if (stride === 1n) {
    if (width > 0n) return int(first + below(run, width));
    return raise('ValueError', `empty range for randrange() (${first}, ${last}, ${width})`);
  }
  if (stride === 0n) return raise('ValueError', 'zero step for randrange()');
  const count = (width + stride + (stride > 0n ? -1n : 1n)) / stride;
  if (count <= 0n) return raise('ValueError', 'empty range for randrange()');
  return int(first + stride * below(run, count));
}

function shuffle(run: Run, list: PyValue): null {
  for (let at = length(run, list) - 1; at > 0; at -= 1) {
    const other = place(run, at + 1);
    const kept = getItem(run, list, at);
    setItem(run, list, at, getItem(run, list, other));
    setItem(run, list, other, kept);
  }
  return null;
}

function sample(run: Run, population: PyValue, count: PyValue): PyList {
  // Python: a sequence is what is registered as one, which no mapping is.
  if (
    population instanceof PyDict ||
    (typeof population !== 'string' && typeOf(population).slots.getItem === undefined)
  )
    return raise('TypeError', 'Population must be a sequence.  For dicts or sets, use sorted(d).');
  const items = toArray(run, population);
  const wanted = Number(index(run, count));
  const size = items.length;
  if (wanted < 0 || wanted > size) return raise('ValueError', 'Sample larger than population or is negative');
  const limit = 21 + (wanted > 5 ? 4 ** Math.ceil(Math.log(wanted * 3) / Math.log(4)) : 0);
  return new PyList(size <= limit ? fromPool(run, items, wanted) : bySelection(run, items, wanted));
}

/** CPython draws from a pool when that is small beside the sample. */
function fromPool(run: Run, pool: PyValue[], wanted: number): PyValue[] {
  const drawn: PyValue[] = [];
  for (let at = 0; at < wanted; at += 1) {
    const found = place(run, pool.length - at);
    drawn.push(pool[found] ?? null);
    pool[found] = pool[pool.length - at - 1] ?? null;
  }
  return drawn;
}

function bySelection(run: Run, items: readonly PyValue[], wanted: number): PyValue[] {
  const selected = new Set<number>();
  while (selected.size < wanted) selected.add(place(run, items.length));
  return [...selected].map((at) => items[at] ?? null);
}

function choice(run: Run, sequence: PyValue): PyValue {
  const size = length(run, sequence);
  return size === 0
    ? raise('IndexError', 'Cannot choose from an empty sequence')
    : getItem(run, sequence, place(run, size));
}

const functions = [
  pythonFunction('seed(a=None)', { doc: 'Begin a row of random numbers that the seed decides.', run: seed }),
  pythonFunction('random()', {
    doc: 'Return a float from 0 up to 1.',
    run: (run) => float(generator(run).float()),
  }),
  pythonFunction('getrandbits(k)', {
    doc: 'Return an int of so many random bits.',
    run(run, count: PyValue) {
      const bits = Number(index(run, count));
      if (bits < 0) return raise('ValueError', 'number of bits must be non-negative');
      run.chargeInt(bits);
      run.work(bits);
      const made = int(generator(run).bits(bits));
      return bitsOf(made) > 0 ? made : 0;
    },
  }),
  pythonFunction('uniform(a, b)', {
    doc: 'Return a float between two numbers.',
    run: (run, low: PyValue, high: PyValue) =>
      binary(run, '+', low, binary(run, '*', binary(run, '-', high, low), float(generator(run).float()))),
  }),
  pythonFunction('randrange(start, stop=None, step=1)', {
    doc: 'Return an int of a range.',
    run: randrange,
  }),
  pythonFunction('randint(a, b)', {
    doc: 'Return an int between two ints, both included.',
    run: (run, low: PyValue, high: PyValue) => randrange(run, low, binary(run, '+', high, 1), 1),
  }),
  pythonFunction('choice(seq)', { doc: 'Return an item of a sequence.', run: choice }),
  pythonFunction('shuffle(x)', { doc: 'Put the items of a list into a random order.', run: shuffle }),
  pythonFunction('sample(population, k)', { doc: 'Return so many different items of a sequence.', run: sample }),
];

/** Names of the module. */
export const randomMembers: ReadonlyMap<string, PyValue> = new Map(
  [...functions, ...distributions].map((made) => [made.name, made]),
);

/** The random module. */
export const randomModule = new PyModule('random', new Map(randomMembers));

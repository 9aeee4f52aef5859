// The range type: representation, slots, methods and iterators.
import { define, method } from '../runtime/declare.ts';
import { member } from '../runtime/descriptors.ts';
import { raise } from '../runtime/errors.ts';
import { iterate } from '../runtime/iteration.ts';
import { addInts, asInt, int, multiplyInts } from '../runtime/numbers.ts';
import { hash, index, same } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { repr } from '../runtime/text.ts';
import { defineType, type PyIterator, type PyType, type Slots } from '../runtime/type.ts';
import { builtin, type PyInt, PySlice, PyTuple, type PyValue, typeOf } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';
import { checkCount } from './construction.ts';
import { iteratorType } from './iterators.ts';
import { indexOrNothing, longIndices } from './slicing.ts';

/** A range; its length is known from the start. */
export class PyRange {
  readonly start: PyInt;
  readonly stop: PyInt;
  readonly step: PyInt;
  readonly length: PyInt;
  constructor(start: PyInt, stop: PyInt, step: PyInt) {
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.length = rangeLength(start, stop, step);
  }
  get type(): PyType {
    return builtin.range;
  }
}

function rangeLength(start: PyInt, stop: PyInt, step: PyInt): PyInt {
  if (step > 0 ? start >= stop : start <= stop) return 0;
  if (typeof start === 'number' && typeof stop === 'number' && typeof step === 'number') {
    const span = Math.abs(stop - start);
    if (Number.isSafeInteger(span)) return Math.floor((span - 1) / Math.abs(step)) + 1;
  }
  const span = BigInt(stop) - BigInt(start);
  return int((span - (step > 0 ? 1n : -1n)) / BigInt(step) + 1n);
}

const rangeIterator = iteratorType('range_iterator');
const longRangeIterator = iteratorType('longrange_iterator');

/** Counts within safe ints. */
class RangeIterator implements PyIterator {
  #next: number;
  #left: number;
  readonly #step: number;
  constructor(start: number, step: number, length: number) {
    this.#next = start;
    this.#step = step;
    this.#left = length;
  }
  get type(): PyType {
    return rangeIterator;
  }
  next(_run: Run): PyValue | undefined {
    if (this.#left === 0) return undefined;
    this.#left -= 1;
    const value = this.#next;
    this.#next = value + this.#step;
    return value;
  }
}

/** Counts with ints of any size. */
class LongRangeIterator implements PyIterator {
  #next: PyInt;
  #left: PyInt;
  readonly #step: PyInt;
  constructor(start: PyInt, step: PyInt, length: PyInt) {
    this.#next = start;
    this.#step = step;
    this.#left = length;
  }
  get type(): PyType {
    return longRangeIterator;
  }
  next(run: Run): PyValue | undefined {
    if (this.#left === 0) return undefined;
    this.#left = addInts(run, this.#left, -1);
    const value = this.#next;
    this.#next = addInts(run, value, this.#step);
    return value;
  }
}

function rangeIterate(run: Run, { start, stop, step, length }: PyRange): PyIterator {
  const plain =
    typeof start === 'number' && typeof stop === 'number' && typeof step === 'number' && typeof length === 'number';
  // The iterator steps once past its last item, which has to stay exact too.
  if (plain && Number.isSafeInteger(start + step * length)) return new RangeIterator(start, step, length);
  return new LongRangeIterator(start, step, addInts(run, length, 0));
}

/** Goes through a range from its end. */
function rangeReversed(run: Run, self: PyRange): PyIterator {
  const step = multiplyInts(run, self.step, -1);
  const last = self.length === 0 ? self.start : itemAt(run, self, addInts(run, self.length, -1));
  return rangeIterate(run, new PyRange(last, addInts(run, self.start, self.length === 0 ? 0 : step), step));
}

const LARGEST_SIZE = 2n ** 63n - 1n;

const slots: Slots = {
  construct(run, _type, args, keywords) {
    if (keywords !== undefined && keywords.names.length > 0) raise('TypeError', 'range() takes no keyword arguments');
    checkCount('range', { least: 1, most: 3 }, args.length);
    const [first, second, third] = args.map((argument) => index(run, argument));
    if (second === undefined) return new PyRange(0, first as PyInt, 1);
    if (third === 0) return raise('ValueError', 'range() arg 3 must not be zero');
    return new PyRange(first as PyInt, second, third ?? 1);
  },
  repr(run, { start, stop, step }: PyRange) {
    const ends = `${repr(run, start)}, ${repr(run, stop)}`;
    return step === 1 ? `range(${ends})` : `range(${ends}, ${repr(run, step)})`;
  },
  hash: (run, self) => hash(run, new PyTuple(identity(self as PyRange))),
  bool: (_run, self: PyRange) => self.length !== 0,
  len(_run, { length }: PyRange) {
    if (length > LARGEST_SIZE) return raise('OverflowError', 'Python int too large to convert to C ssize_t');
    return Number(length);
  },
  iter: (run, self: PyRange) => rangeIterate(run, self),
  reversed: (run, self: PyRange) => rangeReversed(run, self),
  contains(run, self: PyRange, item) {
    const at = asInt(item);
    return at === undefined ? positionOf(run, self, item) >= 0 : offsetIn(self, at) !== undefined;
  },
  compare(_run, op, self: PyRange, other) {
    if ((op !== '==' && op !== '!=') || !(other instanceof PyRange)) return undefined;
    const equal = sameItems(self, other);
    return op === '==' ? equal : !equal;
  },
  getItem(run, self: PyRange, key) {
    if (key instanceof PySlice) return sliced(run, self, key);
    const at = indexOrNothing(run, key);
    if (at === undefined)
      return raise('TypeError', `range indices must be integers or slices, not ${typeOf(key).name}`);
    const offset = at < 0 ? addInts(run, at, self.length) : at;
    if (offset < 0 || offset >= self.length) return raise('IndexError', 'range object index out of range');
    return itemAt(run, self, offset);
  },
};

builtin.range = defineType({
  name: 'range',
  bases: [builtin.object],
  doc: 'A sequence of ints from start (inclusive) to stop (exclusive) by step.',
  slots,
  subclassable: false,
});

function itemAt(run: Run, { start, step }: PyRange, offset: PyInt): PyInt {
  return addInts(run, start, multiplyInts(run, step, offset));
}

function sliced(run: Run, self: PyRange, slice: PySlice): PyRange {
  const { start, stop, step } = longIndices(run, slice, self.length);
  return new PyRange(itemAt(run, self, start), itemAt(run, self, stop), multiplyInts(run, self.step, step));
}

/** What equal ranges have in common: the length, the first item, the step; None where it makes no difference. */
function identity({ start, step, length }: PyRange): PyValue[] {
  return [length, length === 0 ? null : start, length === 0 || length === 1 ? null : step];
}

function sameItems(left: PyRange, right: PyRange): boolean {
  const mine = identity(left);
  return identity(right).every((part, at) => part === mine[at]);
}

/** Where an int stands in a range, `undefined` if it does not. */
function offsetIn({ start, step, length }: PyRange, value: PyInt): PyInt | undefined {
  const distance = BigInt(value) - BigInt(start);
  if (distance % BigInt(step) !== 0n) return undefined;
  const offset = distance / BigInt(step);
  return offset >= 0n && offset < BigInt(length) ? int(offset) : undefined;
}

/** The place of the first item equal to any value, -1 if there is none. */
function positionOf(run: Run, self: PyRange, wanted: PyValue): number {
  const items = iterate(run, self);
  let at = 0;
  for (let item = items.next(run); item !== undefined; item = items.next(run)) {
    run.tick();
    if (same(run, item, wanted)) return at;
    at += 1;
  }
  return -1;
}

define(builtin.range, [
  member('start', { doc: 'The first item.', get: (_run, self: PyRange) => self.start }),
  member('stop', { doc: 'Where the range ends; not an item.', get: (_run, self: PyRange) => self.stop }),
  member('step', { doc: 'The distance between two items.', get: (_run, self: PyRange) => self.step }),
  method('count(value, /)', {
    doc: 'Return number of occurrences of value.',
    examples: ['range(0, 10, 3).count(9)  #> 1'],
    run(run, self: PyRange, value: PyValue) {
      const at = asInt(value);
      return Number(at === undefined ? positionOf(run, self, value) >= 0 : offsetIn(self, at) !== undefined);
    },
  }),
  method('index(value, /)', {
    doc: 'Return index of value. Raises ValueError if the value is not present.',
    examples: ['range(0, 10, 3).index(9)  #> 3', 'range(3).index(5)  #! ValueError: 5 is not in range'],
    run(run, self: PyRange, value: PyValue) {
      const known = asInt(value);
      if (known !== undefined)
        return offsetIn(self, known) ?? raise('ValueError', worded(run, 'notInRange', repr(run, value)));
      const at = positionOf(run, self, value);
      return at < 0 ? raise('ValueError', 'sequence.index(x): x not in sequence') : at;
    },
  }),
]);

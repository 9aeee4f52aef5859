// Iterators of itertools that may go on for ever: count, cycle and repeat.
import { define, method } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { iterate } from '../../src/language/runtime/iteration.ts';
import { asInt } from '../../src/language/runtime/numbers.ts';
import { asNumber, binary } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { repr } from '../../src/language/runtime/text.ts';
import type { PyIterator, PyType } from '../../src/language/runtime/type.ts';
import { type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { keep, Lazy, lazyType } from './itertools-lazy.ts';

class Count implements PyIterator {
  #at: PyValue;
  readonly step: PyValue;
  constructor(start: PyValue, step: PyValue) {
    this.#at = start;
    this.step = step;
  }
  get type(): PyType {
    return countType;
  }
  get at(): PyValue {
    return this.#at;
  }
  next(run: Run): PyValue {
    const at = this.#at;
    this.#at = binary(run, '+', at, this.step);
    return at;
  }
}

function isNumber(value: PyValue): boolean {
  if (asNumber(value) !== undefined || asInt(value) !== undefined) return true;
  const { slots } = typeOf(value);
  return slots.index !== undefined || slots.binary?.['+'] !== undefined;
}

function countRepr(run: Run, self: Count): string {
  const step = asInt(self.step) === 1 ? '' : `, ${repr(run, self.step)}`;
  return `count(${repr(run, self.at)}${step})`;
}

const countType = lazyType('count(start=0, step=1)', {
  doc: 'Numbers from start on, each step more than the last.',
  run(_run, start: PyValue, step: PyValue) {
    return isNumber(start) && isNumber(step) ? new Count(start, step) : raise('TypeError', 'a number is required');
  },
  slots: { repr: countRepr },
});

/** Goes round and round the items kept so far, once the source has none left. */
const cycleType: PyType = lazyType('cycle(iterable, /)', {
  doc: 'The items of an iterable, again and again.',
  run(run, iterable: PyValue) {
    const source = iterate(run, iterable);
    const kept: PyValue[] = [];
    let at = -1;
    const again = () => {
      at = at + 1 < kept.length ? at + 1 : 0;
      return kept[at];
    };
    const step = (during: Run) => {
      during.tick();
      if (at >= 0) return again();
      const item = source.next(during);
      if (item === undefined) return again();
      keep(during, kept, item);
      return item;
    };
    return new Lazy(cycleType, step, kept);
  },
});

class Repeat implements PyIterator {
  readonly value: PyValue;
  /** How often it still comes; negative: for ever. */
  left: number;
  constructor(value: PyValue, left: number) {
    this.value = value;
    this.left = left;
  }
  get type(): PyType {
    return repeatType;
  }
  held(): Iterable<PyValue> {
    return [this.value];
  }
  next(): PyValue | undefined {
    if (this.left === 0) return undefined;
    if (this.left > 0) this.left -= 1;
    return this.value;
  }
}

const repeatType: PyType = lazyType('repeat(object, times: size = ...)', {
  doc: 'The same value, so many times or for ever.',
  run: (_run, value: PyValue, times: number | undefined) =>
    new Repeat(value, times === undefined ? -1 : Math.max(times, 0)),
  slots: {
    repr: (run, self: Repeat) => `repeat(${repr(run, self.value)}${self.left < 0 ? '' : `, ${self.left}`})`,
  },
});

define(repeatType, [
  method('__length_hint__()', {
    doc: 'How many items are left.',
    run: (_run, self: Repeat) => (self.left < 0 ? raise('TypeError', 'len() of unsized object') : self.left),
  }),
]);

/** count, cycle and repeat. */
export const endlessTypes: readonly PyType[] = [countType, cycleType, repeatType];

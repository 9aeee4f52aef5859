// Methods of collections.deque.
import { call } from '../../../src/language/runtime/call.ts';
import { type Declaration, method } from '../../../src/language/runtime/declare.ts';
import { getter } from '../../../src/language/runtime/descriptors.ts';
import { raise } from '../../../src/language/runtime/errors.ts';
import { same } from '../../../src/language/runtime/operators.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { repr } from '../../../src/language/runtime/text.ts';
import type { PyValue } from '../../../src/language/runtime/values.ts';
import { searchBound } from '../../../src/language/types/slicing.ts';
import type { PyDeque } from './deque-items.ts';
import { DequeIterator } from './deque-iterator.ts';
import { genericClass } from './generic.ts';
import { eachOf } from './mapping.ts';

/** All items in a new array. */
export function itemsOf(run: Run, self: PyDeque): PyValue[] {
  run.work(self.size);
  run.chargeEntries(self.size, self.size);
  return self.items();
}

/** Adds the items of an iterable at the end; a deque may be added to itself. */
export function extend(run: Run, self: PyDeque, source: PyValue): void {
  if (source === self) for (const item of itemsOf(run, self)) self.push(run, item);
  else eachOf(run, source, (item) => self.push(run, item));
}

function extendLeft(run: Run, self: PyDeque, source: PyValue): void {
  if (source === self) for (const item of itemsOf(run, self)) self.unshift(run, item);
  else eachOf(run, source, (item) => self.unshift(run, item));
}

/** A new one of the same class, with the same items and the same limit. */
export function likeIt(run: Run, self: PyDeque): PyValue {
  return call(run, self.type, self.limit < 0 ? [self] : [self, self.limit]);
}

/** Turns the deque to the right, so that the last items come first. */
function rotate(run: Run, self: PyDeque, steps: number): void {
  const { size } = self;
  if (size < 2) return;
  const turns = ((steps % size) + size) % size;
  const backwards = turns > size / 2;
  run.work((backwards ? size - turns : turns) * 4);
  for (let left = backwards ? size - turns : 0; left > 0; left -= 1) self.push(run, self.shift());
  for (let left = backwards ? 0 : turns; left > 0; left -= 1) self.unshift(run, self.pop());
}

/** Takes out the item at an offset. */
export function removeAt(run: Run, self: PyDeque, at: number): void {
  rotate(run, self, -at);
  self.shift();
  rotate(run, self, at);
}

/** The offset of an item, -1 if there is none; `changed` is said when a comparison changes the deque. */
function find(run: Run, self: PyDeque, wanted: PyValue, start: number, stop: number, changed: () => never): number {
  const { version } = self;
  for (let at = start; at < Math.min(stop, self.size); at += 1) {
    run.tick();
    const found = same(run, self.at(at), wanted);
    if (self.version !== version) changed();
    if (found) return at;
  }
  return -1;
}

function mutated(): never {
  return raise('RuntimeError', 'deque mutated during iteration');
}

function insert(run: Run, self: PyDeque, at: number, item: PyValue): null {
  if (self.size === self.limit) return raise('IndexError', 'deque already at its maximum size');
  const { size } = self;
  const place = at < 0 ? Math.max(0, at + size) : Math.min(at, size);
  if (place === size) self.push(run, item);
  else {
    rotate(run, self, -place);
    self.unshift(run, item);
    rotate(run, self, place);
  }
  return null;
}

function count(run: Run, self: PyDeque, wanted: PyValue): number {
  let found = 0;
  eachOf(run, self, (item) => {
    if (same(run, item, wanted)) found += 1;
  });
  return found;
}

function reverse(run: Run, self: PyDeque): null {
  run.work(self.size);
  for (let low = 0, high = self.size - 1; low < high; low += 1, high -= 1) {
    const item = self.at(low);
    self.put(low, self.at(high));
    self.put(high, item);
  }
  return null;
}

/** A row whose body answers None. */
function action(signature: string, doc: string, run: (run: Run, self: PyDeque, value: never) => void): Declaration {
  return method(signature, {
    doc,
    run(during, self: PyDeque, value: never) {
      run(during, self, value);
      return null;
    },
  });
}

const EMPTY = 'pop from an empty deque';

/** The rows of deque. */
export const dequeMethods: readonly Declaration[] = [
  genericClass,
  getter('maxlen', {
    doc: 'The greatest length, or None.',
    examples: ['collections.deque([1, 2, 3], maxlen=2)  #> deque([2, 3], maxlen=2)'],
    get: (_run, self: PyDeque) => (self.limit < 0 ? null : self.limit),
  }),
  action('append(item, /)', 'Add an item at the end.', (run, self, item: PyValue) => self.push(run, item)),
  action('appendleft(item, /)', 'Add an item at the front.', (run, self, item: PyValue) => self.unshift(run, item)),
  action('extend(iterable, /)', 'Add the items of an iterable at the end.', extend),
  action('extendleft(iterable, /)', 'Add the items of an iterable at the front, one by one.', extendLeft),
  action('clear()', 'Remove all items.', (_run, self) => self.clear()),
  method('pop()', {
    doc: 'Remove and return the last item.',
    examples: ['collections.deque([1, 2]).pop()  #> 2', `collections.deque().pop()  #! IndexError: ${EMPTY}`],
    run: (_run, self: PyDeque) => (self.size === 0 ? raise('IndexError', EMPTY) : self.pop()),
  }),
  method('popleft()', {
    doc: 'Remove and return the first item.',
    examples: ['collections.deque([1, 2]).popleft()  #> 1'],
    run: (_run, self: PyDeque) => (self.size === 0 ? raise('IndexError', EMPTY) : self.shift()),
  }),
  method('rotate(n: size = 1, /)', {
    doc: 'Turn the items n steps to the right; to the left if n is negative.',
    examples: ['d = collections.deque([1, 2, 3]); d.rotate(1); d  #> deque([3, 1, 2])'],
    run(run, self: PyDeque, steps: number) {
      rotate(run, self, steps);
      return null;
    },
  }),
  method('count(value, /)', { doc: 'Return how many items equal value.', run: count }),
  method('index(value, start=0, stop=9223372036854775807, /)', {
    doc: 'Return the first index of value. Raises ValueError if it is not there.',
    examples: [
      "collections.deque('ab').index('b')  #> 1",
      'collections.deque().index(1)  #! ValueError: 1 is not in deque',
    ],
    run(run, self: PyDeque, value: PyValue, start: PyValue, stop: PyValue) {
      const { size } = self;
      const at = find(run, self, value, searchBound(run, start, size), searchBound(run, stop, size), mutated);
      return at < 0 ? raise('ValueError', `${repr(run, value)} is not in deque`) : at;
    },
  }),
  method('insert(index: size, item, /)', { doc: 'Insert an item before an index.', run: insert }),
  method('remove(value, /)', {
    doc: 'Remove the first item that equals value. Raises ValueError if there is none.',
    run(run, self: PyDeque, value: PyValue) {
      const changed = () => raise('IndexError', 'deque mutated during iteration');
      const at = find(run, self, value, 0, self.size, changed);
      if (at < 0) return raise('ValueError', `${repr(run, value)} is not in deque`);
      removeAt(run, self, at);
      return null;
    },
  }),
  method('reverse()', { doc: 'Reverse the items in place.', run: reverse }),
  method('__reversed__()', {
    doc: 'Return an iterator that begins at the end.',
    run: (_run, self: PyDeque) => new DequeIterator(self, 'backwards'),
  }),
  ...['copy', '__copy__'].map((name) => method(`${name}()`, { doc: 'Return a shallow copy.', run: likeIt })),
];

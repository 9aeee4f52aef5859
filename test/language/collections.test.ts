// The collections module: CPython's answers, and growth that counts as memory.

import { expect, test } from 'vitest';
import { collectionsModule } from '../../stdlib/modules/collections.ts';
import { processorTime } from '../processor-time.ts';
import { answer, differing } from './recorded-modules.ts';

const modules = [collectionsModule];

test('every recorded case has the answer of CPython', () => {
  expect(differing('collections', modules)).toEqual([]);
});

test.each([
  ['a deque', 'd = collections.deque() ;; [d.append(i) for i in range(10 ** 7)]'],
  ['a deque that is repeated', "collections.deque(['a']) * 10 ** 8"],
  ['a deque that takes over an endless iterator', 'collections.deque(iter(int, 1))'],
  ['a counter', 'collections.Counter(range(10 ** 7))'],
  ['the elements of a counter', 'list(collections.Counter(a=10 ** 12).elements())'],
  ['a defaultdict', 'd = collections.defaultdict(list) ;; [d[i] for i in range(10 ** 7)]'],
  ['an ordered dict', 'd = collections.OrderedDict.fromkeys(range(10 ** 7))'],
  ['fields of a namedtuple', "[collections.namedtuple('P', 'x' * 1000 + str(i)) for i in range(10 ** 5)]"],
])('%s ends at a limit', (_what, program) => {
  expect(answer(program, modules, { memory: 2_000_000, steps: 2_000_000 })).toBe('limit');
});

test('what deques hold stays counted as long as they are held', () => {
  const program = 'x = [collections.deque([None] * 200) for i in range(5000)] ;; len(x)';
  expect(answer(program, modules, { memory: 2_000_000 })).toBe('limit');
});

test('work at the front of a long ordered dict is counted', () => {
  const program =
    'd = collections.OrderedDict.fromkeys(range(1000)) ;; [d.move_to_end(999 - i, False) for i in range(1000)]';
  expect(answer(program, modules, { steps: 30_000 })).toBe('limit');
});

test('an ordered dict gives its first items as fast as its last', () => {
  const program =
    'd = collections.OrderedDict.fromkeys(range(50000)) ;; len([d.popitem(last=False) for i in range(50000)])';
  const took = processorTime(() => expect(answer(program, modules)).toBe('50000'));
  expect(took).toBeLessThan(2000);
});

test('what the policy refuses of a namedtuple are the names with an underscore', () => {
  const refused = '"_asdict" is an invalid attribute name because it starts with "_".';
  expect(answer("collections.namedtuple('P', 'x')(1)._asdict()", modules)).toBe(refused);
  expect(answer("collections.namedtuple('P', 'x')(1).x", modules)).toBe('1');
});

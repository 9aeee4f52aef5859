// The itertools module: CPython's answers, and limits on what never ends.
import { expect, test } from 'vitest';
import { itertoolsModule } from '../../stdlib/modules/itertools.ts';
import { answer, differing } from './recorded-modules.ts';

const modules = [itertoolsModule];

test('every recorded case has the answer of CPython', () => {
  expect(differing('itertools', modules)).toEqual([]);
});

test.each([
  ['sum(itertools.count())', 'limit'],
  ['list(itertools.islice(itertools.count(), 10 ** 12, None))', 'limit'],
  ['sum(itertools.cycle([1]))', 'limit'],
  ['sum(itertools.repeat(1))', 'limit'],
  ['list(itertools.filterfalse(None, itertools.repeat(1)))', 'limit'],
  ['list(itertools.product(range(100), repeat=10))', 'limit'],
])('%s ends at a limit', (source, expected) => {
  expect(answer(source, modules, { steps: 100_000 })).toBe(expected);
});

test.each([
  'a, b = itertools.tee(range(100000)) ;; sum(a)',
  'x = [itertools.cycle([None] * 200) for i in range(2000)] ;; [[next(c) for i in range(201)] and 1 for c in x]',
])('what is kept by %s counts as memory', (source) => {
  expect(answer(source, modules, { memory: 1_500_000 })).toBe('limit');
});

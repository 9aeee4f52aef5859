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

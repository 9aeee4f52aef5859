// The functools module: CPython's answers, and a cache that counts as memory.
import { expect, test } from 'vitest';
import { functoolsModule } from '../../stdlib/modules/functools.ts';
import { answer, differing } from './recorded-modules.ts';

test('every recorded case has the answer of CPython', () => {
  expect(differing('functools', [functoolsModule])).toEqual([]);
});

test('a cache of small answers counts as memory too', () => {
  const program = 'f = functools.cache(lambda x: x) ;; sum(f(i) for i in range(50000))';
  expect(answer(program, [functoolsModule], { memory: 1_500_000 })).toBe('limit');
});

test('a cache without a limit runs into the limit of memory', () => {
  const program = 'f = functools.cache(lambda x: "a" * 1000 + str(x)) ;; [f(i) and 1 for i in range(10000)]';
  expect(answer(program, [functoolsModule], { memory: 2_000_000 })).toBe('limit');
});

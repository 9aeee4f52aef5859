// The decimal module: CPython's answers, limits on what numbers cost, and contexts that belong to one run.
import { expect, test } from 'vitest';
import { decimalModule } from '../../stdlib/modules/decimal.ts';
import { answer, differing } from './recorded-modules.ts';

const modules = [decimalModule];

test('every recorded case has the answer of CPython', () => {
  expect(differing('decimal', modules)).toEqual([]);
});

test.each([
  ['digits without end', 'decimal.getcontext().prec ;; c = decimal.Context(prec=10 ** 9) ;; c.divide(1, 3)'],
  ['a root with many digits', 'decimal.Context(prec=50000).sqrt(2)'],
  ['e with many digits', 'decimal.Context(prec=50000).exp(1)'],
  ['a logarithm with many digits', 'decimal.Context(prec=50000).ln(3)'],
  ['a power with many digits', "decimal.Context(prec=50000).power(decimal.Decimal('1.1'), decimal.Decimal('0.5'))"],
  ['an int from a large exponent', "int(decimal.Decimal('1e900000'))"],
  ['a sum of distant numbers', "decimal.Context(prec=10 ** 6).add(decimal.Decimal('1e999999'), 1)"],
  ['a fixed form of a large number', "format(decimal.Decimal('1e999999999'), 'f')"],
  ['a fixed form of a small number', "format(decimal.Decimal('1e-999999999'), 'f')"],
  ['a width', "format(decimal.Decimal(1), '999999999')"],
  ['a ratio of a small number', "decimal.Decimal('1e-900000').as_integer_ratio()"],
  [
    'squares of squares',
    "x = decimal.Decimal('1.1') ;; decimal.setcontext(decimal.Context(prec=10 ** 6)) ;; [x := x * x for i in range(30)]",
  ],
  ['many digits as a text', "decimal.Decimal('1' * 4000000) + 1"],
])('%s ends at a limit', (_what, program) => {
  expect(answer(program, modules, { steps: 300_000, memory: 8_000_000 })).toBe('limit');
});

test.each([
  ["decimal.Decimal('1e999999999') + 1 == decimal.Decimal('1e999999999')", 'decimal.Overflow'],
  ["decimal.Decimal('1e-999999999') < 1", 'True'],
  ["decimal.Decimal('1e999999999') > decimal.Decimal('1e-999999999')", 'True'],
  ["hash(decimal.Decimal('1e999999999')) == hash(decimal.Decimal('1e999999999'))", 'True'],
  ["{decimal.Decimal('1e999999999'): 1}[decimal.Decimal('1e999999999')]", '1'],
])('%s costs little', (program, expected) => {
  expect(answer(program, modules, { steps: 10_000 })).toContain(expected);
});

test('the digits of numbers that are held stay counted', () => {
  const program = "x = [decimal.Decimal('1' * 2000) for i in range(5000)] ;; len(x)";
  expect(answer(program, modules, { memory: 2_000_000 })).toBe('limit');
});

test('a run begins with the default context, whatever another run did to its own', () => {
  const shown = answer('decimal.getcontext()', modules);
  answer('c = decimal.getcontext() ;; c.prec = 3 ;; c.divide(1, 3)', modules);
  expect(answer('decimal.getcontext()', modules)).toBe(shown);
});

test('the contexts of the module cannot be changed', () => {
  const refused = 'AttributeError: this context belongs to the module; change a copy of it';
  expect(answer('c = decimal.DefaultContext ;; c.prec = 3 ;; c', modules)).toBe(refused);
  expect(answer('c = decimal.ExtendedContext ;; c.flags[decimal.Inexact] = True ;; c', modules)).toBe(refused);
  expect(answer('c = decimal.ExtendedContext ;; x = c.divide(1, 3) ;; c.flags[decimal.Inexact]', modules)).toBe(
    'False',
  );
});

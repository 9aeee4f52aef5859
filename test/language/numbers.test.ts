// Numbers against recordings of CPython 3.11 (made by record_numbers.py).
import { describe, expect, test } from 'vitest';
import { replay } from './recorded-numbers.ts';

/** Whether two texts of numbers differ in the last digits only. */
function close(python: string, ours: string): boolean {
  const [left, right] = [python, ours].map((text) => text.match(/-?[\d.]+(?:e[+-]\d+)?/g)?.map(Number) ?? []);
  if (left === undefined || right === undefined || left.length === 0 || left.length !== right.length) return false;
  return left.every((value, at) => Math.abs(value - (right[at] as number)) <= 4e-15 * Math.abs(value));
}

describe('numbers answer as CPython 3.11 does', () => {
  test.each([
    ['numbers-operators', 'every operator over special ints, bools, floats, complex numbers and others'],
    ['numbers-random', 'arithmetic, reprs and hashes of random numbers of all sizes'],
    ['numbers-powers', 'powers of floats, to the last digit'],
    ['numbers-round', 'rounding to any number of digits, ties included'],
    ['numbers-format', 'format specifications, right and wrong, of every kind of number and of texts'],
    ['numbers-texts', 'texts read by int, float, complex and float.fromhex'],
    ['numbers-conversions', 'constructors and pow with three arguments, with all their errors'],
    ['numbers-methods', 'methods and attributes'],
  ])('%s: %s', (recording) => {
    const { rows, differences } = replay(recording);
    expect(rows).toBeGreaterThan(600);
    expect(differences).toEqual([]);
  });

  // C's own functions miss the nearest float now and then, so that not every last digit can be foretold.
  test.each([
    ['numbers-complex-powers', 'powers of complex numbers'],
    ['numbers-math', 'the functions of the math module'],
  ])('%s: %s, the last digit of one in a hundred aside', (recording) => {
    const { rows, differences } = replay(recording);
    expect(differences.length).toBeLessThan(rows / 100);
    expect(differences.filter(({ python, ours }) => !close(python, ours))).toEqual([]);
  });
});

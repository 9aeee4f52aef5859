// Builtins against CPython: values and errors of built-in functions and of the names that scripts are given.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { frappeBuiltins, frappeGlobals } from '../../stdlib/builtins/frappe-builtins.ts';
import { limitedBuiltins } from '../../stdlib/builtins/limited-builtins.ts';
import { safeBuiltins } from '../../stdlib/builtins/safe-builtins.ts';
import { evaluate, play } from './plain.ts';

type Recording = readonly (readonly [source: string, expected: string])[];
const recording: Recording = JSON.parse(readFileSync(new URL('recordings/builtins.json', import.meta.url), 'utf8'));

describe('expressions over builtins give what CPython 3.11 gives', () => {
  test.each(recording)('%s', (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});

describe('sum of floats', () => {
  const sums: readonly (readonly [source: string, old: string, since: string])[] = [
    ['sum([0.1] * 10)', '0.9999999999999999', '1.0'],
    ['sum([1e100, 1, -1e100])', '0.0', '0.0'],
    ['sum([1e100, 1.0, -1e100])', '0.0', '1.0'],
    ['sum([1, 0.1, 0.2, True])', '2.3', '2.3'],
    ['sum([0.1, 0.2, 0.3])', '0.6000000000000001', '0.6'],
    ['sum([0.1] * 3, 0.5)', '0.7999999999999999', '0.8'],
    ['sum([0.1, 0.2, 0.3, 10 ** 20])', '1e+20', '1e+20'],
    ['sum([1e308, 1e308, -1e308])', 'inf', 'inf'],
  ];
  test.each(sums)('%s is %s before Python 3.12', (source, old) => {
    expect(evaluate(source)).toBe(old);
  });
  test.each(sums)('%s (once %s) is %s since', (source, _old, since) => {
    expect(evaluate(source, '3.13')).toBe(since);
  });
});

describe('the sets of builtins', () => {
  test('safe_builtins has no container types and no reflection', () => {
    const refused = ['list', 'dict', 'set', 'type', 'object', 'getattr', 'vars', 'open', 'print', 'RecursionError'];
    expect(refused.filter((name) => safeBuiltins.has(name))).toEqual([]);
  });

  test('safe_builtins has all of its names that a script can say', () => {
    expect(safeBuiltins.size).toBe(79);
  });

  test('limited_builtins replaces three names', () => {
    expect([...limitedBuiltins.keys()]).toEqual(['range', 'list', 'tuple']);
  });

  test("Frappe's additions are found beside safe_builtins", () => {
    expect([...frappeGlobals.keys()].filter((name) => !frappeBuiltins.has(name))).toEqual([]);
  });
});

describe('builtins under limits', () => {
  const limited: readonly (readonly [string, string])[] = [
    ['sum(range(10 ** 9))', 'steps'],
    ['pow(3, 2 ** 200000, 2 ** 200000 + 1)', 'steps'],
    ['max(range(10 ** 12))', 'steps'],
    ['any(iter(int, 1))', 'steps'],
    ['bin(1 << 200000).count("1") + len(["x" * 10 ** 7 for i in range(9)])', 'string'],
  ];
  test.each(limited)('%s ends at the limit of %s', (source, kind) => {
    const { outcome } = play(source, 'eval', { steps: 200_000 });
    expect(outcome).toMatchObject({ status: 'limit', stop: { limit: kind } });
  });

  test('nested tuples of classes do not overflow the stack of isinstance', () => {
    const { outcome } = play('c = int\nfor i in range(5000):\n    c = (c,)\nisinstance("", c)');
    expect(outcome).toMatchObject({ status: 'exception', exception: { type: { name: 'RecursionError' } } });
  });

  const nested = ['isinstance(1, (("a",),))', '[[A()]] == [[A()]]', 'repr([[B()]])', 'hash(((B(), []), 1))'];
  test.each(nested)('catching the error of %s again and again does not use up the depth', (source) => {
    const classes =
      'A = type("A", (), {"__eq__": lambda s, o: 1 / 0})\nB = type("B", (), {"__repr__": lambda s: 1 / 0})\n';
    const loop = `for i in range(3000):\n    try:\n        ${source}\n    except (TypeError, ZeroDivisionError):\n        pass`;
    expect(play(classes + loop).outcome.status).toBe('ok');
  });
});

// The random module: for a seed, the numbers of CPython 3.11.
import { expect, test } from 'vitest';
import { compile } from '../../src/language/python.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { allBuiltins } from '../../stdlib/builtins/all-builtins.ts';
import { randomMembers } from '../../stdlib/modules/random.ts';

/** Each answer is CPython 3.11's own. */
const CASES: readonly (readonly [source: string, expected: string])[] = [
  ['[seed(42), random(), random()][1:]', '[0.6394267984578837, 0.025010755222666936]'],
  [
    '[seed(0), getrandbits(32), getrandbits(100), getrandbits(1)][1:]',
    '[3626764237, 545901364925619753122680238014, 0]',
  ],
  ['[seed(2 ** 100), randint(1, 6), randrange(10), randrange(5, 50, 5), randrange(10, 0, -3)][1:]', '[1, 3, 10, 7]'],
  ["[seed(7), choice([1, 2, 3]), choice('abc'), uniform(1, 5)][1:]", "[2, 'a', 2.579293985692694]"],
  ['[seed(1), sample([1, 2, 3, 4, 5, 6, 7], 3), sample(range(1000), 5)][1:]', '[[2, 5, 1], [261, 120, 507, 779, 460]]'],
  ['[seed(-5), random()][1:]', '[0.6229016948897019]'],
  ['[seed(1.5), random()][1:]', '[0.551763726942059]'],
  [
    '[seed(3), [randrange(10 ** 30) for i in range(2)]][1:]',
    '[[201574606653700240791155982333, 602444612835390414130857206180]]',
  ],
  [
    '[seed(1), sample(range(100), 20)][1:]',
    '[[17, 72, 97, 8, 32, 15, 63, 57, 60, 83, 48, 26, 12, 62, 3, 49, 55, 77, 98, 0]]',
  ],
  ['randrange(0)', "ValueError('empty range for randrange()')"],
  ['randrange(5, 5)', "ValueError('empty range for randrange() (5, 5, 0)')"],
  ['randrange(1, 2, 0)', "ValueError('zero step for randrange()')"],
  ['sample([1], 2)', "ValueError('Sample larger than population or is negative')"],
  ['sample({1}, 1)', "TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).')"],
  ['getrandbits(-1)', "ValueError('number of bits must be non-negative')"],
  ['choice([])', "IndexError('Cannot choose from an empty sequence')"],
];

function evaluate(source: string, random?: () => number): string {
  const run = new Run({ limits: defaultLimits, ...(random === undefined ? {} : { random }) });
  const script = compile(source, { policy: 'restrictedpython', python: '3.11', filename: 't', mode: 'eval' });
  const outcome = script.run({ run, globals: new Namespace(), builtins: new Map([...allBuiltins, ...randomMembers]) });
  if (outcome.status === 'ok') return repr(run, outcome.value);
  return outcome.status === 'exception' ? repr(run, outcome.exception) : outcome.status;
}

test.each(CASES)('%s', (source, expected) => {
  expect(evaluate(source)).toBe(expected);
});

test('without a seed the numbers come from the host', () => {
  expect(evaluate('random()', () => 0.5)).toBe(evaluate('random()', () => 0.5));
  expect(evaluate('random()', () => 0.5)).not.toBe(evaluate('random()', () => 0.25));
});

test('without a host there are none', () => {
  expect(evaluate('random()')).toContain('this run has no source of randomness');
});

// Modules of Python under RestrictedPython's guards: what they let through and what they refuse is what the real ones do.
import { expect, test } from 'vitest';
import { modules } from '../../src/modules.ts';
import { compile } from '../../src/python.ts';

const { collections, decimal, re } = modules;

function played(text: string) {
  const script = compile(text, { policy: 'restrictedpython', python: '3.11' });
  const [problem] = script.problems;
  if (problem !== undefined) return problem.message;
  const { outcome, variables } = script.run({ globals: { collections, decimal, re } });
  return outcome.status === 'exception' ? `${outcome.type}: ${outcome.message}` : variables['x'];
}

test.each([
  [
    "m = re.match('(?P<a>x)', 'x')\nx = [m.group('a'), m['a'], m.groupdict(), m.span()]",
    "['x', 'x', {'a': 'x'}, (0, 1)]",
  ],
  ["x = re.sub('[0-9]+', lambda m: str(int(m.group()) + 1), 'a1 b9')", "'a2 b10'"],
  [
    "P = collections.namedtuple('P', 'a b')\np = P(1, 2)\nx = [p.a, p[1], p == (1, 2), str(p)]",
    "[1, 2, True, 'P(a=1, b=2)']",
  ],
  ["x = collections.Counter('abca').most_common(1)", "[('a', 2)]"],
  ['x = collections.deque([1])\nx.append(2)', 'deque([1, 2])'],
  ['decimal.setcontext(decimal.Context(prec=5))\nx = decimal.Decimal(1) / 3', "Decimal('0.33333')"],
  ['with decimal.localcontext(prec=4):\n    x = decimal.Decimal(1) / 3', "Decimal('0.3333')"],
  ['x = decimal.Decimal(1)\nx += 1', "Decimal('2')"],
])('%s works', (text, expected) => {
  expect(played(text)).toBe(expected);
});

test.each([
  [
    "x = collections.namedtuple('P', 'a')(1)._asdict()",
    '"_asdict" is an invalid attribute name because it starts with "_".',
  ],
  ["x = collections.Counter()\nx['a'] = 1", 'TypeError: object does not support item or slice assignment'],
  ['x = collections.deque([1])\nx[0] = 2', 'TypeError: object does not support item or slice assignment'],
  ['x = decimal.getcontext()\nx.prec = 5', 'TypeError: attribute-less object (assign or del)'],
])('%s is refused', (text, expected) => {
  expect(played(text)).toContain(expected);
});

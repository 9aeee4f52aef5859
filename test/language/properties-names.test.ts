// Attribute look-up (threat model P4): whatever the name and whatever the value, what comes is ours, None, or a Python exception.
import { expect, test } from 'vitest';
import { frappe16Guards, restrictedPythonGuards } from '../../src/language/policy/guards/sets.ts';
import { compile, outcomeOf } from '../../src/language/python.ts';
import { findAttribute } from '../../src/language/runtime/attributes.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { Run } from '../../src/language/runtime/run.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';
import { allBuiltins } from '../../stdlib/builtins/all-builtins.ts';
import { builtinsFor } from '../../stdlib/builtins/profiles.ts';
import { strangeness } from './deep-check.ts';

/** The names of all properties of everything that can be reached from the engine's global object. */
function engineNames(): readonly string[] {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const waiting: unknown[] = [globalThis];
  for (let item = waiting.pop(); item !== undefined && seen.size < 4000; item = waiting.pop()) {
    if ((typeof item !== 'object' && typeof item !== 'function') || item === null || seen.has(item)) continue;
    seen.add(item);
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(item))) {
      names.add(name);
      waiting.push(property.value, property.get);
    }
    waiting.push(Object.getPrototypeOf(item));
  }
  return [...names];
}

const VALUES = `
def f(a, b=1):
    yield a
class Box:
    size = 1
    def m(self):
        pass
box = Box()
box.a = 1
def caught():
    try:
        1 / 0
    except ZeroDivisionError as error:
        return error
values = [None, True, 1, 2**70, 1.5, 1j, 'text', b'raw', [1], (1,), {'a': 1}, {1}, frozenset([1]), range(3), slice(1),
          f, f(1), Box, box, box.m, caught(), len, int, str.upper, 'a'.upper, {}.items(), {}.keys(), zip(), Ellipsis,
          math, string, (i for i in []), ValueError]
`;

function values(run: Run): readonly PyValue[] {
  const globals = new Namespace([['__name__', 'script']]);
  const script = compile(VALUES, { policy: 'restrictedpython', python: '3.11' });
  expect(script.errors).toEqual([]);
  const outcome = script.run({ run, globals, builtins: builtinsFor('restrictedpython') });
  expect(outcome.status).toBe('ok');
  const made = globals.get('values');
  if (made === null || typeof made !== 'object' || !('items' in made)) throw new Error('no values');
  return [...(made.items as readonly PyValue[]), ...allBuiltins.values()];
}

const NAMES = [
  ...engineNames(),
  '',
  ' ',
  '\ud800',
  '__proto__',
  '__class__',
  '__dict__',
  '#private',
  'é',
  '0',
  '-1',
  'type',
  'value',
  'items',
  'slots',
  'attributes',
];

test.each([
  ['restrictedpython', restrictedPythonGuards],
  ['frappe', frappe16Guards],
])('under %s no name of the engine reads anything but Python values', (_name, guards) => {
  const run = new Run({ limits: { ...defaultLimits, steps: 1e12, memory: 1e12 } });
  const strange: string[] = [];
  for (const value of values(run)) {
    for (const name of NAMES) {
      const outcome = outcomeOf(run, () => guards.attribute(name)?.(run, value) ?? null);
      const found = outcome.status === 'ok' ? strangeness(run, outcome.value) : undefined;
      if (outcome.status === 'fault' || found !== undefined) strange.push(`${name}: ${found ?? outcome.status}`);
    }
  }
  expect(strange).toEqual([]);
});

test('even without a guard no name of the engine reads anything but Python values', () => {
  const run = new Run({ limits: { ...defaultLimits, steps: 1e12, memory: 1e12 } });
  const strange: string[] = [];
  for (const value of values(run)) {
    for (const name of NAMES) {
      const outcome = outcomeOf(run, () => findAttribute(run, value, name) ?? null);
      const found = outcome.status === 'ok' ? strangeness(run, outcome.value) : undefined;
      if (outcome.status === 'fault' || found !== undefined) strange.push(`${name}: ${found ?? outcome.status}`);
    }
  }
  expect(strange).toEqual([]);
});
